/** A map travels to another tablet piece by piece, as soon as its walk names it, and is read there. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Doc } from 'yjs'
import { addBase } from '#documents/blocks/walk-bases.ts'
import { mediaRules } from '#documents/photos.ts'
import type { Device } from '#documents/ports.ts'
import { Leaving } from '#links/media/leaving.ts'
import { itemsOf, missingOf } from '#state/map/items.ts'
import { Pieces } from '#state/map/pieces.ts'
import { MemoryMediaStore } from '#storage/media-memory.ts'
import { makeBase } from '../../../client/kept-map.ts'
import { PhotoTablet } from '../../../client/photos.ts'
import { rasterMap } from '../../../client/sample-map/sample-map.ts'
import { docId } from '../../../client/sessions.ts'
import { wire } from '../../../client/wire.ts'

const patient = { timeout: 5000, interval: 5 }
let bytes: Uint8Array<ArrayBuffer>
let tablets: PhotoTablet[] = []
beforeAll(() => {
  bytes = rasterMap()
})
afterEach(async () => {
  for (const tablet of tablets) await tablet.close()
  tablets = []
})

/** A tablet that lets out what its document frees. */
function tabletOf(name: string, doc: Doc): PhotoTablet {
  const store = new MemoryMediaStore()
  const gate = { rules: () => Promise.resolve(mediaRules(doc)) }
  const tablet = new PhotoTablet(name, { store }, { leaving: new Leaving(store, gate) })
  tablets.push(tablet)
  return tablet
}

test('what is asked for comes in pieces, and nothing leaves before a base names it', async () => {
  const doc = new Doc()
  const [giver, taker] = [tabletOf('giver', doc), tabletOf('taker', doc)]
  const base = await makeBase(bytes, 10_000, (item, sealed) =>
    giver.store.keep(docId, item, sealed),
  )
  const [here, there] = wire(giver.holder, taker.holder)
  giver.meet(here)
  taker.meet(there)
  const items = itemsOf(base)
  expect(items.length).toBeGreaterThan(3)
  for (const item of items) await taker.media.ask(docId, item)
  // Whoever asks is told that there is nothing.
  await vi.waitUntil(() => taker.media.wishes.length === items.length, patient)
  for (const item of items) expect(await taker.has(item)).toBe(false)
  addBase(doc, base)
  giver.media.decided(docId)
  await vi.waitUntil(() => taker.media.wishes.length === 0, patient)
  const meeting = () => Promise.resolve({ media: taker.media })
  const device = { meeting } as unknown as Pick<Device, 'meeting'>
  expect(await missingOf(device, docId, base)).toEqual([])
  const { data } = await new Pieces(device, base).getBytes(0, bytes.length)
  expect(new Uint8Array(data)).toEqual(bytes)
})
