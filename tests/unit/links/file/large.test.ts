/** Files from one kilobyte to 200 MB: written and read in small memory, on the disk as a tablet would. */
import type { SealedEntry } from '#documents/ports.ts'
import { openKoffer } from '#links/file/reading.ts'
import { StoreReceiver } from '#links/file/receiver.ts'
import { takeFile } from '#links/file/taking.ts'
import { measure, sizeOf, write, type PackSource } from '#links/file/writing.ts'
import { Leaving } from '#links/media/leaving.ts'
import { addressOf } from '#vault/bytes.ts'
import { openAsBlob } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FilePeer, firstSecret, keysOf, quietWatch, seal, updateOf } from '../../../client/files.ts'

const megabyte = 1024 * 1024
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koffer-'))
})
afterAll(() => rm(folder, { recursive: true }))

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that are held alive now. */
function held(): number {
  // Bytes that the first turn lets go of are counted until the second one.
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Sizes of entries that together make `total`. */
function sizesOf(total: number, each: number): number[] {
  const sizes = Array.from({ length: Math.floor(total / each) }, () => each)
  return total % each ? [...sizes, total % each] : sizes
}

/** Bytes made from their place in the list, so that nothing has to be remembered. */
function bytesOf(place: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(place & 255)
  new DataView(bytes.buffer).setUint32(0, place)
  return bytes
}

/** A device that makes each entry when it is asked for it. */
async function sourceOf(docId: string, sizes: number[]): Promise<PackSource> {
  const lines: { hash: string; size: number }[] = []
  const places = new Map<string, number>()
  for (const [place, size] of sizes.entries()) {
    const hash = await addressOf(bytesOf(place, size))
    lines.push({ hash, size })
    places.set(hash, place)
  }
  const load = (_: string, only: string[] = []): Promise<SealedEntry[]> =>
    Promise.resolve(
      only.map((hash) => {
        const place = places.get(hash) ?? 0
        return { hash, bytes: bytesOf(place, sizes[place] ?? 0) }
      }),
    )
  const { roomId } = await keysOf(firstSecret, docId)
  const empty = { list: () => Promise.resolve([]), read: () => Promise.resolve(undefined) }
  return {
    scope: 'initiative',
    title: '',
    keys: [],
    documents: [{ docId, roomId }],
    entries: { list: () => Promise.resolve(lines), load },
    media: new Leaving(empty, {
      rules: () => Promise.resolve({ mayLeave: () => true, isErased: () => false }),
    }),
  }
}

/** Writes to the disk chunk by chunk; says how much more was held alive than before. */
async function writeToDisk(source: PackSource, name: string) {
  const path = join(folder, name)
  const planned = await measure(source, quietWatch())
  const said = sizeOf(planned).bytes
  const file = await open(path, 'w')
  const before = held()
  let peak = 0
  let sinceLooking = 0
  for await (const chunk of write(source, planned, quietWatch())) {
    await file.write(chunk)
    sinceLooking += chunk.length
    if (sinceLooking < 8 * megabyte) continue
    sinceLooking = 0
    peak = Math.max(peak, held() - before)
  }
  await file.close()
  return { path, said, peak, size: (await stat(path)).size }
}

/** Takes it in and counts; what is kept is dropped at once. */
async function takeFromDisk(path: string, docId: string) {
  const peer = new FilePeer([docId])
  const parts = await peer.partsOf(docId)
  const receiver = new StoreReceiver({ partsOf: () => Promise.resolve(parts), media: peer.media })
  receiver.verify = () => Promise.resolve(undefined)
  const before = held()
  let [peak, count, bytes] = [0, 0, 0]
  receiver.keep = (_, entries) => {
    count += entries.length
    for (const entry of entries) bytes += entry.bytes.length
    peak = Math.max(peak, held() - before)
    return Promise.resolve()
  }
  await takeFile(await openKoffer(await openAsBlob(path)), receiver, quietWatch())
  return { peak, count, bytes }
}

describe('A file of any size', () => {
  test.each([1, 10, 100, 1000])('of %i KB is taken as it was given', async (kilobytes) => {
    const docId = 'workshop.big'
    const sizes = sizesOf(kilobytes * 1024, 700)
    const { path, said, size } = await writeToDisk(await sourceOf(docId, sizes), `${kilobytes}`)
    expect(size).toBe(said)
    const { count, bytes } = await takeFromDisk(path, docId)
    expect([count, bytes]).toEqual([sizes.length, kilobytes * 1024])
  })

  test('of 200 MB needs a tenth of its size in memory, at most', { timeout: 60_000 }, async () => {
    const docId = 'workshop.big'
    const sizes = sizesOf(200 * megabyte, 700 * 1024)
    const written = await writeToDisk(await sourceOf(docId, sizes), 'large')
    expect(written.size).toBe(written.said)
    expect(written.peak).toBeLessThan(20 * megabyte)
    const taken = await takeFromDisk(written.path, docId)
    expect(taken.bytes).toBe(200 * megabyte)
    expect(taken.peak).toBeLessThan(20 * megabyte)
  })

  test('of 20,000 small entries is given and taken', { timeout: 60_000 }, async () => {
    const docId = 'workshop.big'
    const sizes = sizesOf(20_000 * 300, 300)
    const { path } = await writeToDisk(await sourceOf(docId, sizes), 'many')
    expect((await takeFromDisk(path, docId)).count).toBe(20_000)
  })

  test('with more entries than a zip can count is refused before it is written', async () => {
    const source = await sourceOf('workshop.big', sizesOf(10, 10))
    const lines = Array.from({ length: 65_535 }, (_, at) => ({ hash: `${at}`, size: 1 }))
    source.entries = { ...source.entries, list: () => Promise.resolve(lines) }
    const planned = await measure(source, quietWatch())
    expect(() => sizeOf(planned)).toThrow(expect.objectContaining({ fault: 'too-many' }))
  })
})

describe('Real entries', () => {
  test('one of 20 MB is given and taken', { timeout: 60_000 }, async () => {
    const [from, to] = [new FilePeer(), new FilePeer()]
    const text = 'Bus '.repeat(5 * megabyte)
    await from.write('workshop.a', { contributions: { c1: { text } } })
    const { news } = await to.take(await from.pack())
    expect(news.cards).toBe(1)
    const record = (await to.read('workshop.a')).getMap('contributions').toJSON()
    expect(record).toEqual({ c1: { text } })
  })

  test('of 300 documents come whole', async () => {
    const documents = Array.from({ length: 300 }, (_, at) => `workshop.w${at}`)
    documents.push('initiative.platz')
    const [from, to] = [new FilePeer(documents), new FilePeer(['initiative.platz'])]
    for (const docId of documents) {
      const update = updateOf({ contributions: { c1: { text: docId } } })
      await from.store.keep(docId, [await seal(docId, update)])
    }
    const { news } = await to.take(await from.pack())
    expect(news.cards).toBe(301)
    expect(await to.holds()).toEqual(await from.holds())
    expect(to.documents).toHaveLength(301)
  }, 60_000)
})
