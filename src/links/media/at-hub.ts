/** Photos at a hub: small ones come, originals come when asked for, and what lies here is brought there. */
import type { Blobs, MediaAsk, MediaItem, MediaLine } from '#documents/ports.ts'
import type { Leaving } from './leaving.ts'
import { BlobRefused } from './refused.ts'
import type { MediaStock } from './stock.ts'

export interface HubPhotosParts {
  blobs: Blobs
  stock: MediaStock
  leaving: Leaving
  known: () => Promise<string[]>
  /** Something is here now that was not. */
  kept: (ask: MediaAsk) => void
  holder: string
  /** Milliseconds after which all documents are looked at again: others bring photos, too. */
  tour: number
}

/** Bytes that are asked for at once. */
const pieceBytes = 256 * 1024
/** Of one document; a hub that lists more than this makes it up. */
const mostListed = 20_000
/** Milliseconds before another attempt, when the hub could not be asked. */
const pause = 15_000

export class HubPhotos {
  readonly #parts: HubPhotosParts
  readonly #due = new Set<string>()
  /** Not what they should be; asked for again only after a meeting. */
  readonly #barred = new Set<string>()
  readonly #stopped = new AbortController()
  readonly #ticking: ReturnType<typeof setInterval>
  #timer: ReturnType<typeof setTimeout> | undefined
  #isRunning = false

  constructor(parts: HubPhotosParts) {
    this.#parts = parts
    this.#ticking = setInterval(() => this.tour(), parts.tour)
  }

  /** Looks at this document soon. */
  look(docId: string): void {
    this.#due.add(docId)
    this.#run()
  }

  /** Looks at all documents. */
  tour(): void {
    this.#barred.clear()
    void this.#parts.known().then(
      (docIds) => docIds.forEach((docId) => this.look(docId)),
      () => undefined,
    )
  }

  stop(): void {
    clearInterval(this.#ticking)
    clearTimeout(this.#timer)
    this.#stopped.abort()
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  #run(): void {
    if (this.#isRunning || this.#isStopped) return
    this.#isRunning = true
    clearTimeout(this.#timer)
    void this.#visitDue().finally(() => (this.#isRunning = false))
  }

  async #visitDue(): Promise<void> {
    for (const docId of this.#due) {
      if (this.#isStopped) return
      this.#due.delete(docId)
      try {
        await this.#visit(docId)
      } catch (error) {
        // What the hub refuses for one document says nothing of the others; whoever cannot be reached is left alone.
        if (error instanceof BlobRefused) continue
        this.#due.add(docId)
        this.#timer = setTimeout(() => this.#run(), pause)
        return
      }
    }
  }

  async #visit(docId: string): Promise<void> {
    const { blobs, stock, holder } = this.#parts
    await blobs.quiet()
    const there = await this.#listed(docId)
    const own = await stock.store.list(docId)
    const [has, lacks] = [true, false].map((isThere) =>
      own.filter(({ hash }) => there.has(hash) === isThere).map(({ hash }) => hash),
    )
    await stock.store.account(holder, has ?? [], lacks ?? [])
    for (const kind of ['thumbnail', 'original'] as const) {
      for (const item of there.values()) if (item.kind === kind) await this.#fetch(docId, item)
    }
    // Thumbnails first: the store lists them so.
    const leaving = await this.#parts.leaving.list(docId)
    for (const line of leaving)
      if (line.isHere && !there.has(line.hash)) await this.#bring(docId, line)
  }

  async #listed(docId: string): Promise<Map<string, MediaItem>> {
    const there = new Map<string, MediaItem>()
    for await (const page of this.#parts.blobs.list(docId)) {
      for (const item of page) there.set(item.hash, item)
      if (there.size > mostListed) throw new BlobRefused('item', 'list')
    }
    return there
  }

  async #fetch(docId: string, item: MediaItem): Promise<void> {
    const { stock, holder } = this.#parts
    const ask = this.#barred.has(item.hash) ? undefined : await stock.wants(docId, item)
    if (!ask || this.#isStopped || !stock.claim(ask)) return
    try {
      if (!(await this.#take(ask))) return
      await stock.store.account(holder, [ask.hash], [])
    } catch (error) {
      this.#barred.add(ask.hash)
      if (!(error instanceof BlobRefused)) throw error
      return
    } finally {
      stock.free(ask)
    }
    this.#parts.kept(ask)
  }

  /** True once it is here, whole and right. */
  async #take(ask: MediaAsk): Promise<boolean> {
    const { blobs, stock } = this.#parts
    const wasAsked = stock.isAsked(ask.hash)
    const from = await stock.reached(ask.hash)
    for (let at = from; at < ask.size;) {
      await blobs.quiet()
      if (this.#isStopped || stock.isAsked(ask.hash) !== wasAsked) return false
      const length = Math.min(pieceBytes, ask.size - at)
      const bytes = await blobs.take(ask.docId, ask, at, length)
      if (!bytes.length || bytes.length > length) throw new BlobRefused('item', 'length')
      const reached = await stock.add(ask, at, bytes).catch(() => undefined)
      // It cannot be kept now; the next tour tries again.
      if (reached === undefined) return this.#failed(ask)
      // Another window may have added it, or thrown all away.
      at = reached
    }
    const ending = await stock.finish(ask)
    // Begun with parts of somebody else's: from the beginning it may be right.
    if (ending === 'wrong' && from > 0) return this.#take(ask)
    if (ending === 'wrong') this.#barred.add(ask.hash)
    return ending === 'kept'
  }

  #failed(ask: MediaAsk): false {
    this.#parts.stock.fail(ask.hash)
    return false
  }

  async #bring(docId: string, { hash, size, kind }: MediaLine): Promise<void> {
    const { blobs, stock, leaving, holder } = this.#parts
    await blobs.quiet()
    const bytes = await leaving.read(docId, hash)
    if (!bytes || this.#isStopped) return
    try {
      await blobs.give(docId, { hash, size, kind }, bytes, this.#stopped.signal)
    } catch (error) {
      // This one is too large, or looks damaged there; others may well go.
      if (error instanceof BlobRefused && error.reason !== 'closed') return
      throw error
    }
    await stock.store.account(holder, [hash], [])
  }
}
