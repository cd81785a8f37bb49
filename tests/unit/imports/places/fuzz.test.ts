/** 8,000 mutated files of places, from one seed: one sentence or a sound list, and never anything else. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readPlacesFile } from '#imports/places/read-places-file.ts'
import { PlaceList } from '#schema/walk.ts'
import { Random } from '../../../client/random.ts'
import { changedBytes, changedJson, changedText } from '../survey/mutations.ts'
import { bytesOf, geoJson, gpx, kml } from './files.ts'

const patience = { timeout: 60_000 }
const unspoken = /undefined|\[object|\bNaN\b|[\p{Cc}\u202a-\u202e]/u

async function fateOf(bytes: Uint8Array): Promise<'taken' | 'refused'> {
  const read = await readPlacesFile('datei.bin', bytes)
  if (!read.ok) {
    const isOne = /^Die Datei „datei\.bin“ wurde nicht übernommen: .+\.$/u.test(read.sentence)
    if (!isOne || read.sentence.length > 300 || unspoken.test(read.sentence)) {
      throw new Error(read.sentence)
    }
    return 'refused'
  }
  const { list, report } = read
  PlaceList.parse(list)
  if (list.places.length !== report.places || list.ways.length !== report.ways)
    throw new Error('count')
  const taken = list.ways.flatMap(({ lines }) => lines.flat()).length + list.places.length
  if (taken === 0) throw new Error('nothing was taken')
  for (const { sentence } of report.findings) {
    if (unspoken.test(sentence) || !sentence.endsWith('.')) throw new Error(sentence)
  }
  return 'taken'
}

async function run(count: number, seed: number, make: (random: Random) => Uint8Array) {
  const random = new Random(seed)
  const fates = { taken: 0, refused: 0 }
  for (let at = 0; at < count; at++) {
    const bytes = make(random)
    try {
      fates[await fateOf(bytes)]++
    } catch (error) {
      const start = new TextDecoder().decode(bytes.subarray(0, 3000))
      throw new Error(`seed ${seed}, file ${at}: ${start}`, { cause: error })
    }
  }
  expect(globalThis).not.toHaveProperty('harm')
  expect(Object.keys(Object.prototype)).toEqual([])
  return fates
}

const changed = (text: string) => (random: Random) =>
  random.chance(0.7) ? bytesOf(changedText(text, random)) : changedBytes(bytesOf(text), random)

test('3,000 GeoJSON files with changed values, texts and bytes', patience, async () => {
  const text = JSON.stringify(geoJson)
  const fates = await run(3000, 1, (random) =>
    random.chance(0.6)
      ? bytesOf(JSON.stringify(changedJson(geoJson, random)))
      : changed(text)(random),
  )
  expect(fates.taken).toBeGreaterThan(1200)
  expect(fates.refused).toBeGreaterThan(300)
})

test('2,000 GPX files with changed parts and bytes', patience, async () => {
  const fates = await run(2000, 2, changed(gpx))
  expect(fates.taken).toBeGreaterThan(200)
  expect(fates.refused).toBeGreaterThan(200)
})

test('2,000 KML files with changed parts and bytes', patience, async () => {
  const fates = await run(2000, 3, changed(kml))
  expect(fates.taken).toBeGreaterThan(200)
  expect(fates.refused).toBeGreaterThan(200)
})

test('1,000 KMZ files with changed bytes', patience, async () => {
  const start = zipSync({ 'doc.kml': strToU8(kml) }, { level: 0 })
  const fates = await run(1000, 4, (random) => changedBytes(start, random))
  expect(fates.refused).toBeGreaterThan(100)
})
