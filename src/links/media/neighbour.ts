/** One device that is linked to this one: what it has, what it was told, what it gives and what it gets. */
import type { Link, LinkMessage, MediaAsk } from '#documents/ports.ts'
import type { Seal } from '#vault/seal.ts'
import { Giving } from './giving.ts'
import type { Leaving } from './leaving.ts'
import type { MediaStock } from './stock.ts'
import { Taking } from './taking.ts'
import {
  closeMedia,
  mostAsked,
  mostLines,
  openMedia,
  partLength,
  type MediaMessage,
  type MediaPlace,
  type PlacedItem,
} from './wire.ts'

export interface NeighbourParts {
  link: Link
  stock: MediaStock
  leaving: Leaving
  /** The seal of a document. Rejects if this device holds no keys of it. */
  sealOf: (docId: string) => Promise<Seal>
  patience: number
  /** It has told of something that it keeps. */
  learned: (docId: string, from: Neighbour) => void
  /** Something is here now that was not. */
  kept: (ask: MediaAsk) => void
  /** Asks the others for it. False if nobody has it. */
  passOn: (docId: string, ask: MediaMessage & { kind: 'ask' }, from: Neighbour) => boolean
  /** A part that this device did not ask for: perhaps somebody behind it did. */
  passed: (docId: string, part: MediaMessage & { kind: 'part' }, from: Neighbour) => void
  /** All that is here and near of a document, as this neighbour should know it. */
  linesFor: (docId: string, to: Neighbour) => Promise<PlacedItem[]>
}

/** What one neighbour can make this device remember: about 5 MB. */
const mostRemembered = 30_000
/** Messages that wait for their turn; parts among them only as many as were asked for. */
const mostWaiting = 64

export class Neighbour {
  readonly #parts: NeighbourParts
  readonly #giving: Giving
  readonly #taking: Taking
  readonly #lines = new Map<string, Map<string, PlacedItem>>()
  readonly #told = new Map<string, Map<string, MediaPlace>>()
  readonly #seals = new Map<string, Promise<Seal>>()
  #remembered = 0
  #waiting = 0
  #waitingParts = 0
  #queue = Promise.resolve()
  #telling = Promise.resolve()
  #isStopped = false

