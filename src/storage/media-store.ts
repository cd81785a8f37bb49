/** Keeps sealed photos in the device's database: content-addressed, strict, and never gone before two others have them. */
import type { MediaItem, MediaLine, MediaStore } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { onOpen, type Database, type MediaIndexRow } from './database.ts'
import { enoughHolders, forgetMedia, linesOf } from './media-rows.ts'
import { inMediaOrder } from './media-order.ts'
import { ProblemError, toProblem } from './problem.ts'

export class DexieMediaStore implements MediaStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async note(docId: string, items: MediaItem[]): Promise<void> {
    await this.#write(docId, () => this.#noteMissing(docId, items))
  }

  async list(docId: string): Promise<MediaLine[]> {
    const { media, mediaIndex } = this.#database
    const lines = await this.#run(docId, () => linesOf(mediaIndex, docId).toArray())
    const hashes = lines.map(({ hash }) => hash)
    const keys = await this.#run(docId, () => media.where('hash').anyOf(hashes).primaryKeys())
    const here = new Set(keys)
    return inMediaOrder(
      lines.map(({ hash, size, kind, holders }) => {
        return { hash, size, kind, isHere: here.has(hash), holders }
      }),
    )
  }

  async keep(docId: string, item: MediaItem, bytes: ArrayBuffer): Promise<void> {
    const isWhole = bytes.byteLength === item.size
    // Before the transaction: it would end while the address is being counted out.
    if (!isWhole || (await addressOf(new Uint8Array(bytes))) !== item.hash) {
      throw new ProblemError('row-damaged', docId)
    }
    const { hash } = item
    await this.#write(docId, async () => {
      await this.#noteMissing(docId, [item])
      const { media } = this.#database
      const isThere = await media.where('hash').equals(hash).count()
      if (!isThere) await media.add({ hash, docId, bytes })
    })
  }

  async read(hash: string): Promise<ArrayBuffer | undefined> {
    const row = await this.#run(undefined, () => this.#database.media.get(hash))
    if (!row) return undefined
    const bytes: unknown = row.bytes
    const isWhole = bytes instanceof ArrayBuffer
    if (isWhole && (await addressOf(new Uint8Array(bytes))) === hash) return bytes
    await this.#setAside(row.docId, hash, bytes)
    return undefined
  }

  async confirm(hash: string, holder: string): Promise<void> {
    await this.account(holder, [hash], [])
  }

  async account(holder: string, has: readonly string[], lacks: readonly string[]): Promise<void> {
    const confirmed = new Set(has)
    const named = [...has, ...lacks]
    const { mediaIndex } = this.#database
    const isOther = ({ hash, holders }: MediaIndexRow) =>
      confirmed.has(hash) !== holders.includes(holder)
    await this.#write(undefined, async () => {
      // Most of what is told is known: only what is new is written.
      const changed = (await mediaIndex.where('hash').anyOf(named).toArray()).filter(isOther)
      const rows = changed.map((line) => {
        const others = line.holders.filter((one) => one !== holder)
        return { ...line, holders: confirmed.has(line.hash) ? [...others, holder] : others }
      })
      if (rows.length) await mediaIndex.bulkPut(rows)
    })
  }

  async mayLetGo(hash: string): Promise<boolean> {
    return this.#run(undefined, () => this.#isKeptElsewhere(hash))
  }

  async release(hash: string): Promise<boolean> {
    return this.#write(undefined, async () => {
      const mayGo = await this.#isKeptElsewhere(hash)
      if (mayGo) await this.#database.media.delete(hash)
      return mayGo
    })
  }

  async erase(hash: string): Promise<void> {
    await this.#write(undefined, async () => {
      const { media, mediaIndex } = this.#database
      await mediaIndex.where('hash').equals(hash).delete()
      await media.delete(hash)
    })
  }

  async #isKeptElsewhere(hash: string): Promise<boolean> {
    const lines = await this.#database.mediaIndex.where('hash').equals(hash).toArray()
    return new Set(lines.flatMap(({ holders }) => holders)).size >= enoughHolders
  }

  async remove(docId: string): Promise<void> {
    await this.#write(docId, () => forgetMedia(this.#database, docId))
  }

  async #noteMissing(docId: string, items: MediaItem[]): Promise<void> {
    const { mediaIndex } = this.#database
    const there = await mediaIndex.bulkGet(items.map(({ hash }) => [docId, hash]))
    const missing = new Map(
      items.filter((_, at) => !there[at]).map((item) => [item.hash, item] as const),
    )
    const rows = [...missing.values()].map(({ hash, size, kind }) => {
      return { docId, hash, size, kind, holders: [] }
    })
    await mediaIndex.bulkAdd(rows)
  }

  /** A row that is damaged makes place for the whole one; what lay there stays to be looked at. */
  async #setAside(docId: string, hash: string, bytes: unknown): Promise<void> {
    const { media, quarantine } = this.#database
    await this.#run(docId, () =>
      this.#database.transaction('rw', media, quarantine, async () => {
        await quarantine.add({ docId, hash, bytes, reason: 'row' })
        await media.delete(hash)
      }),
    )
  }

  #write<T>(docId: string | undefined, run: () => Promise<T>): Promise<T> {
    const { media, mediaIndex } = this.#database
    return this.#run(docId, () => this.#database.transaction('rw', media, mediaIndex, run))
  }

  async #run<T>(docId: string | undefined, run: () => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, run)
    } catch (error) {
      throw toProblem(error, docId)
    }
  }
}
