/** Takes what members write and say: checks it, puts it on disk, answers, and lets the others see it. */
import * as Y from 'yjs'
import { ToHub, type FromHub, type Refusal } from '#schema/hub.ts'
import { signedBy, signerOf } from '#vault/membership.ts'
import { entriesIn, nextNumber, updateOf } from './carrier.ts'
import type { Gate, Desk } from './gate.ts'
import type { Guard } from './guard.ts'
import type { Journal } from './journal.ts'
import { RoomFull, RoomGone, type AppendLog, type Entry, type Place, type Row } from './log.ts'
import type { Metrics } from './metrics.ts'
import { holdsAnswers, quotaOf } from './quota.ts'
import type { TakenSeat } from './seat.ts'
import type { Settings } from './settings.ts'

/** Rows that are read at once, so that a large room stops nobody. */
const PAGE = 200

export interface DeskParts {
  log: AppendLog
  guard: Guard
  metrics: Metrics
  journal: Journal
  settings: Settings
}

export class RoomDesk implements Desk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  async write(seat: TakenSeat, update: Uint8Array, gate: Gate): Promise<void> {
    const begun = performance.now()
    let entries: Entry[]
    try {
      entries = entriesIn(update)
    } catch {
      return gate.refuse('malformed')
    }
    try {
      const isKept = await this.#keep(seat, entries)
      if (isKept) seat.confirm()
      if (isKept && entries.length) this.#parts.metrics.acknowledged(performance.now() - begun)
    } catch (error) {
      // The operator removed the room: whoever was in it enters it anew.
      if (error instanceof RoomGone) return gate.leave()
      this.#parts.journal.failed('write', error, { room: this.#parts.journal.nameOf(seat.room) })
    }
  }

  async say(seat: TakenSeat, text: string, gate: Gate): Promise<void> {
    const message = parse(text)
    if (!message) return gate.refuse('malformed')
    try {
      if (message.kind === 'hashes') await this.#compare(seat, message.hashes)
      else if (message.kind === 'supersede') await this.#supersede(seat, message)
      else this.#forward(seat, message)
    } catch (error) {
      this.#parts.journal.failed('say', error, { room: this.#parts.journal.nameOf(seat.room) })
    }
  }

  /** Applies rows to the shared document; what another node wrote in between is read from the log. */
  async grow(document: Y.Doc, room: Place, rows: Row[]): Promise<void> {
    const [first] = rows
    if (first && first.number <= nextNumber(document, room.client)) {
      Y.applyUpdate(document, updateOf(room.client, rows))
    } else await this.catchUp(document, room)
  }

  /** Applies every row of the log that the document does not have yet. */
  async catchUp(document: Y.Doc, { id, client }: Place): Promise<void> {
    for (;;) {
      const rows = await this.#parts.log.rows(id, nextNumber(document, client), PAGE)
      if (rows.length) Y.applyUpdate(document, updateOf(client, rows))
      if (rows.length < PAGE) return
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** True if all of it is on disk. */
  async #keep(seat: TakenSeat, entries: Entry[]): Promise<boolean> {
    if (!entries.length) return true
    const { log, guard } = this.#parts
    const lacking = new Set(await log.lacking(seat.room, hashesOf(entries)))
    const known = entries.filter(({ hash }) => !lacking.has(hash))
    if (known.length) seat.say({ kind: 'acknowledge', hashes: hashesOf(known) })
    const fresh = entries.filter(({ hash }) => lacking.has(hash))
    if (!fresh.length) return true
    if (seat.member.role === 'reading') return this.#refuse(seat, fresh, 'role')
    if (guard.reason) return this.#refuse(seat, fresh, guard.reason)
    const { good, isAll } = await this.#check(seat, fresh)
    return (await this.#append(seat, good)) && isAll
  }

  async #check(seat: TakenSeat, entries: Entry[]): Promise<{ good: Entry[]; isAll: boolean }> {
    const { keys, docId } = seat.member
    const { mostEntryBytes } = quotaOf(this.#parts.settings, docId)
    const judged = await Promise.all(
      entries.map(async (entry): Promise<Refusal | undefined> => {
        if (entry.bytes.length > mostEntryBytes) return 'size'
        return 'unfit' in (await signerOf(keys, docId, entry.bytes)) ? 'signature' : undefined
      }),
    )
    for (const reason of ['size', 'signature'] as const) {
      const bad = entries.filter((_, at) => judged[at] === reason)
      if (bad.length) this.#refuse(seat, bad, reason)
    }
    const good = entries.filter((_, at) => judged[at] === undefined)
    return { good, isAll: good.length === entries.length }
  }

  async #append(seat: TakenSeat, entries: Entry[]): Promise<boolean> {
    if (!entries.length) return true
    const { log, guard, metrics, settings } = this.#parts
    let rows: Row[]
    try {
      const { mostRoomBytes } = quotaOf(settings, seat.member.docId)
      rows = await log.append(seat.member.room, entries, mostRoomBytes)
    } catch (error) {
      if (error instanceof RoomFull) return this.#refuse(seat, entries, 'room')
      if (error instanceof RoomGone) throw error
      this.#parts.journal.failed('append', error)
      guard.fail()
      return this.#refuse(seat, entries, 'storage')
    }
    metrics.count('appended_entries_total', rows.length)
    metrics.count(
      'appended_bytes_total',
      rows.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0),
    )
    seat.say({ kind: 'acknowledge', hashes: hashesOf(entries) })
    if (rows.length) await this.grow(seat.connection.document, seat.member.room, rows)
    return true
  }

  #refuse(seat: TakenSeat, entries: Entry[], reason: Refusal): false {
    this.#parts.metrics.refuse(reason, entries.length)
    seat.say({ kind: 'refused', hashes: hashesOf(entries), reason })
    return false
  }

  async #compare(seat: TakenSeat, hashes: string[]): Promise<void> {
    const lacking = await this.#parts.log.lacking(seat.room, hashes)
    const missing = new Set(lacking)
    seat.say({ kind: 'acknowledge', hashes: hashes.filter((hash) => !missing.has(hash)) })
    seat.say({ kind: 'lacking', hashes: lacking })
  }

  /** Only moderation may say that something is replaced, by an entry that moderation signed. */
  async #supersede(
    seat: TakenSeat,
    { snapshot, covered }: { snapshot: string; covered: string[] },
  ): Promise<void> {
    const { log, guard, metrics } = this.#parts
    if (guard.reason) return
    const bytes = await log.read(seat.room, snapshot)
    const entry = { hash: snapshot, bytes: bytes ?? new Uint8Array() }
    const signed = await signedBy(seat.member.keys, seat.member.docId, entry)
    // An answer is never replaced, whoever says so.
    const isReplaceable = !holdsAnswers(seat.member.docId)
    const isAllowed = isReplaceable && 'role' in signed && signed.role === 'moderation'
    if (!isAllowed || seat.member.role !== 'moderation') return metrics.refuse('supersede')
    metrics.count('superseded_total', await log.supersede(seat.room, snapshot, covered))
    seat.say({ kind: 'acknowledge', hashes: [snapshot] })
  }

  #forward(seat: TakenSeat, message: FromHub & { kind: 'presence' | 'signal' }): void {
    this.#parts.metrics.count(`forwarded_total{kind="${message.kind}"}`)
    const { document } = seat.connection
    document.broadcastStateless(JSON.stringify(message), (other) => other !== seat.connection)
  }
}

function hashesOf(entries: Entry[]): string[] {
  return entries.map(({ hash }) => hash)
}

function parse(text: string): ToHub | undefined {
  try {
    const found = ToHub.safeParse(JSON.parse(text))
    return found.success ? found.data : undefined
  } catch {
    return undefined
  }
}
