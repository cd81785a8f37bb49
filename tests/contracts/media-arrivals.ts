/** What must be true of photos that are still on their way, wherever their parts are kept. */
import type { MediaArrivals, MediaAsk } from '#documents/ports.ts'
import { describe, expect, test } from 'vitest'

/** `open` gives the same again as after a restart. */
export interface ArrivalsDisk {
  open: () => MediaArrivals
}

const ask: MediaAsk = { docId: 'workshop.a', hash: 'A'.repeat(43), size: 9, kind: 'original' }
const other: MediaAsk = { ...ask, hash: 'B'.repeat(42) + 'A' }
const bytes = (first: number, length: number) => Uint8Array.from({ length }, (_, at) => first + at)

export function runMediaArrivalsContract(name: string, make: () => ArrivalsDisk): void {
  describe(`${name} keeps the contract of photos on their way`, () => {
    test('what was asked for is known after a restart, once', async () => {
      const disk = make()
      await disk.open().ask(ask)
      await disk.open().ask(ask)
      expect(await disk.open().asks()).toEqual([ask])
    })

    test('parts are added one behind the other, and are there after a restart', async () => {
      const disk = make()
      expect(await disk.open().add(ask, 0, bytes(0, 4))).toBe(4)
      expect(await disk.open().add(ask, 4, bytes(4, 5))).toBe(9)
      expect(await disk.open().reached(ask.hash)).toBe(9)
      expect(new Uint8Array(await disk.open().joined(ask.hash))).toEqual(bytes(0, 9))
    })

    test('a part in the wrong place, a second time or without bytes changes nothing', async () => {
      const arrivals = make().open()
      expect(await arrivals.add(ask, 4, bytes(0, 4))).toBe(0)
      await arrivals.add(ask, 0, bytes(0, 4))
      expect(await arrivals.add(ask, 0, bytes(9, 4))).toBe(4)
      expect(await arrivals.add(ask, 2, bytes(9, 4))).toBe(4)
      expect(await arrivals.add(ask, 4, bytes(9, 0))).toBe(4)
      expect(new Uint8Array(await arrivals.joined(ask.hash))).toEqual(bytes(0, 4))
    })

    test('two windows that add the same part at once have added it once', async () => {
      const disk = make()
      const [one, two] = [disk.open(), disk.open()]
      const both = await Promise.all([one.add(ask, 0, bytes(0, 4)), two.add(ask, 0, bytes(0, 4))])
      expect(both).toEqual([4, 4])
      expect(new Uint8Array(await one.joined(ask.hash))).toEqual(bytes(0, 4))
    })

    test('what is dropped begins anew, what is forgotten is not asked for; others are left alone', async () => {
      const arrivals = make().open()
      for (const each of [ask, other]) {
        await arrivals.ask(each)
        await arrivals.add(each, 0, bytes(0, 4))
      }
      await arrivals.drop(ask.hash)
      expect(await arrivals.reached(ask.hash)).toBe(0)
      expect(await arrivals.asks()).toHaveLength(2)
      await arrivals.add(ask, 0, bytes(0, 4))
      await arrivals.forget(ask.hash)
      expect(await arrivals.asks()).toEqual([other])
      expect(await arrivals.reached(ask.hash)).toBe(0)
      expect(await arrivals.reached(other.hash)).toBe(4)
    })

    test('a part keeps no more memory than it has bytes', async () => {
      const arrivals = make().open()
      await arrivals.add(ask, 0, new Uint8Array(1000).subarray(500, 504))
      expect((await arrivals.joined(ask.hash)).byteLength).toBe(4)
    })
  })
}
