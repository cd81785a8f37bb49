/** What every store of sealed photos must do. */
import type { MediaItem, MediaStore } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { describe, expect, test } from 'vitest'

/** `open` gives the store again as after a restart, on the same disk; in memory it is the same one. */
export interface MediaDisk {
  open: () => Promise<MediaStore>
}

const doc = 'workshop.a'

interface Photo {
  item: MediaItem
  bytes: ArrayBuffer
}

export async function makePhoto(
  seed: number,
  kind: MediaItem['kind'] = 'original',
  length = 400,
): Promise<Photo> {
  const bytes = Uint8Array.from({ length }, (_, at) => (seed * 53 + at * 7) & 255)
  bytes.set([seed & 255, (seed >> 8) & 255])
  const item = { hash: await addressOf(bytes), size: length, kind }
  return { item, bytes: bytes.buffer }
}

/** As numbers: two buffers of the same length count as equal to a test. */
export async function readFrom(store: MediaStore, hash: string): Promise<Uint8Array | undefined> {
  const bytes = await store.read(hash)
  return bytes && new Uint8Array(bytes)
}

export function runMediaStoreContract(name: string, make: () => Promise<MediaDisk>): void {
  describe(`${name} keeps the contract of a store of photos`, () => {
    test('what is kept is there after a restart, unchanged', async () => {
      const disk = await make()
      const { item, bytes } = await makePhoto(1)
      await (await disk.open()).keep(doc, item, bytes)
      const again = await disk.open()
      expect(await readFrom(again, item.hash)).toEqual(new Uint8Array(bytes))
      expect(await again.list(doc)).toEqual([{ ...item, isHere: true, holders: [] }])
    })

    test('the list comes before the bytes, thumbnails first', async () => {
      const store = await (await make()).open()
      const original = await makePhoto(1)
      const thumbnail = await makePhoto(2, 'thumbnail')
      await store.note(doc, [original.item, thumbnail.item])
      await store.keep(doc, thumbnail.item, thumbnail.bytes)
      expect(await store.list(doc)).toEqual([
        { ...thumbnail.item, isHere: true, holders: [] },
        { ...original.item, isHere: false, holders: [] },
      ])
      expect(await store.read(original.item.hash)).toBeUndefined()
    })

    test('noting and keeping again is free, and never overwrites', async () => {
      const store = await (await make()).open()
      const { item, bytes } = await makePhoto(1)
      await store.note(doc, [item, item])
      await store.keep(doc, item, bytes)
      await store.keep(doc, item, bytes)
      await store.note(doc, [{ ...item, size: 1 }])
      expect(await store.list(doc)).toEqual([{ ...item, isHere: true, holders: [] }])
    })

    test('bytes that do not fit the address or the size change nothing', async () => {
      const store = await (await make()).open()
      const { item, bytes } = await makePhoto(1)
      const flipped = new Uint8Array(bytes.slice(0))
      flipped[9] = (flipped[9] ?? 0) ^ 1
      await expect(store.keep(doc, item, flipped.buffer)).rejects.toHaveProperty('code')
      await expect(store.keep(doc, item, bytes.slice(1))).rejects.toHaveProperty('code')
      expect(await store.list(doc)).toEqual([])
    })

    test('a photo leaves this device only after two others have confirmed it', async () => {
      const disk = await make()
      const store = await disk.open()
      const { item, bytes } = await makePhoto(1)
      await store.keep(doc, item, bytes)
      expect(await store.release(item.hash)).toBe(false)
      await store.confirm(item.hash, 'table 3')
      await store.confirm(item.hash, 'table 3')
      expect(await store.release(item.hash)).toBe(false)
      expect(await readFrom(store, item.hash)).toEqual(new Uint8Array(bytes))
      const again = await disk.open()
      await again.confirm(item.hash, 'hub')
      expect(await again.release(item.hash)).toBe(true)
      expect(await again.read(item.hash)).toBeUndefined()
      const holders = ['table 3', 'hub']
      expect(await again.list(doc)).toEqual([{ ...item, isHere: false, holders }])
    })

    test('what a holder lacks, or does not have any more, does not count for it', async () => {
      const store = await (await make()).open()
      const [one, two] = [await makePhoto(1), await makePhoto(2)]
      for (const { item, bytes } of [one, two]) await store.keep(doc, item, bytes)
      const both = [one.item.hash, two.item.hash]
      await store.account('hub', [...both, 'A'.repeat(43)], [])
      await store.account('table 3', both, [])
      expect(await store.mayLetGo(one.item.hash)).toBe(true)
      await store.account('hub', [two.item.hash], [one.item.hash])
      expect(await store.mayLetGo(one.item.hash)).toBe(false)
      expect(await store.release(one.item.hash)).toBe(false)
      expect(await readFrom(store, one.item.hash)).toEqual(new Uint8Array(one.bytes))
      expect(await store.mayLetGo(two.item.hash)).toBe(true)
      expect(await store.mayLetGo('A'.repeat(43))).toBe(false)
    })

    test('a photo of two documents stays until both are removed', async () => {
      const store = await (await make()).open()
      const { item, bytes } = await makePhoto(1)
      await store.keep(doc, item, bytes)
      await store.keep('workshop.b', item, bytes)
      await store.remove(doc)
      expect(await store.list(doc)).toEqual([])
      expect(await readFrom(store, item.hash)).toEqual(new Uint8Array(bytes))
      await store.remove('workshop.b')
      expect(await store.read(item.hash)).toBeUndefined()
    })

    test('what is erased leaves no trace in any document, and nothing else goes with it', async () => {
      const disk = await make()
      const store = await disk.open()
      const [one, two] = [await makePhoto(1), await makePhoto(2)]
      for (const { item, bytes } of [one, two]) await store.keep(doc, item, bytes)
      await store.keep('workshop.b', one.item, one.bytes)
      await store.erase(one.item.hash)
      const again = await disk.open()
      expect(await again.read(one.item.hash)).toBeUndefined()
      expect((await again.list(doc)).map(({ hash }) => hash)).toEqual([two.item.hash])
      expect(await again.list('workshop.b')).toEqual([])
      expect(await readFrom(again, two.item.hash)).toEqual(new Uint8Array(two.bytes))
    })
  })
}
