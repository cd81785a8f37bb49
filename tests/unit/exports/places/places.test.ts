/** Places leave as GeoJSON, GPX and KML and come back whole; every text is only text. */
import { describe, expect, test } from 'vitest'
import { makeGeoJson } from '#exports/places/geojson.ts'
import { makeGpx } from '#exports/places/gpx.ts'
import { makeKml } from '#exports/places/kml.ts'
import {
  observationPlaces,
  stopPlaces,
  type WalkPlaces,
} from '#exports/places/observation-places.ts'
import type { ExportedPlace, PlacesDocument } from '#exports/places/places-document.ts'
import { readPlacesFile } from '#imports/places/read-places-file.ts'
import { readXml } from '#imports/survey/xml.ts'
import { Budget } from '#imports/survey/budget.ts'
import { Observation } from '#schema/observation.ts'
import { Stop, type Way } from '#schema/walk.ts'
import { Random } from '../../../client/random.ts'

const makers = { geojson: makeGeoJson, gpx: makeGpx, kml: makeKml } as const
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const place: ExportedPlace = {
  ...{ label: 'A7', name: 'stört', text: 'Bordstein zu hoch\nüberall' },
  ...{ at: { lat: 51.285123, lon: 11.889456 }, accuracy: 12 },
  fields: [
    { title: 'Zuständigkeit', value: 'Bauhof' },
    { title: 'Zitat', value: '„Da komm ich nicht hoch“ & <Tschüß>' },
  ],
}
const way: Way = {
  ...{ name: 'Runde 1', text: 'barrierefrei' },
  lines: [
    [
      { lat: 51.28, lon: 11.88 },
      { lat: 51.281, lon: 11.882 },
    ],
    [
      { lat: 51.29, lon: 11.89 },
      { lat: 51.291, lon: 11.892 },
      { lat: 51.292, lon: 11.893 },
    ],
  ],
}
const whole: PlacesDocument = {
  title: 'Spaziergang „Markt“ & mehr',
  notes: ['Stadt Größe, 6. Mai 2026', 'Karte: © OpenStreetMap'],
  places: [
    place,
    { label: 'B1', name: place.name, text: place.text, at: undefined, fields: place.fields },
  ],
  ways: [way],
}

async function back(format: keyof typeof makers, document: PlacesDocument) {
  const read = await readPlacesFile(`x.${format}`, makers[format](document))
  if (!read.ok) throw new Error(read.sentence)
  expect(read.format).toBe(format)
  return { ...read.list, told: read.report.findings.map(({ sentence }) => sentence) }
}

describe('what was written comes back', () => {
  test.each(['geojson', 'kml'] as const)('from %s with every column', async (format) => {
    const { title, places, ways, told } = await back(format, whole)
    expect(title).toBe(whole.title)
    expect(places).toEqual([place])
    expect(ways).toEqual([way])
    expect(told).toEqual(['Ein Eintrag nennt keinen Ort und fehlt hier.'])
  })

  test('from GPX with number and columns in name and text', async () => {
    const { title, places, ways, told } = await back('gpx', whole)
    expect(title).toBe(whole.title)
    expect(places).toEqual([
      {
        ...{ label: '', name: 'A7 stört', at: place.at, fields: [] },
        text: 'Bordstein zu hoch\nüberall\nZuständigkeit: Bauhof\nZitat: „Da komm ich nicht hoch“ & <Tschüß>\nGenauigkeit in Metern: 12',
      },
    ])
    expect(ways).toEqual([way])
    expect(told).toEqual([])
    // What has no place on the earth is named all the same.
    expect(decode(makeGpx(whole))).toMatch(
      /<desc>[^<]*Ohne Ort auf der Karte:\nB1 stört – Bordstein/,
    )
  })

  test('whatever the texts are', { timeout: 30_000 }, async () => {
    const pieces = [
      '<b>',
      '</b>',
      '&',
      '&amp;',
      '&#60;',
      ']]>',
      '<!--',
      '"',
      "'",
      '\\',
      '{',
      '}',
      '<script>',
      '\n',
      ' ',
      'ä',
      '😀',
      'מ',
      '-',
      '=1+1',
      '__proto__',
      '%s',
      '$1',
    ]
    const random = new Random(21)
    const words = () =>
      Array.from({ length: 1 + random.below(8) }, () => random.pick(pieces))
        .join('')
        .trim() || 'x'
    for (let round = 0; round < 150; round++) {
      const one = (label: string): ExportedPlace => ({
        ...{ label, name: words().replace(/\s*\n\s*/g, ' '), text: words() },
        at: {
          lat: Number((random.next() * 160 - 80).toFixed(6)),
          lon: Number((random.next() * 360 - 180).toFixed(6)),
        },
        fields: [{ title: 'T', value: words() }],
      })
      const document = { title: 'T', notes: [], places: [one('A1'), one('A2')], ways: [] }
      for (const format of ['geojson', 'kml'] as const) {
        const { places } = await back(format, document)
        expect(places.map(({ name, fields }) => [name, fields])).toEqual(
          document.places.map(({ name, fields }) => [name, fields]),
        )
        const written = document.places.map(({ text }) => text)
        const read = places.map(({ text }) => text)
        // KML descriptions are HTML: blanks that follow each other are one there.
        const flat = (texts: string[]) => texts.map((text) => text.replace(/\s+/g, ' '))
        if (format === 'geojson') expect(read).toEqual(written)
        else expect(flat(read)).toEqual(flat(written))
      }
      const { places } = await back('gpx', document)
      expect(places.map(({ text }) => text)).toEqual(
        document.places.map(({ text, fields }) => `${text}\nT: ${fields[0]?.value ?? ''}`),
      )
    }
  })
})

