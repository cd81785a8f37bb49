/** Answers of a table: codes and words, German numbers and days, boxes, and what could not be read. */
import { expect, test } from 'vitest'
import { guessColumns } from '#imports/survey/answers/columns.ts'
import { readAnswers } from '#imports/survey/answers/read.ts'
import { readAnswerTable } from '#imports/survey/answers/table.ts'
import { bytesOf, sample } from './files.ts'
import { target } from './small.ts'

function tableOf(bytes: Uint8Array) {
  const read = readAnswerTable('antworten.csv', bytes)
  if (!read.ok) throw new Error(read.sentence)
  return read.table
}

async function village() {
  const table = tableOf(sample('antworten.csv'))
  return readAnswers(table, guessColumns(table.heads, target.questionnaire), target)
}

test('columns are guessed by name, by the words of the question, and by what they are about', () => {
  const heads = [
    'Tag',
    'ORT',
    'Womit sind Sie unterwegs?',
    'wege/rad',
    'wege_bus',
    'Gemerkt',
    'ort',
  ]
  expect(guessColumns(heads, target.questionnaire)).toEqual([
    { is: 'day' },
    { is: 'answer', name: 'ort' },
    { is: 'answer', name: 'wege' },
    { is: 'box', name: 'wege', code: 'rad' },
    { is: 'box', name: 'wege', code: 'bus' },
    { is: 'nothing' },
    { is: 'nothing' },
  ])
})

test('codes, words, German numbers, days and texts become answers', async () => {
  const { responses } = await village()
  expect(responses[0]).toMatchObject({
    survey: 'dorf',
    questionnaire: 'h',
    day: '2025-05-03',
    channel: 'paper',
    batch: 'A',
    number: 1,
    answers: {
      ort: { value: 'a1' },
      wege: { value: ['rad', 'bus'] },
      note: { value: 4 },
      alter: { value: 42 },
      seit: { value: '2001-02-01' },
      garten: { value: true },
      bemerkung: { value: 'Mehr "Bänke";\nbitte' },
      platz: { missing: 'skipped' },
    },
  })
  expect(responses[1]?.answers).toMatchObject({
    ort: { value: 'a1' },
    note: { missing: 'illegible' },
    alter: { value: 1042.5 },
    garten: { value: false },
    bemerkung: { value: '=SUMME(A1)' },
  })
})

test('unknown values become "ungültig" and are told, with their column', async () => {
  const { responses, report } = await village()
  expect(responses[2]?.answers).toMatchObject({
    ort: { missing: 'invalid' },
    wege: { value: ['rad', 'bus'] },
    note: { missing: 'invalid' },
    alter: { missing: 'invalid' },
    seit: { missing: 'invalid' },
    garten: { missing: 'invalid' },
  })
  expect(report.unknown).toContainEqual({ column: 'ort', value: 'Mond', times: 1 })
  expect(report.unknown).toHaveLength(5)
})

test('rows without a real day, way or answer are refused, with their number', async () => {
  const { report } = await village()
  expect(report).toMatchObject({
    rows: 5,
    taken: 3,
    refusedCount: 2,
    columns: ['Gemerkt'],
    lacking: ['platz'],
  })
  expect(report.refused).toEqual([
    { row: 5, sentence: '„32.5.2025“ ist kein Datum.' },
    { row: 6, sentence: 'Den Weg „Brief“ gibt es nicht.' },
  ])
})

test('boxes of one question become its codes', async () => {
  const table = tableOf(bytesOf('wege/rad,wege/bus,ort\n1,0,a1\n1,1,a2\n0,0,a2\nvielleicht,,a1'))
  const { responses, report } = await readAnswers(
    table,
    guessColumns(table.heads, target.questionnaire),
    target,
  )
  expect(responses.map(({ answers }) => answers.wege)).toEqual([
    { value: ['rad'] },
    { value: ['rad', 'bus'] },
    { missing: 'skipped' },
    { missing: 'skipped' },
  ])
  expect(report.unknown).toEqual([{ column: 'wege/rad', value: 'vielleicht', times: 1 }])
})

test('a file of before UTF-8 is read, and that is told', () => {
  const bytes = new Uint8Array([...bytesOf('ort;bemerkung\na1;B'), 0xe4, ...bytesOf('nke')])
  const table = tableOf(bytes)
  expect(table.rows[0]).toEqual(['a1', 'Bänke'])
  expect(table.notes).toHaveLength(1)
})

test('hostile tables are refused with one sentence', () => {
  const refused = (bytes: Uint8Array) => {
    const read = readAnswerTable('x.csv', bytes)
    return read.ok ? '' : read.sentence
  }
  expect(refused(bytesOf('a\n'.repeat(60_000)))).toContain('50.000 Zeilen')
  expect(refused(bytesOf(`${'a;'.repeat(3000)}\n1`))).toContain('2.000 Spalten')
  expect(refused(bytesOf('a;b'))).toContain('keine Zeile')
  expect(refused(new Uint8Array([0x50, 0x4b, 3, 4]))).toContain('Excel')
  expect(refused(bytesOf('a\0b\n1'))).toContain('keine Textdatei')
})
