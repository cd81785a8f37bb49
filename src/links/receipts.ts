/** What others have confirmed of one document: from this the light says where it is kept. */
import type { Holding } from '#documents/ports.ts'
import type { Holder, Receipt } from '#schema/receipt.ts'
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

  /** A holder of everything that a snapshot covers, and of the snapshot, holds all of it still. */
  get holdings(): Holding[] {
    const all = [...this.#byHolder.values()].map(({ holder, at, hashes }) => {
      const isComplete = [...this.#ledger.have].every((hash) => hashes.has(hash))
      return { holder, at, isComplete }
    })
    return all.sort((a, b) => b.at - a.at)
  }

  /** One at a time; what was noted meanwhile follows. What failed is written with the next one. */
  async #write(): Promise<void> {
    const { receipts, docId } = this.#parts
    if (!receipts || this.#isWriting) return
    this.#isWriting = true
    const written = new Map<string, number>()
    const isNew = ({ holder, hashes }: Confirmed) => written.get(holder.id) !== hashes.size
    for (let next = this.#next(isNew); next; next = this.#next(isNew)) {
      const { holder, at, hashes } = next
      written.set(holder.id, hashes.size)
      // Of what was superseded nobody asks any more.
      const held = [...hashes].filter((hash) => this.#ledger.have.has(hash))
      await receipts.write(docId, { holder, at, hashes: held }).catch(() => undefined)
    }
    this.#isWriting = false
  }

  #next(isNew: (one: Confirmed) => boolean): Confirmed | undefined {
    return [...this.#byHolder.values()].find(isNew)
  }
}
