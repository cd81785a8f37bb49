/** What every link that carries photos must stand: the list first, small ones next, originals to who asks, whole or not at all. */
import type { Link, MediaItem } from '#documents/ports.ts'
import { partLength } from '#links/media/wire.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { photoOf, PhotoTablet } from '../client/photos.ts'
import { docId } from '../client/sessions.ts'

/** `meet` links two devices, or both with whoever is between them; `cut` ends that without a word. */
export interface MediaRoom {
  meet: (one: PhotoTablet, other: PhotoTablet) => Promise<[Link, Link]>
  cut: (links: [Link, Link]) => void
  close: () => void | Promise<void>
  /** True if somebody in between keeps what passes, and tells nobody of it: it is asked now and then. */
  isKeeping?: boolean
}

const patient = { timeout: 10_000, interval: 10 }

export function runMediaLinkContract(
  name: string,
  make: () => MediaRoom,
  newTablet: (name: string) => PhotoTablet = (id) => new PhotoTablet(id),
): void {
  describe(`${name} keeps the contract of a link that carries photos`, () => {
    let room: MediaRoom
    let tablets: PhotoTablet[]
    beforeEach(() => {
      room = make()
      tablets = []
    })
    afterEach(async () => {
      for (const tablet of tablets) await tablet.close()
      await room.close()
    })

    async function meet(one: PhotoTablet, other: PhotoTablet): Promise<[Link, Link]> {
      const [here, there] = await room.meet(one, other)
      one.meet(here)
      other.meet(there)
      return [here, there]
    }

    /** One who has a photo with its thumbnail, and one who has nothing. */
    async function two(length = 5 * partLength + 7) {
      tablets = [newTablet('giver'), newTablet('taker')]
      const [giver, taker] = tablets as [PhotoTablet, PhotoTablet]
      const original = await photoOf(1, length)
      const small = await photoOf(2, 20_000, 'thumbnail')
      for (const { item, bytes } of [small, original])
        await giver.store.keep(docId, item, bytes.slice(0))
      return { giver, taker, original, small }
    }

    /** Whoever is in between has it: then it is worth asking. */
    async function passed(giver: PhotoTablet, taker: PhotoTablet, item: MediaItem): Promise<void> {
      if (!room.isKeeping) return
      await vi.waitUntil(async () => (await giver.holders(item)).length > 0, patient)
      taker.media.tell()
    }

    test('a thumbnail comes by itself, the original only to who asks for it', async () => {
      const { giver, taker, original, small } = await two()
      await meet(giver, taker)
      await passed(giver, taker, original.item)
      await vi.waitUntil(() => taker.has(small.item), patient)
      expect(await taker.has(original.item)).toBe(false)
      await taker.media.ask(docId, original.item)
      await vi.waitUntil(() => taker.has(original.item), patient)
      await vi.waitUntil(() => taker.media.wishes.length === 0, patient)
      expect(await taker.arrivals.reached(original.item.hash)).toBe(0)
    })

    test('a photo that is made while both are there is told of at once', async () => {
      const { giver, taker } = await two()
      await meet(giver, taker)
      const made = await photoOf(3, 5000, 'thumbnail')
      await giver.media.keep(docId, made.item, made.bytes)
      await passed(giver, taker, made.item)
      await vi.waitUntil(() => taker.has(made.item), patient)
    })

    test.each(['taker', 'giver'])(
      'what was cut off goes on at the next missing part, also when the %s begins anew',
      async (who) => {
        const { giver, taker, original } = await two(40 * partLength)
        const links = await meet(giver, taker)
        await passed(giver, taker, original.item)
        const cut = new Promise<void>((resolve) => {
          taker.arrivals.added = (reached) => {
            if (reached < 10 * partLength || reached === original.item.size) return
            taker.arrivals.added = () => undefined
            room.cut(links)
            giver.links.detach(links[0])
            taker.links.detach(links[1])
            resolve()
          }
        })
        await taker.media.ask(docId, original.item)
        await cut
        await (who === 'giver' ? giver : taker).restart()
        await meet(giver, taker)
        await vi.waitUntil(() => taker.has(original.item), patient)
        const { places } = taker.arrivals
        const once = [...new Set(places)].sort((a, b) => a - b)
        expect(places).toEqual(once)
        expect(places.length).toBeGreaterThan(2)
      },
    )

    test('what was asked for before anybody was there comes when somebody is', async () => {
      const { giver, taker, original } = await two()
      await taker.media.ask(docId, original.item)
      expect(taker.media.wishes).toMatchObject([{ reached: 0, state: 'waiting' }])
      await taker.restart()
      await meet(giver, taker)
      await passed(giver, taker, original.item)
      await vi.waitUntil(() => taker.has(original.item), patient)
    })

    test('what is not asked for any more does not come, and leaves nothing behind', async () => {
      const { giver, taker, original } = await two(40 * partLength)
      await meet(giver, taker)
      await passed(giver, taker, original.item)
      const isUnderWay = new Promise<void>((resolve) => {
        taker.arrivals.added = (reached) => {
          if (reached > 2 * partLength) resolve()
        }
      })
      await taker.media.ask(docId, original.item)
      await isUnderWay
      await taker.media.cancel(original.item.hash)
      expect(taker.media.wishes).toEqual([])
      await vi.waitUntil(async () => !(await taker.arrivals.reached(original.item.hash)), patient)
      expect(await taker.has(original.item)).toBe(false)
    })

    test('each side learns that the other keeps a photo, and lets go of none for one holder', async () => {
      const { giver, taker, original, small } = await two()
      const [here, there] = await meet(giver, taker)
      await passed(giver, taker, original.item)
      await taker.media.ask(docId, original.item)
      for (const { item } of [small, original]) {
        await vi.waitFor(async () => {
          expect(await giver.holders(item)).toEqual([here.holder?.id])
          expect(await taker.holders(item)).toEqual([there.holder?.id])
        }, patient)
        expect(await giver.media.letGo(item.hash)).toBe(false)
        expect(await giver.has(item)).toBe(true)
      }
    })

    test('who has let go of a photo does not count as its holder any more', async () => {
      const { giver, taker, original } = await two()
      await meet(giver, taker)
      await passed(giver, taker, original.item)
      await taker.media.ask(docId, original.item)
      await vi.waitUntil(() => taker.has(original.item), patient)
      await vi.waitUntil(async () => (await giver.holders(original.item)).length > 0, patient)
      await taker.store.account('third', [original.item.hash], [])
      await vi.waitUntil(() => taker.media.mayLetGo(original.item.hash), patient)
      expect(await taker.media.letGo(original.item.hash)).toBe(true)
      if (room.isKeeping) return
      await vi.waitUntil(async () => (await giver.holders(original.item)).length === 0, patient)
    })

    test('acceptance 9: what may not leave is neither named nor given, until it may', async () => {
      const { giver, taker, original, small } = await two()
      const free = await photoOf(3, 9000, 'thumbnail')
      await giver.store.keep(docId, free.item, free.bytes)
      for (const { item } of [original, small]) giver.held.add(item.hash)
      await meet(giver, taker)
      await taker.media.ask(docId, original.item)
      await passed(giver, taker, free.item)
      await vi.waitUntil(() => taker.has(free.item), patient)
      expect(await taker.has(small.item)).toBe(false)
      expect(await taker.arrivals.reached(original.item.hash)).toBe(0)
      const named = (await taker.media.list(docId)).map(({ hash }) => hash)
      expect(named.toSorted()).toEqual([free.item.hash, original.item.hash].toSorted())
      expect(await giver.holders(small.item)).toEqual([])
      giver.held.clear()
      giver.media.decided(docId, original.item.hash)
      await passed(giver, taker, original.item)
      await vi.waitUntil(() => taker.has(small.item), patient)
      await vi.waitUntil(() => taker.has(original.item), patient)
    })

    test('what was taken out for good does not come back by itself', async () => {
      const { giver, taker, small } = await two()
      const free = await photoOf(3, 9000, 'thumbnail')
      await giver.store.keep(docId, free.item, free.bytes)
      // The other one has not heard of it yet.
      taker.erased.add(small.item.hash)
      await meet(giver, taker)
      await passed(giver, taker, free.item)
      await passed(giver, taker, small.item)
      await vi.waitUntil(() => taker.has(free.item), patient)
      expect(await taker.has(small.item)).toBe(false)
      expect(await taker.arrivals.reached(small.item.hash)).toBe(0)
    })
  })
}
