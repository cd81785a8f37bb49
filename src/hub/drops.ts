/** `/answers/<address>`: takes one sealed answer from a phone, and gives none of the others out. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { signedBy } from '#vault/membership.ts'
import { Denied, type Admission, type Member } from './admission.ts'
import { reply, type Reply } from './blob-answers.ts'
import type { Guard } from './guard.ts'
import { RoomFull, type AppendLog, type Place, type Row } from './log.ts'
import type { Metrics } from './metrics.ts'
import { Pace } from './pace.ts'
import { holdsAnswers, quotaOf } from './quota.ts'
import type { Settings } from './settings.ts'

/** Answers a second that a room takes for long, and at once: a hall that presses the button together. */
const PER_SECOND = 20
const AT_ONCE = 600
/** Rooms whose pace is remembered; whoever was silent longest begins with a full measure. */
const MOST_ROOMS = 10_000

export interface DropParts {
  log: AppendLog
  admission: Admission
  guard: Guard
  metrics: Metrics
  settings: Settings
  /** Lets whoever is in the room see what was taken. */
  grow: (room: Place, rows: Row[]) => Promise<void>
}

export class DropDoor {
  readonly #parts: DropParts
  readonly #paces = new Map<string, Pace>()

  constructor(parts: DropParts) {
    this.#parts = parts
  }

  /** Answers; rejects only if the connection breaks or the log cannot be read. */
  async answer(hash: string, near: boolean, request: IncomingMessage, response: ServerResponse) {
    const answer = await this.#take(hash, near, request)
    if (answer.status >= 400) this.#parts.metrics.refuse(answer.sentence)
    reply(response, answer)
  }

  async #take(hash: string, near: boolean, request: IncomingMessage): Promise<Reply> {
    const { guard, settings, log } = this.#parts
    const member = await this.#member(request, near)
    if ('status' in member) return member
    if (member.role === 'reading' || !holdsAnswers(member.docId))
      return { status: 403, sentence: 'role' }
    if (!(await log.lacking(member.room.id, [hash])).length)
      return { status: 200, sentence: 'kept' }
    if (guard.reason) return { status: 507, sentence: guard.reason }
    const wait = this.#paceOf(member.room.id).take(1)
    if (wait > 0) {
      const headers = { 'Retry-After': Math.ceil(wait / 1000) }
      return { status: 429, sentence: 'pace', headers }
    }
    const bytes = await read(request, quotaOf(settings, member.docId).mostEntryBytes)
    if (!bytes) return { status: 413, sentence: 'size' }
    const signed = await signedBy(member.keys, member.docId, { hash, bytes })
    if ('unfit' in signed) return { status: 422, sentence: signed.unfit }
    return this.#keep(member, { hash, bytes })
  }

  async #keep({ room, docId }: Member, entry: { hash: string; bytes: Uint8Array }): Promise<Reply> {
    const { log, guard, metrics, settings, grow } = this.#parts
    try {
      const rows = await log.append(room, [entry], quotaOf(settings, docId).mostRoomBytes)
      metrics.count('appended_entries_total', rows.length)
      metrics.count('appended_bytes_total', entry.bytes.length)
      await grow(room, rows)
      return { status: 201, sentence: 'kept' }
    } catch (error) {
      if (error instanceof RoomFull) return { status: 507, sentence: 'room' }
      guard.fail()
      throw error
    }
  }

  async #member(request: IncomingMessage, near: boolean): Promise<Member | Reply> {
    const found = /^Hub ([A-Za-z0-9_-]{1,4000})$/.exec(request.headers.authorization ?? '')
    const text = Buffer.from(found?.[1] ?? '', 'base64url').toString()
    try {
      return await this.#parts.admission.admit(text, near)
    } catch (error) {
      return { status: 401, sentence: error instanceof Denied ? error.reason : 'token' }
    }
  }

  #paceOf(room: string): Pace {
    const pace = this.#paces.get(room) ?? new Pace(PER_SECOND, AT_ONCE)
    this.#paces.delete(room)
    this.#paces.set(room, pace)
    const [oldest] = this.#paces.keys()
    if (this.#paces.size > MOST_ROOMS && oldest !== undefined) this.#paces.delete(oldest)
    return pace
  }
}

/** Undefined if it is longer than that. */
async function read(request: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) return undefined
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
