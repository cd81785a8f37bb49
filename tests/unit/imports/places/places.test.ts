/** Places and ways of other programs come over as they are, and what does not is said. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { PlaceList } from '#schema/walk.ts'
import { geoJson, gpx, kml, take } from './files.ts'

test('GeoJSON: points, lines and columns', async () => {
  const { format, title, places, ways, told, report, list } = await take('a.geojson', geoJson)
  expect([format, title]).toEqual(['geojson', 'Rundgang Markt'])
  expect(places[0]).toEqual({
    ...{ label: 'A7', name: 'Rathaus', text: 'Treffpunkt', at: { lat: 51.285, lon: 11.889 } },
    fields: [{ title: 'offen', value: 'ja' }],
  })
  expect(places.map(({ name }) => name)).toEqual(['Rathaus', 'Bänke', 'Bänke', ''])
  expect(places[1]?.fields).toEqual([{ title: 'stufe', value: '2' }])
  expect(ways.map(({ name, lines }) => [name, lines.map((line) => line.length)])).toEqual([
    ['Weg am Geiseltalsee', [3]],
    ['', [2]],
  ])
  expect(ways[0]?.lines[0]?.[1]).toEqual({ lat: 51.2861, lon: 11.8905 })
  expect(report).toMatchObject({ points: 10, places: 4, ways: 2 })
  expect(told).toEqual([
    'Eine Fläche wurde nicht übernommen. Hier gibt es nur Orte und Wege.',
    'Ein Eintrag nennt keinen Ort und fehlt hier.',
    'Eine Linie hat weniger als zwei Punkte und fehlt hier.',
    'Höhen, Zeiten und weitere Angaben wurden nicht übernommen.',
  ])
  expect(PlaceList.parse(list)).toEqual(list)
})

test('GeoJSON: one geometry or one feature alone is a file, too', async () => {
  const point = { type: 'Point', coordinates: [11.8, 51.2] }
  expect((await take('a.json', point)).places).toHaveLength(1)
  const feature = { geometry: point, properties: { title: 'T' }, type: 'Feature' }
  expect((await take('a.json', feature)).places[0]?.name).toBe('T')
  const text = `\ufeff  ${JSON.stringify(feature)}\n`
  expect((await take('a.json', text)).places).toHaveLength(1)
})

test('GPX: waypoints, routes and tracks, without times and heights', async () => {
  const { format, title, places, ways, told, report, list } = await take('a.gpx', gpx)
  expect([format, title]).toEqual(['gpx', 'Dorfrunde & Markt'])
  expect(places.map(({ name }) => name)).toEqual(['Bank äm Teich', 'Start', 'Ziel'])
  expect(places[0]?.text).toBe('morsch\nSitzfläche < 40 cm')
  expect(
    ways.map(({ name, text, lines }) => [name, text, lines.map((line) => line.length)]),
  ).toEqual([
    ['Barrierefreie Runde', 'ohne Stufen', [3]],
    ['Spur', '', [2, 2]],
  ])
  expect(report).toMatchObject({ points: 11, places: 3, ways: 2 })
  expect(told).toEqual([
    'Eine Linie hat weniger als zwei Punkte und fehlt hier.',
    'Höhen, Zeiten und weitere Angaben wurden nicht übernommen.',
  ])
  expect(JSON.stringify(list)).not.toMatch(/2026-05-01/)
})

test('KML: placemarks with all their parts; nothing it points to is opened', async () => {
  const { format, title, places, ways, told, list } = await take('a.kml', kml)
  expect([format, title]).toEqual(['kml', 'Spielplätze'])
  expect(places.map(({ label, name }) => [label, name])).toEqual([
    ['B3', 'Rutsche'],
    ['', 'beides'],
    ['', 'beides'],
  ])
  expect(places[0]?.text).toBe('Nass & rutschig\nim Herbst')
  expect(places[0]?.fields).toEqual([{ title: 'Zuständigkeit', value: 'Bauhof' }])
  expect(ways.map(({ name, lines }) => [name, lines.map((line) => line.length)])).toEqual([
    ['Weg', [3]],
    ['Spur', [2]],
    ['beides', [2]],
  ])
  expect(told).toEqual([
    'Eine Fläche wurde nicht übernommen. Hier gibt es nur Orte und Wege.',
    'Ein Eintrag nennt keinen Ort und fehlt hier.',
    'Andere Dateien, auf die verwiesen wird, wurden nicht geöffnet.',
    'Bilder, die auf der Karte liegen, wurden nicht übernommen.',
    'Bilder, Links und Gestaltung in Texten wurden nicht übernommen.',
    'Höhen, Zeiten und weitere Angaben wurden nicht übernommen.',
  ])
  expect(JSON.stringify(list)).not.toContain('example.org')
})

test('KMZ: the file in it, wherever it lies', async () => {
  for (const path of ['doc.kml', 'karten/orte.KML']) {
    const kmz = zipSync({ 'files/a.png': new Uint8Array([1, 2]), [path]: strToU8(kml) })
    const { format, places } = await take('a.kmz', kmz)
    expect([format, places.length]).toEqual(['kmz', 3])
  }
})

test('KMZ: files that lead to each other are read all, and those outside are not', async () => {
  const link = (href: string) => `<NetworkLink><Link><href>${href}</href></Link></NetworkLink>`
  const doc = `<kml><Document>${link('layers/a.kml')}${link('http://example.org/b.kml')}</Document></kml>`
  const kmz = zipSync({ 'layers/a.kml': strToU8(kml), 'doc.kml': strToU8(doc) })
  const { places, told } = await take('a.kmz', kmz)
  expect(places).toHaveLength(3)
  expect(told).toContain('Andere Dateien, auf die verwiesen wird, wurden nicht geöffnet.')
  const inner = zipSync({
    'doc.kml': strToU8(`<kml>${link('a.kml')}</kml>`),
    'a.kml': strToU8(
      `<kml><Placemark><Point><coordinates>11,51</coordinates></Point></Placemark></kml>`,
    ),
  })
  expect((await take('a.kmz', inner)).told).toEqual([])
})

test('prefixes of another program change nothing', async () => {
  const prefixed = gpx
    .replaceAll(/<(\/?)(?=[a-z]+[ >/])/g, '<$1g:')
    .replace('xmlns="http://www.topografix', 'xmlns:g="http://www.topografix')
  const [plain, other] = [await take('a.gpx', gpx), await take('a.gpx', prefixed)]
  expect(other.list).toEqual(plain.list)
})

describe('coordinates', () => {
  const file = (...points: [number, number][]) => ({
    type: 'FeatureCollection',
    features: points.map((coordinates) => ({
      ...{ type: 'Feature', properties: {} },
      geometry: { type: 'Point', coordinates },
    })),
  })

  test('that are exchanged are turned round, and it is said', async () => {
    const { places, told } = await take('a.json', file([51.2, 11.8], [51.21, 11.82]))
    expect(places.map(({ at }) => at)).toEqual([
      { lat: 51.2, lon: 11.8 },
      { lat: 51.21, lon: 11.82 },
    ])
    expect(told).toEqual([
      'Bei 2 Punkten waren Breite und Länge vertauscht. Bitte prüfen Sie die Lage.',
    ])
  })

  test('that are exchanged at one point only are recognised by the others', async () => {
    const { places, told } = await take(
      'a.json',
      file([-9.14, 38.72], [-9.13, 38.7], [38.71, -9.12]),
    )
    expect(places[2]?.at).toEqual({ lat: 38.71, lon: -9.12 })
    expect(told[0]).toMatch(/^Bei einem Punkt waren Breite und Länge vertauscht/)
  })

  test('outside the world are left out, and it is said', async () => {
    const { places, told } = await take('a.json', file([11.8, 51.2], [700_000, 5_600_000]))
    expect(places).toHaveLength(1)
    expect(told).toEqual(['Ein Punkt liegt außerhalb der Welt und fehlt hier.'])
  })
})

test(
  '100,000 points of a track are thinned by a rule that is said',
  { timeout: 30_000 },
  async () => {
    const points = Array.from({ length: 100_000 }, (_, at) => {
      const turn = at / 3000
      return `<trkpt lat="${(51.285 + Math.sin(turn) / 300 + at / 1e8).toFixed(7)}" lon="${(11.889 + Math.cos(turn) / 200).toFixed(7)}"><ele>98.2</ele><time>2026-05-01T08:00:00Z</time></trkpt>`
    })
    const text = `<gpx version="1.1"><trk><trkseg>${points.join('\n')}</trkseg></trk></gpx>`
    const start = performance.now()
    const { ways, told, report } = await take('lang.gpx', text)
    expect(performance.now() - start).toBeLessThan(8000)
    expect(report.points).toBe(100_000)
    const kept = ways[0]?.lines[0] ?? []
    expect(kept.length).toBeGreaterThan(1000)
    expect(kept.length).toBeLessThanOrEqual(5000)
    const count = kept.length.toLocaleString('de-DE', { useGrouping: 'always' })
    expect(told[0]).toMatch(
      new RegExp(
        `^Die Wege hatten 100\\.000 Punkte, ${count.replace('.', '\\.')} davon wurden behalten\\. Punkte, die näher als \\d+ m am vorigen lagen, entfielen\\.$`,
      ),
    )
  },
)

test('more places than a map can hold: the first ones, and it is said', async () => {
  const marks = Array.from(
    { length: 2300 },
    (_, at) => `<wpt lat="51.2" lon="11.8"><name>${at}</name></wpt>`,
  )
  const { places, told } = await take('viel.gpx', `<gpx>${marks.join('')}</gpx>`)
  expect([places.length, places.at(-1)?.name]).toEqual([2000, '1999'])
  expect(told).toEqual(['Es wurden die ersten 2.000 Orte übernommen, 300 weitere nicht.'])
})

test('texts are cut where they are too long, and nothing invisible stays', async () => {
  const name = `${'ä'.repeat(299)}😀😀`
  const { places, told } = await take('a.json', {
    ...{ type: 'Feature', geometry: { type: 'Point', coordinates: [11, 51] } },
    properties: { name, text: 'a\u0000b\u202ec\nd' },
  })
  expect(places[0]?.name).toBe('ä'.repeat(299))
  expect(places[0]?.text).toBe('abc\nd')
  expect(told).toEqual(['Ein Text war zu lang und wurde gekürzt.'])
  const faces = await take('a.json', {
    ...{ type: 'Feature', geometry: { type: 'Point', coordinates: [11, 51] } },
    properties: { name: '😀'.repeat(290) },
  })
  expect(PlaceList.safeParse(faces.list).success).toBe(true)
  expect(faces.places[0]?.name).toBe('😀'.repeat(150))
})
