/** The append log in SQLite: one row an entry, numbered within its room. */
import {
  RoomFull,
  RoomGone,
  type AppendLog,
  type Entry,
  type Place,
  type Room,
  type Row,
} from '#hub/log.ts'
import { newClient } from './client.ts'
import { prepareReading, type Prepared, type Reader, type Statement } from './libsql.ts'
import type { SqliteWriter } from './sqlite-writer.ts'
import { READING, type WRITING } from './statements.ts'

export class SqliteLog implements AppendLog {
  readonly #read: Record<keyof typeof READING, Statement>
  readonly #write: Prepared<typeof WRITING>
  readonly #queue: SqliteWriter
  readonly #close: () => void

  constructor(
    reader: Reader,
    writing: Prepared<typeof WRITING>,
    queue: SqliteWriter,
    close: () => void,
  ) {
    this.#read = prepareReading(reader, READING)
    this.#write = writing
    this.#queue = queue
    this.#close = close
  }

  async find(room: string): Promise<Room | undefined> {
    return Promise.resolve(roomOf(this.#read.find.get([room])))
  }

  enter(room: string, day: number): Promise<Room> {
    return this.#queue.write(() => {
      this.#write.enter.run([room, newClient(), day])
      const found = roomOf(this.#write.find.get([room]))
      if (!found) throw new Error('A room that was entered is not there.')
      return found
    })
  }

  append({ id: room, client }: Place, entries: Entry[], mostBytes: number): Promise<Row[]> {
    return this.#queue.write(() => {
      const found = roomOf(this.#write.find.get([room]))
      if (found?.client !== client) throw new RoomGone('The room is not there any more.')
      const fresh = new Map(entries.map((entry) => [entry.hash, entry]))
      for (const hash of fresh.keys()) if (this.#write.has.get([room, hash])) fresh.delete(hash)
      let size = 0
      for (const { bytes } of fresh.values()) size += bytes.length
      if (fresh.size && found.bytes + size > mostBytes) throw new RoomFull('The room is full.')
      const rows = [...fresh.values()].map((entry, at) => ({
        ...entry,
        number: found.entries + at,
      }))
      for (const { number, hash, bytes } of rows) {
        this.#write.append.run([room, number, hash, bytes])
      }
      if (rows.length) this.#write.count.run([rows.length, size, room])
      return rows
    })
  }

  async rows(room: string, from: number, most = -1): Promise<Row[]> {
    const rows = this.#read.rows.all([room, from, most]) as FoundRow[]
    return Promise.resolve(rows.map(rowOf))
  }

  async lacking(room: string, hashes: string[]): Promise<string[]> {
    return Promise.resolve(hashes.filter((hash) => !this.#read.has.get([room, hash])))
  }

  async read(room: string, hash: string): Promise<Uint8Array | undefined> {
    const row = this.#read.read.get([room, hash]) as { bytes: Uint8Array } | undefined
    return Promise.resolve(row?.bytes)
  }

  supersede(room: string, snapshot: string, covered: string[]): Promise<number> {
    return this.#queue.write(() => {
      if (!this.#length(room, snapshot)) return 0
      const there = covered
        .filter((hash) => hash !== snapshot)
        .map((hash) => ({ hash, length: this.#length(room, hash) }))
        .filter(({ length }) => length > 0)
      for (const { hash } of there) this.#write.cover.run([room, hash])
      const freed = there.reduce((sum, { length }) => sum + length, 0)
      if (there.length) this.#write.count.run([0, -freed, room])
      return there.length
    })
  }

  async idle(beforeDay: number): Promise<Room[]> {
    const rooms = this.#read.idle.all([beforeDay])
    return Promise.resolve(rooms.map(roomOf).filter((room) => room !== undefined))
  }

  remove(room: string): Promise<boolean> {
    return this.#queue.write(() => {
      const { changes } = this.#write.dropRoom.run([room])
      this.#write.dropEntries.run([room])
      this.#write.dropReach.run([room])
      this.#write.dropUploads.run([room])
      this.#write.dropParts.run([])
      return changes > 0
    })
  }

  async shared(name: string, value: string): Promise<string> {
    await this.#queue.write(() => this.#write.share.run([name, value]))
    return (this.#read.shared.get([name]) as { value: string }).value
  }

  async probe(): Promise<void> {
    const padding = 'x'.repeat(8192)
    await this.#queue.write(() => this.#write.probe.run([padding + String(Math.random())]))
  }

  async version(): Promise<number | undefined> {
    const { data_version: version } = this.#read.version.get([]) as { data_version: number }
    return Promise.resolve(version)
  }

  async totals(): Promise<{ rooms: number; entries: number; bytes: number }> {
    const { rooms, entries, bytes } = this.#read.totals.get([]) as Record<string, number | null>
    return Promise.resolve({ rooms: rooms ?? 0, entries: entries ?? 0, bytes: bytes ?? 0 })
  }

  async close(): Promise<void> {
    await this.#queue.settled()
    this.#close()
  }

  #length(room: string, hash: string): number {
    const row = this.#write.length.get([room, hash]) as { length: number } | undefined
    return row?.length ?? 0
  }
}

/** Of many rows libsql gives buffers, of a single one bytes. */
interface FoundRow {
  number: number
  hash: string
  bytes: ArrayBuffer | null
}

function rowOf({ number, hash, bytes }: FoundRow): Row {
  return { number, hash, bytes: bytes ? new Uint8Array(bytes) : undefined }
}

/** Without what libsql adds to a row. */
function roomOf(row: unknown): Room | undefined {
  if (!row) return undefined
  const { id, client, entries, bytes, openedDay } = row as Room
  return { id, client, entries, bytes, openedDay }
}
