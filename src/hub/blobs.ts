/** `/blobs/<address>`: sealed photos, brought in parts, believed only when their bytes have the address. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Denied, type Admission, type Member } from './admission.ts'
import type { Guard } from './guard.ts'
import type { BlobLog } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Settings } from './settings.ts'

/** Bytes that are written as one part. */
const PART = 2 ** 20

export interface BlobParts {
  blobs: BlobLog
  admission: Admission
  guard: Guard
  metrics: Metrics
  settings: Settings
}

/** An answer: a status, what to say about it, and perhaps how far the blob is. */
interface Reply {
  status: number
  sentence: string
  headers?: OutgoingHttpHeaders
}

/** What `Content-Range` says; without one the body is everything. */
interface Range {
  from: number
  to: number
  total: number
  isQuestion: boolean
}

export class BlobDoor {
  readonly #parts: BlobParts
  constructor(parts: BlobParts) {
    this.#parts = parts
  }

  /** Answers; rejects only if the connection breaks or the disk does. */
  async answer(hash: string, near: boolean, request: IncomingMessage, response: ServerResponse) {
    const member = await this.#member(request, near)
    if ('status' in member) return reply(response, member)
    if (request.method === 'PUT') return reply(response, await this.#put(member, hash, request))
    await this.#get(member, hash, request, response)
  }

  async #member(request: IncomingMessage, near: boolean): Promise<Member | Reply> {
    const found = /^Hub ([A-Za-z0-9_-]{1,4000})$/.exec(request.headers.authorization ?? '')
    const text = Buffer.from(found?.[1] ?? '', 'base64url').toString()
    try {
      return await this.#parts.admission.admit(text, near)
    } catch (error) {
      const reason = error instanceof Denied ? error.reason : 'token'
      this.#parts.metrics.refuse(reason)
      return { status: 401, sentence: reason }
    }
  }

  async #put({ room, role }: Member, hash: string, request: IncomingMessage): Promise<Reply> {
    const { blobs, guard, settings } = this.#parts
    if (role === 'reading') return { status: 403, sentence: 'role' }
    if (guard.reason) return { status: 507, sentence: guard.reason }
    const { size, isWhole } = await blobs.state(room.id, hash)
    if (isWhole) {
      await blobs.finish(room.id, hash)
      return { status: 200, sentence: 'whole', headers: reached(size) }
    }
    const range = rangeOf(request)
    if (!range) return { status: 400, sentence: 'range' }
    if (range.total > settings.mostBlobBytes) return { status: 413, sentence: 'size' }
    if (range.isQuestion) return { status: 202, sentence: 'part', headers: reached(size) }
    const used = await blobs.used(room.id)
    if (used + room.bytes + range.to - range.from > settings.mostRoomBytes)
      return { status: 507, sentence: 'room' }
    if (range.from !== size) return { status: 409, sentence: 'place', headers: reached(size) }
    return this.#take(room.id, hash, request, range)
  }

  async #take(room: string, hash: string, request: IncomingMessage, range: Range): Promise<Reply> {
    const { blobs, guard, metrics } = this.#parts
    let at = range.from
    const keep = async (bytes: Buffer): Promise<void> => {
      if (bytes.length) await blobs.add(room, hash, at, bytes)
      at += bytes.length
    }
    let waiting: Buffer[] = []
    let size = 0
    for await (const chunk of request as AsyncIterable<Buffer>) {
      waiting.push(chunk)
      size += chunk.length
      if (at + size > range.to) return { status: 400, sentence: 'range' }
      if (size < PART) continue
      await keep(Buffer.concat(waiting))
      waiting = []
      size = 0
    }
    await keep(Buffer.concat(waiting)).catch((error: unknown) => {
      guard.fail()
      throw error
    })
    if (at < range.total) return { status: 202, sentence: 'part', headers: reached(at) }
    const digest = createHash('sha256')
    for await (const piece of blobs.read(room, hash, 0)) digest.update(piece)
    if (digest.digest('base64url') !== hash) {
      await blobs.drop(room, hash)
      metrics.refuse('blob')
      return { status: 422, sentence: 'address' }
    }
    await blobs.finish(room, hash)
    metrics.count('blobs_total')
    return { status: 201, sentence: 'whole', headers: reached(at) }
  }

  async #get(member: Member, hash: string, request: IncomingMessage, response: ServerResponse) {
    const { blobs } = this.#parts
    const { size, isWhole } = await blobs.state(member.room.id, hash)
    if (!isWhole) return reply(response, { status: 404, sentence: 'none', headers: reached(size) })
    const found = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const from = found ? Number(found[1]) : 0
    const to = found?.[2] ? Math.min(Number(found[2]) + 1, size) : size
    if (from >= to && size > 0) {
      const headers = { 'Content-Range': `bytes */${size}` }
      return reply(response, { status: 416, sentence: 'range', headers })
    }
    response.writeHead(found ? 206 : 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': to - from,
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'private, max-age=31536000, immutable',
      ...(found && { 'Content-Range': `bytes ${from}-${to - 1}/${size}` }),
    })
    if (request.method !== 'HEAD')
      await send(blobs.read(member.room.id, hash, from), to - from, response)
    response.end()
  }
}

async function send(pieces: AsyncIterable<Uint8Array>, length: number, response: ServerResponse) {
  let left = length
  for await (const piece of pieces) {
    const bytes = piece.subarray(0, left)
    left -= bytes.length
    if (!response.write(bytes)) {
      await new Promise((resolve) => {
        response.once('drain', resolve)
        response.once('close', resolve)
      })
    }
    if (left === 0 || response.destroyed) return
  }
}

function rangeOf({ headers }: IncomingMessage): Range | undefined {
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

/** How far a blob is; without bytes there is no range. */
function reached(size: number): OutgoingHttpHeaders {
  return size > 0 ? { Range: `bytes=0-${size - 1}` } : {}
}

function reply(response: ServerResponse, { status, sentence, headers = {} }: Reply): void {
  // A body that was refused is not read to its end.
  if (status >= 400 && status !== 404) response.shouldKeepAlive = false
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(`${sentence}\n`)
}
