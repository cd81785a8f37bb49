/** Every file of a walk: whole, with every observation, and without a trace of what may not leave. */
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { exportList, fileNameOf, walkExports, type Export } from '#exports/index.ts'
import { formula } from '#exports/csv.ts'
import { changeObservation, changeSpot, nameGroup } from '#documents/blocks/walk.ts'
import { changePlan } from '#documents/blocks/walk-bases.ts'
import { editCard } from '#documents/blocks/cards.ts'
import { photoRecords } from '#documents/photos.ts'
import { readPlacesFile } from '#imports/places/read-places-file.ts'
import { Budget } from '#imports/survey/budget.ts'
import { readXml } from '#imports/survey/xml.ts'
import { hashOf } from '#schema/photo.ts'
import { emptySnapshot } from '../../../client/snapshot.ts'
import { textOf, xmlParts } from '../../../client/office-file.ts'
import { Random } from '../../../client/random.ts'
import { smallJpeg } from '../../../client/small-jpeg.ts'
import { walkContext, Walked } from '../../../client/walked.ts'

const map = { jpeg: smallJpeg('karte'), width: 1600, height: 1000 }
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

function exportOf(id: Export['id']): Export {
  const found = [...walkExports, ...exportList].find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

const make = (one: Export, walked: Walked) =>
  one.make(walked.snapshot(), walkContext, {}, walked.material(map))

/** All that a file holds, packed or not: pictures of web pages, too, and what is packed in it. */
function everything(bytes: Uint8Array): string {
  const latin = (part: Uint8Array) => new TextDecoder('latin1').decode(part)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isZip ? Object.values(unzipSync(bytes)) : [bytes]
  const pictures = parts.flatMap((part) =>
    Array.from(latin(part).matchAll(/base64,([\w+/=]+)/g), ([, data = '']) => atob(data)),
  )
  return [...parts.map(latin), ...parts.map(decode), ...pictures].join('\n')
}

describe.each([...walkExports, ...exportList])('$id', (one) => {
  test('acceptance 9: holds neither bytes nor hash nor words of what may not leave', async () => {
    const walked = new Walked().evaluate().hide().draw()
    const held = photoRecords(walked.docs.workshop)
      .list()
      .filter(({ alt }) => /GEHALTEN|UNENTSCHIEDEN|GEHEIM|PAPIERKORB/.test(alt))
    expect(held).toHaveLength(4)
    const content = everything(await make(one, walked))
    for (const { picture, small, alt, id } of held) {
      for (const secret of [hashOf(picture), hashOf(small), picture, small, alt, id]) {
        expect(content).not.toContain(secret)
      }
    }
    // Their bytes hold these names.
    expect(content).not.toMatch(/GEHALTEN|UNENTSCHIEDEN|GEHEIM|PAPIERKORB/)
  })
})

describe.each(walkExports)('$id', (one) => {
  test('is there for every observation, with number and words', async () => {
    const walked = new Walked().evaluate().hide().draw()
    const bytes = await make(one, walked)
    const content =
      one.extension === 'docx' || one.extension === 'odt' || one.extension === 'xlsx'
        ? textOf(Object.values(xmlParts(bytes)).join('\n'))
        : decode(bytes)
    const { walk } = walked.snapshot()
    expect(walk?.observations).toHaveLength(22)
    for (const { label, observation } of walk?.observations ?? []) {
      expect(content).toContain(label)
      expect(content).toContain(observation.text)
    }
  })

  test('reports progress that never falls and ends at 1, and stops when it is told to', async () => {
    const walked = new Walked().evaluate()
    const shares: number[] = []
    const watch = { progress: (share: number) => shares.push(share) }
    await one.make(walked.snapshot(), walkContext, watch, walked.material(map))
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((left, right) => left - right))
    const stop = new AbortController()
    stop.abort(new Error('nicht mehr nötig'))
    const making = one.make(
      walked.snapshot(),
      walkContext,
      { signal: stop.signal },
      walked.material(),
    )
    await expect(making).rejects.toThrow('nicht mehr nötig')
  })

  test('is not made of a workshop without a walk', async () => {
    await expect(one.make(emptySnapshot(), walkContext)).rejects.toThrow('no walk')
  })
})

test('names of files say the day, what it is, and the walk', () => {
  const snapshot = new Walked().snapshot()
  expect(walkExports.map((one) => fileNameOf(one, snapshot, walkContext))).toEqual([
    '2026-05-06_Begehungsprotokoll_Spaziergang am Anger.docx',
    '2026-05-06_Begehungsprotokoll_Spaziergang am Anger.odt',
    '2026-05-06_Begehungsprotokoll_Spaziergang am Anger.html',
    '2026-05-06_Begehungstabelle_Spaziergang am Anger.xlsx',
    '2026-05-06_Begehungstabelle_Spaziergang am Anger.csv',
    '2026-05-06_Begehungskarte_Spaziergang am Anger.geojson',
    '2026-05-06_Begehungskarte_Spaziergang am Anger.gpx',
    '2026-05-06_Begehungskarte_Spaziergang am Anger.kml',
  ])
})

