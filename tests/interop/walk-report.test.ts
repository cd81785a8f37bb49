/** The files of a walk as LibreOffice, GDAL and GPSBabel read them: every observation, whatever the format. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeObservation } from '#documents/blocks/walk.ts'
import { editCard } from '#documents/blocks/cards.ts'
import { walkExports, type Export } from '#exports/index.ts'
import { MapPrograms } from '../client/map-programs.ts'
import { textOf } from '../client/office-file.ts'
import { smallJpeg } from '../client/small-jpeg.ts'
import { Office } from '../client/soffice.ts'
import { walkContext, Walked } from '../client/walked.ts'

const office = new Office()
const programs = new MapPrograms()
afterAll(() => {
  office.close()
  programs.close()
})

const map = { jpeg: smallJpeg('karte'), width: 1600, height: 1000 }
const walked = new Walked().evaluate().hide().draw()
// Each has words of its own, with what files stumble over.
for (const [at, id] of walked.observations.entries()) {
  editCard(walked.docs.workshop, id, `Stelle ${String(at)} <b> & „Größe“; 5 > 3 😀`)
  changeObservation(walked.docs.workshop, id, { quote: '=1+1', responsible: 'Kreis & Land' })
}
const observations = walked.snapshot().walk?.observations ?? []

async function make(id: Export['id']): Promise<Uint8Array<ArrayBuffer>> {
  const one = walkExports.find((candidate) => candidate.id === id)
  if (!one) throw new Error(id)
  return one.make(walked.snapshot(), walkContext, {}, walked.material(map))
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
/** What is to be read between the tags. */
const words = (xml: string) => flat(textOf(xml.replaceAll('<', ' <')))

test('the walk of these tests has 22 observations', () => {
  expect(observations).toHaveLength(22)
})

describe.each(['docx', 'odt'] as const)('the %s in LibreOffice', (extension) => {
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await make(`walk-${extension}`)
  })

  test('holds every observation once, with its number and words', () => {
    const html = office.convert(`w.${extension}`, bytes, 'html').toString('utf8')
    const rows = Array.from(html.matchAll(/<tr[ >][\s\S]*?<\/tr>/g), ([row]) => words(row))
    for (const { label, observation } of observations) {
      const own = rows.filter((row) => row.startsWith(`${label} `))
      expect(own, label).toHaveLength(1)
      expect(own[0]).toContain(flat(observation.text))
      expect(own[0]).toContain('=1+1')
    }
    expect(html).not.toMatch(/GEHEIM|GEHALTEN|PAPIERKORB|UNENTSCHIEDEN/)
  })

  test('has headings, tables with head rows, and pictures with a text', () => {
    const html = office.convert(`w.${extension}`, bytes, 'html').toString('utf8')
    const count = (pattern: RegExp) => (html.match(pattern) ?? []).length
    expect(count(/<h1[ >]/g)).toBe(1)
    expect(count(/<h2[ >]/g)).toBe(7)
    expect(count(/<thead[ >]/g)).toBe(count(/<table[ >]/g))
    expect(count(/<img /g)).toBe(22)
    const texts = Array.from(html.matchAll(/<img [^>]*?alt="([^"]+)"/g), ([, alt]) => alt)
    expect(texts).toHaveLength(22)
    expect(texts.some((alt) => alt?.includes('Karte der Route Vom Bahnhof zum Anger'))).toBe(true)
  })

  test('is printed on A4 across, every page with its number', () => {
    const { pages, texts, info } = office.pdf(office.convert(`w.${extension}`, bytes, 'pdf'))
    expect(info).toMatch(/Page size:\s+84[12][\d.]* x 595[\d.]* pts \(A4\)/)
    expect(pages).toBeGreaterThan(3)
    for (const [at, text] of texts.entries()) {
      expect(text).toContain(`Seite ${String(at + 1)} von ${String(pages)}`)
    }
    const all = texts.join('\n')
    for (const word of ['Zuständigkeit', 'Beobachtung', 'Vorschlag', 'Priorität', 'Wertung']) {
      expect(all).toContain(word)
    }
  })
})

