/** Keeps photos that are on their way here in memory: for tests, and wherever nothing may be left behind. */
import type { MediaArrivals, MediaAsk } from '#documents/ports.ts'

export class MemoryMediaArrivals implements MediaArrivals {
  readonly #asks = new Map<string, MediaAsk>()
  readonly #parts = new Map<string, Uint8Array>()

  asks(): Promise<MediaAsk[]> {
    return Promise.resolve([...this.#asks.values()].map((ask) => ({ ...ask })))
  }

  ask(ask: MediaAsk): Promise<void> {
    this.#asks.set(ask.hash, { ...ask })
    return Promise.resolve()
  }

  forget(hash: string): Promise<void> {
    this.#asks.delete(hash)
    return this.drop(hash)
  }

  reached(hash: string): Promise<number> {
    return Promise.resolve(this.#parts.get(hash)?.length ?? 0)
  }

  add({ hash }: MediaAsk, at: number, bytes: Uint8Array): Promise<number> {
    const before = this.#parts.get(hash) ?? new Uint8Array()
    if (at !== before.length || !bytes.length) return Promise.resolve(before.length)
    const longer = new Uint8Array(before.length + bytes.length)
    longer.set(before)
    longer.set(bytes, before.length)
    this.#parts.set(hash, longer)
    return Promise.resolve(longer.length)
  }

  joined(hash: string): Promise<ArrayBuffer> {
    return Promise.resolve((this.#parts.get(hash) ?? new Uint8Array()).slice().buffer)
  }

  drop(hash: string): Promise<void> {
    this.#parts.delete(hash)
    return Promise.resolve()
  }
}