describe('DOCX and ODT', () => {
  test.each([
    { id: 'walk-docx', folder: 'word/media/', body: 'word/document.xml' },
    { id: 'walk-odt', folder: 'Pictures/', body: 'content.xml' },
  ] as const)('$id holds map and photos, each with a text', async ({ id, folder, body }) => {
    const bytes = await make(exportOf(id), new Walked().draw())
    const files = unzipSync(bytes)
    const pictures = Object.entries(files).filter(([path]) => path.startsWith(folder))
    expect(pictures.filter(([path]) => /\.jpe?g$/.test(path))).toHaveLength(21)
    const content = xmlParts(bytes)[body] ?? ''
    const texts = content.match(/<wp:docPr [^>]*descr="[^"]+"|<svg:title>[^<]+</g) ?? []
    expect(texts).toHaveLength(21)
    expect(content).toContain('Foto 0: Bordstein 12 cm hoch')
    expect(Object.values(xmlParts(bytes)).join('')).toMatch(
      /w:orient="landscape"|print-orientation="landscape"/,
    )
  })
})

describe('the web page', () => {
  test('holds its pictures, runs nothing and asks nobody', async () => {
    const html = decode(await make(exportOf('walk-html'), new Walked().evaluate().draw()))
    expect(html.match(/<img src="data:image\/jpeg;base64,/g)).toHaveLength(22)
    expect(html).not.toMatch(/<script|javascript:|https?:|<img(?![^>]*alt="[^"])/)
    expect(html).toContain(`default-src 'none'; img-src data:`)
    expect(html).toContain('size:A4 landscape')
    const levels = Array.from(html.matchAll(/<h(\d)>/g), ([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1))
  })

  test('holds pictures whole, whatever their length', async () => {
    const walked = new Walked()
    const jpeg = Uint8Array.from({ length: 100_001 }, (_, at) =>
      at < 2 ? 0xff - at * 0x27 : at % 251,
    )
    const material = { picture: { ...map, jpeg }, photoOf: () => Promise.resolve(undefined) }
    const made = await exportOf('walk-html').make(walked.snapshot(), walkContext, {}, material)
    const [, data = ''] = /base64,([\w+/=]+)/.exec(decode(made)) ?? []
    expect(Uint8Array.from(atob(data), (char) => char.charCodeAt(0))).toEqual(jpeg)
  })
})

describe('tables', () => {
  const rowsOf = async (walked: Walked) => {
    const text = decode(await make(exportOf('walk-csv'), walked))
    expect(text.startsWith('\ufeffNummer;Wertung;')).toBe(true)
    return Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), {
      header: true,
      delimiter: ';',
    }).data
  }

  test('CSV has a line for each observation, numbers and days as in German offices', async () => {
    const rows = await rowsOf(new Walked().evaluate().draw())
    expect(rows).toHaveLength(22)
    expect(rows[0]).toMatchObject({
      ...{ Nummer: 'A1', Wertung: '▲ Barriere', Beobachtung: 'Bordstein 12 cm hoch' },
      ...{ Stopp: '1 Bahnhof', Gruppe: 'A', Fotos: '2', Zuständigkeit: 'Bauhof' },
      'Auf dem Foto': 'Foto 0: Bordstein 12 cm hoch | Der Bordstein ist abgesenkt',
      ...{ Thema: 'Gehwege', 'Priorität (Punkte)': '17', Stand: 'behoben' },
      ...{ 'Stand vom': '01.07.2026', Tag: '06.05.2026', Breite: '51,285', Länge: '11,885' },
      Verlauf: 'behoben 01.07.2026: abgesenkt | beauftragt 01.06.2026: Bauhof',
      Maßnahmen: 'M1 Bordstein absenken',
      'Genauigkeit in Metern': '5',
    })
    expect(rows.find(({ Nummer }) => Nummer === 'B2')).toMatchObject({ Breite: '51,2853' })
  })

  test('a place that only its stop knows says so', async () => {
    const rows = await rowsOf(new Walked())
    expect(rows.find(({ Nummer }) => Nummer === 'B1')).toMatchObject({
      ...{ Breite: '51,285', Länge: '11,885', Lage: 'am Stopp, nicht genauer bekannt' },
    })
  })

  test('XLSX has sheets for observations, stops and measures, with numbers as numbers', async () => {
    const parts = xmlParts(await make(exportOf('walk-xlsx'), new Walked().evaluate()))
    expect(parts['xl/workbook.xml']).toMatch(/"Beobachtungen".*"Stopps".*"Maßnahmen"/)
    expect(parts['xl/worksheets/sheet1.xml']?.match(/<row>/g)).toHaveLength(23)
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<c><v>51.285</v></c>')
    expect(textOf(parts['xl/worksheets/sheet2.xml'] ?? '')).toContain('Wie ist es abends?')
    expect(textOf(parts['xl/worksheets/sheet3.xml'] ?? '')).toContain('A1, A3')
  })
})

