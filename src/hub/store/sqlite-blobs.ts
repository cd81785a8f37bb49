/** Blobs in SQLite: parts in rows, so that a big photo never has to be in memory as a whole. */
import type { Blob, BlobLog } from '#hub/log.ts'
import { prepareReading, type Prepared, type Reader, type Statement } from './libsql.ts'
import type { SqliteWriter } from './sqlite-writer.ts'
import { BLOBS, type BLOB_WRITING } from './statements.ts'

export class SqliteBlobs implements BlobLog {
  readonly #read: Record<keyof typeof BLOBS, Statement>
  readonly #write: Prepared<typeof BLOB_WRITING>
  readonly #queue: SqliteWriter

  constructor(reader: Reader, writing: Prepared<typeof BLOB_WRITING>, queue: SqliteWriter) {
    this.#read = prepareReading(reader, BLOBS)
    this.#write = writing
    this.#queue = queue
  }

  async state(room: string, hash: string): Promise<{ size: number; isWhole: boolean }> {
    const whole = this.#read.whole.get([hash])
    const found = whole ?? this.#read.open.get([hash, room])
    const size = found ? sizeOf(this.#read.size.get([idOf(found)])) : 0
    return Promise.resolve({ size, isWhole: whole !== undefined })
  }

  add(room: string, hash: string, at: number, bytes: Uint8Array): Promise<void> {
    return this.#queue.write(() => {
      const open = this.#write.open.get([hash, room])
      const size = open ? sizeOf(this.#write.size.get([idOf(open)])) : 0
      if (at !== size) throw new Error('A part begins where the last one ended.')
      const id = open ? idOf(open) : Number(this.#write.begin.run([room, hash]).lastInsertRowid)
      this.#write.part.run([id, at, bytes])
    })
  }

  finish(room: string, hash: string, kind: Blob['kind'] = 'original'): Promise<void> {
    return this.#queue.write(() => {
      const whole = this.#write.whole.get([hash])
      const open = this.#write.open.get([hash, room])
      if (open && whole) this.#drop(idOf(open))
      else if (open) this.#write.finish.run([idOf(open)])
      const found = whole ?? open
      if (!found) throw new Error('Nothing was brought under this address.')
      this.#write.reach.run([room, hash, sizeOf(this.#write.size.get([idOf(found)])), kind])
    })
  }

  drop(room: string, hash: string): Promise<void> {
    return this.#queue.write(() => {
      const open = this.#write.open.get([hash, room])
      if (open) this.#drop(idOf(open))
    })
  }

  async *read(room: string, hash: string, from: number): AsyncIterable<Uint8Array> {
    const found = this.#read.whole.get([hash]) ?? this.#read.open.get([hash, room])
    if (!found) return
    for (let at = from; ;) {
      const row = this.#read.piece.get([idOf(found), at])
      if (!row) return
      const piece = row as { at: number; bytes: Uint8Array }
      yield await Promise.resolve(piece.bytes.subarray(at - piece.at))
      at = piece.at + piece.bytes.length
    }
  }

  async list(room: string, after = '', most = Number.MAX_SAFE_INTEGER): Promise<Blob[]> {
    const rows = this.#read.list.all([room, after, most]) as Blob[]
    return Promise.resolve(rows.map(({ hash, size, kind }) => ({ hash, size, kind })))
  }

  async count(room: string): Promise<number> {
    return Promise.resolve((this.#read.count.get([room, room]) as { count: number }).count)
  }

  async used(room: string): Promise<number> {
    return Promise.resolve((this.#read.used.get([room, room]) as { used: number }).used)
  }

  #drop(id: number): void {
    this.#write.dropUpload.run([id])
    this.#write.dropParts.run([id])
  }
}

function idOf(row: unknown): number {
  return (row as { id: number }).id
}

function sizeOf(row: unknown): number {
  return (row as { size: number }).size
}