  constructor(parts: NeighbourParts) {
    this.#parts = parts
    const { stock, leaving, patience } = parts
    this.#giving = new Giving({
      leaving,
      say: (docId, message) => this.say(docId, message),
      passOn: (docId, ask) => parts.passOn(docId, ask, this),
      mistaken: (docId) => this.tell(docId),
    })
    this.#taking = new Taking({
      stock,
      patience,
      next: (not) => this.#next(not),
      ask: ({ docId, hash }, at, length) => void this.say(docId, { kind: 'ask', hash, at, length }),
      kept: (ask) => parts.kept(ask),
    })
  }

  /** Who it is, if it keeps for itself. */
  get holder(): string | undefined {
    return this.#parts.link.holder?.id
  }

  /** True if it is told what there is of this document. */
  hears(docId: string): boolean {
    return this.#told.has(docId)
  }

  /** What it says that it keeps itself of a document. */
  keeps(docId: string): PlacedItem[] {
    return [...(this.#lines.get(docId)?.values() ?? [])].filter(({ place }) => place === 'here')
  }

  /** True if it says that it keeps this itself. */
  isKeeping(docId: string, hash: string): boolean {
    return this.#lines.get(docId)?.get(hash)?.place === 'here'
  }

  /** Tells what has changed since it was last told; from now on it hears of this document. */
  tell(docId: string): void {
    if (!this.#told.has(docId)) this.#told.set(docId, new Map())
    this.#telling = this.#telling.then(() => this.#tell(docId)).catch(() => undefined)
  }

  /** What was sent may not have arrived: all is told anew, and what is missing asked for. */
  again(): void {
    this.#seals.clear()
    for (const [docId, told] of this.#told) {
      told.clear()
      this.tell(docId)
    }
    this.#taking.again()
  }

  take({ docId, bytes }: LinkMessage & { kind: 'media' }): void {
    const isPart = (bytes[0] ?? 0) === partHead
    const most = isPart ? (2 * mostAsked) / partLength : mostWaiting
    if (this.#isStopped || (isPart ? this.#waitingParts : this.#waiting) >= most) return
    this.#count(isPart, 1)
    this.#queue = this.#queue
      .then(() => this.#take(docId, bytes))
      .catch(() => undefined)
      .finally(() => this.#count(isPart, -1))
  }

  async say(docId: string, message: MediaMessage): Promise<void> {
    const seal = await this.#sealOf(docId).catch(() => undefined)
    if (!seal || this.#isStopped) return
    const bytes = await closeMedia(seal, docId, message)
    this.#parts.link.send({ kind: 'media', docId, bytes })
  }

  /** Somebody wants something: perhaps it is to be had here. */
  look(hash?: string): void {
    if (hash !== undefined) this.#taking.allow([hash])
    this.#taking.look()
  }

  release(hash: string): void {
    this.#taking.release(hash)
  }

  /** The document was removed from this device: nothing of it may come any more. */
  forget(docId: string): void {
    for (const hash of this.#lines.get(docId)?.keys() ?? []) this.#taking.release(hash)
    this.#remembered -= this.#lines.get(docId)?.size ?? 0
    for (const map of [this.#lines, this.#told, this.#seals]) map.delete(docId)
  }

  stop(): void {
    this.#isStopped = true
    this.#taking.stop()
    this.#giving.stop()
  }

  async #tell(docId: string): Promise<void> {
    const told = this.#told.get(docId)
    if (!told || this.#isStopped) return
    const lines = await this.#parts.linesFor(docId, this)
    const isNews = ({ hash, place }: PlacedItem) => place !== (told.get(hash) ?? 'gone')
    const news = lines.filter(isNews)
    for (let at = 0; at < news.length; at += mostLines) {
      const page = news.slice(at, at + mostLines)
      await this.say(docId, { kind: 'lines', lines: page })
      for (const { hash, place } of page) told.set(hash, place)
    }
  }

  async #take(docId: string, bytes: Uint8Array): Promise<void> {
    const message = await openMedia(() => this.#sealOf(docId), docId, bytes)
    if (!message || this.#isStopped) return
    if (message.kind === 'lines') return this.#learn(docId, message.lines)
    if (message.kind === 'ask') return this.#giving.answer(docId, message)
    if (message.kind !== 'part') return
    const { hash, at } = message
    this.#parts.passed(docId, message, this)
    if (this.#taking.hash === hash) await this.#taking.take(hash, at, message.bytes)
  }

  async #learn(docId: string, lines: PlacedItem[]): Promise<void> {
    const known = this.#lines.get(docId) ?? new Map<string, PlacedItem>()
    this.#lines.set(docId, known)
    for (const line of lines) {
      if (line.place === 'gone') this.#remembered -= Number(known.delete(line.hash))
      else if (known.has(line.hash) || this.#remembered < mostRemembered) {
        this.#remembered += Number(!known.has(line.hash))
        known.set(line.hash, line)
      }
    }
    // Only who belongs to the document can have said this: from now on it is told, too.
    if (!this.#told.has(docId)) this.tell(docId)
    const { link, stock } = this.#parts
    this.#taking.allow(lines.map(({ hash }) => hash))
    this.#taking.look()
    this.#parts.learned(docId, this)
    if (!link.holder) return
    const [has, lacks] = [true, false].map((isHere) =>
      lines.filter(({ place }) => (place === 'here') === isHere).map(({ hash }) => hash),
    )
    await stock.store.account(link.holder.id, has ?? [], lacks ?? [])
  }

  /** Thumbnails first; what was asked for comes next, in the order in which it was. */
  async #next(not: ReadonlySet<string>): Promise<MediaAsk | undefined> {
    const { stock } = this.#parts
    for (const [docId, lines] of this.#lines) {
      for (const line of lines.values()) {
        if (line.kind !== 'thumbnail' || not.has(line.hash)) continue
        const ask = await stock.wants(docId, line)
        if (ask) return ask
      }
    }
    for (const { hash, docId } of stock.wishes) {
      const line = this.#lines.get(docId)?.get(hash)
      const ask = line && !not.has(hash) ? await stock.wants(docId, line) : undefined
      if (ask) return ask
    }
    return undefined
  }

  /** Kept until it meets anew: an old one is of no use after "Neue Schlüssel". */
  #sealOf(docId: string): Promise<Seal> {
    const known = this.#seals.get(docId)
    if (known) return known
    const seal = this.#parts.sealOf(docId)
    this.#seals.set(docId, seal)
    seal.catch(() => this.#seals.delete(docId))
    return seal
  }

  #count(isPart: boolean, by: number): void {
    if (isPart) this.#waitingParts += by
    else this.#waiting += by
  }
}

/** How a part begins (wire.ts). */
const partHead = 0x13
