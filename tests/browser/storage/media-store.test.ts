/** The store of photos in the browser's database keeps the contract; what is particular to a database is tested here. */
import { Database } from '#storage/database.ts'
import { forget } from '#storage/forgetting.ts'
import { DexieMediaArrivals } from '#storage/media-arrivals.ts'
import { DexieMediaStore } from '#storage/media-store.ts'
import { expect, onTestFinished, test } from 'vitest'
import { runMediaArrivalsContract } from '../../contracts/media-arrivals.ts'
import { makePhoto, readFrom, runMediaStoreContract } from '../../contracts/media-store.ts'
import { change, freshName, rowsOf } from './disk.ts'
import { abortWrites, during } from './faults.ts'

const doc = 'workshop.a'

function openStore(name: string): DexieMediaStore {
  return new DexieMediaStore(new Database(name))
}

runMediaStoreContract('The store of photos in the database', () => {
  const name = freshName()
  return Promise.resolve({ open: () => Promise.resolve(openStore(name)) })
})

runMediaArrivalsContract('The database', () => {
  const name = freshName()
  return { open: () => new DexieMediaArrivals(new Database(name)) }
})

test('every write of a photo waits for the disk', async () => {
  const asked = new Set<string | undefined>()
  const stop = during((transaction) => {
    if (transaction.mode === 'readwrite') asked.add(transaction.durability)
  })
  onTestFinished(stop)
  const { item, bytes } = await makePhoto(1)
  const store = openStore(freshName())
  await store.keep(doc, item, bytes)
  await store.confirm(item.hash, 'hub')
  const arrivals = new DexieMediaArrivals(new Database(freshName()))
  await arrivals.ask({ docId: doc, ...item })
  await arrivals.add({ docId: doc, ...item }, 0, new Uint8Array(bytes))
  await arrivals.forget(item.hash)
  expect(asked).toEqual(new Set(['strict']))
})

test('a photo that was not kept is not listed either', async () => {
  const name = freshName()
  const { item, bytes } = await makePhoto(1)
  await openStore(name).list(doc)
  const stop = abortWrites()
  await expect(openStore(name).keep(doc, item, bytes)).rejects.toHaveProperty('code')
  stop()
  expect(await openStore(name).list(doc)).toEqual([])
})

test('a damaged photo is set aside, and the whole one can come again', async () => {
  const name = freshName()
  const { item, bytes } = await makePhoto(1)
  const store = openStore(name)
  await store.keep(doc, item, bytes)
  const broken = new Uint8Array(bytes.slice(0)).fill(0, 4, 9).buffer
  await change(name, 'media', (rows) => rows.put({ hash: item.hash, docId: doc, bytes: broken }))
  expect(await store.read(item.hash)).toBeUndefined()
  expect(await store.list(doc)).toEqual([{ ...item, isHere: false, holders: [] }])
  expect(await rowsOf(name, 'quarantine')).toMatchObject([{ hash: item.hash, reason: 'row' }])
  await store.keep(doc, item, bytes)
  expect(await readFrom(store, item.hash)).toEqual(new Uint8Array(bytes))
})

test('photos lie as bytes, never as Blob', async () => {
  const name = freshName()
  const { item, bytes } = await makePhoto(1)
  await openStore(name).keep(doc, item, bytes)
  const [row] = await rowsOf<{ bytes: unknown }>(name, 'media')
  expect(row?.bytes).toBeInstanceOf(ArrayBuffer)
})

test('forgetting an initiative takes its photos, and leaves those that another document has', async () => {
  const name = freshName()
  const database = new Database(name)
  const store = new DexieMediaStore(database)
  const own = await makePhoto(1)
  const shared = await makePhoto(2)
  for (const { item, bytes } of [own, shared]) await store.keep(doc, item, bytes)
  await store.keep('workshop.b', shared.item, shared.bytes)
  const arrivals = new DexieMediaArrivals(database)
  const coming = { docId: doc, hash: 'A'.repeat(43), size: 9, kind: 'original' } as const
  await arrivals.ask(coming)
  await arrivals.add(coming, 0, new Uint8Array(4))
  await forget(database, { initiative: 'i', names: ['i', 'a'], documents: [doc] })
  expect([await arrivals.asks(), await arrivals.reached(coming.hash)]).toEqual([[], 0])
  expect(await store.read(own.item.hash)).toBeUndefined()
  expect(await readFrom(store, shared.item.hash)).toEqual(new Uint8Array(shared.bytes))
})
