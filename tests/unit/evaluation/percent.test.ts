/** Percent and means of few people say more than is known: nowhere below thirty, and never beside a hidden number. */
import { expect, test } from 'vitest'
import type { Published } from '#evaluation/published.ts'
import { Random } from '../../client/random.ts'
import { countOf } from '../../client/rows.ts'
import { everyKind } from '../../client/questionnaire.ts'
import { ask, questionnaireOf, randomSheets } from '../../client/sheets.ts'

const codes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    code: String(at + 1),
    text: { de: `Nr. ${String(at)}` },
  }))

/** A few questions of every kind, two of which people can be compared by. */
const asked = questionnaireOf([
  ask('choice', 'alter', { many: false, person: 'age', options: codes(3) }),
  ask('choice', 'teil', { many: false, options: codes(2) }),
  ...everyKind.sections.flatMap(({ repeat, questions }) => (repeat ? [] : questions)),
  ask('calculation', 'doppelt', { value: { '*': [{ var: 'sterne' }, 2] } }),
])

/** Everything that stands in percent, or is a mean, with the number it is of. */
function* shares({ tables }: Published) {
  for (const { name, n, lines, mean, groups } of tables) {
    for (const one of [{ n, lines, mean }, ...groups]) {
      const { mean: own } = one as { mean?: number }
      if (own !== undefined)
        yield { name, n: one.n, isWhole: one.lines.every(hasCount(one.n, one.lines)) }
      for (const { percent, count } of one.lines) {
        if (percent === undefined) continue
        yield { name, n: one.n, isWhole: count !== undefined && Number.isInteger(percent) }
      }
    }
  }
}

/** A mean stands only where the numbers shown are all there are. */
const hasCount =
  (n: number | undefined, lines: readonly { count?: number | undefined }[]) => (): boolean =>
    lines.reduce((sum, { count = 0 }) => sum + count, 0) === n

test.each(Array.from({ length: 40 }, (_, at) => at + 1))(
  'no percent and no mean below thirty, in no table and in no group (seed %i)',
  (seed) => {
    const random = new Random(seed)
    const responses = randomSheets(asked, 3 + random.below(120), random)
    const count = countOf(asked, responses, ['alter', 'teil'])
    const views = [[], ['alter'], ['teil'], ['alter', 'teil']].map((by) => ({ filter: [], by }))
    const filtered = ['1', '2', '3'].map((code) => ({
      filter: [{ feature: 'alter', code }],
      by: ['teil'],
    }))
    let found = 0
    for (const view of [...views, ...filtered]) {
      for (const { name, n = 0, isWhole } of shares(count.publish(view))) {
        found += 1
        expect([name, n >= 30, isWhole]).toEqual([name, true, true])
      }
    }
    // Where there are enough people, there is something to look at.
    if (responses.length > 90) expect(found).toBeGreaterThan(10)
  },
)
