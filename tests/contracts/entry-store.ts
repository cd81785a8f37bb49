/** What every store of sealed entries must do; the definition of "kept on this device". */
import type { EntryStore, SealedEntry } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { describe, expect, test } from 'vitest'

/** `open` gives the store again as after a restart, on the same disk; in memory it is the same one. */
export interface Disk {
  open: () => Promise<EntryStore>
}

const doc = 'workshop.a'

export async function makeEntry(seed: number, length = 100): Promise<SealedEntry> {
  const bytes = Uint8Array.from({ length }, (_, at) => (seed * 31 + at * 7 + (seed >> 8)) & 255)
  bytes.set([seed & 255, (seed >> 8) & 255, (seed >> 16) & 255])
  return { hash: await addressOf(bytes), bytes }
}

async function makeEntries(count: number, length = 100): Promise<SealedEntry[]> {
  return Promise.all(Array.from({ length: count }, (_, seed) => makeEntry(seed + 1, length)))
}

function hashesOf(entries: SealedEntry[]): string[] {
  return entries.map(({ hash }) => hash)
}

export function runEntryStoreContract(name: string, make: () => Promise<Disk>): void {
  describe(`${name} keeps the contract of an entry store`, () => {
    test('what is kept is there after a restart, in the order in which it came', async () => {
      const disk = await make()
      const store = await disk.open()
      const entries = await makeEntries(20)
      for (const entry of entries.slice(0, 10)) await store.keep(doc, [entry])
      await store.keep(doc, entries.slice(10))
      const again = await disk.open()
      expect(await again.load(doc)).toEqual(entries)
      expect(new Set(await again.hashes(doc))).toEqual(new Set(hashesOf(entries)))
    })

    test('the order goes on after a restart', async () => {
      const disk = await make()
      const entries = await makeEntries(6)
      await (await disk.open()).keep(doc, entries.slice(0, 3))
      const again = await disk.open()
      await again.load(doc)
      await again.keep(doc, entries.slice(3))
      expect(await (await disk.open()).load(doc)).toEqual(entries)
    })

    test('answers to a survey lie there in no order of time, also after a restart', async () => {
      const disk = await make()
      const answers = 'answers.a'
      const entries = await makeEntries(20)
      const store = await disk.open()
      for (const entry of entries) await store.keep(answers, [entry])
      const byAddress = hashesOf(entries).sort()
      for (const one of [store, await disk.open()]) {
        expect(await one.hashes(answers)).toEqual(byAddress)
        expect(hashesOf(await one.load(answers))).toEqual(byAddress)
        expect((await one.list(answers)).map(({ hash }) => hash)).toEqual(byAddress)
      }
    })

    test('keeping the same again is free, also among others', async () => {
      const disk = await make()
      const store = await disk.open()
      const entries = await makeEntries(4)
      await store.keep(doc, entries.slice(0, 1))
      await store.keep(doc, entries.slice(0, 1))
      await store.keep(doc, entries)
      await store.keep(doc, [...entries, ...entries])
      expect(await (await disk.open()).load(doc)).toEqual(entries)
    })

    test('an entry that is there is never overwritten', async () => {
      const store = await (await make()).open()
      const entry = await makeEntry(1)
      await store.keep(doc, [entry])
      await store.keep(doc, [{ hash: entry.hash, bytes: new Uint8Array(9).fill(9) }])
      expect(await store.load(doc)).toEqual([entry])
    })

    test('keeping nothing does nothing', async () => {
      const store = await (await make()).open()
      await store.keep(doc, [])
      expect(await store.load(doc)).toEqual([])
    })

    test('only the wanted entries are loaded, as far as they are there', async () => {
      const store = await (await make()).open()
      const entries = await makeEntries(5)
      await store.keep(doc, entries)
      const wanted = [entries[1], entries[3]].filter((entry) => entry !== undefined)
      expect(await store.load(doc, [...hashesOf(wanted), 'missing'])).toEqual(wanted)
    })

    test('the list has every size, in the order in which they came', async () => {
      const disk = await make()
      const entries = [await makeEntry(3, 50), await makeEntry(1, 10), await makeEntry(2, 3000)]
      const store = await disk.open()
      for (const entry of entries) await store.keep(doc, [entry])
      const listed = await (await disk.open()).list(doc)
      expect(listed).toEqual(entries.map(({ hash, bytes }) => ({ hash, size: bytes.length })))
      expect(await store.list('workshop.b')).toEqual([])
    })

    test('documents do not see each other', async () => {
      const store = await (await make()).open()
      const [one, two] = await makeEntries(2)
      if (!one || !two) throw new Error('two entries are needed')
      await store.keep(doc, [one])
      await store.keep('workshop.b', [one, two])
      await store.remove('workshop.b')
      expect(await store.load(doc)).toEqual([one])
      expect(await store.hashes('workshop.b')).toEqual([])
    })

    test('a snapshot replaces exactly what it covers', async () => {
      const disk = await make()
      const store = await disk.open()
      const entries = await makeEntries(6)
      const snapshot = await makeEntry(99)
      await store.keep(doc, [...entries, snapshot])
      const covered = hashesOf(entries.slice(0, 4))
      await store.supersede(doc, snapshot.hash, [...covered, snapshot.hash])
      const left = await (await disk.open()).load(doc)
      expect(left).toEqual([...entries.slice(4), snapshot])
    })

    test('without the snapshot on disk nothing is replaced', async () => {
      const store = await (await make()).open()
      const entries = await makeEntries(3)
      await store.keep(doc, entries)
      const covered = hashesOf(entries)
      await expect(store.supersede(doc, 'missing', covered)).rejects.toHaveProperty('code')
      expect(await store.load(doc)).toEqual(entries)
    })

    test('a snapshot that does not read back unchanged replaces nothing', async () => {
      const store = await (await make()).open()
      const entries = await makeEntries(3)
      const { hash, bytes } = await makeEntry(99)
      const damaged = { hash, bytes: bytes.map((byte) => byte ^ 1) }
      await store.keep(doc, [...entries, damaged])
      await expect(store.supersede(doc, hash, hashesOf(entries))).rejects.toHaveProperty('code')
      expect(await store.hashes(doc)).toHaveLength(4)
    })

    test('exactly what is let go is gone, also after a restart', async () => {
      const disk = await make()
      const store = await disk.open()
      const entries = await makeEntries(6)
      await store.keep(doc, entries)
      await store.keep('workshop.b', entries)
      const gone = [entries[1], entries[2], entries[5]].map((entry) => entry?.hash ?? '')
      await store.release(doc, [...gone, 'missing'])
      const again = await disk.open()
      const left = entries.filter(({ hash }) => !gone.includes(hash))
      expect(new Set(await again.hashes(doc))).toEqual(new Set(hashesOf(left)))
      expect(await again.load('workshop.b')).toEqual(entries)
    })

    test('what is set aside leaves the whole row that came in meanwhile under its address', async () => {
      const store = await (await make()).open()
      const one = await makeEntry(1)
      await store.keep(doc, [one])
      await store.quarantine(doc, { ...one, bytes: one.bytes.map((byte) => byte ^ 1) }, 'seal')
      expect(await store.load(doc)).toEqual([one])
    })

    test('what is set aside is no entry any more, and the whole one can be kept again', async () => {
      const store = await (await make()).open()
      const entries = await makeEntries(2)
      const [one] = entries
      if (!one) throw new Error('an entry is needed')
      await store.keep(doc, entries)
      await store.quarantine(doc, one, 'seal')
      expect(await store.load(doc)).toEqual(entries.slice(1))
      await store.keep(doc, [one])
      expect(await store.hashes(doc)).toHaveLength(2)
    })

    test('the cache is there until it is gone', async () => {
      const disk = await make()
      const store = await disk.open()
      expect(await store.readCache(doc)).toBeUndefined()
      await store.writeCache(doc, Uint8Array.of(1, 2))
      await store.writeCache(doc, Uint8Array.of(3))
      expect(await (await disk.open()).readCache(doc)).toEqual(Uint8Array.of(3))
      await store.remove(doc)
      expect(await (await disk.open()).readCache(doc)).toBeUndefined()
    })

    test('20,000 entries are kept and loaded, none missing', { timeout: 60_000 }, async () => {
      const disk = await make()
      const entries = await makeEntries(20_000)
      const store = await disk.open()
      for (let at = 0; at < entries.length; at += 2000) {
        await store.keep(doc, entries.slice(at, at + 2000))
      }
      const loaded = await (await disk.open()).load(doc)
      expect(hashesOf(loaded)).toEqual(hashesOf(entries))
    })
  })
}
