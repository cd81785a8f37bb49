/** `/blobs/<address>`: sealed photos, brought in parts, believed only when their bytes have the address; `/blobs` lists them. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { MOST_BLOBS } from '#schema/hub.ts'
import { Denied, type Admission, type Member } from './admission.ts'
import type { Guard } from './guard.ts'
import { kindOf, rangeOf, reached, reply, type Range, type Reply } from './blob-answers.ts'
import { BlobPace } from './blob-pace.ts'
import type { Blob, BlobLog } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Settings } from './settings.ts'

/** Bytes that are written as one part. */
const PART = 2 ** 20
/** Blobs of one room: many tiny ones cost more than their bytes. */
const MOST_IN_ROOM = 20_000
/** Uploads at the same time, each with a part in memory; more are asked to come again. */
const MOST_UPLOADS = 32

export interface BlobParts {
  blobs: BlobLog
  admission: Admission
  guard: Guard
  metrics: Metrics
  settings: Settings
}

export class BlobDoor {
  readonly #parts: BlobParts
  readonly #pace: BlobPace
  #uploads = 0

  constructor(parts: BlobParts) {
    this.#parts = parts
    this.#pace = new BlobPace(parts.settings)
  }

  /** Answers; rejects only if the connection breaks or the disk does. */
  async answer(hash: string, near: boolean, request: IncomingMessage, response: ServerResponse) {
    const member = await this.#admit(request, near)
    if ('status' in member) return reply(response, member)
    if (request.method === 'PUT') {
      const answer = await this.#put(member, hash, request)
      await readRest(request, this.#parts.settings.mostBlobBytes)
      return reply(response, answer)
    }
    await this.#get(member, hash, request, response)
  }

  /** One page of what the room has brought, behind the address `after`. */
  async list(after: string, near: boolean, request: IncomingMessage, response: ServerResponse) {
    const member = await this.#admit(request, near)
    if ('status' in member) return reply(response, member)
    const blobs = await this.#parts.blobs.list(member.room.id, after, MOST_BLOBS)
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    }
    response.writeHead(200, headers).end(`${JSON.stringify({ blobs })}\n`)
  }

  async #admit(request: IncomingMessage, near: boolean): Promise<Member | Reply> {
    const member = await this.#member(request, near)
    if ('status' in member) return member
    const wait = this.#pace.ask(member)
    return wait > 0 ? this.#slow(wait) : member
  }

  #slow(milliseconds: number): Reply {
    this.#parts.metrics.refuse('pace')
    const headers = { 'Retry-After': Math.ceil(milliseconds / 1000) }
    return { status: 429, sentence: 'pace', headers }
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

  async #put(member: Member, hash: string, request: IncomingMessage): Promise<Reply> {
    const { room, role } = member
    const { blobs, guard, settings } = this.#parts
    const kind = kindOf(request)
    if (role === 'reading') return { status: 403, sentence: 'role' }
    if (guard.reason) return { status: 507, sentence: guard.reason }
    const { size, isWhole } = await blobs.state(room.id, hash)
    if (isWhole) {
      await blobs.finish(room.id, hash, kind)
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
    if (!size && (await blobs.count(room.id)) >= MOST_IN_ROOM)
      return { status: 507, sentence: 'room' }
    if (this.#uploads >= MOST_UPLOADS) return this.#slow(1000)
    this.#pace.carry(member, range.to - range.from)
    this.#uploads += 1
    try {
      return await this.#take(room.id, { hash, kind }, request, range)
    } finally {
      this.#uploads -= 1
    }
  }

  async #take(
    room: string,
    { hash, kind }: Pick<Blob, 'hash' | 'kind'>,
    request: IncomingMessage,
    range: Range,
  ): Promise<Reply> {
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
    await blobs.finish(room, hash, kind)
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
    if (request.method !== 'HEAD') this.#pace.carry(member, to - from)
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

/**
 * Reads what is left of a body, up to `most` bytes, and throws it away: a proxy that is still sending when the
 * connection closes tells its client of a broken hub instead of the answer.
 */
function readRest(request: IncomingMessage, most: number): Promise<void> {
  let left = most
  return new Promise((resolve) => {
    if (request.readableEnded || request.destroyed) return resolve()
    request.on('data', ({ length }: Buffer) => {
      left -= length
      if (left < 0) resolve()
    })
    request.once('close', resolve)
    request.once('end', resolve)
  })
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
