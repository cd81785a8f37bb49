/** What arrives is verified, kept, and only then applied: the one way into a document from outside. */
import type { Link, SealedEntry } from '#documents/ports.ts'
import { EntryRefused, openArriving } from '#vault/entries.ts'
import { readerVersion, type Payload } from '#vault/payload.ts'
import { isFitting } from './fitting.ts'
import type { Keeper } from './keeper.ts'
import type { Ledger } from './ledger.ts'
import { mapBounded } from './merge.ts'
import type { SessionParts } from './parts.ts'

/** An entry with what was in it. */
export interface OpenedEntry {
  entry: SealedEntry
  payload: Payload
}

interface Takers {
  /** They are to be seen now, even if the disk is full. */
  apply: (opened: OpenedEntry[], from: Link) => void
  /** The strict transaction has completed; `isLate` if it did not at first. */
  kept: (opened: OpenedEntry[], from: Link, isLate: boolean) => void
}

/** Foreign entries kept for inspection per document and start; a flood must not fill the disk. */
const mostQuarantined = 200

export class Inbox {
  readonly #parts: SessionParts
  readonly #ledger: Ledger
  readonly #keeper: Keeper
  readonly #takers: Takers
  /** Being verified and kept, by address: what ends when that is over. */
  readonly #arriving = new Map<string, Promise<void>>()
  #foreign = 0

  constructor(parts: SessionParts, ledger: Ledger, keeper: Keeper, takers: Takers) {
    this.#parts = parts
    this.#ledger = ledger
    this.#keeper = keeper
    this.#takers = takers
  }

  async take(entries: SealedEntry[], from: Link): Promise<void> {
    const unknown = entries.filter(({ hash }) => !this.#ledger.knows(hash))
    const fresh = unknown.filter(({ hash }) => !this.#arriving.has(hash))
    const others = unknown.filter(({ hash }) => this.#arriving.has(hash))
    const before = others.map(({ hash }) => this.#arriving.get(hash) ?? Promise.resolve())
    if (fresh.length) {
      const taking = this.#takeFresh(fresh, from).finally(() => {
        for (const { hash } of fresh) this.#arriving.delete(hash)
      })
      for (const { hash } of fresh) this.#arriving.set(hash, taking)
      await taking
    }
    // What came first under this address may have been damaged on the way, or by somebody.
    await Promise.all(before)
    if (others.some(({ hash }) => !this.#ledger.knows(hash))) await this.take(others, from)
  }

  async #takeFresh(fresh: SealedEntry[], from: Link): Promise<void> {
    const opened = await mapBounded(fresh, 32, (entry) => this.#open(entry, from))
    const good = opened.filter((one) => one !== undefined)
    if (good.length) await this.#keepAndApply(good, from)
  }

  async #keepAndApply(opened: OpenedEntry[], from: Link): Promise<void> {
    let isApplied = false
    const apply = () => {
      if (!isApplied) this.#takers.apply(opened, from)
      isApplied = true
    }
    const kept = () => {
      const isLate = isApplied
      apply()
      this.#takers.kept(opened, from, isLate)
    }
    const entries = opened.map(({ entry }) => entry)
    if (from.kind === 'tabs' && this.#parts.sharesStore) {
      // The other window could perhaps not keep it yet; keeping it twice is free.
      void this.#keeper.keep(entries, kept)
      return apply()
    }
    // If the disk is full the screen still follows; the keeper goes on trying and shows it.
    await new Promise<void>((resolve) => {
      const show = () => {
        apply()
        resolve()
      }
      void this.#keeper.keep(entries, kept, show).then(resolve)
    })
  }

  async #open(entry: SealedEntry, from: Link): Promise<OpenedEntry | undefined> {
    try {
      const payload = await openArriving(this.#parts.keys, this.#parts.trusted, entry)
      const isOurs = payload.minReader <= readerVersion
      if (isOurs && !isFitting(this.#parts.docId, payload)) throw new EntryRefused('payload')
      return { entry, payload }
    } catch (error) {
      await this.#refuse(entry, from, error)
      return undefined
    }
  }

  async #refuse(entry: SealedEntry, from: Link, error: unknown): Promise<void> {
    const reason = error instanceof EntryRefused ? error.reason : 'payload'
    // Damaged on the way: its address does not fit, so the whole one can still come.
    if (reason === 'address') return
    this.#ledger.refuse(entry.hash)
    this.#foreign += 1
    const { docId, store, board } = this.#parts
    board.raise({ code: 'entry-foreign', docId, count: this.#foreign })
    // Setting aside takes the row of this address out: over tabs it is what the other window keeps.
    const isSharedRow = from.kind === 'tabs' && this.#parts.sharesStore
    if (isSharedRow || this.#foreign > mostQuarantined) return
    await store.quarantine(docId, entry, reason, from.kind).catch(() => undefined)
  }
}
