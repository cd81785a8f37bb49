/** Numbers that two devices gave out: found the same on each, and decided without losing an entry. */
import { expect, test } from 'vitest'
import { newId } from '#schema/id.ts'
import type { Answers, Response } from '#schema/answer.ts'
import { decided } from '#state/survey/entry-clash.ts'
import { countSame } from '#survey/paper-clash.ts'
import { PaperPiles } from '#survey/paper-pile.ts'
import { paperSheet } from '#survey/paper-sheet.ts'
import { onPaper } from '../../client/on-paper.ts'

const parts = paperSheet(onPaper)
const yes: Answers = { kinder: { value: true } }
const no: Answers = { kinder: { value: false } }
const ids = Array.from({ length: 8 }, () => newId()).sort()

function entry(at: number, number: number, more: Partial<Response> = {}): Response {
  const fixed = { format: 1, survey: 's', questionnaire: 'h', channel: 'paper' } as const
  const place = { day: '2026-05-04', language: 'de', batch: 'A', number } as const
  return { ...fixed, ...place, id: ids[at] ?? '', answers: yes, ...more }
}

/** The survey after these were kept, too. */
function after(before: readonly Response[], more: readonly Response[]): PaperPiles {
  const gone = new Set(more.flatMap(({ replaces = [] }) => replaces))
  const here = [...before.filter(({ id }) => !gone.has(id)), ...more]
  return new PaperPiles(
    here,
    before.filter(({ id }) => gone.has(id)),
    'h',
  )
}

const twice = [entry(0, 1), entry(1, 1), entry(2, 2), entry(3, 2, { answers: no }), entry(4, 3)]

test('a number that was given out twice is found, in whatever order entries came', () => {
  const marks = (responses: Response[]) =>
    new PaperPiles(responses, [], 'h').clashes.map(({ batch, number, first, others }) => {
      return [batch, number, first.id, others.map(({ id }) => id)]
    })
  expect(marks(twice)).toEqual([
    ['A', 1, ids[0], [ids[1]]],
    ['A', 2, ids[2], [ids[3]]],
  ])
  expect(marks([...twice].reverse())).toEqual(marks(twice))
  const { clashes } = new PaperPiles(twice, [], 'h')
  expect(countSame(parts, clashes)).toBe(1)
})

test('another pile, a second entry and a settled sheet are no clash', () => {
  const fine = [entry(0, 1), entry(1, 1, { batch: 'B' }), entry(2, 1, { second: true })]
  expect(new PaperPiles(fine, [], 'h').clashes).toEqual([])
})

test('the same sheets count once, and what differs waits to be settled', async () => {
  const { clashes } = new PaperPiles(twice, [], 'h')
  const piles = after(twice, await decided(clashes, 'same'))
  expect(piles.clashes).toEqual([])
  expect(piles.count('A')).toBe(3)
  expect(piles.differing(parts).map(({ number }) => number)).toEqual([2])
  expect(piles.twice).toHaveLength(2)
})

test('other sheets all count, in a pile of their own', async () => {
  const { clashes } = new PaperPiles(twice, [], 'h')
  const piles = after(twice, await decided(clashes, 'others'))
  expect(piles.clashes).toEqual([])
  expect(piles.names).toEqual(['A', 'A-2'])
  expect([piles.count('A'), piles.count('A-2')]).toEqual([3, 2])
})

test('decided on two devices, it is the same answer', async () => {
  const here = new PaperPiles(twice, [], 'h').clashes
  const there = new PaperPiles([...twice].reverse(), [], 'h').clashes
  expect(await decided(there, 'same')).toEqual(await decided(here, 'same'))
  const [one] = await decided(here, 'others')
  const [other] = await decided(here, 'same')
  expect(one?.id).not.toBe(other?.id)
  expect(one?.id).toMatch(/^[\w-]{22}$/)
})

test('three devices leave three entries', async () => {
  const thrice = [entry(0, 1), entry(1, 1), entry(2, 1)]
  const { clashes } = new PaperPiles(thrice, [], 'h')
  expect(after(thrice, await decided(clashes, 'others')).names).toEqual(['A', 'A-2', 'A-3'])
})
