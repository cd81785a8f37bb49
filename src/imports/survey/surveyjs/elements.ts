/** Walks through the elements of a SurveyJS page: questions, panels, repeated panels, tables. */
import { quote } from '#imports/wording.ts'
import { newId } from '#schema/id.ts'
import type { Question, Section } from '#schema/survey.ts'
import type { Draft } from '#imports/survey/draft.ts'
import type { Entry } from '#imports/survey/report.ts'
import { countQuestion, mostRounds, usualRounds } from '#imports/survey/rounds.ts'
import { readBoolean, readChoice, readRanking, readRating } from './choices.ts'
import {
  isJson,
  listAt,
  numberAt,
  partsAt,
  textAt,
  isOn,
  type Json,
  type Locals,
} from './element.ts'
import { readCalculation, readFile, readNumber, readPage, readText } from './fields.ts'
import { tellUnknown } from './known.ts'
import { addRules, allOf, type Asked, type Place } from './rules.ts'
import { readMatrix, splitTable } from './tables.ts'

/** What is read into: the section of the page that is open now. */
export interface Reading {
  draft: Draft
  locals: Locals
  /** The open section of this page; a new one after a repeated section. */
  here(): Section
  leave(): void
  /** The condition of the page. */
  condition: string
}

const deepest = 12

const kinds = new Map<string, (asked: Asked) => Question | undefined>(
  Object.entries({
    text: (asked: Asked) => readText(asked, false),
    comment: (asked: Asked) => readText(asked, true),
    radiogroup: (asked: Asked) => readChoice(asked, false),
    dropdown: (asked: Asked) => readChoice(asked, false),
    buttongroup: (asked: Asked) => readChoice(asked, false),
    checkbox: (asked: Asked) => readChoice(asked, true),
    tagbox: (asked: Asked) => readChoice(asked, true),
    imagepicker: (asked: Asked) => {
      asked.entry.lose('Bilder an Antworten gibt es hier nicht, nur ihre Worte.')
      return readChoice(asked, isOn(asked.json, 'multiSelect'))
    },
    boolean: readBoolean,
    rating: readRating,
    ranking: readRanking,
    html: readPage,
    expression: readCalculation,
    file: readFile,
    slider: (asked: Asked) => {
      asked.entry.change('Der Schieberegler ist hier ein Zahlenfeld.')
      return readNumber(asked)
    },
    matrix: (asked: Asked) =>
      readMatrix(asked, listAt(asked.json, 'columns'), (row) => `${asked.foreign}.${row}`),
  }),
)

const impossible = new Map(
  Object.entries({
    signaturepad: 'Unterschriften nimmt diese App nicht auf.',
    image: 'Bilder im Fragebogen gibt es hier nicht.',
  }),
)

function readQuestion(reading: Reading, asked: Asked): void {
  const { draft } = reading
  const { json, entry } = asked
  const type = textAt(json, 'type')
  tellUnknown(json, entry)
  const read = kinds.get(type)
  if (!read) {
    const why =
      impossible.get(type) ?? `Fragen der Art ${quote(type || 'ohne Namen')} gibt es hier nicht.`
    return entry.refuse(why)
  }
  if (json['visible'] === false) entry.change('Die Frage war verborgen und wird hier gestellt.')
  const question = read(asked)
  if (!question) return
  addRules(asked, question)
  draft.add(reading.here(), question)
}

/** Several short fields under one heading. */
function readFields(reading: Reading, asked: Asked): void {
  const { json, entry, foreign, locals } = asked
  const heading = locals.of(json['title'], foreign)[0]?.[1] ?? foreign
  entry.change('Jedes Feld ist hier eine eigene Frage.')
  for (const item of partsAt(json, 'items')) {
    const name = textAt(item, 'name')
    const label = locals.of(item['title'], name)[0]?.[1] ?? name
    const one = { ...item, type: 'text', name: `${foreign}.${name}`, title: `${heading}: ${label}` }
    const source = allOf([...asked.place.around, textAt(json, 'visibleIf')])
    readElement(reading, one, { ...asked.place, around: [source] }, deepest)
  }
}

function readTable(reading: Reading, asked: Asked): void {
  const { json, entry, foreign, draft, place } = asked
  entry.change('Jede Spalte der Tabelle ist hier eine eigene Frage.')
  const source = allOf([...place.around, textAt(json, 'visibleIf')])
  const { matrices, cells } = splitTable(asked)
  for (const matrix of matrices) {
    const column = textAt(matrix, 'name')
    const own: Asked = {
      ...asked,
      json: { ...matrix, type: 'matrix' },
      foreign: `${foreign}_${column}`,
    }
    const question = readMatrix(
      own,
      listAt(matrix, 'columns'),
      (row) => `${foreign}.${row}.${column}`,
    )
    addRules({ ...own, place: { ...place, around: [source] } }, question)
    draft.add(reading.here(), question)
  }
  for (const cell of cells) readElement(reading, cell, { ...place, around: [source] }, deepest)
}

