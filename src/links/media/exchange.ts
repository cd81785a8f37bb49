/** The photos of all documents on this device: told to everybody who is linked, taken from whoever has them. */
import type {
  Link,
  LinkMessage,
  MediaArrivals,
  MediaAsk,
  MediaDesk,
  MediaItem,
  MediaLine,
  MediaStore,
  MediaWish,
} from '#documents/ports.ts'
import { blindName } from '#links/index-lines.ts'
import type { Junction } from '#links/junction.ts'
import { Seal } from '#vault/seal.ts'
import { HubPhotos } from './at-hub.ts'
import type { Leaving } from './leaving.ts'
import { Neighbour } from './neighbour.ts'
import { Relay } from './relay.ts'
import { MediaStock } from './stock.ts'
import { closeMedia, openMedia, type PlacedItem } from './wire.ts'

export interface MediaParts {
  links: Junction
  store: MediaStore
  /** All that goes out goes through it. */
  leaving: Leaving
  arrivals: MediaArrivals
  /** Ids of all documents that this device holds keys of. */
  known: () => Promise<string[]>
  /** Rejects for a document that this device holds no keys of. */
  keysOf: (docId: string) => Promise<{ content: CryptoKey }>
  /** Milliseconds without a part after which somebody else is asked; 20,000 if not said. */
  patience?: number
  /** Milliseconds after which a hub is looked at again; 120,000 if not said. */
  tour?: number
}

export class MediaExchange implements MediaDesk {
  readonly #parts: MediaParts
  readonly #stock: MediaStock
  readonly #neighbours = new Map<Link, Neighbour>()
  readonly #hubs = new Map<Link, HubPhotos>()
  readonly #relay = new Relay()
  readonly #names = new Map<string, string>()
  readonly #stop: () => void

  constructor(parts: MediaParts) {
    this.#parts = parts
    this.#stock = new MediaStock({ ...parts, freed: (ask) => this.#free(ask) })
    this.#stop = parts.links.each((link) => this.#meet(link))
    void this.#reread()
  }

  get wishes(): MediaWish[] {
    return this.#stock.wishes
  }

  observe(changed: (hash: string) => void): () => void {
    return this.#stock.observe(changed)
  }

  async list(docId: string): Promise<MediaLine[]> {
    const own = await this.#parts.store.list(docId)
    const known = new Set(own.map(({ hash }) => hash))
    const others = new Map<string, MediaLine>()
    for (const neighbour of this.#neighbours.values()) {
      for (const { hash, size, kind } of neighbour.keeps(docId)) {
        if (known.has(hash)) continue
        const line = others.get(hash) ?? { hash, size, kind, isHere: false, holders: [] }
        if (neighbour.holder !== undefined) line.holders.push(neighbour.holder)
        others.set(hash, line)
      }
    }
    const all = [...own, ...others.values()]
    return ['thumbnail', 'original'].flatMap((kind) => all.filter((line) => line.kind === kind))
  }

  read(hash: string): Promise<ArrayBuffer | undefined> {
    return this.#parts.store.read(hash)
  }

  async keep(docId: string, item: MediaItem, bytes: ArrayBuffer): Promise<void> {
    await this.#parts.store.keep(docId, item, bytes)
    this.#kept({ docId, ...item })
    this.#stock.noteHere({ docId, ...item })
  }

