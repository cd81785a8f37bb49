/** Typing sheets in twice: which ones, what differs, and how often somebody was wrong. */
import { expect, test } from 'vitest'
import type { Answers } from '#schema/answer.ts'
import { differencesOf, errorRate } from '#survey/paper-comparison.ts'
import { isInSample, shares } from '#survey/paper-sample.ts'
import { paperSheet } from '#survey/paper-sheet.ts'
import { everyKind } from '../../client/questionnaire.ts'

const sheet = paperSheet(everyKind)
const numbers = (most: number) => Array.from({ length: most }, (_, at) => at + 1)

test('of every block of running numbers exactly one is chosen, the same each time', () => {
  for (const share of shares) {
    const chosen = numbers(400).filter((number) =>
      isInSample({ survey: 's', batch: 'B', number }, share),
    )
    expect(chosen).toHaveLength((400 * share) / 100)
  }
  const chosen = (most: number) =>
    numbers(most).filter((number) => isInSample({ survey: 's', batch: 'B', number }, 10))
  expect(chosen(400).slice(0, chosen(95).length)).toEqual(chosen(95))
})

test('the choice is spread over the block, and another pile has another one', () => {
  const places = (batch: string) =>
    numbers(1000)
      .filter((number) => isInSample({ survey: 's', batch, number }, 10))
      .map((number) => (number - 1) % 10)
  for (const place of numbers(10)) {
    const often = places('A').filter((one) => one === place - 1).length
    expect(often).toBeGreaterThan(2)
    expect(often).toBeLessThan(25)
  }
  expect(places('A')).not.toEqual(places('B'))
})

const first: Answers = {
  wege: { value: ['1', '2'] },
  zufrieden: { value: 2 },
  ja: { missing: 'illegible' },
  'worte.1': { value: 'Mehr Bäume, bitte!' },
}

test('the same values and the same reasons are no difference, nor are capitals and marks of a text', () => {
  const second = {
    ...first,
    'worte.1': { value: 'mehr  bäume bitte' },
    tag: { missing: 'skipped' },
  }
  expect(differencesOf(sheet, first, second as Answers)).toEqual([])
})

test('another value, another reason, and another word are differences, in print order', () => {
  const second: Answers = {
    ...{ 'worte.1': { value: 'Mehr Träume, bitte!' }, ja: { missing: 'invalid' } },
    ...{ zufrieden: { value: 3 }, wege: { value: ['1'] } },
  }
  expect(differencesOf(sheet, first, second).map(({ name }) => name)).toEqual([
    ...['wege', 'zufrieden', 'ja', 'worte.1'],
  ])
})

test('the error rate counts fields that were asked, and who was wrong once it is settled', () => {
  const second: Answers = { ...first, zufrieden: { value: 3 }, ja: { value: true } }
  const settled: Answers = { ...first, ja: { value: true } }
  expect(
    errorRate(sheet, [
      { first, second, settled },
      { first, second: first },
    ]),
  ).toEqual({
    ...{ sheets: 2, fields: 8, different: 2, first: 1, second: 1 },
  })
})