/** A panel or table that is filled in for each of several: a repeated section. */
function readRepeat(
  reading: Reading,
  asked: Asked,
  elements: unknown[],
  most: number | undefined,
): void {
  const { draft, entry, json, foreign, locals, place } = asked
  if (place.round) {
    entry.refuse('Eine Wiederholung in einer Wiederholung gibt es hier nicht.')
    return
  }
  const rounds = Math.min(Math.max(Math.floor(most ?? usualRounds), 1), mostRounds)
  if (rounds !== most) entry.change(`Die Wiederholung ist hier höchstens ${rounds}-mal möglich.`)
  const title = locals.texts(entry, json, 'title', foreign)
  const name = draft.names.take(foreign, entry)
  const around = allOf([...place.around, textAt(json, 'visibleIf')])
  const count = countQuestion(draft, name, title, rounds)
  entry.change('Wie viele es sind, fragt hier eine eigene Frage davor.')
  addRules({ ...asked, json: { visibleIf: textAt(json, 'visibleIf') } }, count)
  draft.add(reading.here(), count)
  const section = draft.startSection(title, { repeat: { name, most: rounds } })
  draft.scope.set(`${foreign}.length`, { variable: name, holds: 'number' })
  const source = allOf([reading.condition, around])
  draft.wish({ entry, kind: 'Die Bedingung', source, take: (show) => (section.show = show) })
  const inner: Reading = { ...reading, here: () => section, leave: () => undefined }
  for (const element of elements) readElement(inner, element, { around: [], round: section }, 1)
  reading.leave()
}

function readPanel(reading: Reading, asked: Asked, depth: number): void {
  const { draft, json, entry, locals, place } = asked
  const around = [...place.around, textAt(json, 'visibleIf')].filter((one) => one !== '')
  const text = locals.texts(entry, json, 'title')
  if (Object.keys(text).length > 0) {
    entry.change('Die Überschrift der Gruppe ist hier eine Seite zum Lesen.')
    const page: Question = { id: newId(), name: draft.names.take('gruppe'), text, kind: 'page' }
    const hint = locals.texts(entry, json, 'description')
    if (Object.keys(hint).length > 0) page.hint = hint
    addRules({ ...asked, json: { visibleIf: json['visibleIf'] } }, page)
    draft.add(reading.here(), page)
  }
  const elements = [...listAt(json, 'elements'), ...listAt(json, 'questions')]
  for (const element of elements) readElement(reading, element, { ...place, around }, depth + 1)
}

function columnsAsElements(json: Json): Json[] {
  return partsAt(json, 'columns').map((column) => {
    const type = textAt(column, 'cellType') || textAt(json, 'cellType') || 'dropdown'
    return { ...column, type, choices: column['choices'] ?? json['choices'] }
  })
}

/** One element of a page, whatever it is; what cannot be asked here is told. */
export function readElement(reading: Reading, element: unknown, place: Place, depth: number): void {
  const { draft, locals } = reading
  draft.budget.spend(50)
  if (!isJson(element)) return draft.report.entry('Element').refuse('Es ist keine Frage.')
  const type = textAt(element, 'type')
  const foreign = textAt(element, 'name')
  const isPanel = ['panel', 'flowpanel'].includes(type)
  const entry: Entry = draft.report.entry(isPanel ? 'Gruppe' : 'Frage', foreign)
  const asked: Asked = { draft, locals, json: element, entry, place, foreign: foreign || 'frage' }
  if (draft.scope.peek(asked.foreign)) {
    entry.change('Den Namen gibt es in der Datei mehrmals; Bedingungen meinen die erste Frage.')
  }
  if (depth > deepest) return entry.refuse('Sie liegt in zu vielen Gruppen.')
  if (isPanel) {
    tellUnknown(element, entry)
    return readPanel(reading, asked, depth)
  }
  if (type === 'multipletext') return readFields(reading, asked)
  if (type === 'matrixdropdown') return readTable(reading, asked)
  if (type === 'paneldynamic') {
    return readRepeat(
      reading,
      asked,
      listAt(element, 'templateElements'),
      numberAt(element, 'maxPanelCount'),
    )
  }
  if (type === 'matrixdynamic') {
    return readRepeat(reading, asked, columnsAsElements(element), numberAt(element, 'maxRowCount'))
  }
  readQuestion(reading, asked)
}