  async ask(docId: string, { hash, size, kind }: MediaItem): Promise<void> {
    const lines = await this.#parts.store.list(docId)
    if (lines.some((line) => line.hash === hash && line.isHere)) return
    await this.#stock.ask({ docId, hash, size, kind })
    await this.#noteHolders(docId, hash)
    for (const neighbour of this.#neighbours.values()) neighbour.look(hash)
    for (const hub of this.#hubs.values()) hub.look(docId)
    this.#news(docId, hash)
  }

  async cancel(hash: string): Promise<void> {
    const docId = this.wishes.find((wish) => wish.hash === hash)?.docId
    for (const neighbour of this.#neighbours.values()) neighbour.release(hash)
    await this.#stock.cancel(hash)
    if (docId !== undefined) this.#news(docId, hash)
  }

  mayLetGo(hash: string): Promise<boolean> {
    return this.#parts.store.mayLetGo(hash)
  }

  async letGo(hash: string): Promise<boolean> {
    const isGone = await this.#parts.store.release(hash)
    if (!isGone) return false
    this.#stock.recount()
    this.#stock.tell(hash)
    // Whoever counted on this device as one of two must know at once.
    for (const docId of await this.#parts.known()) this.#tell(docId)
    return true
  }

  async erase(hash: string): Promise<void> {
    await this.cancel(hash)
    await this.#parts.store.erase(hash)
    this.#stock.recount()
    this.#stock.tell(hash)
  }

  decided(docId: string, hash?: string): void {
    this.#tell(docId)
    for (const hub of this.#hubs.values()) hub.look(docId)
    if (hash) this.#news(docId, hash)
  }

  /** Something came otherwise, such as by a file, or a document was made or removed. */
  tell(): void {
    this.#stock.recount()
    void this.#parts.known().then(
      (docIds) => docIds.forEach((docId) => this.#tell(docId)),
      () => undefined,
    )
    for (const hub of this.#hubs.values()) hub.tour()
  }

  /** Removed from this device: nothing of these documents is taken or told any more. */
  async discard(docIds: readonly string[]): Promise<void> {
    for (const docId of docIds) {
      for (const neighbour of this.#neighbours.values()) neighbour.forget(docId)
      for (const { hash } of this.wishes.filter((wish) => wish.docId === docId))
        await this.#stock.cancel(hash).catch(() => undefined)
    }
    this.#stock.recount()
  }

  close(): void {
    this.#stop()
  }

  #meet(link: Link): () => void {
    if (link.kind === 'tabs') return link.receive((message) => void this.#hear(message))
    if (link.blobs) return this.#meetHub(link, link.blobs)
    if (link.kind !== 'pair') return () => undefined
    const neighbour = new Neighbour({
      link,
      stock: this.#stock,
      leaving: this.#parts.leaving,
      sealOf: (docId) => this.#sealOf(docId),
      patience: this.#parts.patience ?? 20_000,
      kept: (ask) => this.#kept(ask),
      learned: (docId, from) => {
        for (const other of this.#neighbours.values())
          if (other !== from && other.hears(docId)) other.tell(docId)
      },
      passOn: (docId, ask, from) => {
        const all = [...this.#neighbours.values()].filter((other) => other !== from)
        return this.#relay.passOn(all, docId, ask, from)
      },
      passed: (docId, part, from) => this.#relay.passed(docId, part, from),
      linesFor: (docId, to) => this.#linesFor(docId, to),
    })
    this.#neighbours.set(link, neighbour)
    const stops = [
      link.receive((message) => {
        if (message.kind === 'media') neighbour.take(message)
        if (message.kind === 'index') void this.#compare(message.documents, neighbour)
      }),
      link.joined(() => neighbour.again()),
    ]
    return () => {
      for (const stop of stops) stop()
      neighbour.stop()
      this.#relay.forget(neighbour)
      this.#neighbours.delete(link)
    }
  }

  #meetHub(link: Link, blobs: NonNullable<Link['blobs']>): () => void {
    const { known, tour, leaving } = this.#parts
    const kept = (ask: MediaAsk) => this.#kept(ask)
    const holder = link.holder?.id ?? 'hub'
    const hub = new HubPhotos({
      blobs,
      stock: this.#stock,
      leaving,
      known,
      kept,
      holder,
      tour: tour ?? 120_000,
    })
    this.#hubs.set(link, hub)
    const stop = link.joined(() => hub.tour())
    hub.tour()
    return () => {
      stop()
      hub.stop()
      this.#hubs.delete(link)
    }
  }

  /** Whoever had to stand back while another one tried gets their turn. */
  #free({ docId, hash }: MediaAsk): void {
    if (!this.#stock.isAsked(hash)) return
    for (const neighbour of this.#neighbours.values()) neighbour.look()
    for (const hub of this.#hubs.values()) hub.look(docId)
  }

  /** Told are only documents that the other side has named: others are none of its business. */
  async #compare(documents: readonly { name: string }[], neighbour: Neighbour): Promise<void> {
    const names = new Set(documents.map(({ name }) => name))
    for (const docId of await this.#parts.known().catch(() => [])) {
      const name = this.#names.get(docId) ?? (await blindName(docId))
      this.#names.set(docId, name)
      if (names.has(name)) neighbour.tell(docId)
    }
  }

  async #linesFor(docId: string, to: Neighbour): Promise<PlacedItem[]> {
    const lines = new Map<string, PlacedItem>()
    for (const neighbour of this.#neighbours.values()) {
      if (neighbour === to) continue
      for (const line of neighbour.keeps(docId)) lines.set(line.hash, { ...line, place: 'near' })
    }
    for (const { hash, size, kind, isHere } of await this.#parts.store.list(docId)) {
      const place = isHere ? 'here' : (lines.get(hash)?.place ?? 'gone')
      lines.set(hash, { hash, size, kind, place })
    }
    if (!lines.size) return []
    const mayLeave = await this.#parts.leaving.checkOf(docId)
    // Whoever was told of it before hears that it is gone; nobody else hears of it.
    return [...lines.values()].map((line) =>
      mayLeave(line.hash) ? line : { ...line, place: 'gone' },
    )
  }

  #kept({ docId, hash }: MediaAsk): void {
    void this.#noteHolders(docId, hash)
    this.#tell(docId)
    for (const hub of this.#hubs.values()) hub.look(docId)
    this.#news(docId, hash)
  }

  /** Who said that it keeps this, before this device had heard of it. */
  async #noteHolders(docId: string, hash: string): Promise<void> {
    for (const neighbour of this.#neighbours.values()) {
      const { holder } = neighbour
      if (holder === undefined || !neighbour.isKeeping(docId, hash)) continue
      await this.#parts.store.account(holder, [hash], []).catch(() => undefined)
    }
  }

  #tell(docId: string): void {
    for (const neighbour of this.#neighbours.values())
      if (neighbour.hears(docId)) neighbour.tell(docId)
  }

  /** Other windows share the store: what was asked for or came is theirs, too. */
  #news(docId: string, hash: string): void {
    const windows = this.#parts.links.all.filter(({ kind }) => kind === 'tabs')
    if (!windows.length) return
    void this.#sealOf(docId)
      .then((seal) => closeMedia(seal, docId, { kind: 'news', hash }))
      .then(
        (bytes) => windows.forEach((link) => link.send({ kind: 'media', docId, bytes })),
        () => undefined,
      )
  }

  async #hear(message: LinkMessage): Promise<void> {
    if (message.kind !== 'media') return
    const { docId, bytes } = message
    const heard = await openMedia(() => this.#sealOf(docId), docId, bytes)
    if (heard?.kind !== 'news') return
    this.#stock.recount()
    await this.#reread()
    this.#stock.tell(heard.hash)
    this.#tell(docId)
  }

  async #reread(): Promise<void> {
    // If it cannot be read now, the next news or the next start reads it.
    await this.#stock.read().catch(() => undefined)
    for (const neighbour of this.#neighbours.values()) neighbour.look()
    const asked = new Set(this.wishes.map(({ docId }) => docId))
    for (const hub of this.#hubs.values()) for (const docId of asked) hub.look(docId)
  }

  async #sealOf(docId: string): Promise<Seal> {
    return new Seal((await this.#parts.keysOf(docId)).content)
  }
}
