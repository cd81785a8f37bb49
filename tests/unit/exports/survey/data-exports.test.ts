/** Data files of a survey: one call each, nothing below five, cancelled when told. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { makeDataCsv } from '#exports/survey/data-csv.ts'
import {
  dataExports,
  questionnaireExports,
  surveyFileName,
  type OpenedSurvey,
} from '#exports/survey/data-exports.ts'
import { rowDataSet } from '#exports/survey/row-dataset.ts'
import { readSurveyFile } from '#imports/survey/read-survey-file.ts'
import { Questionnaire } from '#schema/survey.ts'
import { everyKind } from '../../../client/questionnaire.ts'
import { countOf, rowsOf } from '../../../client/rows.ts'
import { ask, questionnaireOf, randomSheets, sheet } from '../../../client/sheets.ts'

const context = { municipality: { name: 'Stadt', crest: '' }, today: '2026-05-06' }
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const quotes = new Map([['worte', ['Mehr Bänke', 'Ein Bus am Abend']]])
const opened = (count: number): OpenedSurvey => ({
  count: countOf(everyKind, randomSheets(everyKind, count), [], quotes),
  context,
})

describe.each(dataExports)('$id', (one) => {
  test('acceptance 8: of 4 answers there is no file', async () => {
    expect(await one.make(opened(4))).toBeUndefined()
  })

  test('is made in one call, with progress that never falls and ends at 1', async () => {
    const shares: number[] = []
    const bytes = await one.make(opened(600), { progress: (share) => shares.push(share) })
    expect(bytes?.length).toBeGreaterThan(one.id === 'texts-csv' ? 30 : 500)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(Math.max(0, ...shares)).toBeLessThanOrEqual(1)
  })

  test('stops when it is told to', async () => {
    const stop = new AbortController()
    stop.abort(new Error('nicht mehr nötig'))
    await expect(one.make(opened(50), { signal: stop.signal })).rejects.toThrow('nicht mehr nötig')
  })
})

test('names of files say the day, what it is, and the survey', () => {
  const names = [...dataExports, ...questionnaireExports].map((one) =>
    surveyFileName(one, everyKind, context),
  )
  expect(names).toEqual([
    '2026-05-06_Befragungsdaten_Unser Ort.xlsx',
    '2026-05-06_Befragungsdaten_Unser Ort.sav',
    '2026-05-06_Befragungsdaten_Unser Ort.csv',
    '2026-05-06_Befragungsdaten_Unser Ort.sps',
    '2026-05-06_Befragungstexte_Unser Ort.csv',
    '2026-05-06_Befragungstexte_Unser Ort.sav',
    '2026-05-06_Befragungsbeschreibung_Unser Ort.xml',
    '2026-05-06_Fragebogen_Unser Ort.xlsx',
    '2026-05-06_Fragebogen_Unser Ort.json',
  ])
})

test('a table has German numbers and days, and codes for what is missing', async () => {
  const asked = questionnaireOf([ask('number', 'weg', { decimals: 1 }), ask('date', 'tag', {})])
  const sheets = Array.from({ length: 10 }, (_, at) =>
    at > 4
      ? sheet(at, { weg: { missing: 'declined' }, tag: { missing: 'skipped' } })
      : sheet(at, { weg: 2.5, tag: '2026-05-04' }),
  )
  const csv = decoder.decode(
    await makeDataCsv(await rowDataSet(await rowsOf(asked, sheets), context)),
  )
  const [head, ...lines] = csv.slice(1).trimEnd().split('\r\n')
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(head).toBe('weg;tag')
  // A day stands for its month, as in the result.
  expect(lines.sort()).toEqual([
    ...Array.from({ length: 5 }, () => '-98;-99'),
    ...Array.from({ length: 5 }, () => '2,5;01.05.2026'),
  ])
})

test('where somebody has answered with a code for missing, the codes make room', async () => {
  const asked = questionnaireOf([ask('number', 'grad', {})])
  const sheets = Array.from({ length: 10 }, (_, at) =>
    sheet(at, { grad: at > 4 ? { missing: 'skipped' } : -98 }),
  )
  const { columns } = await rowDataSet(await rowsOf(asked, sheets), context)
  const [grad] = columns
  expect(grad).toMatchObject({ missing: [-999_999, -999_995] })
  expect([...(grad?.values ?? [])].map(Number).sort()).toEqual(
    [-98, -98, -98, -98, -98, ...Array.from({ length: 5 }, () => -999_999)].sort(),
  )
})

test('the questionnaire comes back from its own file as it was', async () => {
  const bytes = await questionnaireExports.find(({ id }) => id === 'json')?.make(everyKind)
  expect(Questionnaire.parse(JSON.parse(decoder.decode(bytes)))).toEqual(everyKind)
})

test('a form for other programs is read back with its questions, conditions and languages', async () => {
  const bytes = await questionnaireExports.find(({ id }) => id === 'xlsform')?.make(everyKind)
  if (!bytes) throw new Error('no form')
  const read = await readSurveyFile('form.xlsx', bytes)
  if (!read.ok) throw new Error(read.sentence)
  const questions = read.survey.sections.flatMap((section) => section.questions)
  const find = (name: string) => questions.find((question) => question.name === name)
  expect(read.survey.languages).toEqual(everyKind.languages)
  expect(find('wege')).toMatchObject({
    kind: 'choice',
    many: true,
    required: true,
    text: { de: 'Wie fahren Sie?', 'de-simple': 'Was benutzen Sie?' },
  })
  // The answer "Anderes" and the field for its words stand in the form as everybody's form has them.
  expect(find('wege_other')).toMatchObject({
    kind: 'text',
    show: { in: ['other', { var: 'wege' }] },
  })
  expect(find('zufrieden')).toMatchObject({ show: { in: ['1', { var: 'wege' }] } })
  expect(find('folge')).toMatchObject({ kind: 'ranking' })
  expect(find('worte')).toMatchObject({ kind: 'text', long: true, most: 400 })
  expect(find('tafel')).toMatchObject({ kind: 'matrix' })
  expect(find('summe')).toMatchObject({
    kind: 'calculation',
    value: { '+': [{ var: 'anzahl' }, 1] },
  })
  expect(read.survey.sections.some(({ repeat }) => repeat)).toBe(true)
})

test('the same workbook has no time and no place of its making', async () => {
  const [xlsx] = dataExports
  const files = unzipSync((await xlsx?.make(opened(20))) ?? new Uint8Array())
  expect(Object.keys(files)).toHaveLength(9)
  expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).not.toMatch(
    /creator|modified|user/i,
  )
})

test('20,000 sheets of 40 questions let the page breathe', async () => {
  const asked = questionnaireOf(
    Array.from({ length: 40 }, (_, at) => ask('rating', `f${String(at)}`, { most: 5 })),
  )
  const responses = randomSheets(asked, 20_000)
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  })
  const sav = await dataExports[1]?.make({ count: countOf(asked, responses), context })
  clearInterval(beat)
  expect(sav?.length).toBeLessThan(1_200_000)
  expect(longest).toBeLessThan(1000)
}, 60_000)
