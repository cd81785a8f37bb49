/** The questionnaire on paper: numbers, digits of the boxes, filters in words, sentences. */
import { expect, test } from 'vitest'
import { paperCondition } from '#survey/paper-filter.ts'
import { paperFields, paperSheet } from '#survey/paper-sheet.ts'
import { sentencesOf } from '#survey/paper-sentences.ts'
import { everyKind } from '../../client/questionnaire.ts'

const sheet = paperSheet(everyKind)
const fields = paperFields(sheet)
const field = (name: string) => fields.find((one) => one.name === name)

test('questions are numbered through, also from round to round; photos and sums have no place', () => {
  const numbers = sheet.map(({ items }) => items.map(({ number }) => number))
  expect(numbers).toEqual([
    ['1', '2', '3', '4', '5', '6', '7'],
    ['8', '9', '10', ''],
    ['11', '12', '13', ''],
    ['14', '15', '16', ''],
    ['17', '18', '19', ''],
  ])
  expect(fields.some(({ name }) => /bild|summe/.test(name))).toBe(false)
})

test('every answer has a field of its own, the rows of a table with letters', () => {
  expect(fields.slice(0, 8).map(({ name }) => name)).toEqual([
    ...['wege', 'wege_other', 'zufrieden', 'sterne', 'folge', 'ja', 'anzahl', 'tag'],
  ])
  expect(field('tafel_2.2')).toMatchObject({ number: '13b', way: 'one', round: 2 })
  expect(field('wege_other')).toMatchObject({ number: '1', way: 'text', after: 'wege' })
})

test('boxes carry digits, "Anderes" the last ones; from ten boxes on there are two', () => {
  const wege = field('wege')
  expect(wege?.keys.map(({ digits, value }) => `${digits} ${String(value)}`)).toEqual([
    ...['1 1', '2 2', '3 other'],
  ])
  const options = Array.from({ length: 10 }, (_, at) => ({ code: `c${String(at)}`, text: {} }))
  const [section] = everyKind.sections
  const [first] = section?.questions ?? []
  if (!section || first?.kind !== 'choice') throw new Error('No choice.')
  const questions = [{ ...first, options, other: false }]
  const [long] = paperFields(paperSheet({ sections: [{ ...section, questions }] }))
  expect(long?.keys.map(({ digits }) => digits)).toEqual([
    ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
  ])
})

test('a condition names the number of the question and the printed answer', () => {
  expect(paperCondition({ in: ['1', { var: 'wege' }] }, sheet)).toEqual({
    number: '1',
    said: 'is',
    labels: [{ de: 'Bus', 'de-simple': 'Bus', ar: 'حافلة' }],
  })
  expect(paperCondition({ var: 'ja' }, sheet)).toEqual({ number: '5', said: 'is', labels: [true] })
  expect(paperCondition({ '<': [2, { var: 'anzahl' }] }, sheet)).toEqual({
    ...{ number: '6', said: 'more', labels: [2] },
  })
  expect(paperCondition({ '!': { answered: { var: 'tag' } } }, sheet)).toEqual({
    ...{ number: '7', said: 'not-answered', labels: [] },
  })
})

test('several answers to one question are one clause', () => {
  const condition = paperCondition(
    { or: [{ in: ['1', { var: 'wege' }] }, { in: ['2', { var: 'wege' }] }] },
    sheet,
  )
  expect(condition).toMatchObject({ number: '1', said: 'is' })
  expect(condition && 'labels' in condition && condition.labels).toHaveLength(2)
})

test('a denied "and" is an "or" of what is denied', () => {
  const both = { and: [{ var: 'ja' }, { '>=': [{ var: 'sterne' }, 4] }] }
  expect(paperCondition({ '!': both }, sheet)).toEqual({
    joined: 'any',
    parts: [
      { number: '5', said: 'is-not', labels: [true] },
      { number: '3', said: 'less', labels: [4] },
    ],
  })
})

test('inside a round the question of the same round is meant', () => {
  expect(paperCondition({ answered: { var: 'worte' } }, sheet, 3)).toMatchObject({ number: '14' })
})

test('what no sentence can say is no condition', () => {
  expect(paperCondition({ '>': [{ '+': [{ var: 'anzahl' }, 1] }, 3] }, sheet)).toBeUndefined()
  expect(paperCondition({ and: [{ var: 'ja' }, { var: 'fremd' }] }, sheet)).toBeUndefined()
})

test('one sentence a line; short forms and days end none', () => {
  expect(sentencesOf('Wir fragen Sie. Sie sagen Ja, z. B. am 1. Mai! Und dann?\nGut.')).toEqual([
    ...['Wir fragen Sie.', 'Sie sagen Ja, z. B. am 1. Mai!', 'Und dann?', 'Gut.'],
  ])
  expect(sentencesOf('')).toEqual([])
})
