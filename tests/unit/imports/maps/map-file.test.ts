/** Map files that were brought along are recognised, described, and refused with one reason. */
import { createHash } from 'node:crypto'
import { PMTiles, type Source } from 'pmtiles'
import { beforeAll, describe, expect, test } from 'vitest'
import { readMapFile } from '#imports/maps/read-map-file.ts'
import { BaseMap } from '#schema/base-map.ts'
import { makeArchive } from '../../../client/sample-map/archive.ts'
import { rasterMap, vectorMap } from '../../../client/sample-map/sample-map.ts'
import { bounds } from '../../../client/sample-map/village.ts'
import { Random } from '../../../client/random.ts'
import { changedBytes } from '../survey/mutations.ts'

type Bytes = Uint8Array<ArrayBuffer>

const maps: Record<'raster' | 'vector', Bytes> = {
  raster: new Uint8Array(),
  vector: new Uint8Array(),
}
beforeAll(() => {
  maps.raster = rasterMap()
  maps.vector = vectorMap()
})

const read = (bytes: Bytes, name = 'dorf.pmtiles') => readMapFile(name, new Blob([bytes]))

async function mapOf(bytes: Bytes): Promise<BaseMap> {
  const result = await read(bytes)
  if (!result.ok) throw new Error(result.sentence)
  return result.map
}

async function refused(bytes: Bytes): Promise<string> {
  const result = await read(bytes, 'böse.pmtiles')
  const sentence = result.ok ? '' : result.sentence
  expect(sentence).toMatch(/^Die Datei „böse\.pmtiles“ wurde nicht übernommen: .+\.$/u)
  return sentence
}

/** A copy with other bytes at a place. */
function patched(bytes: Bytes, at: number, ...values: number[]): Bytes {
  const copy = bytes.slice()
  copy.set(values, at)
  return copy
}

