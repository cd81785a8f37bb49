/** Files of places as GDAL and GPSBabel read them, theirs as we read them, and the tiles of our sample maps. */
import { PMTiles } from 'pmtiles'
import { afterAll, describe, expect, test } from 'vitest'
import { makeGeoJson } from '#exports/places/geojson.ts'
import { makeGpx } from '#exports/places/gpx.ts'
import { makeKml } from '#exports/places/kml.ts'
import type { PlacesDocument } from '#exports/places/places-document.ts'
import { distance } from '#geo/earth.ts'
import { readPlacesFile } from '#imports/places/read-places-file.ts'
import type { Place } from '#schema/walk.ts'
import { MapPrograms } from '../client/map-programs.ts'
import { Random } from '../client/random.ts'
import { rasterMap, vectorMap } from '../client/sample-map/sample-map.ts'

const programs = new MapPrograms()
afterAll(() => programs.close())

const random = new Random(3)
const words = [
  'Bordstein',
  'zu hoch',
  'Größe',
  '<b>fett</b>',
  '& mehr',
  '„Ruhe“',
  '5 > 3',
  '😀',
  "'x'",
  '"y"',
  ';,|',
]

/** 200 observations with everything that a text may hold. */
const places: Place[] = Array.from({ length: 200 }, (_, index) => ({
  label: `${random.pick(['A', 'B'])}${index + 1}`,
  name: random.pick(['gut', 'stört', 'Idee', 'Barriere']),
  text: Array.from({ length: 1 + random.below(5) }, () => random.pick(words)).join(' '),
  at: {
    lat: Number((51.26 + random.next() / 20).toFixed(6)),
    lon: Number((11.85 + random.next() / 15).toFixed(6)),
  },
  ...(random.chance(0.5) && { accuracy: 3 + random.below(40) }),
  fields: [
    { title: 'Zuständigkeit', value: random.pick(['Bauhof', 'Kreis & Land', 'Straßen <NRW>']) },
  ],
}))
const line = places.slice(0, 20).map(({ at }) => at)
const document: PlacesDocument = {
  ...{ title: 'Spaziergang & Markt', notes: ['Karte: © OpenStreetMap'] },
  places,
  ways: [
    { name: 'Runde', text: '', lines: [line] },
    { name: 'Zwei Stücke', text: '', lines: [line.slice(0, 5), line.slice(6, 12)] },
  ],
}
programs.write('walk.geojson', makeGeoJson(document))
programs.write('walk.gpx', makeGpx(document))
programs.write('walk.kml', makeKml(document))

const where = (rows: Record<string, string>[]) =>
  rows.map(({ X, Y }) => ({ lat: Number(Number(Y).toFixed(6)), lon: Number(Number(X).toFixed(6)) }))
const column = (rows: Record<string, string>[], name: string) => rows.map((row) => row[name])

