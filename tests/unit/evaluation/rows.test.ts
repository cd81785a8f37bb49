/** Rows of single persons: a part of the publication, and no second door beside it. */
import { describe, expect, test } from 'vitest'
import { hiddenFeatures } from '#evaluation/row-anonymity.ts'
import { dayOfSeconds } from '#evaluation/row-columns.ts'
import type { RowData } from '#evaluation/rows.ts'
import type { Response } from '#schema/answer.ts'
import { everyKind } from '../../client/questionnaire.ts'
import { Random } from '../../client/random.ts'
import { countOf, rowsOf } from '../../client/rows.ts'
import { ask, questionnaireOf, randomSheets, sheet } from '../../client/sheets.ts'

const codes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    code: String(at + 1),
    text: { de: `Stufe ${String(at + 1)}` },
  }))
const gender = ask('choice', 'geschlecht', { many: false, person: 'gender', options: codes(3) })
const age = ask('choice', 'alter', { many: false, person: 'age', options: codes(4) })
const mood = ask('rating', 'note', { most: 5 })

/** So many sheets with the same answers. */
function sheets(...groups: [Parameters<typeof sheet>[1], number][]): Response[] {
  let number = 0
  return groups.flatMap(([answers, count]) =>
    Array.from({ length: count }, () => sheet((number += 1), answers)),
  )
}

function column(data: RowData, name: string) {
  const found = data.columns.find((one) => one.column.name === name)
  if (!found) throw new Error(`no column ${name}`)
  return found
}

/** What is seen of a column, row by row: a number, a reason, or nothing. */
function seen(data: RowData, name: string) {
  const { values, reasons } = column(data, name)
  return [...values].map((value, row) => (Number.isNaN(value) ? reasons[row] : value))
}

/** How often each of it is seen. */
function tally(data: RowData, name: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of seen(data, name)) counts[String(one)] = (counts[String(one)] ?? 0) + 1
  return counts
}

const names = (data: RowData) => data.columns.map(({ column: { name } }) => name)

test('acceptance 8: a survey with 4 answers gives no row data', async () => {
  const asked = questionnaireOf([mood])
  expect(await countOf(asked, sheets([{ note: 3 }, 4])).rows()).toBeUndefined()
  expect((await countOf(asked, sheets([{ note: 3 }, 5])).rows())?.rows).toBe(5)
})

test('rows are exactly the answers that were counted, those to an earlier version, too', async () => {
  const older = sheets([{ note: 2 }, 3]).map((one) => ({ ...one, questionnaire: 'older' }))
  const count = countOf(questionnaireOf([mood]), [...sheets([{ note: 2 }, 9]), ...older])
  const data = await count.rows()
  expect(data?.rows).toBe(12)
  expect(count.table('note')?.n).toBe(12)
})

test('a number that the tables hide stands in no row, nor one that protects it', async () => {
  const asked = questionnaireOf([mood])
  const data = await rowsOf(asked, sheets([{ note: 1 }, 30], [{ note: 2 }, 12], [{ note: 3 }, 3]))
  expect(tally(data, 'note')).toEqual({ 1: 30, undefined: 15 })
  expect(data.hidden).toEqual(['note'])
})

test('a question about health that nine have answered stays blank', async () => {
  const special = questionnaireOf([ask('rating', 'gesund', { most: 5, special: true })])
  const of = async (size: number) =>
    tally(await rowsOf(special, sheets([{ gesund: 2 }, size])), 'gesund')
  expect(await of(9)).toEqual({ undefined: 9 })
  expect(await of(10)).toEqual({ 2: 10 })
})

