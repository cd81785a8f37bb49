/** Observations, stops and measures of a walk as tables: for Excel and LibreOffice, and as German CSV. */
import { clean, cleanLine } from '#exports/clean.ts'
import type { Table } from '#exports/csv.ts'
import { germanDay } from '#exports/german.ts'
import type { PlainSheet } from '#exports/jobs.ts'
import type { ExportedPlace } from '#exports/places/places-document.ts'
import type { SheetCell } from '#exports/survey/xlsx.ts'
import { documents } from '#text/de/documents.ts'
import { walkDocuments } from '#text/de/walk-documents.ts'
import { placesOf, placesOfStops } from './walk-places.ts'
import type { Walk, WalkRow } from './walk-rows.ts'
import { altOf } from './walk-table.ts'

const words = walkDocuments.table
type Column = keyof typeof words.columns

/** In letters. */
const widths: Record<Column, number> = {
  ...{ number: 9, valence: 14, category: 22, text: 48, quote: 36, stop: 24, group: 8, photos: 7 },
  ...{ photo: 36, responsible: 22, proposal: 36, cluster: 26, priority: 11, state: 13, since: 12 },
  ...{
    history: 36,
    measures: 36,
    day: 12,
    latitude: 12,
    longitude: 12,
    accuracy: 14,
    position: 24,
  },
}

/** Degrees are rounded to about 0.1 m, as in files of places. */
const rounded = (degrees: number | undefined) =>
  degrees === undefined ? undefined : Number(degrees.toFixed(6))

const joined = (texts: readonly string[]) => texts.filter(Boolean).join(words.separator)

function cellsOf(row: WalkRow, { at, accuracy, fields }: ExportedPlace): Record<Column, SheetCell> {
  const { observation, stop, photos, clusters, history, state } = row
  const dots = clusters.flatMap((cluster) => cluster.dots ?? [])
  const alts = photos.map((photo) => altOf(photo, row))
  const changes = history.map((one) => words.change(one.state, one.day, one.note))
  const position = fields.find(({ title }) => title === words.columns.position)
  return {
    number: row.label,
    valence: observation.valence ? `${row.sign} ${row.finding}` : '',
    category: row.category?.title ?? '',
    text: row.text,
    quote: row.quote,
    stop: stop ? cleanLine(`${stop.number} ${stop.name}`) : '',
    group: observation.group,
    photos: photos.length,
    photo: joined(alts),
    responsible: row.responsible,
    proposal: row.proposal,
    cluster: joined(clusters.map(({ title }) => title)),
    // Nothing while dots are hidden; of several heaps the most, or one would count twice.
    priority: dots.length > 0 ? Math.max(...dots) : undefined,
    state: state ? walkDocuments.states[state] : '',
    since: history[0]?.day ?? '',
    history: joined(changes),
    measures: joined(row.measures),
    day: germanDay(observation.day),
    latitude: rounded(at?.lat),
    longitude: rounded(at?.lon),
    accuracy: accuracy === undefined ? undefined : Math.ceil(accuracy),
    position: position?.value ?? '',
  }
}

function observations(walk: Walk): Record<Column, SheetCell>[] {
  const places = placesOf(walk)
  return walk.rows.flatMap((row, at) => {
    const place = places[at]
    return place ? [cellsOf(row, place)] : []
  })
}

/** A number as German offices write it, with all its digits. */
const german = (value: SheetCell) =>
  typeof value === 'number' ? String(value).replace('.', ',') : value

/** All observations, for `germanCsv`. */
export function observationCsv(walk: Walk): Table {
  const rows = observations(walk).map((cells) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, textOf(german(cell))])),
  )
  return { titles: words.columns, rows }
}

function textOf(cell: SheetCell): string {
  return typeof cell === 'string' ? cell : ''
}

function stopRows(walk: Walk): SheetCell[][] {
  const places = placesOfStops(walk)
  return walk.held.stops.map((stop, at) => [
    stop.number,
    cleanLine(stop.name),
    clean(stop.questions.join('\n')),
    walk.rows.filter((row) => row.stop === stop).length,
    rounded(places[at]?.at?.lat),
    rounded(places[at]?.at?.lon),
  ])
}

function measureRows(walk: Walk): SheetCell[][] {
  const observed = new Set(walk.rows.map(({ observation }) => observation.id))
  return walk.evening.snapshot.measures.flatMap(({ measure, origin }, at): SheetCell[][] => {
    const cards = origin.cards.filter(({ id }) => observed.has(id))
    if (cards.length === 0) return []
    const short = documents.measures.short(at + 1)
    const state = documents.measures.states[measure.state]
    const until = germanDay(measure.until)
    return [[short, clean(measure.title), clean(measure.lead), until, state, walk.labelsOf(cards)]]
  })
}

/** The workbook; measures only where some rest on observations. */
export function walkSheets(walk: Walk): PlainSheet[] {
  const names = Object.keys(words.columns) as Column[]
  const { nr, measure, lead, until, state } = documents.measures
  const measures = measureRows(walk)
  return [
    {
      name: words.sheets.observations,
      widths: names.map((name) => widths[name]),
      rows: [
        Object.values(words.columns),
        ...observations(walk).map((cells) => names.map((name) => cells[name])),
      ],
    },
    {
      name: words.sheets.stops,
      widths: [8, 30, 60, 16, 12, 12],
      rows: [Object.values(words.stopColumns), ...stopRows(walk)],
    },
    ...(measures.length > 0
      ? [
          {
            name: words.sheets.measures,
            widths: [7, 48, 24, 12, 13, 30],
            rows: [[nr, measure, lead, until, state, walkDocuments.results.rests], ...measures],
          },
        ]
      : []),
  ]
}
