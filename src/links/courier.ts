/** Exchanges the documents of this device that nobody has open; open ones look after themselves. */
import type { IndexLine, Link, LinkMessage } from '#documents/ports.ts'
import { CarriedDocument } from './carried.ts'
import { blindName, lineOf, sumOf } from './index-lines.ts'
import type { Junction } from './junction.ts'
import { mapBounded } from './merge.ts'
import type { SessionParts } from './parts.ts'
import { Receipts } from './receipts.ts'
import { Ledger } from './ledger.ts'

export interface CourierParts {
  links: Junction
  /** Ids of all documents that this device holds keys of. */
  known: () => Promise<string[]>
  /** What carrying one needs. Rejects if this device holds no keys of it. */
  partsOf: (docId: string) => Promise<SessionParts>
  /** True while the document is open in this window. */
  isOpen: (docId: string) => boolean
  /** Addresses of what this device keeps of a document. */
  hashes: (docId: string) => Promise<string[]>
  /** Something new was kept of a document that is not open. */
  arrived: (docId: string) => void
}

export class Courier {
  readonly #parts: CourierParts
  readonly #carried = new Map<string, Promise<CarriedDocument>>()
  readonly #stop: () => void

  constructor(parts: CourierParts) {
    this.#parts = parts
    this.#stop = parts.links.each((link) => this.#meet(link))
  }

  /** Tells everybody again what is here, for example after a document was made. */
  tell(): void {
    for (const link of this.#parts.links.all) void this.#tellIndex(link)
  }

  /** Lets go of a document before it is opened; resolves when all that came in is kept. */
  async release(docId: string): Promise<void> {
    const carried = this.#carried.get(docId)
    this.#carried.delete(docId)
    await carried?.then(
      (document) => document.stop(),
      () => undefined,
    )
  }

  /** Lets go at once of what was removed from this device. */
  async discard(docIds: readonly string[]): Promise<void> {
    for (const docId of docIds) {
      const carried = this.#carried.get(docId)
      this.#carried.delete(docId)
      await carried?.then(
        (document) => document.discard(),
        () => undefined,
      )
    }
  }

  async close(): Promise<void> {
    this.#stop()
    await Promise.all([...this.#carried.keys()].map((docId) => this.release(docId)))
  }

  #meet(link: Link): () => void {
    const stops = [
      link.receive((message) => void this.#receive(message, link).catch(() => undefined)),
      link.joined(() => void this.#tellIndex(link)),
    ]
    void this.#tellIndex(link)
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Windows of one device keep in one store: they need no list. */
  async #tellIndex(link: Link): Promise<void> {
    if (link.kind === 'tabs') return
    const { known, hashes } = this.#parts
    const documents = await known()
      .then((ids) => mapBounded(ids, 16, async (docId) => lineOf(docId, await hashes(docId))))
      // The store cannot be read now; whoever meets next is told.
      .catch(() => [])
    if (documents.length) link.send({ kind: 'index', documents })
  }

  async #receive(message: LinkMessage, link: Link): Promise<void> {
    if (message.kind === 'index') return this.#compare(message.documents, link)
    if (message.kind === 'media') return
    const { docId } = message
    const isWanted = message.kind !== 'presence' && !this.#parts.isOpen(docId)
    // Between windows only what somebody else waits for has to be passed on.
    const isAlone = this.#parts.links.all.every(({ kind }) => kind === 'tabs')
    if (!isWanted || isAlone || this.#carried.has(docId)) return
    if (!(await this.#parts.known()).includes(docId)) return
    // Opened meanwhile: two that keep the same document would not know of each other's entries.
    if (this.#parts.isOpen(docId)) return
    const carried = await this.#carry(docId)
    carried.take(message, link)
  }

  async #compare(theirs: readonly IndexLine[], link: Link): Promise<void> {
    const sums = new Map(theirs.map(({ name, sum }) => [name, sum]))
    for (const docId of await this.#parts.known()) {
      const sum = sums.get(await blindName(docId))
      // One that cannot be read now holds up no other; whoever meets next is asked again.
      if (sum !== undefined) await this.#compareOne(docId, sum, link).catch(() => undefined)
    }
  }

  async #compareOne(docId: string, sum: string, link: Link): Promise<void> {
    const hashes = await this.#parts.hashes(docId)
    const isLookedAfter = this.#parts.isOpen(docId) || this.#carried.has(docId)
    if (sumOf(hashes) !== sum) {
      // Whoever looks after it told this link when it came, perhaps before they knew the document there.
      if (isLookedAfter) link.send({ kind: 'hashes', docId, hashes })
      else await this.#carry(docId)
    } else if (!this.#parts.isOpen(docId)) await this.#note(docId, hashes, link)
  }

  /** The same sum: whoever is there has kept all of it. */
  async #note(docId: string, hashes: string[], link: Link): Promise<void> {
    if (!link.holder || !hashes.length) return
    const ledger = new Ledger()
    ledger.add(hashes)
    const receipts = new Receipts(await this.#parts.partsOf(docId), ledger, () => undefined)
    receipts.note(link.holder, hashes)
  }

  /** Telling begins with the start: who lacks something is answered, who has more sends it. */
  #carry(docId: string): Promise<CarriedDocument> {
    const known = this.#carried.get(docId)
    if (known) return known
    const carried = this.#start(docId)
    this.#carried.set(docId, carried)
    carried.catch(() => this.#carried.delete(docId))
    return carried
  }

  async #start(docId: string): Promise<CarriedDocument> {
    const parts = await this.#parts.partsOf(docId)
    const carried = new CarriedDocument(parts, { arrived: () => this.#parts.arrived(docId) })
    await carried.start()
    return carried
  }
}
