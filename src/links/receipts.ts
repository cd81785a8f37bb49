/** What others have confirmed of one document: from this the light says where it is kept. */
import type { Holding } from '#documents/ports.ts'
import type { Holder, Receipt } from '#schema/receipt.ts'
import { listed } from './fitting.ts'
import type { Ledger } from './ledger.ts'
import type { SessionParts } from './parts.ts'

interface Confirmed {
  holder: Holder
  at: number
  hashes: Set<string>
}

export class Receipts {
  readonly #parts: SessionParts
  readonly #ledger: Ledger
  readonly #changed: () => void
  readonly #byHolder = new Map<string, Confirmed>()
  /** What each holder was last written to have. */
  readonly #written = new Map<string, string>()
  #isWriting = false

  constructor(parts: SessionParts, ledger: Ledger, changed: () => void) {
    this.#parts = parts
    this.#ledger = ledger
    this.#changed = changed
  }

  /** Reads what was confirmed before; without it the light only says less than is true. */
  async read(): Promise<void> {
    const read = this.#parts.receipts?.read(this.#parts.docId) ?? Promise.resolve([])
    for (const { holder, at, hashes } of await read.catch((): Receipt[] => [])) {
      // Read again because another window wrote: what was noted here later counts.
      const before = this.#byHolder.get(holder.id)
      if (before && before.at > at) continue
      this.#byHolder.set(holder.id, { holder, at, hashes: new Set(hashes) })
    }
  }

  /** Notes that this holder has kept these entries. */
  note(holder: Holder, hashes: readonly string[]): void {
    const before = this.#byHolder.get(holder.id)
    const confirmed = { holder, at: Date.now(), hashes: before?.hashes ?? new Set<string>() }
    for (const hash of hashes) confirmed.hashes.add(hash)
    this.#byHolder.set(holder.id, confirmed)
    this.#changed()
    void this.#write()
  }

  /** Notes that this holder keeps these and nothing else any more. */
  state(holder: Holder, hashes: readonly string[]): void {
    this.#byHolder.delete(holder.id)
    this.#written.delete(holder.id)
    this.note(holder, hashes)
  }

  /** Something more is kept here; others may have confirmed it before. */
  kept(): void {
    void this.#write()
  }

  /** Ids of those who have confirmed this entry. */
  holdersOf(hash: string): string[] {
    return [...this.#byHolder].filter(([, { hashes }]) => hashes.has(hash)).map(([id]) => id)
  }

  /** Those of them that are hubs. */
  hubsOf(hash: string): string[] {
    return this.holdersOf(hash).filter((id) => this.#byHolder.get(id)?.holder.kind === 'hub')
  }

  /** A holder of everything that a snapshot covers, and of the snapshot, holds all of it still. */
  get holdings(): Holding[] {
    const wanted = [...this.#ledger.have, ...this.#ledger.lost]
    const all = [...this.#byHolder.values()].map(({ holder, at, hashes }) => {
      const isComplete = wanted.every((hash) => this.#ledger.isHeldIn(hashes, hash))
      return { holder, at, isComplete }
    })
    return all.sort((a, b) => b.at - a.at)
  }

  /** One at a time; what was noted meanwhile follows. What failed is written with the next one. */
  async #write(): Promise<void> {
    const { receipts, docId } = this.#parts
    if (!receipts || this.#isWriting) return
    this.#isWriting = true
    for (let next = this.#next(); next; next = this.#next()) {
      const { holder, at } = next
      this.#written.set(holder.id, this.#mark(next))
      const hashes = this.#heldBy(next)
      await receipts.write(docId, { holder, at, hashes }).catch(() => undefined)
      this.#parts.confirmed?.()
    }
    this.#isWriting = false
  }

  #next(): Confirmed | undefined {
    return [...this.#byHolder.values()].find(
      (one) => this.#written.get(one.holder.id) !== this.#mark(one),
    )
  }

  /** Changes whenever more was confirmed, or more of what was confirmed is here. */
  #mark(one: Confirmed): string {
    return `${String(one.hashes.size)} ${String(this.#heldBy(one).length)}`
  }

  /** Of what is not here nobody asks: it was superseded, or it is made up. */
  #heldBy({ hashes }: Confirmed): string[] {
    const here = [...hashes].filter((hash) => this.#ledger.have.has(hash))
    return listed(this.#parts.docId, here)
  }
}
