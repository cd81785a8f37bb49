/** Two surveys laid beside each other: only what both have published, and a reason for every other question. */
import { expect, test } from 'vitest'
import { wavesOf } from '#evaluation/waves.ts'
import type { Response } from '#schema/answer.ts'
import type { Question, Texts } from '#schema/survey.ts'
import { Random } from '../../client/random.ts'
import { countOf } from '../../client/rows.ts'
import { everyKind } from '../../client/questionnaire.ts'
import { randomSheets } from '../../client/sheets.ts'
import { choice, people, questionnaireOf, response } from './people.ts'

const rating = (name: string): Question => ({
  ...{ id: name, name, kind: 'rating', most: 5, text: { de: `Wie finden Sie ${name}?` } },
})
const number = (name: string): Question => ({
  ...{ id: name, name, kind: 'number', text: { de: name }, least: 0, most: 10 },
})
const text = (name: string): Question => ({
  ...{ id: name, name, kind: 'text', long: true, text: { de: name } },
})

/** What was published of these answers, given on this day. */
function published(questions: Question[], responses: Response[], day = '2026-05-04') {
  const given = responses.map((one) => ({ ...one, day }))
  return countOf(questionnaireOf(questions), given).publish()
}

const asked = [choice('bus', 3)]
const earlier = published(asked, people([{ bus: '1' }, 20], [{ bus: '2' }, 20]), '2025-05-04')
const later = published(asked, people([{ bus: '1' }, 45], [{ bus: '2' }, 15]))

test('the same question shows both numbers, and the difference in percentage points', () => {
  const { tables, left, isPanel } = wavesOf(earlier, later)
  expect([left, isPanel]).toEqual([[], false])
  expect(tables[0]).toMatchObject({ name: 'bus', n: { earlier: 40, later: 60 } })
  expect(tables[0]?.lines).toMatchObject([
    { earlier: { count: 20, percent: 50 }, later: { count: 45, percent: 75 }, change: 25 },
    { earlier: { count: 20, percent: 50 }, later: { count: 15, percent: 25 }, change: -25 },
    { earlier: { count: undefined }, later: { count: undefined } },
  ])
  expect(tables[0]).not.toHaveProperty('earlierText')
})

test('which of both was earlier does not depend on which is asked for first', () => {
  expect(wavesOf(later, earlier)).toEqual(wavesOf(earlier, later))
})

test('below thirty in one of both there are numbers and no difference', () => {
  const few = published(asked, people([{ bus: '1' }, 20], [{ bus: '2' }, 9]))
  const [line] = wavesOf(earlier, few).tables[0]?.lines ?? []
  expect(line).toMatchObject({ earlier: { count: 20, percent: 50 }, later: { count: 20 } })
  expect(line).not.toHaveProperty('change')
  expect(line?.later).not.toHaveProperty('percent')
})

test('other words are said, and the numbers stand', () => {
  const [own] = [{ ...choice('bus', 3), text: { de: 'Fährt der Bus oft genug?' } }]
  const [table] = wavesOf(earlier, published([own], people([{ bus: '1' }, 40]))).tables
  expect(table?.earlierText).toEqual({ de: 'Frage bus' })
  expect(table?.table.variable.text).toEqual({ de: 'Fährt der Bus oft genug?' })
})

test('an answer of other words says what it was called, and a language more is no change', () => {
  const named = (first: Texts) => ({
    ...choice('bus', 2),
    options: [
      { code: '1', text: first },
      { code: '2', text: { de: 'schlecht' } },
    ],
  })
  const of = (first: Texts) => published([named(first)], people([{ bus: '1' }, 40]))
  const line = (was: Texts, is: Texts) => wavesOf(of(was), of(is)).tables[0]?.lines[0]
  expect(line({ de: 'gut' }, { de: 'in Ordnung' })?.earlierText).toEqual({ de: 'gut' })
  expect(line({ de: 'gut' }, { de: 'gut', en: 'good' })).not.toHaveProperty('earlierText')
})

test('ranges of another unit are other answers', () => {
  const far = (unit: string) =>
    published([{ ...number('weit'), unit: { de: unit } } as Question], people([{ weit: 3 }, 40]))
  expect(wavesOf(far('km'), far('Minuten')).left[0]?.fault).toBe('answers')
  expect(wavesOf(far('km'), far('km')).tables).toHaveLength(1)
})

