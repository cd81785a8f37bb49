/** Whoever is at the other end: what they say of photos changes nothing that is not so, and costs little. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import {
  closeMedia,
  mostAsked,
  openMedia,
  partLength,
  type MediaMessage,
  type PlacedItem,
} from '#links/media/wire.ts'
import { keysOfModeration, newSecret } from '#vault/keys.ts'
import { Seal } from '#vault/seal.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { photoOf, PhotoTablet, type Photo } from '../../../client/photos.ts'
import { docId, secret } from '../../../client/sessions.ts'
import { wire } from '../../../client/wire.ts'

const patient = { timeout: 5000, interval: 5 }
let tablets: PhotoTablet[] = []
afterEach(async () => {
  for (const tablet of tablets) await tablet.close()
  tablets = []
})

function tabletNamed(name: string, patience = 20_000): PhotoTablet {
  const made = new PhotoTablet(name, {}, { patience })
  tablets.push(made)
  return made
}

/** Somebody who says what they like, and hears what they are told. */
class Stranger {
  readonly heard: MediaMessage[] = []
  readonly link: Link
  readonly #seal: Promise<Seal>
  /** Answers an ask as they like. */
  answer: (ask: MediaMessage & { kind: 'ask' }) => void = () => undefined

  constructor(tablet: PhotoTablet, key = secret) {
    const [here, there] = wire(tablet.holder, { id: 'stranger', kind: 'device', name: '' })
    this.link = here
    this.#seal = keysOfModeration(key, docId).then(({ content }) => new Seal(content))
    here.receive((message) => void this.#hear(message))
    // `there` is the end that the tablet holds: its other end is the stranger's.
    tablet.meet(there)
  }

  async say(message: MediaMessage, about = docId): Promise<void> {
    this.link.send({
      kind: 'media',
      docId: about,
      bytes: await closeMedia(await this.#seal, about, message),
    })
  }

  has(photo: Photo, other: Partial<PlacedItem> = {}): Promise<void> {
    return this.say({ kind: 'lines', lines: [{ ...photo.item, place: 'here', ...other }] })
  }

  asks(): (MediaMessage & { kind: 'ask' })[] {
    return this.heard.filter((one) => one.kind === 'ask')
  }

  async #hear(message: LinkMessage): Promise<void> {
    if (message.kind !== 'media') return
    const heard = await openMedia(() => this.#seal, docId, message.bytes)
    if (heard) this.heard.push(heard)
    if (heard?.kind === 'ask') this.answer(heard)
  }
}

/** Everything that was said before this has been heard: an honest photo that was told of last is here. */
async function afterAll(tablet: PhotoTablet, stranger: Stranger, seed: number): Promise<void> {
  const last = await photoOf(seed, 100, 'thumbnail')
  const before = stranger.answer
  stranger.answer = (ask) => {
    if (ask.hash !== last.item.hash) return before(ask)
    void stranger.say({ kind: 'part', hash: ask.hash, at: 0, bytes: new Uint8Array(last.bytes) })
  }
  await stranger.has(last)
  await vi.waitUntil(() => tablet.has(last.item), patient)
}

test('who does not belong to a document is told nothing and believed nothing', async () => {
  const tablet = tabletNamed('a')
  const photo = await photoOf(1, 1000, 'thumbnail')
  await tablet.store.keep(docId, photo.item, photo.bytes.slice(0))
  const stranger = new Stranger(tablet, newSecret())
  const other = await photoOf(2, 1000, 'thumbnail')
  await stranger.has(other)
  await stranger.say({ kind: 'ask', hash: photo.item.hash, at: 0, length: 1000 })
  // A member after the stranger, over the same way of thinking: only what they say has an effect.
  await afterAll(tablet, new Stranger(tablet), 3)
  expect(stranger.heard).toEqual([])
  const listed = await tablet.media.list(docId)
  expect(listed.some(({ hash }) => hash === other.item.hash)).toBe(false)
})

test('a list of a million lines stores nothing, and is remembered in part alone', async () => {
  const tablet = tabletNamed('a')
  const stranger = new Stranger(tablet)
  const line = (number: number): PlacedItem => {
    const hash = `${String(number).padStart(42, 'x')}A`
    return { hash, size: 5_000_000, kind: 'original', place: 'here' }
  }
  for (let page = 0; page < 40; page += 1) {
    const lines = Array.from({ length: 1000 }, (_, at) => line(page * 1000 + at))
    await stranger.say({ kind: 'lines', lines })
  }
  await stranger.say({
    kind: 'lines',
    lines: Array.from({ length: 1200 }, (_, at) => line(50_000 + at)),
  })
  stranger.link.send({ kind: 'media', docId, bytes: new Uint8Array(40_000_000).fill(0x11) })
  await vi.waitFor(async () => expect(await tablet.media.list(docId)).toHaveLength(30_000), patient)
  expect(await tablet.store.list(docId)).toEqual([])
  expect(stranger.asks()).toEqual([])
})

test('other bytes than they should be are never kept, and soon not asked for', async () => {
  const tablet = tabletNamed('a')
  const stranger = new Stranger(tablet)
  const photos = await Promise.all([1, 2, 3, 4, 5].map((seed) => photoOf(seed, 900, 'thumbnail')))
  stranger.answer = ({ hash }) =>
    void stranger.say({ kind: 'part', hash, at: 0, bytes: new Uint8Array(900).fill(7) })
  for (const photo of photos) await stranger.has(photo)
  await vi.waitUntil(() => stranger.asks().length === 3, patient)
  const honest = tabletNamed('b')
  for (const { item, bytes } of photos) await honest.store.keep(docId, item, bytes)
  const [here, there] = wire(tablet.holder, honest.holder)
  honest.meet(there)
  tablet.meet(here)
  await vi.waitUntil(async () => {
    const has = await Promise.all(photos.map(({ item }) => tablet.has(item)))
    return has.every(Boolean)
  }, patient)
  expect(stranger.asks()).toHaveLength(3)
  for (const { item } of photos) expect(await tablet.arrivals.reached(item.hash)).toBe(0)
})

test('an end without a beginning, parts that nobody asked for, too long and too short ones are nothing', async () => {
  const tablet = tabletNamed('a')
  const stranger = new Stranger(tablet)
  const photo = await photoOf(1, 3 * partLength)
  const unasked = await photoOf(2, 500)
  await tablet.media.ask(docId, photo.item)
  const { hash } = photo.item
  const part = (at: number, length: number, of = hash) =>
    stranger.say({ kind: 'part', hash: of, at, bytes: new Uint8Array(photo.bytes, at, length) })
  await stranger.has(photo)
  await vi.waitUntil(() => stranger.asks().length === 1, patient)
  await part(0, 500, unasked.item.hash)
  await part(partLength, partLength)
  await part(0, 10)
  await part(0, 0)
  stranger.link.send({ kind: 'media', docId, bytes: new Uint8Array(3_000_000).fill(0x13) })
  for (let turn = 0; turn < 200; turn += 1) await part(2 * partLength, partLength)
  await part(0, partLength)
  await vi.waitUntil(() => tablet.media.wishes[0]?.reached === partLength, patient)
  expect(tablet.arrivals.places).toEqual([0])
  expect(await tablet.arrivals.reached(unasked.item.hash)).toBe(0)
})

test('a large picture that is called a small one does not come', async () => {
  const tablet = tabletNamed('a')
  const stranger = new Stranger(tablet)
  const photo = await photoOf(1, 200_000, 'thumbnail')
  await stranger.has(photo)
  await afterAll(tablet, stranger, 2)
  expect(stranger.asks().some(({ hash }) => hash === photo.item.hash)).toBe(false)
})

test('who says that they have it and then is silent is left for somebody else', async () => {
  const tablet = tabletNamed('a', 50)
  const photo = await photoOf(1, 100_000)
  const stranger = new Stranger(tablet)
  await tablet.media.ask(docId, photo.item)
  await stranger.has(photo)
  await vi.waitUntil(() => stranger.asks().length > 0, patient)
  const honest = tabletNamed('b')
  await honest.store.keep(docId, photo.item, photo.bytes)
  const [here, there] = wire(tablet.holder, honest.holder)
  honest.meet(there)
  tablet.meet(here)
  await vi.waitUntil(() => tablet.has(photo.item), patient)
})

test('an address opens nothing of another document, and nobody gets more at once than a few parts', async () => {
  const tablet = tabletNamed('a')
  const own = await photoOf(1, 30 * partLength)
  const foreign = await photoOf(2, 1000)
  await tablet.store.keep(docId, own.item, own.bytes)
  await tablet.store.keep('workshop.other', foreign.item, foreign.bytes)
  const stranger = new Stranger(tablet)
  await stranger.say({ kind: 'ask', hash: foreign.item.hash, at: 0, length: 1000 })
  await stranger.say({ kind: 'ask', hash: own.item.hash, at: 0, length: 1e12 })
  await afterAll(tablet, stranger, 3)
  const parts = stranger.heard.filter((one) => one.kind === 'part')
  expect(parts.map(({ hash, at }) => [hash, at])).toEqual(
    Array.from({ length: mostAsked / partLength }, (_, at) => [own.item.hash, at * partLength]),
  )
})
