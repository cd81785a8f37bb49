/** Keeps sealed entries in memory: for a Probelauf, which leaves no trace, and for tests. */
import type { EntryStore, SealedEntry } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { byAddress, hasOrder } from './arrival-order.ts'
import { ProblemError } from './problem.ts'
import { isSame } from './same.ts'

export class MemoryEntryStore implements EntryStore {
  readonly #entries = new Map<string, Map<string, Uint8Array>>()
  readonly #caches = new Map<string, Uint8Array>()
  readonly #quarantine: { docId: string; entry: SealedEntry; reason: string }[] = []

  keep(docId: string, entries: SealedEntry[]): Promise<void> {
    const kept = this.#entries.get(docId) ?? new Map<string, Uint8Array>()
    this.#entries.set(docId, kept)
    for (const { hash, bytes } of entries) if (!kept.has(hash)) kept.set(hash, bytes.slice())
    return Promise.resolve()
  }

  load(docId: string, only?: string[]): Promise<SealedEntry[]> {
    const kept = this.#inOrder(docId)
    if (!only) return Promise.resolve(kept)
    const wanted = new Set(only)
    return Promise.resolve(kept.filter(({ hash }) => wanted.has(hash)))
  }

  hashes(docId: string): Promise<string[]> {
    return Promise.resolve(this.#inOrder(docId).map(({ hash }) => hash))
  }

  list(docId: string): Promise<{ hash: string; size: number }[]> {
    const kept = this.#inOrder(docId)
    return Promise.resolve(kept.map(({ hash, bytes }) => ({ hash, size: bytes.length })))
  }

  #inOrder(docId: string): SealedEntry[] {
    const kept = [...(this.#entries.get(docId) ?? [])].map(([hash, bytes]) => ({ hash, bytes }))
    return hasOrder(docId) ? kept : kept.sort(byAddress)
  }

  async supersede(docId: string, snapshot: string, covered: string[]): Promise<void> {
    const kept = this.#entries.get(docId)
    const bytes = kept?.get(snapshot)
    if (!kept || !bytes || (await addressOf(bytes)) !== snapshot) {
      throw new ProblemError('row-damaged', docId)
    }
    for (const hash of covered) if (hash !== snapshot) kept.delete(hash)
  }

  release(docId: string, hashes: string[]): Promise<void> {
    for (const hash of hashes) this.#entries.get(docId)?.delete(hash)
    return Promise.resolve()
  }

  quarantine(docId: string, entry: SealedEntry, reason: string): Promise<void> {
    this.#quarantine.push({ docId, entry, reason })
    const kept = this.#entries.get(docId)
    if (isSame(kept?.get(entry.hash), entry.bytes)) kept?.delete(entry.hash)
    return Promise.resolve()
  }

  readCache(docId: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#caches.get(docId))
  }

  writeCache(docId: string, sealed: Uint8Array): Promise<void> {
    this.#caches.set(docId, sealed)
    return Promise.resolve()
  }

  remove(docId: string): Promise<void> {
    this.#entries.delete(docId)
    this.#caches.delete(docId)
    return Promise.resolve()
  }
}