/** The bytes as another program gets them. */
class Held implements Source {
  readonly #bytes: Bytes
  constructor(bytes: Bytes) {
    this.#bytes = bytes
  }
  getKey = () => 'held'
  getBytes = (offset: number, length: number) =>
    Promise.resolve({ data: this.#bytes.slice(offset, offset + length).buffer })
}

describe('the sample maps', () => {
  test('are always the same, and small', () => {
    const digest = (bytes: Bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    expect(digest(rasterMap())).toBe(digest(maps.raster))
    expect(digest(vectorMap())).toBe(digest(maps.vector))
    expect(maps.raster.length).toBeLessThan(400_000)
    expect(maps.vector.length).toBeLessThan(200_000)
  })

  test('are read by another program, tile by tile', async () => {
    for (const bytes of [maps.raster, maps.vector]) {
      const archive = new PMTiles(new Held(bytes))
      const { minZoom, maxZoom, numAddressedTiles } = await archive.getHeader()
      let found = 0
      for (let z = minZoom; z <= maxZoom; z++) {
        const [x, y] = [
          Math.floor(((11.889 + 180) / 360) * 2 ** z),
          Math.floor(
            (0.5 - Math.asinh(Math.tan((51.285 * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** z,
          ),
        ]
        for (let aside = -5; aside <= 5; aside++) {
          for (let down = -5; down <= 5; down++) {
            const tile = await archive.getZxy(z, x + aside, y + down)
            if (!tile) continue
            found++
            const start = [...new Uint8Array(tile.data).subarray(0, 4)]
            if (bytes === maps.raster) expect(start).toEqual([0x89, 0x50, 0x4e, 0x47])
            else expect(start[0]).toBe(0x1a)
          }
        }
        expect(await archive.getZxy(z, x, y), `the middle at zoom ${z}`).toBeDefined()
      }
      expect(found).toBe(numAddressedTiles)
    }
  })
})

describe('a map file', () => {
  test('of pictures says what it is', async () => {
    const map = await mapOf(maps.raster)
    expect(map).toMatchObject({ kind: 'raster', format: 'png', leastZoom: 11, mostZoom: 15 })
    expect(map).toMatchObject({ name: 'Musterdorf (Bilder)', layers: [], size: maps.raster.length })
    expect(map.attribution).toBe('Erfundene Karte Musterdorf © 2026')
    for (const side of ['west', 'south', 'east', 'north'] as const) {
      expect(map.bounds[side]).toBeCloseTo(bounds[side], 6)
    }
    expect(BaseMap.parse(map)).toEqual(map)
  })

  test('of shapes says what it is, with its layers', async () => {
    const map = await mapOf(maps.vector)
    expect(map).toMatchObject({ kind: 'vector', format: 'mvt', leastZoom: 9, mostZoom: 15 })
    expect(map.layers).toEqual(['earth', 'landuse', 'water', 'buildings', 'roads', 'places'])
    expect(map.tiles).toBeGreaterThan(80)
  })

  test('is looked into, not loaded', async () => {
    const whole = new Blob([maps.vector])
    let bytes = 0
    const counting = {
      size: whole.size,
      slice(from: number, to: number) {
        bytes += to - from
        return whole.slice(from, to)
      },
    } as unknown as Blob
    expect((await readMapFile('a', counting)).ok).toBe(true)
    expect(bytes).toBeLessThan(4000)
  })

  test('without a word about itself is a map, too', async () => {
    const tiles = [{ z: 0, x: 0, y: 0, bytes: Uint8Array.from([1, 2, 3]) }]
    const bare = makeArchive({ type: 2, bounds, metadata: {}, tiles })
    expect(await mapOf(bare)).toMatchObject({ name: '', attribution: '', layers: [], tiles: 1 })
    // A metadata part of no length, as some makers write it.
    const silent = patched(bare, 32, 0, 0, 0, 0, 0, 0, 0, 0)
    expect((await mapOf(silent)).name).toBe('')
  })

  test('whose words are code shows them as words', async () => {
    const metadata = {
      name: '<script>globalThis.harm = 1</script>Dorf\u0000\u202e',
      attribution: '<img src=x onerror="globalThis.harm = 1">© <b>Amt</b> &lt;b&gt;',
      vector_layers: [{ id: 'a' }, { id: 3 }, null, 'b', { id: 'x'.repeat(500) }],
    }
    const tiles = [{ z: 0, x: 0, y: 0, bytes: Uint8Array.from([1]) }]
    const map = await mapOf(makeArchive({ type: 1, bounds, metadata, tiles }))
    expect(map).toMatchObject({ name: 'Dorf', attribution: '© Amt <b>' })
    expect(map.layers).toEqual(['a', 'x'.repeat(100)])
    expect(globalThis).not.toHaveProperty('harm')
  })
})

describe('is refused with its reason:', () => {
  const text = (words: string) => Uint8Array.from(new TextEncoder().encode(words))

  test('what is something else', async () => {
    expect(await refused(new Uint8Array())).toContain('leer')
    expect(await refused(text('<html>Anmeldung</html>'))).toContain('keine Kartendatei (.pmtiles)')
    expect(await refused(text('SQLite format 3\0...'))).toContain('in PMTiles umwandeln')
    expect(await refused(text('PMT'))).toContain('keine Kartendatei')
  })

  test('another version', async () => {
    expect(await refused(patched(maps.raster, 7, 4))).toContain('Version 4, gelesen wird Version 3')
    expect(await refused(Uint8Array.from([0x50, 0x4d, 2, 0, 1, 1, 1, 1]))).toContain('Version 2')
  })

  test('a file that ends early, wherever', async () => {
    const { vector } = maps
    for (const end of [8, 60, 126, 127, 200, 1000, vector.length >> 1, vector.length - 1]) {
      expect(await refused(vector.slice(0, end)), String(end)).toContain('nicht vollständig')
    }
  })

  test('packings and pictures that nobody here reads', async () => {
    expect(await refused(patched(maps.vector, 97, 3))).toContain('(Brotli)')
    expect(await refused(patched(maps.vector, 98, 4))).toContain('(Zstandard)')
    expect(await refused(patched(maps.vector, 98, 77))).toContain('(unbekannt)')
    expect(await refused(patched(maps.vector, 99, 0))).toContain('Kacheln')
    expect(await refused(patched(maps.vector, 99, 6))).toContain('Kacheln')
  })

  test('zooms, areas and sizes that cannot be', async () => {
    expect(await refused(patched(maps.vector, 100, 16))).toContain('Zoomstufen')
    expect(await refused(patched(maps.vector, 101, 99))).toContain('Zoomstufen')
    expect(await refused(patched(maps.vector, 102, 0, 0, 0, 0x7f))).toContain('welches Gebiet')
    expect(await refused(patched(maps.vector, 8, ...Array<number>(8).fill(255)))).toContain(
      'vollständig',
    )
    expect(await refused(patched(maps.vector, 64, 0, 0, 0, 0, 0, 0, 0, 0))).toContain('keine Karte')
  })

  test('a damaged directory and a damaged description', async () => {
    expect(await refused(patched(maps.vector, 127, 9, 9))).toContain('auspacken')
    expect(await refused(patched(maps.vector, 97, 1))).toContain('Verzeichnis')
    const tiles = [{ z: 0, x: 0, y: 0, bytes: Uint8Array.from([1]) }]
    const odd = { toJSON: () => undefined }
    expect(await refused(makeArchive({ type: 1, bounds, metadata: odd, tiles }))).toContain(
      'Beschreibung',
    )
  })

  test('a description that is a bomb', async () => {
    const big = makeArchive({
      ...{ type: 1, bounds, metadata: { name: 'x'.repeat(9_000_000) } },
      tiles: [{ z: 0, x: 0, y: 0, bytes: Uint8Array.from([1]) }],
    })
    expect(big.length).toBeLessThan(100_000)
    expect(await refused(big)).toContain('viel zu groß')
  })
})

test('2,000 map files with changed bytes: a map or one sentence', { timeout: 30_000 }, async () => {
  const random = new Random(9)
  const head = 2000
  const fates = { taken: 0, refused: 0 }
  for (let round = 0; round < 2000; round++) {
    const start = changedBytes(maps.vector.subarray(0, head), random)
    const bytes = Uint8Array.from(Buffer.concat([start, maps.vector.subarray(head)]))
    const result = await read(bytes)
    if (result.ok) {
      BaseMap.parse(result.map)
      fates.taken++
    } else {
      expect(result.sentence).toMatch(/^Die Datei „dorf\.pmtiles“ wurde nicht übernommen: .+\.$/u)
      fates.refused++
    }
  }
  expect(fates.taken).toBeGreaterThan(50)
  expect(fates.refused).toBeGreaterThan(500)
})

test('a reading that was stopped rejects', async () => {
  const stopped = AbortSignal.abort()
  await expect(readMapFile('a', new Blob([maps.vector]), stopped)).rejects.toThrow()
})
