/** Decides what one request gets: a file, the page for an address of the app, or a plain refusal. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { ServedFile } from './files.ts'
import { SECURITY } from './headers.ts'
import type { Hub } from './hub.ts'

/** Answers one request; every answer carries the security headers and ends. */
export function answer(
  { files, hub }: { files: Map<string, ServedFile>; hub: Hub | undefined },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const method = request.method ?? ''
  const path = pathOf(request.url ?? '')
  if (path !== undefined && hub?.request(path, request, response)) return
  // What a request carries is of no interest, but unread it would keep the connection.
  request.resume()
  if (method !== 'GET' && method !== 'HEAD')
    refuse(response, 405, 'This server only answers GET and HEAD.', { Allow: 'GET, HEAD' })
  else if (path === undefined) refuse(response, 400, 'This address cannot be read.')
  else if (path === '/health') send(response, 200, health(hub))
  else sendFile(request, response, find(files, path))
}

/** Ends a request with one plain sentence, and the connection with it. */
export function refuse(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response.shouldKeepAlive = false
  const type = 'text/plain; charset=utf-8'
  send(response, status, { body: Buffer.from(`${sentence}\n`), type, headers })
}

/** The decoded path without query, or undefined when it is malformed. */
function pathOf(url: string): string | undefined {
  if (!url.startsWith('/')) return undefined
  try {
    const path = decodeURIComponent(/^[^?#]*/.exec(url)?.[0] ?? '')
    return path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}

/** An address without an extension is a route of the app: the page finds out itself. */
function find(files: Map<string, ServedFile>, path: string): ServedFile | undefined {
  const isRoute = !/\.[^/]*$/.test(path) && !path.startsWith('/assets/')
  return files.get(path) ?? (isRoute ? files.get(pageOf(path)) : undefined)
}

/** Whoever answers a survey by a link gets the light page of their own. */
function pageOf(path: string): string {
  return /^\/antworten(\/|$)/.test(path) ? '/antworten.html' : '/index.html'
}

/** Read-only is no reason to be restarted: the answer stays 200 and says it. */
function health(hub: Hub | undefined) {
  const type = 'application/json; charset=utf-8'
  const body = Buffer.from(`${JSON.stringify(hub?.health ?? { status: 'ok' })}\n`)
  return { body, type, headers: { 'Cache-Control': 'no-store' } }
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile | undefined,
): void {
  if (!file) {
    refuse(response, 404, 'There is nothing here.', { 'Cache-Control': 'no-store' })
    return
  }
  const { packed, etag, type, caching } = file
  const headers: OutgoingHttpHeaders = { ETag: etag, 'Cache-Control': caching }
  if (packed) headers.Vary = 'Accept-Encoding'
  if (mentions(request.headers['if-none-match'], etag)) {
    response.writeHead(304, { ...SECURITY, ...headers }).end()
    return
  }
  const gzip = packed && accepts(request.headers['accept-encoding'])
  if (gzip) headers['Content-Encoding'] = 'gzip'
  send(response, 200, { body: gzip ? packed : file.bytes, type, headers })
}

function mentions(condition: string | undefined, etag: string): boolean {
  return condition !== undefined && (condition.trim() === '*' || condition.includes(etag))
}

function accepts(encodings: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(encodings ?? ''))
}

function send(
  response: ServerResponse,
  status: number,
  { body, type, headers }: { body: Buffer; type: string; headers: OutgoingHttpHeaders },
): void {
  response.writeHead(status, {
    ...SECURITY,
    'Content-Type': type,
    'Content-Length': body.length,
    ...headers,
  })
  // To HEAD, Node sends the headers alone.
  response.end(body)
}
