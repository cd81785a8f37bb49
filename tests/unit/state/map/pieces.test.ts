/** A map file in sealed pieces reads like the file itself: piece by piece, few in memory, one fault for what is missing. */
import { Compression, PMTiles, type Source } from 'pmtiles'
import { beforeAll, expect, test } from 'vitest'
import { Pieces, PieceMissing } from '#state/map/pieces.ts'
import { unpackedWithin } from '#state/map/painter.ts'
import { hashesOf, makeBase, memoryMedia } from '../../../client/kept-map.ts'
import { Random } from '../../../client/random.ts'
import { vectorMap } from '../../../client/sample-map/sample-map.ts'

let bytes: Uint8Array<ArrayBuffer>
beforeAll(() => {
  bytes = vectorMap()
})

async function cut(pieceSize: number) {
  const { device, kept, reads } = memoryMedia()
  const base = await makeBase(bytes, pieceSize, ({ hash }, sealed) => kept.set(hash, sealed))
  return { base, kept, reads, pieces: new Pieces(device, base) }
}

test('any stretch of the file is the same as in the file, across the edges of pieces too', async () => {
  const { pieces } = await cut(1000)
  const random = new Random(7)
  for (let round = 0; round < 60; round += 1) {
    const offset = random.below(bytes.length)
    const length = 1 + random.below(5000)
    const { data } = await pieces.getBytes(offset, length)
    expect(new Uint8Array(data)).toEqual(bytes.slice(offset, offset + length))
  }
})

test('each piece is opened once while it is used, and no more than eight lie open', async () => {
  const { pieces, reads } = await cut(1000)
  await Promise.all([pieces.getBytes(0, 100), pieces.getBytes(50, 100), pieces.getBytes(0, 900)])
  expect(reads).toHaveLength(1)
  for (let at = 0; at < 20; at += 1) await pieces.getBytes(at * 1000, 10)
  expect(pieces.openCount).toBe(8)
})

test('a piece that is missing is one fault, and is there as soon as it has come', async () => {
  const { base, kept, pieces } = await cut(1000)
  const [, second = ''] = hashesOf(base)
  const sealed = kept.get(second)
  kept.delete(second)
  await expect(pieces.getBytes(500, 1000)).rejects.toBeInstanceOf(PieceMissing)
  expect(new Uint8Array((await pieces.getBytes(0, 500)).data)).toEqual(bytes.slice(0, 500))
  if (sealed) kept.set(second, sealed)
  expect(new Uint8Array((await pieces.getBytes(500, 1000)).data)).toEqual(bytes.slice(500, 1500))
})

test('a piece that is damaged, exchanged or too short is one fault', async () => {
  const { base, kept, pieces } = await cut(1000)
  const [first = '', second = '', third = ''] = hashesOf(base)
  const damaged = new Uint8Array(kept.get(first)?.slice(0) ?? [])
  damaged.fill(7, 40, 50)
  kept.set(first, damaged.buffer)
  kept.set(second, kept.get(third) ?? new ArrayBuffer())
  kept.set(third, new ArrayBuffer(3))
  for (const at of [0, 1000, 2000]) {
    await expect(pieces.getBytes(at, 10)).rejects.toBeInstanceOf(PieceMissing)
  }
})

test('tiles read from pieces are those of the file', async () => {
  const { base, pieces } = await cut(4096)
  const whole: Source = {
    getKey: () => 'whole',
    getBytes: (offset, length) =>
      Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  }
  const { map } = base
  const [own, other] = [pieces, whole].map((one) => new PMTiles(one, undefined, unpackedWithin))
  const { minLon, maxLat } = (await own?.getHeader()) ?? { minLon: 0, maxLat: 0 }
  expect(minLon).toBeCloseTo(map.bounds.west, 5)
  expect(maxLat).toBeCloseTo(map.bounds.north, 5)
  const middle = { x: 17462, y: 10988 }
  for (const [x, y] of [0, 1, 2].flatMap((dx) => [0, 1, 2].map((dy) => [dx, dy] as const))) {
    const tile = [15, middle.x + x, middle.y + y] as const
    const [mine, theirs] = await Promise.all([own?.getZxy(...tile), other?.getZxy(...tile)])
    expect(mine?.data).toEqual(theirs?.data)
  }
})

test('what would unpack into something huge is given up', async () => {
  const zeros = new Blob([new Uint8Array(40 * 1024 * 1024)]).stream()
  const bomb = await new Response(zeros.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
  expect(bomb.byteLength).toBeLessThan(100_000)
  await expect(unpackedWithin(bomb, Compression.Gzip)).rejects.toThrow('far too large')
})