describe('who people are', () => {
  const asked = questionnaireOf([mood, gender, age])
  const many = (size: number) =>
    sheets(
      ...[1, 2, 3].flatMap((note): [Parameters<typeof sheet>[1], number][] => [
        [{ note, geschlecht: '1', alter: '1' }, size],
        [{ note, geschlecht: '2', alter: '2' }, size],
      ]),
    )

  test('stands in the rows where enough of all answers stay beside it', async () => {
    const data = await rowsOf(asked, many(20), ['geschlecht', 'alter'])
    expect(names(data)).toEqual(['note', 'geschlecht', 'alter'])
    expect(tally(data, 'geschlecht')).toEqual({ 1: 60, 2: 60 })
    expect(tally(data, 'note')).toEqual({ 1: 40, 2: 40, 3: 40 })
    expect(data.features).toEqual([{ de: 'Frage geschlecht?' }, { de: 'Frage alter?' }])
  })

  test('is left out where it would cost too many of them', async () => {
    const data = await rowsOf(asked, many(4), ['geschlecht', 'alter'])
    expect(names(data)).toEqual(['note'])
    expect(data.left).toEqual(['geschlecht', 'alter'])
    expect(tally(data, 'note')).toEqual({ 1: 8, 2: 8, 3: 8 })
  })

  test('is left out where nobody wanted to compare by it, with all that it decides on', async () => {
    const data = await rowsOf(
      questionnaireOf([
        age,
        mood,
        ask('rating', 'pflege', { most: 5, show: { '==': [{ var: 'alter' }, '4'] } }),
        ask('rating', 'folge', { most: 5, show: { answered: { var: 'pflege' } } }),
        ask('calculation', 'summe', { value: { '*': [{ var: 'alter' }, 2] } }),
      ]),
      sheets(
        [{ alter: '4', note: 1, pflege: 3, folge: 3, summe: 8 }, 20],
        [{ alter: '1', note: 1 }, 20],
      ),
    )
    expect(names(data)).toEqual(['note'])
    expect(data.left).toEqual(['alter', 'pflege', 'folge'])
  })

  test('is nobody in a group of fewer than five, and nothing else of theirs stands there', async () => {
    const few = sheets([{ note: 1, alter: '3' }, 6], [{ note: 1, alter: '4' }, 2])
    const data = await rowsOf(asked, [...many(20), ...few], ['alter'])
    const ages = seen(data, 'alter')
    expect(tally(data, 'alter')).toEqual({ 1: 60, 2: 60, undefined: 8 })
    expect(seen(data, 'note').filter((one, row) => one && ages[row] === undefined)).toEqual([])
  })

  test('is not in an answer that all of one group gave, and nobody else', async () => {
    const asking = questionnaireOf([ask('yes-no', 'rente', {}), mood, age])
    const responses = sheets(
      ...[1, 2, 3, 4, 5].flatMap((note): [Parameters<typeof sheet>[1], number][] => [
        [{ rente: true, note, alter: '4' }, 4],
        [{ rente: false, note, alter: '1' }, 20],
      ]),
      [{ rente: false, note: 1, alter: '4' }, 2],
    )
    const data = await rowsOf(asking, responses, ['alter'])
    expect(names(data)).toEqual(['note'])
    expect(data.left).toEqual(['rente', 'alter'])
  })
})

test('the way somebody answered stands there only where it was chosen', async () => {
  const responses = sheets([{ note: 1 }, 40]).map((one, at) => ({
    ...one,
    channel: at % 2 ? ('kiosk' as const) : ('paper' as const),
  }))
  const asked = questionnaireOf([mood])
  expect((await rowsOf(asked, responses)).own).toEqual([])
  const [own] = (await rowsOf(asked, responses, ['channel'])).own
  expect(own?.codes.filter((code) => code === 'paper')).toHaveLength(20)
})

test('why a question was not asked does not say what is blank', async () => {
  const asked = questionnaireOf([
    ask('choice', 'bus', { many: false, options: codes(3) }),
    ask('choice', 'linie', {
      many: false,
      options: codes(2),
      show: { '!=': [{ var: 'bus' }, '3'] },
    }),
  ])
  const data = await rowsOf(
    asked,
    sheets(
      [{ bus: '1', linie: '1' }, 30],
      [{ bus: '2', linie: '1' }, 12],
      [{ bus: '1', linie: { missing: 'skipped' } }, 6],
      [{ bus: '3', linie: { missing: 'not-asked' } }, 3],
    ),
  )
  expect(tally(data, 'bus')).toEqual({ 1: 36, undefined: 15 })
  const bus = seen(data, 'bus')
  const reasons = seen(data, 'linie').filter((one, row) => bus[row] === undefined && one !== 1)
  expect(new Set(reasons)).toEqual(new Set([undefined]))
})