describe('tables in LibreOffice', () => {
  const input = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true'
  test.each(['xlsx', 'csv'] as const)(
    '%s holds every observation, and nothing is evaluated',
    async (extension) => {
      const filter = extension === 'csv' ? [input] : []
      const xml = office
        .convert(`w.${extension}`, await make(`walk-${extension}`), 'fods', ...filter)
        .toString('utf8')
      const rows = Array.from(
        xml.matchAll(/<table:table-row[\s\S]*?<\/table:table-row>/g),
        ([row]) =>
          Array.from(row.matchAll(/<text:p>([\s\S]*?)<\/text:p>/g), ([, text = '']) => words(text)),
      )
      for (const { label, observation } of observations) {
        const own = rows.filter(([first]) => first === label)
        expect(own, label).toHaveLength(1)
        expect(own[0]).toContain(flat(observation.text))
        expect(own[0]?.some((cell) => /^.?=1\+1$/.test(cell))).toBe(true)
      }
      expect(xml).not.toContain('table:formula')
      expect(xml).not.toMatch(/GEHEIM|GEHALTEN|PAPIERKORB|UNENTSCHIEDEN/)
    },
  )
})

describe('places', () => {
  const labels = observations.map(({ label }) => label).toSorted()
  const stops = ['Stopp 1', 'Stopp 2']

  test('GDAL finds every observation and every stop in GeoJSON', async () => {
    programs.write('walk.geojson', await make('walk-geojson'))
    const rows = programs.table('walk.geojson', 'Begehung: Spaziergang am Anger')
    const numbers = rows.flatMap(({ Nummer = '' }) => Nummer || [])
    expect(numbers.toSorted()).toEqual([...labels, ...stops])
    for (const { label, observation } of observations) {
      const row = rows.find(({ Nummer }) => Nummer === label)
      expect(row?.['description']).toBe(observation.text)
      expect(row?.['Zuständigkeit']).toBe('Kreis & Land')
    }
    const placed = rows.filter(({ X }) => X)
    // Ten lie at the stop that is known on the map or have a place; the others are there without a point.
    expect(placed.length).toBeGreaterThan(10)
    expect(
      placed.every(
        ({ X, Y }) => Math.abs(Number(X) - 11.9) < 0.1 && Math.abs(Number(Y) - 51.3) < 0.1,
      ),
    ).toBe(true)
  })

  test('GDAL and GPSBabel find every observation in GPX, those without a place in its description', async () => {
    programs.write('walk.gpx', await make('walk-gpx'))
    const names = programs.table('walk.gpx', 'waypoints').map(({ name = '' }) => name)
    const text = new TextDecoder().decode(programs.read('walk.gpx'))
    const described = /<metadata>[\s\S]*<\/metadata>/.exec(text)?.[0] ?? ''
    const csv = programs.run(
      'gpsbabel',
      '-w',
      '-i',
      'gpx',
      '-f',
      'walk.gpx',
      '-o',
      'unicsv',
      '-F',
      '-',
    )
    for (const { label } of observations) {
      const name = names.find((one) => one.startsWith(`${label} `))
      if (name) expect(csv).toContain(name)
      else expect(described).toMatch(new RegExp(`\\n${label} `))
    }
    expect(names.length).toBeGreaterThan(10)
    expect(programs.table('walk.gpx', 'tracks').map(({ name }) => name)).toEqual([
      'Vom Bahnhof zum Anger',
    ])
  })

  test('GDAL finds every observation in KML', async () => {
    programs.write('walk.kml', await make('walk-kml'))
    const info = programs.run('ogrinfo', '-al', '-q', 'walk.kml', 'Beobachtungen')
    for (const label of labels) expect(info).toMatch(new RegExp(`Name \\(String\\) = ${label} `))
  })
})
