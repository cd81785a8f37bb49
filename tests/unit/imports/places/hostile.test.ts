/** Hostile files of places end with one sentence, in bounded time and memory, and can be stopped. */
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readPlacesFile } from '#imports/places/read-places-file.ts'
import { bytesOf, geoJson, gpx, kml, refused, take } from './files.ts'

const slow = { timeout: 30_000 }

test('entities and document types are refused, and nothing is loaded', async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><gpx><wpt lat="51" lon="11"><name>&b;</name></wpt></gpx>`
  expect(await refused(laughs)).toContain('DTD')
  const outside = '<!DOCTYPE kml SYSTEM "http://example.org/kml.dtd"><kml/>'
  expect(await refused(outside)).toContain('DTD')
  expect(await refused('<gpx><wpt lat="51" lon="11"><name>&xxe;</name></wpt></gpx>')).toContain(
    'Platzhalter',
  )
  expect(await refused('<?xml version="1.0" encoding="ISO-8859-1"?><gpx/>')).toContain('UTF-8')
  expect(await refused('<!DOCTYPE html><html><body>Anmeldung</body></html>')).toContain('weder')
})

test('a file that ends early, anywhere, is refused or says the same', async () => {
  for (const text of [gpx, kml, JSON.stringify(geoJson)]) {
    for (let end = 40; end < text.length - 1; end += 37) {
      const read = await readPlacesFile('x', bytesOf(text.slice(0, end)))
      expect(read.ok, text.slice(end - 20, end)).toBe(false)
    }
  }
})

test('what is something else is refused by its beginning', async () => {
  expect(await refused('')).toContain('leer')
  expect(await refused('%PDF-1.7')).toContain('weder GeoJSON noch GPX noch KML')
  expect(await refused('<svg xmlns="http://www.w3.org/2000/svg"/>')).toContain('weder')
  expect(await refused('{"type":"Topology","objects":{}}')).toContain('kein GeoJSON')
  expect(await refused('[1,2]')).toContain('kein GeoJSON')
  expect(await refused('{"type":"FeatureCollection","features":[]}')).toContain('keine Orte')
  expect(await refused('<gpx/>')).toContain('keine Orte und keine Wege')
  expect(await refused(new Uint8Array([0xff, 0xfe, 0x3c, 0x00]))).toContain('weder')
  expect(await refused(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toContain('UTF-8')
  expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toContain('KMZ-Datei')
  expect(await refused(zipSync({ 'a.txt': bytesOf('x') }))).toContain('keine Orte (.kml)')
})

test('other systems of coordinates are named', async () => {
  const point = { type: 'Point', coordinates: [4_468_503.1, 5_684_123.4] }
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::31468' } }
  expect(await refused({ ...point, crs })).toContain(
    '„urn:ogc:def:crs:EPSG::31468“, bitte als WGS 84',
  )
  expect(await refused(point)).toContain('keine Grade')
  const grid = { type: 'name', properties: { name: 'EPSG:25832' } }
  expect(await refused({ type: 'Point', coordinates: [1e308, -1e308], crs: grid })).toContain(
    'keinen Ort, der auf der Welt liegt',
  )
})

test('names of the prototype are names like others', async () => {
  const text =
    '{"type":"Feature","properties":{"__proto__":{"name":"x"},"constructor":"c","name":"n"},"geometry":{"type":"Point","coordinates":[11,51]}}'
  const { places } = await take('a.json', text)
  expect(places[0]).toMatchObject({ name: 'n', fields: [{ title: 'constructor', value: 'c' }] })
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('50 MB are refused by their size alone', async () => {
  const bytes = new Uint8Array(50 * 1024 * 1024).fill(0x20)
  const start = performance.now()
  expect(await refused(bytes)).toContain('größer als 32 MB')
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a bomb in a KMZ is refused by what it unpacks to', slow, async () => {
  const kmz = zipSync({ 'doc.kml': new Uint8Array(64 * 1024 * 1024) }, { level: 1 })
  expect(await refused(kmz)).toContain('größer als 32 MB')
})

const full = 30 * 1024 * 1024

/** The largest files that are looked at, each made to hurt. */
const largest: Record<string, () => string> = {
  'nothing but numbers': () => `{"type":"MultiPoint","coordinates":[${'1,'.repeat(full / 2)}1]}`,
  'nothing but points': () =>
    `{"type":"LineString","coordinates":[${'[11.1,51.1],'.repeat(full / 12)}[1,1]]}`,
  'brackets in brackets': () => `{"type":"Point","coordinates":${'['.repeat(full)}`,
  'quotation marks': () => `{"type":"${'\\"'.repeat(full / 2)}`,
  blanks: () => `{"type":${' '.repeat(full)}`,
  'elements in elements': () => `<kml>${'<Folder>'.repeat(full / 8)}`,
  'empty elements': () => `<gpx>${'<a/>'.repeat(full / 4)}</gpx>`,
  'points of a track': () =>
    `<gpx><trk><trkseg>${'<trkpt lat="51.1" lon="11.1"/>'.repeat(full / 30)}</trkseg></trk></gpx>`,
  'one line of KML': () =>
    `<kml><Placemark><LineString><coordinates>${'11.1,51.1 '.repeat(full / 10)}</coordinates></LineString></Placemark></kml>`,
  'one number without end': () =>
    `<kml><Placemark><Point><coordinates>${'1'.repeat(full)}</coordinates></Point></Placemark></kml>`,
  'blanks between numbers': () =>
    `<kml><Placemark><Point><coordinates>1${' '.repeat(full)}2</coordinates></Point></Placemark></kml>`,
  comments: () => `<gpx>${'<!-- -->'.repeat(full / 8)}</gpx>`,
  'a name without end': () =>
    `<gpx><wpt lat="51" lon="11"><name>${'<![CDATA[x]]>'.repeat(full / 13)}`,
  'one attribute without end': () => `<gpx><a b="${'&amp;'.repeat(full / 6)}"/></gpx>`,
  'tags in a description': () =>
    `<kml><Placemark><description>${'&lt;b '.repeat(full / 6)}</description></Placemark></kml>`,
}

test.each(Object.entries(largest))('30 MB of %s end soon', slow, async (_name, make) => {
  const bytes = bytesOf(make())
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const start = performance.now()
  await refused(bytes)
  expect(performance.now() - start).toBeLessThan(12_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(900 * 1024 * 1024)
})

test(
  'reading can be stopped in between, says how far it is and lets others work',
  slow,
  async () => {
    const point = '<trkpt lat="51.1234567" lon="11.1234567"><ele>98.2</ele></trkpt>'
    const bytes = bytesOf(`<gpx><trk><trkseg>${point.repeat(150_000)}</trkseg></trk></gpx>`)
    const controller = new AbortController()
    const shares: number[] = []
    const reading = readPlacesFile('x.gpx', bytes, {
      signal: controller.signal,
      progress: (share) => {
        shares.push(share)
        if (shares.length === 4) controller.abort()
      },
    })
    await expect(reading).rejects.toThrow()
    expect(shares).toHaveLength(4)
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect(shares[3]).toBeLessThan(0.5)
    controller.abort()
    await expect(readPlacesFile('x.gpx', bytes, { signal: controller.signal })).rejects.toThrow()
  },
)
