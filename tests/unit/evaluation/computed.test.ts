/** What the form computes: counted like a number, and no way to the answers that it is made of. */
import { describe, expect, test } from 'vitest'
import { Count } from '../../../src/evaluation/count.ts'
import type { Response } from '../../../src/schema/answer.ts'
import type { Expression } from '../../../src/schema/expression.ts'
import type { Question } from '../../../src/schema/survey.ts'
import { choice, people, questionnaireOf, randomFrom, response, versions } from './people.ts'

const rating = (name: string): Question => ({ id: name, name, kind: 'rating', text: {}, most: 5 })
const computed = (name: string, value: Expression): Question => ({
  id: name,
  name,
  kind: 'calculation',
  text: { de: 'Zusammen' },
  value,
})
const sum = computed('sum', { '+': [{ var: 'one' }, { var: 'two' }] })
const age = choice('age', 2, { person: 'age' })

function counted(questions: Question[], responses: Response[], features: string[] = []) {
  return new Count({ questionnaire: questionnaireOf(questions), versions, responses, features })
}

const random = randomFrom(4)
const pick = (most: number) => 1 + Math.floor(random() * most)
const spread = Array.from({ length: 120 }, () =>
  response({ one: pick(5), two: pick(5), age: String(pick(2)) }),
)

test('a sum is shown like a number, also of sheets that nobody has computed it on', () => {
  const table = counted([rating('one'), rating('two'), sum], spread).table('sum')
  expect(table).toMatchObject({ n: 120, picture: 'histogram', linesAre: 'ranges' })
  expect(table?.lines.reduce((all, { count = 0 }) => all + count, 0)).toBe(120)
  // Every bar holds five, or nobody.
  for (const { count = 5 } of table?.lines ?? []) expect(count).toBeGreaterThanOrEqual(5)
})

test('a sum is shown of all, never by groups, nor what is computed of a person', () => {
  const count = counted(
    [rating('one'), rating('two'), sum, age, computed('old', { '*': [{ var: 'age' }, 2] })],
    spread,
    ['age'],
  )
  expect(count.table('sum', { filter: [], by: ['age'] })).toMatchObject({
    isRefused: true,
    groups: [],
  })
  const view = { filter: [{ feature: 'age', code: '1' }], by: [] }
  expect(count.table('sum', view)).toMatchObject({ n: undefined })
  expect(count.table('old')).toBeUndefined()
})

test('words that are computed are no numbers', () => {
  const words = computed('words', { cat: ['Note ', { var: 'one' }] })
  expect(counted([rating('one'), words], spread).table('words')).toBeUndefined()
})

/** What a curious person knows of the answers to two questions: the tables of both, and that of their sum. */
function possible(count: Count, isIt: (cells: number[][]) => boolean, most: number): boolean {
  const [one, two, both] = ['one', 'two', 'sum'].map((name) => count.table(name))
  const fits = (table: typeof one, counts: number[]) =>
    (table?.lines ?? []).every(({ count: own }, at) => own === undefined || own === counts[at])
  const barOf = (value: number) => {
    // Bars are read by their words: "unter 4", "4", "5 bis 6", "ab 7".
    const lines = both?.lines ?? []
    return lines.findIndex(({ text: { de = '' } }) => {
      const [first = 0, last = first] = (de.match(/\d+/g) ?? []).map(Number)
      if (de.startsWith('unter')) return value < first
      if (de.startsWith('ab')) return value >= first
      return de === 'alle Zahlen' || (value >= first && value <= last)
    })
  }
  const cells = [0, 0, 0, 0]
  const total = one?.n ?? 0
  const search = (at: number, left: number): boolean => {
    if (at === 3) {
      cells[3] = left
      const table = [cells.slice(0, 2), cells.slice(2)]
      const sums = (both?.lines ?? []).map(() => 0)
      for (const [first, row] of table.entries()) {
        for (const [second, own] of row.entries()) {
          const bar = barOf(first + second + 2)
          sums[bar] = (sums[bar] ?? 0) + own
        }
      }
      const rows = table.map(([a = 0, b = 0]) => a + b)
      const columns = [0, 1].map((second) => (table[0]?.[second] ?? 0) + (table[1]?.[second] ?? 0))
      return fits(one, rows) && fits(two, columns) && fits(both, sums) && isIt(table)
    }
    for (let own = 0; own <= Math.min(left, most); own += 1) {
      cells[at] = own
      if (search(at + 1, left - own)) return true
    }
    return false
  }
  return search(0, total)
}

describe('with a sum beside them', () => {
  test.each(Array.from({ length: 40 }, (_, at) => at + 1))(
    'hidden answers to its parts stay hidden (seed %i)',
    (seed) => {
      const chance = randomFrom(seed)
      const rare = 0.05 + chance() * 0.3
      const two = (name: string): Question => choice(name, 2)
      const responses = Array.from({ length: 20 + Math.floor(chance() * 20) }, () =>
        response({ one: chance() < rare ? '2' : '1', two: chance() < 0.3 ? '2' : '1' }),
      )
      const count = counted([two('one'), two('two'), sum], responses)
      for (const name of ['one', 'two']) {
        for (const [at, { count: shown }] of (count.table(name)?.lines ?? []).entries()) {
          const real = responses.filter(({ answers }) => {
            const answer = answers[name]
            return answer && 'value' in answer && answer.value === String(at + 1)
          }).length
          if (shown !== undefined || real === 0 || real >= 5) continue
          const of = (table: number[][]) =>
            name === 'one'
              ? (table[at]?.[0] ?? 0) + (table[at]?.[1] ?? 0)
              : (table[0]?.[at] ?? 0) + (table[1]?.[at] ?? 0)
          const isNobody = possible(count, (table) => of(table) === 0, 60)
          const isMany = possible(count, (table) => of(table) >= 5, 60)
          expect([name, at, isNobody || isMany]).toEqual([name, at, true])
        }
      }
    },
  )
})

test('an answer that decides on a question by a sum is shown only where nothing of it is small', () => {
  const asked = [
    rating('one'),
    rating('two'),
    sum,
    choice('then', 2, { show: { '>': [{ var: 'sum' }, 8] } }),
  ]
  const responses = people([{ one: 1, two: 1 }, 20], [{ one: 5, two: 4, then: '1' }, 3])
  const counts = counted(asked, responses)
    .table('one')
    ?.lines.map(({ count }) => count)
  expect(counts).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test('a mean stands from thirty answers on, and nowhere beside a hidden number', () => {
  const mean = (responses: Response[]) => counted([rating('one')], responses).table('one')
  expect(mean(people([{ one: 4 }, 15], [{ one: 5 }, 15]))?.mean).toBe(4.5)
  expect(mean(people([{ one: 4 }, 15], [{ one: 5 }, 14]))).not.toHaveProperty('mean')
  expect(mean(people([{ one: 4 }, 15], [{ one: 5 }, 14]))?.middle).toBe('4')
  const hidden = mean(people([{ one: 4 }, 30], [{ one: 5 }, 12], [{ one: 1 }, 3]))
  expect(hidden).not.toHaveProperty('mean')
  expect(hidden).not.toHaveProperty('middle')
  // Names have no mean.
  expect(counted([choice('bus', 2)], people([{ bus: '1' }, 40])).table('bus')).not.toHaveProperty(
    'mean',
  )
})