test('what is computed is blank where something that it is made of is', async () => {
  const asked = questionnaireOf([
    mood,
    ask('rating', 'dazu', { most: 5 }),
    ask('calculation', 'summe', { value: { '+': [{ var: 'note' }, { var: 'dazu' }] } }),
  ])
  const data = await rowsOf(
    asked,
    sheets(
      [{ note: 1, dazu: 1 }, 20],
      [{ note: 2, dazu: 1 }, 20],
      [{ note: 1, dazu: 2 }, 20],
      [{ note: 5, dazu: 2 }, 3],
    ),
  )
  const blank = seen(data, 'note').map((one) => one === undefined)
  expect(blank.filter(Boolean).length).toBeGreaterThan(3)
  for (const [row, one] of seen(data, 'summe').entries()) {
    if (blank[row]) expect(one).toBeUndefined()
  }
})

test('a reason that few give stands in no row, nor is it what is left of all others', async () => {
  const data = await rowsOf(
    questionnaireOf([mood]),
    sheets(
      [{ note: 1 }, 20],
      [{ note: { missing: 'declined' } }, 2],
      [{ note: { missing: 'skipped' } }, 6],
      [{ note: { missing: 'illegible' } }, 9],
    ),
  )
  expect(tally(data, 'note')).toEqual({ 1: 20, illegible: 9, undefined: 8 })
})

test('amounts and days are those of their range', async () => {
  const asked = questionnaireOf([ask('number', 'jahre', {}), ask('date', 'seit', {})])
  const responses = Array.from({ length: 60 }, (_, at) =>
    sheet(at, { jahre: at, seit: `2026-0${String(1 + (at % 3))}-1${String(at % 10)}` }),
  )
  const data = await rowsOf(asked, responses)
  const { column: years } = column(data, 'jahre')
  expect(new Set(seen(data, 'jahre'))).toEqual(new Set(years.labels.map(({ value }) => value)))
  expect(years.labels.length).toBeLessThanOrEqual(10)
  expect(Math.min(...Object.values(tally(data, 'jahre')))).toBeGreaterThanOrEqual(5)
  const days = new Set(seen(data, 'seit').map((one) => dayOfSeconds(Number(one))))
  expect(days).toEqual(new Set(['2026-01-01', '2026-02-01', '2026-03-01']))
})

test('of an order of ranks there is the first place', async () => {
  const asked = questionnaireOf([ask('ranking', 'folge', { options: codes(3) })])
  const data = await rowsOf(
    asked,
    sheets([{ folge: ['2', '1', '3'] }, 6], [{ folge: ['1', '2', '3'] }, 5]),
  )
  expect(tally(data, 'folge')).toEqual({ 2: 6, 1: 5 })
})

test('of what people wrote there is what was released, in an order of its own', async () => {
  const asked = questionnaireOf([mood, ask('text', 'wunsch', { long: true })])
  const responses = Array.from({ length: 12 }, (_, at) =>
    sheet(at, { note: 1, wunsch: `Wunsch ${String(at)}` }),
  )
  expect((await rowsOf(asked, responses)).written).toEqual([])
  const quotes = new Map([['wunsch', ['Wunsch […]', 'Wunsch 2']]])
  const data = await rowsOf(asked, responses, [], quotes)
  expect(names(data)).toEqual(['note'])
  expect(new Set(data.written[0]?.texts)).toEqual(new Set(['Wunsch […]', 'Wunsch 2']))
})