test('every question that cannot be compared has its reason', () => {
  const one = [
    rating('see'),
    rating('bus'),
    choice('weg', 3),
    number('alt'),
    text('frei'),
    rating('neu'),
  ]
  const two = [
    choice('see', 5),
    rating('bus'),
    choice('weg', 4),
    number('alt'),
    text('frei'),
    rating('alle'),
  ]
  const answers = (size: number, more: Record<string, string | number>) =>
    people([{ bus: 3, weg: '1', frei: 'so', ...more }, size])
  const before = answers(40, { see: 2, alt: 3, neu: 4 })
  // Of the ratings of the bus only four are there.
  const now = answers(40, { see: '2', alt: 9, alle: 2 }).map((single, at) =>
    at < 4
      ? single
      : { ...single, answers: { ...single.answers, bus: { missing: 'declined' as const } } },
  )
  const { tables, left } = wavesOf(
    published(one, before, '2025-01-01'),
    published(
      two.map((own) => (own.kind === 'number' ? { ...own, most: 90 } : own)),
      now,
    ),
  )
  expect(tables).toEqual([])
  expect(left.map(({ name, fault }) => [name, fault])).toEqual([
    ['see', 'kind'],
    ['bus', 'few'],
    ['weg', 'answers'],
    ['alt', 'answers'],
    ['frei', 'texts'],
    ['alle', 'only-later'],
    ['neu', 'only-earlier'],
  ])
})

test('few people, and nearly as many of them, may be the same: that is said', () => {
  const of = (size: number) => published(asked, people([{ bus: '1' }, size]))
  expect(wavesOf(of(20), of(21)).isPanel).toBe(true)
  expect(wavesOf(of(20), of(25)).isPanel).toBe(false)
  expect(wavesOf(of(40), of(41)).isPanel).toBe(false)
})

test('a plan is compared on the same picture and in squares of the same size', () => {
  const place = (plan: string): Question => ({
    ...{ id: 'p', name: 'ort', kind: 'place', text: {}, options: [], plan },
  })
  const pins = (plan: string, size: number) =>
    published(
      [place(plan)],
      Array.from({ length: size }, () => response({ ort: '250,250' })),
    )
  expect(wavesOf(pins('a', 70), pins('a', 90)).tables).toHaveLength(1)
  expect(wavesOf(pins('a', 70), pins('b', 90)).left[0]?.fault).toBe('answers')
  expect(wavesOf(pins('a', 50), pins('a', 90)).left[0]?.fault).toBe('answers')
})

test.each(Array.from({ length: 25 }, (_, at) => at + 1))(
  'nothing stands in a comparison that was not published before (seed %i)',
  (seed) => {
    const random = new Random(seed)
    const make = (day: string) => {
      const sheets = randomSheets(everyKind, 5 + random.below(90), random)
      return countOf(
        everyKind,
        sheets.map((one) => ({ ...one, day })),
      ).publish()
    }
    const [first, second] = [make('2025-03-01'), make('2026-03-01')]
    const { tables, left } = wavesOf(first, second)
    expect(tables.length + left.length).toBeGreaterThanOrEqual(second.tables.length)
    for (const { name, lines, n } of tables) {
      const [before, now] = [first, second].map((one) =>
        one.tables.find((own) => own.name === name),
      )
      expect([n.earlier, n.later]).toEqual([before?.n, now?.n])
      for (const { code, earlier: was, later: is, change } of lines) {
        const countIn = (one: typeof now) => one?.lines.find((own) => own.code === code)?.count
        expect([was.count, is.count]).toEqual([countIn(before), countIn(now)])
        for (const [share, of] of [
          [was, before],
          [is, now],
        ] as const) {
          if (share.percent === undefined) continue
          expect((of?.n ?? 0) >= 30 && share.count !== undefined).toBe(true)
        }
        if (change !== undefined) expect(change).toBe((is.percent ?? 0) - (was.percent ?? 0))
        expect(change === undefined).toBe(was.percent === undefined || is.percent === undefined)
      }
    }
  },
)
