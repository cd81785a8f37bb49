/** A tablet made for tests that carries photos: its stores outlive its links, as a disk outlives a page. */
import type { Link, MediaArrivals, MediaAsk, MediaItem, MediaStore } from '#documents/ports.ts'
import { Courier } from '#links/courier.ts'
import { Junction } from '#links/junction.ts'
import { MediaExchange, type MediaParts } from '#links/media/exchange.ts'
import { Leaving } from '#links/media/leaving.ts'
import type { Holder } from '#schema/receipt.ts'
import { MemoryMediaArrivals } from '#storage/media-arrivals-memory.ts'
import { MemoryMediaStore } from '#storage/media-memory.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { addressOf } from '#vault/bytes.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { Board, docId, secret } from './sessions.ts'

export interface Photo {
  item: MediaItem
  bytes: ArrayBuffer
}

/** Bytes that no two seeds share, as sealed ones look. */
export async function photoOf(
  seed: number,
  length: number,
  kind: MediaItem['kind'] = 'original',
): Promise<Photo> {
  const bytes = new Uint8Array(length)
  let state = seed * 2654435761 + 1
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return { item: { hash: await addressOf(bytes), size: length, kind }, bytes: bytes.buffer }
}

/** Arrivals that remember at which places the parts of originals came. */
export class WatchedArrivals implements MediaArrivals {
  readonly inner: MediaArrivals
  readonly places: number[] = []
  /** Called after each part. */
  added: (reached: number) => void = () => undefined
  constructor(inner: MediaArrivals = new MemoryMediaArrivals()) {
    this.inner = inner
  }
  asks() {
    return this.inner.asks()
  }
  ask(ask: MediaAsk) {
    return this.inner.ask(ask)
  }
  forget(hash: string) {
    return this.inner.forget(hash)
  }
  reached(hash: string) {
    return this.inner.reached(hash)
  }
  joined(hash: string) {
    return this.inner.joined(hash)
  }
  drop(hash: string) {
    return this.inner.drop(hash)
  }
  async add(ask: MediaAsk, at: number, bytes: Uint8Array) {
    const reached = await this.inner.add(ask, at, bytes)
    if (ask.kind === 'original') this.places.push(at)
    this.added(reached)
    return reached
  }
}

export class PhotoTablet {
  readonly holder: Holder
  readonly store: MediaStore
  readonly arrivals: WatchedArrivals
  readonly entries = new MemoryEntryStore()
  known = [docId]
  /** Addresses that may not leave this tablet. */
  readonly held = new Set<string>()
  /** Addresses that somebody took out for good. */
  readonly erased = new Set<string>()
  readonly gate = {
    rules: () =>
      Promise.resolve({
        mayLeave: (hash: string) => !this.held.has(hash) && !this.erased.has(hash),
        isErased: (hash: string) => this.erased.has(hash),
      }),
  }
  links = new Junction()
  media: MediaExchange
  courier: Courier
  readonly #other: Partial<MediaParts>

  constructor(
    name: string,
    disk: { store?: MediaStore; arrivals?: MediaArrivals } = {},
    other: Partial<MediaParts> = {},
  ) {
    this.holder = { id: name, kind: 'device', name }
    this.store = disk.store ?? new MemoryMediaStore()
    this.arrivals = new WatchedArrivals(disk.arrivals)
    this.#other = other
    this.courier = this.#newCourier()
    this.media = this.#newMedia()
  }

  /** As after a reload: only what is on the disk is left. */
  async restart(): Promise<void> {
    await this.close()
    this.links = new Junction()
    this.courier = this.#newCourier()
    this.media = this.#newMedia()
  }

  meet(link: Link): void {
    this.links.attach(link)
  }

  async close(): Promise<void> {
    this.media.close()
    await this.courier.close()
  }

  /** As numbers: two buffers of the same length count as equal to a test. */
  async has({ hash }: MediaItem): Promise<boolean> {
    const bytes = await this.store.read(hash)
    return bytes !== undefined && (await addressOf(new Uint8Array(bytes))) === hash
  }

  async holders({ hash }: MediaItem): Promise<string[]> {
    const lines = await this.store.list(docId)
    return lines.find((line) => line.hash === hash)?.holders ?? []
  }

  #newMedia(): MediaExchange {
    return new MediaExchange({
      links: this.links,
      store: this.store,
      leaving: new Leaving(this.store, this.gate),
      arrivals: this.arrivals,
      known: () => Promise.resolve(this.known),
      keysOf: (id) => this.#keysOf(id),
      ...this.#other,
    })
  }

  #newCourier(): Courier {
    const trusted = ['moderation', 'contribution'] as const
    const fixed = { role: 'contribution', trusted, sharesStore: false, seal: undefined } as const
    const kept = { store: this.entries, board: new Board() }
    return new Courier({
      links: this.links,
      known: () => Promise.resolve(this.known),
      partsOf: async (id) => {
        return { docId: id, keys: await this.#keysOf(id), links: this.links, ...fixed, ...kept }
      },
      isOpen: () => false,
      hashes: (id) => this.entries.hashes(id),
      arrived: () => undefined,
    })
  }

  #keysOf(id: string) {
    if (!this.known.includes(id)) return Promise.reject(new Error('not here'))
    return keysOfModeration(secret, id)
  }
}