test('one hidden value takes others with it, so that it cannot be guessed from what is left', () => {
  const hidden = [...hiddenFeatures([(row) => (row < 2 ? 'd' : row < 8 ? 'w' : 'm')], 20, 5)]
  expect([...(hidden[0] ?? [])].sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('rows come in an order that says nothing', async () => {
  const responses = Array.from({ length: 50 }, (_, at) => sheet(at, { note: 1 + (at % 5) }))
  const asked = questionnaireOf([mood])
  const values = seen(await rowsOf(asked, responses), 'note')
  expect(values).not.toEqual(responses.map((_, at) => 1 + (at % 5)))
  expect([...values].sort()).toEqual(responses.map((_, at) => 1 + (at % 5)).sort())
})

test('every kind of question becomes numbers', async () => {
  const data = await rowsOf(everyKind, randomSheets({ ...everyKind, languages: ['de'] }, 300))
  expect(names(data)).toMatchInlineSnapshot(`
    [
      "wege_1",
      "wege_2",
      "wege_anderes",
      "zufrieden",
      "sterne",
      "folge",
      "anzahl",
      "tag",
      "ort_1",
      "ort_2",
      "ort_3",
      "ort_4",
      "tafel_1_1",
      "tafel_1_2",
      "tafel_1_3",
      "tafel_1_4",
      "tafel_2_1",
      "tafel_2_2",
      "tafel_2_3",
      "tafel_2_4",
    ]
  `)
  for (const {
    column: { name },
    values,
    reasons,
  } of data.columns) {
    for (const [row, value] of values.entries()) {
      if (reasons[row] !== undefined) expect(value, name).toBeNaN()
    }
  }
})

/** A survey of anything: features, a condition, a sum, a repeated section, something special. */
function anySurvey(seed: number) {
  const random = new Random(seed)
  const asked = questionnaireOf([
    gender,
    age,
    mood,
    ask('scale', 'skala', { steps: 5, words: [] }),
    ask('choice', 'wege', { many: true, options: codes(4), other: true }),
    ask('yes-no', 'ja', { special: random.chance(0.3) }),
    ask('number', 'zahl', { least: 0, most: 40 }),
    ask('ranking', 'folge', { options: codes(3) }),
    ask('rating', 'dann', { most: 3, show: { '>': [{ var: 'note' }, 3] } }),
    ask('calculation', 'summe', { value: { '+': [{ var: 'note' }, { var: 'skala' }] } }),
  ])
  const responses = randomSheets(asked, 5 + random.below(300), random)
  const features = ['geschlecht', 'alter', 'channel'].filter(() => random.chance(0.5))
  return { asked, responses, count: countOf(asked, responses, features) }
}

test.each(Array.from({ length: 60 }, (_, at) => at + 1))(
  'rows show no number that the tables do not, alone or by a feature (seed %i)',
  async (seed) => {
    const { responses, count } = anySurvey(seed)
    const random = new Random(seed)
    const data = await count.rows({ draw: (below) => random.below(below) })
    if (!data) throw new Error('no rows')
    expect(data.rows).toBe(responses.length)
    const published = count.publish()
    const inRows = published.features.filter(({ name }) =>
      [...names(data), ...data.own.map((one) => one.name)].includes(name),
    )
    const groupOf = (name: string, row: number) => {
      const own = data.own.find((one) => one.name === name)
      if (own) return own.codes[row]
      const { column: of } = column(data, name)
      return of.labels.find(({ value }) => value === seen(data, name)[row])?.code
    }
    const views = [[], ...inRows.map(({ name }) => [name]), inRows.map(({ name }) => name)]
    for (const by of views) {
      const codesBy = Array.from({ length: data.rows }, (_, row) =>
        by.map((name) => groupOf(name, row)),
      )
      for (const { column: of, values } of data.columns) {
        const table = count.table(of.variable.name, { filter: [], by })
        const groups =
          by.length > 0 ? (table?.groups ?? []) : [{ codes: [], lines: table?.lines ?? [] }]
        for (const { codes: own, lines } of groups) {
          const rows = [...values.keys()].filter((row) => String(codesBy[row]) === String(own))
          for (const [at, line] of lines.entries()) {
            const wanted = of.part.kind === 'option' ? 1 : of.labels[at]?.value
            if (of.part.kind === 'option' && line.code !== of.part.code) continue
            const found = rows.filter((row) => values[row] === wanted).length
            // Of a repeated section a table counts all rounds.
            if (line.count === undefined)
              expect([of.name, by, own, found]).toEqual([of.name, by, own, 0])
            else if (of.round === undefined) expect(found).toBeLessThanOrEqual(line.count)
          }
        }
      }
    }
  },
)
