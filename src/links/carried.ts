/** One document that nobody has open here: verified, kept and passed on without being read into memory. */
import type { Link, SealedEntry } from '#documents/ports.ts'
import { Exchange, type DocumentMessage } from './exchange.ts'
import { Inbox, type OpenedEntry } from './inbox.ts'
import { Keeper } from './keeper.ts'
import { holdsAnswers } from './fitting.ts'
import { Ledger } from './ledger.ts'
import { LettingGo } from './letting-go.ts'
import { coversOf, readDocument, type Covers } from './opening.ts'
import type { SessionParts } from './parts.ts'
import { Receipts } from './receipts.ts'
import { confirm, passOn, sendEntries } from './sending.ts'

/** Who wants to know what happens to it. */
interface CarriedTakers {
  /** Something new was kept. */
  arrived: (opened: OpenedEntry[]) => void
  /** Somebody has confirmed something. */
  confirmed?: () => void
}

export class CarriedDocument {
  readonly #parts: SessionParts
  readonly #ledger = new Ledger()
  readonly #keeper: Keeper
  readonly #exchange: Exchange
  readonly #receipts: Receipts
  readonly #lettingGo: LettingGo
  readonly #takers: CarriedTakers
  #idle: (() => void)[] = []

  constructor(parts: SessionParts, takers: CarriedTakers) {
    this.#parts = parts
    this.#takers = takers
    this.#keeper = new Keeper(parts.docId, parts.store, parts.board, () => this.#settle())
    this.#receipts = new Receipts(parts, this.#ledger, () => takers.confirmed?.())
    const inbox = new Inbox(parts, this.#ledger, this.#keeper, {
      apply: (opened, from) => this.#arrive(opened, from),
      kept: (opened, from, isLate) => this.#kept(opened, from, isLate),
    })
    this.#exchange = new Exchange(parts, this.#ledger, inbox, {
      presence: () => undefined,
      confirmed: (holder, hashes) => this.#receipts.note(holder, hashes),
      // Only answers are ever let go; of all others what was kept once is kept, or covered by a snapshot.
      ...(holdsAnswers(parts.docId) && {
        stated: (holder, hashes) => this.#receipts.state(holder, hashes),
        brought: (holder, hashes) => this.#lettingGo.brought(holder, hashes),
      }),
    })
    this.#lettingGo = new LettingGo(parts, this.#ledger, () => this.#exchange.tell(parts.links.all))
  }

  /**
   * Learns what is here, also what snapshots cover; then everybody is told. Resolves to all that was opened;
   * rejects if the store cannot be read.
   */
  async start(): Promise<OpenedEntry[]> {
    const { opened, held, covers } = await readDocument({ ...this.#parts, seal: undefined })
    this.#ledger.add(held)
    this.#cover(covers)
    if (holdsAnswers(this.#parts.docId)) await this.#lettingGo.read()
    await this.#receipts.read()
    this.#exchange.start()
    return opened
  }

  take(message: DocumentMessage, link: Link): void {
    this.#exchange.take(message, link)
  }

  /** Keeps what was made here and sends it on. Rejects with a `Problem` if it cannot be kept: then nothing was. */
  async put(entry: SealedEntry): Promise<void> {
    const { docId, store, links } = this.#parts
    await store.keep(docId, [entry])
    this.#ledger.add([entry.hash])
    this.#receipts.kept()
    sendEntries(this.#parts, links.all, [entry])
    confirm(docId, links.all, [entry.hash])
  }

  /**
   * A person's explicit act: takes from this device what two others keep, who are asked for it now. Resolves to what
   * was taken.
   */
  letGo(patience?: number): Promise<string[]> {
    return this.#lettingGo.run((hash) => this.#receipts.hubsOf(hash), patience)
  }

  /** Ids of the others who have confirmed this entry. */
  holdersOf(hash: string): string[] {
    return this.#receipts.holdersOf(hash)
  }

  /** Another window of this device has noted what others confirmed, or let go of something. */
  async lookAgain(): Promise<void> {
    await this.#lettingGo.lookAgain().catch(() => undefined)
    await this.#receipts.read()
    this.#takers.confirmed?.()
  }

  holds(hash: string): boolean {
    return this.#ledger.have.has(hash)
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

  #arrive(opened: OpenedEntry[], from: Link): void {
    this.#ledger.apply(opened.map(({ entry }) => entry.hash))
    passOn(this.#parts, opened, from)
  }

  /** What a snapshot covers stays until the document is opened: only who has applied it may prune. */
  #kept(opened: OpenedEntry[], from: Link, isLate: boolean): void {
    const hashes = opened.map(({ entry }) => entry.hash)
    this.#ledger.add(hashes)
    this.#receipts.kept()
    this.#cover(coversOf(opened))
    if (from.kind !== 'tabs') {
      if (isLate) passOn(this.#parts, opened, from)
      confirm(this.#parts.docId, this.#parts.links.all, hashes)
    }
    this.#takers.arrived(opened)
  }

  #cover(covers: Covers): void {
    for (const [snapshot, covered] of covers) this.#ledger.cover(snapshot, covered)
  }

  #settle(): void {
    if (this.#keeper.outstanding > 0) return
    const waiting = this.#idle
    this.#idle = []
    for (const wake of waiting) wake()
  }
}
