/** A file between two real databases: also large, also when the device goes off while it is taken in. */
import { Database } from '#storage/database.ts'
import { DexieEntryStore } from '#storage/entry-store.ts'
import { DexieMediaStore } from '#storage/media-store.ts'
import { expect, onTestFinished, test } from 'vitest'
import { FilePeer } from '../../client/files.ts'
import { freshName } from './disk.ts'
import { during } from './faults.ts'

function open(name: string): FilePeer {
  const database = new Database(name)
  const entries = new DexieEntryStore(database, () => undefined)
  return new FilePeer(undefined, undefined, { entries, media: new DexieMediaStore(database) })
}

async function filled(): Promise<FilePeer> {
  const peer = open(freshName())
  await peer.write('initiative.platz', { workshops: { a: { title: 'Auftakt' } } })
  for (let card = 0; card < 40; card += 1) {
    await peer.write('workshop.a', { contributions: { [`c${card}`]: { text: 'Bus' } } })
  }
  for (let photo = 0; photo < 4; photo += 1) await peer.photo('workshop.a', photo)
  return peer
}

test('a file goes from one database to another, whole', async () => {
  const [from, to] = [await filled(), open(freshName())]
  const { news } = await to.take(await from.pack())
  expect(news).toMatchObject({ workshops: 1, cards: 40, photos: 4 })
  expect(await to.holds()).toEqual(await from.holds())
  // In the order in which it was written, so that it opens fast.
  expect(await to.store.list('workshop.a')).toEqual(await from.store.list('workshop.a'))
})

test('photos of 60 MB are given and taken', { timeout: 60_000 }, async () => {
  const [from, to] = [open(freshName()), open(freshName())]
  for (let photo = 0; photo < 20; photo += 1) {
    await from.photo('workshop.a', photo, 'original', 3 * 1024 * 1024)
  }
  const { news } = await to.take(await from.pack())
  expect(news.photos).toBe(20)
  expect(await to.holds()).toEqual(await from.holds())
})

test('broken off in any transaction, taking it again brings the rest', async () => {
  const from = await filled()
  const file = await from.pack()
  let interrupted = 0
  for (let survive = 0; survive < 7; survive += 1) {
    const name = freshName()
    let writes = 0
    const stop = during((transaction) => {
      if (transaction.mode !== 'readwrite') return
      writes += 1
      if (writes > survive) queueMicrotask(() => transaction.abort())
    })
    onTestFinished(stop)
    const broken = await open(name)
      .take(file)
      .catch((error: unknown) => error)
    stop()
    if (broken instanceof Error) interrupted += 1
    const again = open(name)
    // A document is there as a whole or not at all.
    expect([0, 40]).toContain((await again.store.hashes('workshop.a')).length)
    await again.take(file)
    expect(await again.holds()).toEqual(await from.holds())
  }
  expect(interrupted).toBeGreaterThan(4)
})
