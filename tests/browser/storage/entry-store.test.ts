/** The store in the browser's database keeps the contract; what is particular to a database is tested here. */
import { Database } from '#storage/database.ts'
import { DexieEntryStore } from '#storage/entry-store.ts'
import type { Problem } from '#documents/ports.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeEntry, runEntryStoreContract } from '../../contracts/entry-store.ts'
import { change, freshName, openRaw, rowsOf } from './disk.ts'
import { during } from './faults.ts'

const doc = 'workshop.a'

function openStore(name: string, problems: Problem[] = []): DexieEntryStore {
  return new DexieEntryStore(new Database(name), (problem) => problems.push(problem))
}

runEntryStoreContract('The store in the database', () => {
  const name = freshName()
  return Promise.resolve({ open: () => Promise.resolve(openStore(name)) })
})

test('every write waits for the disk', async () => {
  const asked = new Set<string | undefined>()
  const stop = during((transaction) => {
    if (transaction.mode === 'readwrite') asked.add(transaction.durability)
  })
  onTestFinished(stop)
  const store = openStore(freshName())
  await store.keep(doc, [await makeEntry(1)])
  await store.keep(doc, [await makeEntry(1), await makeEntry(2)])
  await store.writeCache(doc, new Uint8Array(3))
  await store.supersede(doc, (await makeEntry(2)).hash, [(await makeEntry(1)).hash])
  expect(asked).toEqual(new Set(['strict']))
})

test('a damaged row is set aside and shown, and the rest opens', async () => {
  const name = freshName()
  const entries = [await makeEntry(1), await makeEntry(2), await makeEntry(3)]
  await openStore(name).keep(doc, entries)
  const hash = entries[1]?.hash
  await change(name, 'entries', (rows) => rows.put({ docId: doc, hash, bytes: null }))
  const problems: Problem[] = []
  const loaded = await openStore(name, problems).load(doc)
  expect(loaded).toEqual([entries[0], entries[2]])
  expect(problems).toEqual([{ code: 'row-damaged', docId: doc, count: 1 }])
  expect(await rowsOf(name, 'quarantine')).toMatchObject([{ hash, reason: 'row' }])
  expect(await rowsOf(name, 'entries')).toHaveLength(2)
})

test('one row that cannot be read at all does not keep the others away', async () => {
  const name = freshName()
  const entries = [await makeEntry(1), await makeEntry(2), await makeEntry(3)]
  const store = openStore(name)
  await store.keep(doc, entries)
  const fail = () => {
    throw new DOMException('Failed to read large IndexedDB value', 'DataError')
  }
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(fail)
  const read = Reflect.get(IDBObjectStore.prototype, 'get')
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
    this: IDBObjectStore,
    key,
  ) {
    const isBad = Array.isArray(key) && key[1] === entries[1]?.hash
    return isBad ? fail() : Reflect.apply(read, this, [key])
  })
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  expect(await store.load(doc)).toEqual([entries[0], entries[2]])
})

test('two windows keep into the same store and lose nothing', async () => {
  const name = freshName()
  const windows = [openStore(name), openStore(name)]
  const seeds = Array.from({ length: 60 }, (_, seed) => seed)
  await Promise.all(
    seeds.map(async (seed) => windows[seed % 2]?.keep(doc, [await makeEntry(seed >> 1)])),
  )
  expect(await openStore(name).hashes(doc)).toHaveLength(30)
})

test('two windows that supersede at once leave a snapshot and everything it does not cover', async () => {
  const name = freshName()
  const windows = [openStore(name), openStore(name)]
  const entries = await Promise.all(Array.from({ length: 30 }, (_, seed) => makeEntry(seed)))
  await windows[0]?.keep(doc, entries)
  const covered = entries.slice(0, 20).map(({ hash }) => hash)
  await Promise.all(
    windows.map(async (store, at) => {
      const snapshot = await makeEntry(100 + at)
      await store.keep(doc, [snapshot])
      await store.supersede(doc, snapshot.hash, covered)
    }),
  )
  expect(await openStore(name).hashes(doc)).toHaveLength(12)
})

test('a newer version of the database does not keep this one from working', async () => {
  const name = freshName()
  const store = openStore(name)
  await store.keep(doc, [await makeEntry(1)])
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 990)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('open failed'))
  })
  newer.close()
  await store.keep(doc, [await makeEntry(2)])
  expect(await openStore(name).hashes(doc)).toHaveLength(2)
  expect((await openRaw(name)).version).toBe(990)
})
