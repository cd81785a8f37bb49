/** What requests about photos say, and what they are answered: parts, kinds and how far one is. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Blob } from './log.ts'

/** An answer: a status, what to say about it, and perhaps how far the blob is. */
export interface Reply {
  status: number
  sentence: string
  headers?: OutgoingHttpHeaders
}

/** What `Content-Range` says; without one the body is everything. */
export interface Range {
  from: number
  to: number
  total: number
  isQuestion: boolean
}

/** Undefined if it is no part that can be. */
export function rangeOf({ headers }: IncomingMessage): Range | undefined {
  const asked = /^bytes \*\/(\d{1,12})$/.exec(headers['content-range'] ?? '')
  if (asked) return { from: 0, to: 0, total: Number(asked[1]), isQuestion: true }
  const part = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/.exec(headers['content-range'] ?? '')
  if (!part && headers['content-range'] !== undefined) return undefined
  const length = Number(headers['content-length'] ?? NaN)
  if (!Number.isSafeInteger(length)) return undefined
  if (!part) return { from: 0, to: length, total: length, isQuestion: false }
  const [from = 0, last = 0, total = 0] = part.slice(1).map(Number)
  const isPart = from <= last && last < total && last - from + 1 === length
  return isPart ? { from, to: last + 1, total, isQuestion: false } : undefined
}

/** Whatever says nothing else is an original. */
export function kindOf({ headers }: IncomingMessage): Blob['kind'] {
  return headers['blob-kind'] === 'thumbnail' ? 'thumbnail' : 'original'
}

/** How far a blob is; without bytes there is no range. */
export function reached(size: number): OutgoingHttpHeaders {
  return size > 0 ? { Range: `bytes=0-${size - 1}` } : {}
}

/** Ends the request with a status and one word. */
export function reply(response: ServerResponse, { status, sentence, headers = {} }: Reply): void {
  // A body that was refused is not read to its end.
  if (status >= 400 && status !== 404) response.shouldKeepAlive = false
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(`${sentence}\n`)
}