describe('GDAL finds every observation', () => {
  test('in GeoJSON, with every column', () => {
    const rows = programs.table('walk.geojson', 'Spaziergang & Markt').slice(0, 200)
    expect(where(rows)).toEqual(places.map(({ at }) => at))
    expect(column(rows, 'Nummer')).toEqual(places.map(({ label }) => label))
    expect(column(rows, 'name')).toEqual(places.map(({ name }) => name))
    expect(column(rows, 'description')).toEqual(places.map(({ text }) => text))
    expect(column(rows, 'Zuständigkeit')).toEqual(places.map(({ fields }) => fields[0]?.value))
    const exact = places.map(({ accuracy }) => String(accuracy ?? ''))
    expect(column(rows, 'Genauigkeit in Metern')).toEqual(exact)
    const ways = programs.run(
      'ogrinfo',
      '-al',
      '-q',
      '-where',
      "name IN ('Runde', 'Zwei Stücke')",
      'walk.geojson',
    )
    expect(ways).toMatch(/\n {2}LINESTRING \(/)
    expect(ways).toMatch(/\n {2}MULTILINESTRING \(/)
  })

  test('in GPX, with number, text and columns', () => {
    const rows = programs.table('walk.gpx', 'waypoints')
    expect(where(rows)).toEqual(places.map(({ at }) => at))
    expect(column(rows, 'name')).toEqual(places.map(({ label, name }) => `${label} ${name}`))
    for (const [at, { text, fields }] of places.entries()) {
      expect(rows[at]?.desc).toContain(`${text}\nZuständigkeit: ${fields[0]?.value ?? ''}`)
    }
    expect(column(programs.table('walk.gpx', 'tracks'), 'name')).toEqual(['Runde', 'Zwei Stücke'])
    expect(programs.table('walk.gpx', 'track_points')).toHaveLength(20 + 5 + 6)
  })

  test('in KML, with every column', () => {
    const rows = programs.table('walk.kml', 'Beobachtungen')
    expect(where(rows)).toEqual(places.map(({ at }) => at))
    expect(column(rows, 'Name')).toEqual(places.map(({ label, name }) => `${label} ${name}`))
    expect(column(rows, 'Nummer')).toEqual(places.map(({ label }) => label))
    // GDAL keeps only plain letters in the names of its columns.
    expect(column(rows, 'Zust__ndigkeit')).toEqual(places.map(({ fields }) => fields[0]?.value))
    expect(programs.run('ogrinfo', '-al', '-q', 'walk.kml', 'Wege')).toMatch(/LINESTRING/)
  })
})

test('GPSBabel finds every observation in GPX and KML', () => {
  for (const [format, name] of [
    ['gpx', 'walk.gpx'],
    ['kml', 'walk.kml'],
  ] as const) {
    const csv = programs.run(
      'gpsbabel',
      '-w',
      '-i',
      format,
      '-f',
      name,
      '-o',
      'unicsv,prec=6',
      '-F',
      '-',
    )
    for (const { label, name: word } of places) expect(csv).toContain(`"${label} ${word}"`)
    expect(csv.trimEnd().split(/\n(?=\d+,)/)).toHaveLength(201)
  }
})

describe('what they write is read whole', () => {
  async function read(name: string) {
    const result = await readPlacesFile(name, programs.read(name))
    if (!result.ok) throw new Error(result.sentence)
    return result.list
  }
  const rounded = (list: readonly Pick<Place, 'at'>[]) =>
    list.map(({ at }) => ({ lat: Number(at.lat.toFixed(6)), lon: Number(at.lon.toFixed(6)) }))

  test('GeoJSON, KML and KMZ of GDAL', async () => {
    for (const [format, name] of [
      ['GeoJSON', 'theirs.geojson'],
      ['KML', 'theirs.kml'],
      ['LIBKML', 'theirs-lib.kml'],
      ['LIBKML', 'theirs.kmz'],
    ] as const) {
      programs.run('ogr2ogr', '-f', format, '-nlt', 'GEOMETRY', name, 'walk.geojson')
      const list = await read(name)
      expect(rounded(list.places), name).toEqual(places.map(({ at }) => at))
      expect(list.ways.map(({ lines }) => lines.length)).toEqual([1, 2])
      expect(list.places.map(({ name: word }) => word).slice(0, 5)).toEqual(
        places.slice(0, 5).map(({ name: word }) => word),
      )
    }
  })

  test('GPX of GDAL and of GPSBabel', async () => {
    programs.run('ogr2ogr', '-f', 'GPX', 'theirs.gpx', 'walk.gpx', 'waypoints', 'tracks')
    programs.run(
      'gpsbabel',
      '-w',
      '-t',
      '-i',
      'gpx',
      '-f',
      'walk.gpx',
      '-o',
      'gpx',
      '-F',
      'babel.gpx',
    )
    for (const name of ['theirs.gpx', 'babel.gpx']) {
      const list = await read(name)
      expect(rounded(list.places), name).toEqual(places.map(({ at }) => at))
      expect(list.places.map((place) => place.name)).toEqual(
        places.map(({ label, name: word }) => `${label} ${word}`),
      )
      expect(list.ways.map(({ name: word, lines }) => [word, lines.length])).toEqual([
        ['Runde', 1],
        ['Zwei Stücke', 2],
      ])
    }
  })

  test.each(['25832', '25833', '4647'])('the grid of a land survey, EPSG:%s', async (code) => {
    const name = `grid-${code}.geojson`
    const grid = ['-t_srs', `EPSG:${code}`, '-lco', 'COORDINATE_PRECISION=3', '-lco', 'RFC7946=NO']
    programs.run('ogr2ogr', '-f', 'GeoJSON', ...grid, name, 'walk.geojson')
    const list = await read(name)
    const far = list.places.map(({ at }, index) => distance(at, places[index]?.at ?? at))
    expect(far).toHaveLength(200)
    expect(Math.max(...far)).toBeLessThan(0.01)
  })
})

test('tiles of the sample maps are pictures and shapes for GDAL', async () => {
  const tile = async (bytes: Uint8Array<ArrayBuffer>) => {
    const getBytes = (offset: number, length: number) =>
      Promise.resolve({ data: bytes.slice(offset, offset + length).buffer })
    const found = await new PMTiles({ getKey: () => 'held', getBytes }).getZxy(14, 8733, 5464)
    return new Uint8Array(found?.data ?? new ArrayBuffer())
  }
  programs.write('tile.png', await tile(rasterMap()))
  const picture = programs.run('gdalinfo', '-checksum', 'tile.png')
  expect(picture).toMatch(/Size is 256, 256[\s\S]*Color Table \(RGB/)
  programs.write('tile.mvt', await tile(vectorMap()))
  const shapes = programs.run(
    'ogrinfo',
    '-al',
    '-so',
    '-oo',
    'X=8733',
    '-oo',
    'Y=5464',
    '-oo',
    'Z=14',
    'tile.mvt',
  )
  for (const layer of ['earth', 'landuse', 'buildings', 'roads'])
    expect(shapes).toContain(`Layer name: ${layer}`)
  const roads = programs.run(
    'ogrinfo',
    '-al',
    '-oo',
    'X=8733',
    '-oo',
    'Y=5464',
    '-oo',
    'Z=14',
    'tile.mvt',
    'roads',
  )
  expect(roads).toMatch(/name \(String\) = Landstraße 178/)
})
