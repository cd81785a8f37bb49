/** What this device has of its photos, what it wants, and what is under way: shared by all ways in. */
import type { MediaArrivals, MediaAsk, MediaItem, MediaStore, MediaWish } from '#documents/ports.ts'
import type { Leaving } from './leaving.ts'
import { mostItemBytes } from './wire.ts'

/** Small pictures come without being asked for; whoever calls a large one small is not believed. */
export const mostThumbnailBytes = 128 * 1024
/** Of one document: what others say by themselves must not fill this device. */
export const mostThumbnailsBytes = 64 * 1024 * 1024

export interface StockParts {
  store: MediaStore
  leaving: Leaving
  arrivals: MediaArrivals
  /** Something is under way no more, be it here or not: somebody else may have it. */
  freed: (ask: MediaAsk) => void
}

/** How the last part went: `kept` is all of it, `wrong` has another address than it should. */
export type Ending = 'kept' | 'wrong' | 'failing'

export class MediaStock {
  readonly #parts: StockParts
  readonly #asks = new Map<string, MediaWish>()
  /** Under way by one of the ways in; nobody else takes it meanwhile. */
  readonly #taken = new Set<string>()
  readonly #observers = new Set<(hash: string) => void>()
  /** Bytes of thumbnails that a document has, counted once and then added up. */
  readonly #thumbnails = new Map<string, number>()
  readonly #here = new Set<string>()

  constructor(parts: StockParts) {
    this.#parts = parts
  }

  get store(): MediaStore {
    return this.#parts.store
  }

  get wishes(): MediaWish[] {
    return [...this.#asks.values()].map((wish) => ({ ...wish }))
  }

  observe(changed: (hash: string) => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  tell(hash: string): void {
    for (const observer of [...this.#observers]) observer(hash)
  }

  /** Reads what was asked for, here or in another window; what is not asked for any more is forgotten. */
  async read(): Promise<void> {
    const asks = await this.#parts.arrivals.asks()
    const asked = new Set(asks.map(({ hash }) => hash))
    for (const hash of this.#asks.keys()) if (!asked.has(hash)) this.#asks.delete(hash)
    for (const ask of asks) {
      const reached = await this.#parts.arrivals.reached(ask.hash)
      const state = this.#asks.get(ask.hash)?.state ?? 'waiting'
      this.#asks.set(ask.hash, { ...ask, reached, state })
    }
  }

  async ask(ask: MediaAsk): Promise<void> {
    if (ask.size > mostItemBytes) throw new Error('No photo is as large as that.')
    await this.#parts.store.note(ask.docId, [{ hash: ask.hash, size: ask.size, kind: ask.kind }])
    await this.#parts.arrivals.ask(ask)
    const reached = await this.#parts.arrivals.reached(ask.hash)
    this.#here.delete(ask.hash)
    this.#asks.set(ask.hash, { ...ask, reached, state: 'waiting' })
    this.tell(ask.hash)
  }

  async cancel(hash: string): Promise<void> {
    this.#asks.delete(hash)
    await this.#parts.arrivals.forget(hash)
    this.tell(hash)
  }

  isAsked(hash: string): boolean {
    return this.#asks.has(hash)
  }

  /** The asking in its own words if it was asked for; else the line that somebody told, if it may come by itself. */
  async wants(docId: string, line: MediaItem): Promise<MediaAsk | undefined> {
    const { hash, size, kind } = line
    if (this.#taken.has(hash) || this.#here.has(hash)) return undefined
    const wish = this.#asks.get(hash)
    if (wish) return { docId: wish.docId, hash, size: wish.size, kind: wish.kind }
    if (kind !== 'thumbnail' || size > mostThumbnailBytes) return undefined
    if (await this.#parts.leaving.isErased(docId, hash)) return undefined
    const isTooMuch = (await this.#thumbnailsOf(docId)) + size > mostThumbnailsBytes
    // Counting them tells, too, which are here.
    if (isTooMuch || this.#here.has(hash) || this.#taken.has(hash)) return undefined
    return { docId, hash, size, kind }
  }

  /** False if somebody else is just taking it. */
  claim({ hash }: MediaAsk): boolean {
    if (this.#taken.has(hash)) return false
    this.#taken.add(hash)
    this.#become(hash, 'coming')
    return true
  }

  /** Of what nobody asked for nothing is left lying about half finished. */
  free(ask: MediaAsk): void {
    const { hash } = ask
    this.#taken.delete(hash)
    if (!this.#asks.has(hash)) void this.#parts.arrivals.drop(hash).catch(() => undefined)
    else if (this.#asks.get(hash)?.state === 'coming') this.#become(hash, 'waiting')
    this.#parts.freed(ask)
  }

  /** Photos may have come otherwise, or a document may have gone: it is looked at anew. */
  recount(): void {
    this.#thumbnails.clear()
    this.#here.clear()
  }

  reached(hash: string): Promise<number> {
    return this.#parts.arrivals.reached(hash)
  }

  /** Resolves to how far it is now. Rejects with a `Problem` if the part cannot be kept. */
  async add(ask: MediaAsk, at: number, bytes: Uint8Array): Promise<number> {
    const reached = await this.#parts.arrivals.add(ask, at, bytes)
    const wish = this.#asks.get(ask.hash)
    if (wish) wish.reached = reached
    this.tell(ask.hash)
    return reached
  }

  /** All bytes are here: they are believed, and kept, only if they have the address. Never rejects. */
  async finish(ask: MediaAsk): Promise<Ending> {
    const { docId, hash, size, kind } = ask
    const { arrivals, store } = this.#parts
    const bytes = await arrivals.joined(hash).catch(() => new ArrayBuffer())
    try {
      await store.keep(docId, { hash, size, kind }, bytes)
      // The parts of what is kept are worth nothing; if they cannot be removed now they do no harm.
      await arrivals.forget(hash).catch(() => undefined)
      this.noteHere(ask)
      return 'kept'
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'row-damaged') {
        this.#become(hash, 'failing')
        return 'failing'
      }
      await arrivals.drop(hash).catch(() => undefined)
      const wish = this.#asks.get(hash)
      if (wish) wish.reached = 0
      this.tell(hash)
      return 'wrong'
    }
  }

  /** Something could not be kept: it is tried again with the next meeting. */
  fail(hash: string): void {
    this.#become(hash, 'failing')
  }

  noteHere({ docId, hash, size, kind }: MediaAsk): void {
    const sum = this.#thumbnails.get(docId)
    if (sum !== undefined && kind === 'thumbnail') this.#thumbnails.set(docId, sum + size)
    this.#here.add(hash)
    this.#asks.delete(hash)
    this.tell(hash)
  }

  async #thumbnailsOf(docId: string): Promise<number> {
    const known = this.#thumbnails.get(docId)
    if (known !== undefined) return known
    const lines = await this.#parts.store.list(docId)
    for (const { hash, isHere } of lines) if (isHere) this.#here.add(hash)
    const small = lines.filter(({ kind, isHere }) => kind === 'thumbnail' && isHere)
    const sum = small.reduce((total, { size }) => total + size, 0)
    this.#thumbnails.set(docId, sum)
    return sum
  }

  #become(hash: string, state: MediaWish['state']): void {
    const wish = this.#asks.get(hash)
    if (wish) wish.state = state
    if (wish) this.tell(hash)
  }
}
