/** Photos in a star: tables get originals from each other through the centre, which keeps none that it did not ask for. */
import { partLength } from '#links/media/wire.ts'
import { TabsLink } from '#links/tabs.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { photoOf, PhotoTablet } from '../../../client/photos.ts'
import { docId } from '../../../client/sessions.ts'
import { wire } from '../../../client/wire.ts'

const patient = { timeout: 5000, interval: 5 }
let tablets: PhotoTablet[] = []
afterEach(async () => {
  for (const tablet of tablets) await tablet.close()
  tablets = []
})

function tabletNamed(name: string, disk = {}, other = {}): PhotoTablet {
  const made = new PhotoTablet(name, disk, other)
  tablets.push(made)
  return made
}

function join(one: PhotoTablet, other: PhotoTablet): void {
  const [here, there] = wire(one.holder, other.holder)
  one.meet(here)
  other.meet(there)
}

test('an original passes through the centre from table to table', async () => {
  const [centre, one, other] = [tabletNamed('centre'), tabletNamed('one'), tabletNamed('other')]
  const original = await photoOf(1, 12 * partLength + 5)
  const small = await photoOf(2, 3000, 'thumbnail')
  for (const { item, bytes } of [small, original]) await one.store.keep(docId, item, bytes)
  join(centre, one)
  join(centre, other)
  await vi.waitUntil(() => other.has(small.item), patient)
  const listed = await other.media.list(docId)
  expect(listed.map(({ hash }) => hash)).toEqual([small.item.hash])
  await other.media.ask(docId, original.item)
  await vi.waitUntil(() => other.has(original.item), patient)
  expect(await centre.has(original.item)).toBe(false)
  expect(await centre.arrivals.reached(original.item.hash)).toBe(0)
  // Passing on is not keeping: the centre counts as nobody's holder.
  expect(await other.holders(original.item)).toEqual([])
  await vi.waitUntil(async () => (await one.holders(small.item)).includes('centre'), patient)
})

test('what is asked for in one window comes by the other, and both hear of it', async () => {
  const [giver, linked] = [tabletNamed('giver'), tabletNamed('taker')]
  const window = tabletNamed('taker', { store: linked.store, arrivals: linked.arrivals.inner })
  const tabs = [new TabsLink('photos'), new TabsLink('photos')] as const
  linked.meet(tabs[0])
  window.meet(tabs[1])
  const original = await photoOf(1, 3 * partLength)
  await giver.store.keep(docId, original.item, original.bytes)
  join(giver, linked)
  const heard: string[] = []
  window.media.observe((hash) => heard.push(hash))
  await window.media.ask(docId, original.item)
  await vi.waitUntil(() => window.has(original.item), patient)
  await vi.waitUntil(() => window.media.wishes.length === 0, patient)
  expect(heard).toContain(original.item.hash)
  for (const link of tabs) link.close()
})

test('of what was removed from this device nothing comes back', async () => {
  const [giver, taker] = [tabletNamed('giver'), tabletNamed('taker')]
  const later = 'workshop.later'
  for (const tablet of [giver, taker]) tablet.known = [docId, later]
  const photos = await Promise.all([1, 2, 3, 4].map((seed) => photoOf(seed, 9000, 'thumbnail')))
  const original = await photoOf(5, 30 * partLength)
  for (const { item, bytes } of [...photos, original]) await giver.store.keep(docId, item, bytes)
  await taker.media.ask(docId, original.item)
  const removed = new Promise<void>((resolve, reject) => {
    taker.arrivals.added = () => {
      taker.arrivals.added = () => undefined
      taker.known = [later]
      taker.media
        .discard([docId])
        .then(() => taker.store.remove(docId))
        .then(resolve, reject)
    }
  })
  join(giver, taker)
  await removed
  const last = await photoOf(6, 500, 'thumbnail')
  await giver.media.keep(later, last.item, last.bytes)
  await vi.waitUntil(() => taker.has(last.item), patient)
  expect(taker.media.wishes).toEqual([])
  expect(await taker.arrivals.asks()).toEqual([])
  await vi.waitUntil(async () => !(await taker.arrivals.reached(original.item.hash)), patient)
  expect(await taker.store.list(docId)).toEqual([])
})

test('what may not leave is not passed on either, though it lies with somebody else', async () => {
  const [centre, one] = [tabletNamed('centre'), tabletNamed('one')]
  // It soon gives up what nobody answers.
  const other = tabletNamed('other', {}, { patience: 100 })
  const held = await photoOf(1, 3 * partLength)
  const free = await photoOf(2, 2 * partLength)
  for (const { item, bytes } of [held, free]) await one.store.keep(docId, item, bytes)
  join(centre, one)
  join(centre, other)
  // The table asks for what it heard of elsewhere.
  await other.media.ask(docId, free.item)
  await vi.waitUntil(() => other.has(free.item), patient)
  centre.held.add(held.item.hash)
  await other.media.ask(docId, held.item)
  const last = await photoOf(3, 4000, 'thumbnail')
  await one.media.keep(docId, last.item, last.bytes)
  await vi.waitUntil(() => other.has(last.item), patient)
  expect(await other.arrivals.reached(held.item.hash)).toBe(0)
  expect(await other.has(held.item)).toBe(false)
})
