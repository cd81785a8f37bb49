/** One document that nobody has open here: verified, kept and passed on without being read into memory. */
import type { Link } from '#documents/ports.ts'
import { readerVersion } from '#vault/payload.ts'
import { Exchange, type DocumentMessage } from './exchange.ts'
import { Inbox, type OpenedEntry } from './inbox.ts'
import { Keeper } from './keeper.ts'
import { Ledger } from './ledger.ts'
import { readDocument } from './opening.ts'
import type { SessionParts } from './parts.ts'
import { Receipts } from './receipts.ts'
import { sendEntries } from './sending.ts'

export class CarriedDocument {
  readonly #parts: SessionParts
  readonly #ledger = new Ledger()
  readonly #keeper: Keeper
  readonly #exchange: Exchange
  readonly #receipts: Receipts
  readonly #arrived: () => void
  #idle: (() => void)[] = []

  /** `arrived` is called after something new was kept. */
  constructor(parts: SessionParts, arrived: () => void) {
    this.#parts = parts
    this.#arrived = arrived
    this.#keeper = new Keeper(parts.docId, parts.store, parts.board, () => this.#settle())
    this.#receipts = new Receipts(parts, this.#ledger, () => undefined)
    const inbox = new Inbox(parts, this.#ledger, this.#keeper, {
      apply: (opened, from) => this.#passOn(opened, from),
      kept: (opened, from) => this.#kept(opened, from),
    })
    this.#exchange = new Exchange(parts, this.#ledger, inbox, {
      presence: () => undefined,
      confirmed: (holder, hashes) => this.#receipts.note(holder, hashes),
    })
  }

  /** Learns what is here, also what snapshots cover; then everybody is told. Rejects if the store cannot be read. */
  async start(): Promise<void> {
    const { opened, held } = await readDocument({ ...this.#parts, seal: undefined })
    this.#ledger.add(held)
    this.#cover(opened)
    await this.#receipts.read()
    this.#exchange.start()
  }

  take(message: DocumentMessage, link: Link): void {
    this.#exchange.take(message, link)
  }

  /** Ends when all is kept that came in: from then on somebody else looks after the document. */
  async stop(): Promise<void> {
    this.#exchange.stop()
    while (this.#keeper.outstanding > 0) {
      await new Promise<void>((resolve) => this.#idle.push(resolve))
    }
  }

  /** Ends at once: the document was removed from this device. */
  discard(): void {
    this.#exchange.stop()
    this.#keeper.stop()
  }

  #passOn(opened: OpenedEntry[], from: Link): void {
    const entries = opened.map(({ entry }) => entry)
    this.#ledger.apply(entries.map(({ hash }) => hash))
    const others = this.#parts.links.all.filter((link) => link !== from)
    sendEntries(this.#parts, others, entries)
  }

  /** What a snapshot covers stays until the document is opened: only who has applied it may prune. */
  #kept(opened: OpenedEntry[], from: Link): void {
    const hashes = opened.map(({ entry }) => entry.hash)
    this.#ledger.add(hashes)
    this.#cover(opened)
    if (from.kind !== 'tabs') {
      from.send({ kind: 'acknowledge', docId: this.#parts.docId, hashes })
    }
    this.#arrived()
  }

  #cover(opened: OpenedEntry[]): void {
    for (const { payload } of opened) {
      if (payload.minReader <= readerVersion) this.#ledger.cover(payload.covers)
    }
  }

  #settle(): void {
    if (this.#keeper.outstanding > 0) return
    const waiting = this.#idle
    this.#idle = []
    for (const wake of waiting) wake()
  }
}
