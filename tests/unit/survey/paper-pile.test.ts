/** Piles of sheets: running numbers, the second time, what differs, and what was settled or struck out. */
import { expect, test } from 'vitest'
import type { Answers, Response } from '#schema/answer.ts'
import { PaperPiles } from '#survey/paper-pile.ts'
import { paperSheet } from '#survey/paper-sheet.ts'
import { onPaper } from '../../client/on-paper.ts'

const parts = paperSheet(onPaper)
const yes: Answers = { kinder: { value: true } }
const no: Answers = { kinder: { value: false } }

function entry(id: string, number: number, more: Partial<Response> = {}): Response {
  const fixed = {
    format: 1,
    survey: 's',
    questionnaire: 'h',
    channel: 'paper',
    day: '2026-05-04',
  } as const
  return { ...fixed, id, language: 'de', batch: 'B', number, answers: yes, ...more }
}

test('each pile counts for itself, and its next number follows the highest', () => {
  const piles = new PaperPiles(
    [entry('a', 1), entry('b', 7), entry('c', 2, { batch: 'C' })],
    [],
    'h',
  )
  expect(piles.names).toEqual(['B', 'C'])
  expect([piles.count('B'), piles.next('B'), piles.next('C'), piles.next('D')]).toEqual([
    2, 8, 3, 1,
  ])
})

test('other ways, other versions and struck sheets are no sheets of a pile', () => {
  const others = [
    entry('a', 1, { channel: 'kiosk' }),
    entry('b', 2, { questionnaire: 'old' }),
    entry('c', 3, { trial: true, answers: {}, replaces: ['x'] }),
  ]
  expect(new PaperPiles(others, [], 'h').next('B')).toBe(1)
})

test('a sheet waits for its second time until it was typed twice or settled', () => {
  const first = entry('a', 1)
  const second = entry('b', 1, { second: true, answers: no })
  const settled = entry('c', 1, { replaces: ['a', 'b'] })
  expect(new PaperPiles([first], [], 'h').waiting('s', 'B', 100)).toEqual([1])
  expect(new PaperPiles([first, second], [], 'h').waiting('s', 'B', 100)).toEqual([])
  expect(new PaperPiles([settled], [first, second], 'h').waiting('s', 'B', 100)).toEqual([])
})

test('pairs that differ are found, and gone once they are settled', () => {
  const first = entry('a', 1)
  const second = entry('b', 1, { second: true, answers: no })
  const same = [entry('d', 2), entry('e', 2, { second: true })]
  const open = new PaperPiles([first, second, ...same], [], 'h')
  expect(open.differing(parts).map(({ number }) => number)).toEqual([1])
  const settled = entry('c', 1, { replaces: ['a', 'b'] })
  const done = new PaperPiles([settled, ...same], [first, second], 'h')
  expect(done.differing(parts)).toEqual([])
  expect(done.twice).toHaveLength(2)
  expect(done.twice).toContainEqual({ first: yes, second: no, settled: yes })
})

test('a corrected sheet is no second entry', () => {
  const before = entry('a', 1)
  const corrected = entry('b', 1, { replaces: ['a'], answers: no })
  const piles = new PaperPiles([corrected], [before], 'h')
  expect(piles.twice).toEqual([])
  expect(piles.waiting('s', 'B', 100)).toEqual([1])
})
