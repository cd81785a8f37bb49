/** Keeps sealed photos in memory: for a Probelauf, which leaves no trace, and for tests. */
import type { MediaItem, MediaLine, MediaStore } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { inMediaOrder } from './media-order.ts'
import { enoughHolders } from './media-rows.ts'
import { ProblemError } from './problem.ts'

export class MemoryMediaStore implements MediaStore {
  readonly #lines = new Map<string, Map<string, MediaItem>>()
  readonly #bytes = new Map<string, ArrayBuffer>()
  readonly #holders = new Map<string, Set<string>>()

  note(docId: string, items: MediaItem[]): Promise<void> {
    const lines = this.#lines.get(docId) ?? new Map<string, MediaItem>()
    this.#lines.set(docId, lines)
    for (const item of items) if (!lines.has(item.hash)) lines.set(item.hash, { ...item })
    return Promise.resolve()
  }

  list(docId: string): Promise<MediaLine[]> {
    const lines = [...(this.#lines.get(docId)?.values() ?? [])]
    const listed = lines.map((line) => {
      const { hash } = line
      return {
        ...line,
        isHere: this.#bytes.has(hash),
        holders: [...(this.#holders.get(hash) ?? [])],
      }
    })
    return Promise.resolve(inMediaOrder(listed))
  }

  async keep(docId: string, item: MediaItem, bytes: ArrayBuffer): Promise<void> {
    const isWhole = bytes.byteLength === item.size
    if (!isWhole || (await addressOf(new Uint8Array(bytes))) !== item.hash) {
      throw new ProblemError('row-damaged', docId)
    }
    await this.note(docId, [item])
    if (!this.#bytes.has(item.hash)) this.#bytes.set(item.hash, bytes.slice(0))
  }

  read(hash: string): Promise<ArrayBuffer | undefined> {
    return Promise.resolve(this.#bytes.get(hash))
  }

  confirm(hash: string, holder: string): Promise<void> {
    return this.account(holder, [hash], [])
  }

  account(holder: string, has: readonly string[], lacks: readonly string[]): Promise<void> {
    for (const hash of lacks) this.#holders.get(hash)?.delete(holder)
    for (const hash of has) {
      const isKnown = [...this.#lines.values()].some((lines) => lines.has(hash))
      if (isKnown) this.#holders.set(hash, (this.#holders.get(hash) ?? new Set()).add(holder))
    }
    return Promise.resolve()
  }

  mayLetGo(hash: string): Promise<boolean> {
    return Promise.resolve((this.#holders.get(hash)?.size ?? 0) >= enoughHolders)
  }

  async release(hash: string): Promise<boolean> {
    const mayGo = await this.mayLetGo(hash)
    if (mayGo) this.#bytes.delete(hash)
    return mayGo
  }

  erase(hash: string): Promise<void> {
    for (const lines of this.#lines.values()) lines.delete(hash)
    this.#bytes.delete(hash)
    this.#holders.delete(hash)
    return Promise.resolve()
  }

  remove(docId: string): Promise<void> {
    const hashes = [...(this.#lines.get(docId)?.keys() ?? [])]
    this.#lines.delete(docId)
    for (const hash of hashes) {
      if ([...this.#lines.values()].some((lines) => lines.has(hash))) continue
      this.#bytes.delete(hash)
      this.#holders.delete(hash)
    }
    return Promise.resolve()
  }
}
