/** The gate asks the records of the document, open or not; what it cannot find out stays here. */
import { PhotoGate } from '#app/photo-gate.ts'
import { PhotoNews } from '#app/photo-news.ts'
import { addPhoto, decideFaces } from '#documents/photos.ts'
import { Junction } from '#links/junction.ts'
import { Leaving } from '#links/media/leaving.ts'
import type { SessionParts } from '#links/parts.ts'
import { MemoryMediaStore } from '#storage/media-memory.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { addressOf } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { beforeEach, expect, test, vi } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { Board, secret } from '../../client/sessions.ts'

const docId = 'initiative.dorf'
const hash = 'A'.repeat(43)
const key = 'k'.repeat(43)
const bytes = {
  ...{ picture: `${hash}.${key}`, pictureSize: 300, small: `${'B'.repeat(43)}.${key}` },
  ...{ smallSize: 30, width: 1600, height: 1200 },
}

let store: MemoryEntryStore
let open: Doc | undefined
let gate: PhotoGate
const partsOf = vi.fn<(id: string) => Promise<SessionParts>>()

beforeEach(async () => {
  store = new MemoryEntryStore()
  open = undefined
  const keys = await keysOfModeration(secret, docId)
  partsOf.mockReset()
  partsOf.mockResolvedValue({
    ...{ docId, keys, role: 'moderation', trusted: ['moderation'], store, seal: undefined },
    ...{ sharesStore: false, links: new Junction(), board: new Board() },
  })
  gate = new PhotoGate({ docOf: () => open, partsOf }, store)
})

/** Keeps a document as it is now, as another device or an earlier day would have. */
async function keep(doc: Doc): Promise<void> {
  const keys = await keysOfModeration(secret, docId)
  const update = encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>
  const payload = { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update } as const
  await store.keep(docId, [await sealEntry(keys, 'moderation', { ...payload, covers: [] })])
}

test('of a document that is closed the kept records count, read once for the same entries', async () => {
  const doc = new Doc()
  const id = addPhoto(doc, bytes)
  await keep(doc)
  expect((await gate.rules(docId)).mayLeave(hash)).toBe(false)
  decideFaces(doc, id, 'consented')
  await keep(doc)
  expect((await gate.rules(docId)).mayLeave(hash)).toBe(true)
  expect((await gate.rules(docId)).mayLeave(hash)).toBe(true)
  expect(partsOf).toHaveBeenCalledTimes(2)
  decideFaces(doc, id, 'missing')
  await keep(doc)
  expect((await gate.rules(docId)).mayLeave(hash)).toBe(false)
})

test('of a document that is open counts what was decided a moment ago', async () => {
  open = new Doc()
  const id = addPhoto(open, bytes, { faces: 'none-visible' })
  await keep(open)
  expect((await gate.rules(docId)).mayLeave(hash)).toBe(true)
  decideFaces(open, id, 'missing')
  expect((await gate.rules(docId)).mayLeave(hash)).toBe(false)
  expect(partsOf).not.toHaveBeenCalled()
})

test('plans and sealed answers of a survey are asked nothing', async () => {
  for (const kind of ['survey', 'answers', 'draft'])
    expect((await gate.rules(`${kind}.a`)).mayLeave(hash)).toBe(true)
})

test('what cannot be read lets nothing out', async () => {
  const media = new MemoryMediaStore()
  const leaving = new Leaving(media, gate)
  const photo = Uint8Array.from({ length: 40 }, (_, at) => at)
  const item = { hash: await addressOf(photo), size: 40, kind: 'original' as const }
  await media.keep(docId, item, photo.buffer)
  partsOf.mockRejectedValue(new Error('not here'))
  await store.keep(docId, [{ hash: 'x', bytes: new Uint8Array([1]) }])
  expect(await leaving.list(docId)).toEqual([])
  expect(await leaving.read(docId, item.hash)).toBeUndefined()
  expect(await leaving.countHeld(docId)).toBe(1)
})

test('what is decided elsewhere about photos that lie here is told on, once', async () => {
  const media = new MemoryMediaStore()
  const told: string[] = []
  const news = new PhotoNews(new Leaving(media, gate), (id) => told.push(id))
  const doc = new Doc()
  const photo = Uint8Array.from({ length: 40 }, (_, at) => at)
  const item = { hash: await addressOf(photo), size: 40, kind: 'original' as const }
  await media.keep(docId, item, photo.buffer)
  const id = addPhoto(doc, { ...bytes, picture: `${item.hash}.${key}` })
  await keep(doc)
  await news.look(docId)
  expect(told).toEqual([])
  decideFaces(doc, id, 'consented')
  await keep(doc)
  await news.look(docId)
  await news.look(docId)
  expect(told).toEqual([docId])
  decideFaces(doc, id, 'missing')
  await keep(doc)
  await news.look(docId)
  expect(told).toEqual([docId, docId])
  await news.look('survey.a')
  partsOf.mockRejectedValue(new Error('not here'))
  await news.look('initiative.other')
  expect(told).toHaveLength(2)
})