test('every text is only text: well-formed, and nothing of it is markup', () => {
  const nasty = `<script>x()</script>&"']]>\u0000\u202e\ud800<b>`
  const hostile: PlacesDocument = {
    ...{ title: nasty, notes: [nasty] },
    places: [
      {
        label: nasty,
        name: nasty,
        text: nasty,
        at: undefined,
        fields: [
          { title: nasty, value: nasty },
          { title: nasty, value: 'zwei' },
          { title: '__proto__', value: 'drei' },
        ],
      },
    ],
    ways: [{ name: nasty, text: nasty, lines: way.lines }],
  }
  for (const make of [makeGpx, makeKml]) {
    const names = new Set<string>()
    const listener = {
      open: (name: string) => void names.add(name),
      text: () => undefined,
      close: () => undefined,
    }
    readXml(decode(make(hostile)), listener, new Budget())
    expect([...names]).not.toContain('script')
  }
  // A globe that shows descriptions as HTML finds none.
  const described = /<description>([^<]*)/.exec(decode(makeKml(hostile)))?.[1] ?? ''
  expect(described).toContain('&amp;lt;script>'.replace('>', '&gt;'))
  const { features } = JSON.parse(decode(makeGeoJson(hostile))) as {
    features: { properties: object }[]
  }
  expect(Object.keys(features[0]?.properties ?? {})).toHaveLength(6)
  expect(Object.entries(features[0]?.properties ?? {})).toContainEqual(['__proto__', 'drei'])
})

test('degrees are written short, with a point, and never as 1e-7 or -0', () => {
  const at = { lat: -0.00000001, lon: 11.123456789 }
  const text = decode(makeGpx({ title: '', notes: [], places: [{ ...place, at }], ways: [] }))
  expect(text).toContain('lat="0" lon="11.123457"')
  expect(text).not.toContain('<metadata>')
})

describe('observations of a walk', () => {
  const base = { text: '', group: 'A', number: 1, valence: 'bad', day: '2026-05-06' }
  const observed = (id: string, more: object) => Observation.parse({ ...base, id, ...more })
  const plan = { on: 'plan', plan: 'p', x: 0.5, y: 0.5 }
  const walk: WalkPlaces = {
    labels: new Map([['a', 'A7']]),
    stops: [
      Stop.parse({
        id: 's',
        number: 2,
        name: 'Markt',
        position: { on: 'earth', lat: 51.2, lon: 11.8 },
        questions: ['Was stört?'],
      }),
    ],
    fits: new Map([
      [
        'p',
        { plan: { x: 0.5, y: 0.5 }, earth: { lat: 51.3, lon: 11.9 }, matrix: [500, 0, 0, 500] },
      ],
    ]),
    states: new Map([['a', 'ordered']]),
    categories: new Map([['platz', 'Lieblingsplatz']]),
  }

  test('have the number, the place and the columns of the table', () => {
    const position = { on: 'earth', lat: 51.25, lon: 11.85, accuracy: 11.4 }
    const [one] = observationPlaces(
      [observed('a', { position, stop: 's', text: 'Stufe', responsible: 'Bauhof' })],
      walk,
    )
    expect(one).toEqual({
      ...{
        label: 'A7',
        name: 'stört',
        text: 'Stufe',
        at: { lat: 51.25, lon: 11.85 },
        accuracy: 11.4,
      },
      fields: [
        { title: 'Wertung', value: 'stört' },
        { title: 'Stopp', value: '2 Markt' },
        { title: 'Zuständigkeit', value: 'Bauhof' },
        { title: 'Stand', value: 'beauftragt' },
        { title: 'Tag', value: '06.05.2026' },
      ],
    })
  })

  test('lie where the plan lies, else at their stop, else nowhere, and it is said', () => {
    const places = observationPlaces(
      [
        observed('b', { position: plan }),
        observed('c', { stop: 's' }),
        observed('d', { position: { ...plan, plan: 'other' } }),
        observed('e', { valence: undefined, category: 'platz' }),
      ],
      walk,
    )
    expect(places.map(({ at }) => at && [at.lat.toFixed(4), at.lon.toFixed(4)])).toEqual([
      ['51.3000', '11.9000'],
      ['51.2000', '11.8000'],
      undefined,
      undefined,
    ])
    const notes = places.map(({ fields }) => fields.find(({ title }) => title === 'Lage')?.value)
    expect(notes).toEqual([
      'vom Plan übertragen',
      'am Stopp, nicht genauer bekannt',
      'nur auf dem Plan eingetragen',
      undefined,
    ])
    expect(places[3]?.name).toBe('Lieblingsplatz')
  })

  test('that are secret, withdrawn or redacted are in no file', () => {
    const hidden = [
      observed('f', { secret: true }),
      observed('g', { state: 'withdrawn' }),
      observed('h', { state: 'redacted' }),
    ]
    expect(observationPlaces(hidden, walk)).toEqual([])
  })

  test('stand beside the stops', () => {
    expect(stopPlaces(walk.stops, walk.fits)).toEqual([
      {
        label: 'Stopp 2',
        name: 'Markt',
        text: 'Was stört?',
        at: { lat: 51.2, lon: 11.8 },
        fields: [],
      },
    ])
  })
})
