/**
 * Takes answers from this device that two others keep. What somebody confirmed long ago proves nothing: they may have
 * let go of it too, counting on this device. So this device says first that it does not keep them any more; whoever has
 * them strikes it off, and sends them again. Only what two others brought like that, or one and the hub, which never
 * lets go of anything, is taken from the disk; the rest stays.
 */
import type { Holder } from '#schema/receipt.ts'
import { fromUtf8, toUtf8 } from '#vault/bytes.ts'
import type { Ledger } from './ledger.ts'
import type { SessionParts } from './parts.ts'

/** Milliseconds that others have to bring what they keep. */
const usualPatience = 5000
const fewest = 2

export class LettingGo {
  readonly #parts: SessionParts
  readonly #ledger: Ledger
  readonly #tell: () => void
  /** By address: who brought it since this device has said that it lets go. */
  #waiting: Map<string, Set<string>> | undefined
  #finish: () => void = () => undefined

  /** `tell` says to everybody what is here. */
  constructor(parts: SessionParts, ledger: Ledger, tell: () => void) {
    this.#parts = parts
    this.#ledger = ledger
    this.#tell = tell
  }

  /** What was let go before is not taken in again. It may be forgotten: then it comes back, and nothing is lost. */
  async read(): Promise<void> {
    const { store, seal } = this.#parts
    const sealed = await store.readCache(this.#row).catch(() => undefined)
    if (!sealed?.length || !seal) return
    const text = await seal.open(this.#row, sealed).then(fromUtf8, () => '')
    // What is still here was not taken out after all.
    const { have } = this.#ledger
    this.#ledger.release(text.split('\n').filter((hash) => hash && !have.has(hash)))
  }

  /** Another window of this device may have let go of something: what is not in the store any more is gone. */
  async lookAgain(): Promise<void> {
    if (this.#waiting) return
    const here = new Set(await this.#parts.store.hashes(this.#parts.docId))
    this.#ledger.release([...this.#ledger.have].filter((hash) => !here.has(hash)))
  }

  /** Somebody sent these entries. */
  brought(holder: Holder | undefined, hashes: readonly string[]): void {
    if (!this.#waiting || !holder) return
    for (const hash of hashes) this.#waiting.get(hash)?.add(holder.id)
    if (this.#isEnough) this.#finish()
  }

  get #isEnough(): boolean {
    return [...(this.#waiting?.values() ?? [])].every(({ size }) => size >= fewest)
  }

  /**
   * Resolves to what was taken out. `hubsOf`: which hubs keep an entry. Rejects with a `Problem` of the store; then
   * everything is as it was.
   */
  async run(hubsOf: (hash: string) => readonly string[], patience = usualPatience) {
    if (this.#waiting) return []
    const all = [...this.#ledger.have]
    const waiting = new Map(all.map((hash) => [hash, new Set(hubsOf(hash))]))
    this.#waiting = waiting
    this.#ledger.release(all)
    try {
      await this.#hear(patience)
      const gone = all.filter((hash) => (waiting.get(hash)?.size ?? 0) >= fewest)
      this.#ledger.restore(all.filter((hash) => !gone.includes(hash)))
      await this.#takeOut(gone)
      return gone
    } catch (error) {
      this.#ledger.restore(all)
      throw error
    } finally {
      this.#waiting = undefined
      this.#tell()
    }
  }

  get #row(): string {
    return `released ${this.#parts.docId}`
  }

  async #hear(patience: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience)
      this.#finish = () => {
        clearTimeout(timer)
        resolve()
      }
      this.#tell()
      if (this.#isEnough) this.#finish()
    })
  }

  /** First the note, then the rows: what is noted and still here counts as kept after a start. */
  async #takeOut(gone: string[]): Promise<void> {
    const { store, seal, docId } = this.#parts
    if (!gone.length) return
    const sealed = await seal?.close(
      this.#row,
      toUtf8([...this.#ledger.released].sort().join('\n')),
    )
    if (sealed) await store.writeCache(this.#row, sealed)
    await store.release(docId, gone)
    this.#parts.confirmed?.()
  }
}
