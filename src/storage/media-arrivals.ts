/** Keeps photos that are still on their way here, part by part, and what was asked for: both outlast a restart. */
import type { MediaArrivals, MediaAsk } from '#documents/ports.ts'
import { asBytes } from '#vault/bytes.ts'
import { Dexie } from 'dexie'
import { onOpen, type Database } from './database.ts'
import { toProblem } from './problem.ts'

export class DexieMediaArrivals implements MediaArrivals {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  asks(): Promise<MediaAsk[]> {
    return this.#run(undefined, () => this.#database.mediaAsks.toArray())
  }

  async ask({ docId, hash, size, kind }: MediaAsk): Promise<void> {
    await this.#run(docId, () => this.#database.mediaAsks.put({ docId, hash, size, kind }))
  }

  async forget(hash: string): Promise<void> {
    const { mediaAsks, mediaParts } = this.#database
    await this.#run(undefined, () =>
      this.#database.transaction('rw', mediaAsks, mediaParts, async () => {
        await mediaAsks.delete(hash)
        await this.#partsOf(hash).delete()
      }),
    )
  }

  reached(hash: string): Promise<number> {
    return this.#run(undefined, () => this.#reached(hash))
  }

  /** Another window of this device may have added the same part meanwhile: it counts once. */
  add({ docId, hash }: MediaAsk, at: number, bytes: Uint8Array): Promise<number> {
    const { mediaParts } = this.#database
    return this.#run(docId, () =>
      this.#database.transaction('rw', mediaParts, async () => {
        const reached = await this.#reached(hash)
        if (at !== reached || !bytes.length) return reached
        await mediaParts.add({ hash, at, docId, bytes: asBytes(bytes.slice()).buffer })
        return reached + bytes.length
      }),
    )
  }

  async joined(hash: string): Promise<ArrayBuffer> {
    const parts = await this.#run(undefined, () => this.#partsOf(hash).toArray())
    const whole = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0))
    for (const { at, bytes } of parts) whole.set(new Uint8Array(bytes), at)
    return whole.buffer
  }

  async drop(hash: string): Promise<void> {
    await this.#run(undefined, () => this.#partsOf(hash).delete())
  }

  async #reached(hash: string): Promise<number> {
    const last = await this.#partsOf(hash).last()
    return last ? last.at + last.bytes.byteLength : 0
  }

  #partsOf(hash: string) {
    const [from, to] = [Dexie.minKey as unknown, Dexie.maxKey as unknown]
    const { mediaParts } = this.#database
    return mediaParts.where('[hash+at]').between([hash, from], [hash, to], true, true)
  }

  async #run<T>(docId: string | undefined, run: () => PromiseLike<T>): Promise<T> {
    try {
      return await onOpen(this.#database, run)
    } catch (error) {
      throw toProblem(error, docId)
    }
  }
}
