/** What is reckoned beside the screens: counts, sketches, measures, days and pages of the hall. */
import { expect, test } from 'vitest'
import { linesOf, pagesOf, pairsOf } from '#state/blocks/hall-page.ts'
import { readCount, sumOf } from '#state/blocks/count.svelte.ts'
import { isAgreed, likelyLead, missingIn } from '#state/blocks/plan.svelte.ts'
import { standingOf } from '#state/blocks/sheet.svelte.ts'
import { readableDay, weekday } from '#state/day.ts'
import { Measure } from '#schema/measure.ts'
import { Sheet } from '#schema/sheet.ts'
import { resultWords } from '#text/hall-results.ts'

test.each([undefined, '', '{', 'null', '7', '[]', '{"tally":"x","totals":{},"voters":-1}'])(
  'a draft %j is no count',
  (text) => {
    expect(readCount(text)).toBeUndefined()
  },
)

test('a kept count is read as it was, and added up', () => {
  const count = { tally: 'x', totals: { a: 3, b: 4 }, voters: 5 }
  expect(readCount(JSON.stringify(count))).toEqual(count)
  expect(sumOf(count.totals)).toBe(7)
  expect(sumOf({})).toBe(0)
})

test('a sheet is empty, begun or complete for tonight, and names what is missing', () => {
  const required = ['firstStep', 'partners', 'until'] as const
  const sheet = (title: string, fields: object) => Sheet.parse({ id: 's', title, fields })
  expect(standingOf(sheet('Bank', {}), required)).toEqual({ word: 'empty', missing: [...required] })
  expect(standingOf(sheet('', { needs: 'Holz' }), required)).toEqual({
    word: 'begun',
    missing: ['title', ...required],
  })
  expect(
    standingOf(sheet('Bank', { firstStep: ' ', partners: 'x', until: 'y' }), required),
  ).toEqual({
    word: 'begun',
    missing: ['firstStep'],
  })
  const full = { firstStep: 'a', partners: 'b', until: '2026-09-30' }
  expect(standingOf(sheet('Bank', full), required)).toEqual({ word: 'complete', missing: [] })
})

test('a measure names what it lacks; a day the calendar does not have is lacking', () => {
  expect(missingIn({ title: '', lead: ' ', until: '2026-02-31' })).toEqual([
    'title',
    'lead',
    'until',
  ])
  expect(missingIn({ title: 'a', lead: 'b', until: '2026-02-28' })).toEqual([])
})

test('running, done and moved measures were agreed; proposals and dropped ones were not', () => {
  const agreed = (state: string) => isAgreed(Measure.parse({ id: 'm', state }))
  expect(['agreed', 'running', 'done', 'moved'].every(agreed)).toBe(true)
  expect(['proposed', 'dropped', 'withdrawn'].some(agreed)).toBe(false)
})

test.each([
  ['Kita Sonnenschein, Grundschule', 'Kita Sonnenschein'],
  ['Heimatverein und Bauhof', 'Heimatverein'],
  ['Elternrat\nHort', 'Elternrat'],
  ['', ''],
])('the likeliest lead of %j is %j', (partners, lead) => {
  expect(likelyLead(partners)).toBe(lead)
})

test('days are read in the language of the reader, and nonsense is silence', () => {
  expect(readableDay('2026-09-30')).toBe('30.09.2026')
  expect(readableDay('2026-09-30', 'en')).toBe('30 September 2026')
  expect(weekday('2026-09-30')).toBe('Mittwoch')
  for (const nonsense of ['', '2026-02-31', 'bald']) {
    expect(readableDay(nonsense)).toBe('')
    expect(weekday(nonsense)).toBe('')
  }
})

test('pages hold what fits, in order, nothing twice, nothing lost', () => {
  expect(pagesOf([3, 3, 3, 9, 1], (row) => row, 7)).toEqual([[3, 3], [3], [9], [1]])
  expect(pagesOf([], () => 1, 7)).toEqual([])
  expect(pairsOf([1, 2, 3])).toEqual([[1, 2], [3]])
})

test('a text takes more lines the narrower it stands, and a long word is broken', () => {
  expect(linesOf('kurz', 3, 60)).toBe(1)
  expect(linesOf('Nach 18 Uhr fährt kein Bus', 3, 20)).toBeGreaterThan(1)
  expect(linesOf('Donaudampfschifffahrtsgesellschaft', 3, 20)).toBeGreaterThan(2)
  expect(linesOf('', 3, 20)).toBe(1)
})

test('in simple language no sentence about results has more than twelve words', () => {
  const sentences: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') sentences.push(...value.split(/(?<=[.!?])\s/))
    else if (typeof value === 'function') collect((value as (n: unknown) => unknown)(3))
    else if (typeof value === 'object' && value) Object.values(value).forEach(collect)
  }
  collect(resultWords['de-simple'])
  expect(sentences.length).toBeGreaterThan(30)
  for (const sentence of sentences) {
    expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(12)
  }
})