test.each(['geojson', 'gpx', 'kml'] as const)(
  '%s comes back with places, stops and way',
  async (kind) => {
    const walked = new Walked().evaluate()
    const read = await readPlacesFile(`x.${kind}`, await make(exportOf(`walk-${kind}`), walked))
    if (!read.ok) throw new Error(read.sentence)
    const names = read.list.places.map(({ label, name }) => [label, name].filter(Boolean).join(' '))
    expect(names).toContain('A1 Barriere')
    expect(names).toContain('A11 Hier ist es schön')
    expect(names).toContain('Stopp 1 Bahnhof')
    expect(read.list.ways.map(({ name }) => name)).toEqual(['Vom Bahnhof zum Anger'])
  },
)

describe('whatever people write', () => {
  const pieces = [
    ...[
      '<script>alert(1)</script>',
      '</w:t></w:r></w:p>',
      ']]>',
      '<!--',
      '&',
      '&lt;',
      '&#0;',
      '"',
      "'",
    ],
    ...[
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r\n=1',
      '＝1+1',
      ';',
      '\n',
      ' ',
      '%s',
      '${x}',
      '\\',
    ],
    ...['\u0000', '\u0008', '\u001f', '\ufffe', '\ud800', '\udc00', '\u202e', '\u2066', '\u200b'],
    ...[
      'مرحبا',
      'שלום',
      '👩‍👩‍👧',
      '♿',
      'ä',
      'e\u0301',
      '__proto__',
      'x'.repeat(300),
      '<b>',
      'javascript:',
    ],
  ]

  function scribbled(seed: number): Walked {
    const random = new Random(seed)
    const words = () =>
      Array.from({ length: 1 + random.below(6) }, () => random.pick(pieces)).join('')
    const walked = new Walked().evaluate().draw()
    const { workshop } = walked.docs
    for (const id of walked.observations) {
      editCard(workshop, id, words())
      const texts = { quote: words(), responsible: words(), proposal: words() }
      changeObservation(workshop, id, texts)
      changeSpot(workshop, id, { state: 'ordered', day: '2026-06-01', note: words() })
      walked.photograph(id, `foto-${id}`, 'none-visible', words())
    }
    nameGroup(workshop, 'A', { name: words() })
    changePlan(workshop, { route: words(), weather: words(), alternative: words() })
    return walked
  }

  test.each([1, 2, 3, 4, 5, 6])('every file is whole and only text (seed %i)', async (seed) => {
    const walked = scribbled(seed)
    for (const id of ['walk-docx', 'walk-odt', 'walk-xlsx'] as const) {
      const parts = xmlParts(await make(exportOf(id), walked))
      expect(Object.values(parts).join('')).not.toMatch(/<script|<f>|[\u202a-\u202e\u2066-\u2069]/)
    }
    const html = decode(await make(exportOf('walk-html'), walked))
    expect(html).not.toMatch(/<script|<b>|<!--|[\u202a-\u202e\u2066-\u2069]/)
    expect(html.match(/<tr>/g)?.length).toBeGreaterThan(22)
    // Every tag that is opened is closed again.
    for (const tag of ['table', 'tr', 'td', 'th', 'section', 'p']) {
      const opened = html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length
      expect(html.match(new RegExp(`</${tag}>`, 'g'))?.length, tag).toBe(opened)
    }
    const csv = decode(await make(exportOf('walk-csv'), walked))
    const { data } = Papa.parse<string[]>(csv.slice(1).trimEnd(), { delimiter: ';' })
    expect(data).toHaveLength(23)
    for (const cell of data.flat()) {
      expect(formula.test(cell) && !/^-?\d/.test(cell), cell).toBe(false)
    }
    const { features } = JSON.parse(decode(await make(exportOf('walk-geojson'), walked))) as {
      features: unknown[]
    }
    expect(features).toHaveLength(22 + 2 + 1)
    for (const id of ['walk-gpx', 'walk-kml'] as const) {
      const names = new Set<string>()
      const open = (name: string) => void names.add(name)
      const nothing = () => undefined
      readXml(
        decode(await make(exportOf(id), walked)),
        { open, text: nothing, close: nothing },
        new Budget(),
      )
      expect([...names].join()).not.toMatch(/(^|,)(script|b)(,|$)/)
    }
  })
})

test('the list of an ordinary workshop is as it was', () => {
  expect(exportList.map(({ id }) => id)).toEqual([
    'minutes-docx',
    'minutes-odt',
    'cards-csv',
    'measures-csv',
  ])
})
