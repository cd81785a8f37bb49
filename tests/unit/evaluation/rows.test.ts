/** Rows of single persons: who is too rare to be seen stays unseen. */
import { describe, expect, test } from 'vitest'
import { hiddenFeatures } from '#evaluation/row-anonymity.ts'
import { RowGatherer, type RowData } from '#evaluation/rows.ts'
import type { Response } from '#schema/answer.ts'
import type { Question, Questionnaire } from '#schema/survey.ts'
import { everyKind } from '../../client/questionnaire.ts'
import { Random } from '../../client/random.ts'
import { ask, questionnaireOf, randomSheets, sheet } from '../../client/sheets.ts'

const gender = ask('choice', 'geschlecht', {
  many: false,
  person: 'gender',
  options: [
    { code: 'w', text: { de: 'weiblich' } },
    { code: 'm', text: { de: 'männlich' } },
    { code: 'd', text: { de: 'divers' } },
  ],
})
const age = ask('choice', 'alter', {
  many: false,
  person: 'age',
  options: ['1', '2', '3', '4'].map((code) => ({ code, text: { de: `Stufe ${code}` } })),
})
const mood = ask('rating', 'note', { most: 5 })

function gather(
  questionnaire: Questionnaire,
  sheets: Response[],
  seed = 1,
): Promise<RowData | undefined> {
  const random = new Random(seed)
  const gatherer = new RowGatherer(questionnaire)
  for (const one of sheets) gatherer.add(one)
  return gatherer.finish(undefined, (below) => random.below(below))
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing was gathered')
  return value
}

function column(data: RowData | undefined, name: string) {
  return must(must(data).columns.find((one) => one.column.name === name))
}

/** What is seen of a column, row by row. */
function shown(data: RowData | undefined, name: string) {
  const { values, reasons } = column(data, name)
  return [...values].map((value, row) => (Number.isNaN(value) ? reasons[row] : value))
}

test('acceptance 8: a survey with 4 answers gives no row data', async () => {
  const sheets = [1, 2, 3, 4].map((number) => sheet(number, { note: 3 }))
  expect(await gather(questionnaireOf([mood]), sheets)).toBeUndefined()
  expect((await gather(questionnaireOf([mood]), [...sheets, sheet(5, { note: 2 })]))?.rows).toBe(5)
})

test('trials and second entries of a sheet of paper are no rows', async () => {
  const sheets = [1, 2, 3, 4, 5].map((number) => sheet(number, { note: 3 }))
  const more = [sheet(6, { note: 1 }, { trial: true }), sheet(7, { note: 1 }, { second: true })]
  expect(shown(await gather(questionnaireOf([mood]), [...sheets, ...more]), 'note')).toEqual([
    3, 3, 3, 3, 3,
  ])
})

test('a question that four have answered stays blank, reasons too', async () => {
  const sheets = [1, 2, 3, 4, 5, 6].map((number) =>
    sheet(number, { note: 2, dazu: number < 5 ? 1 : { missing: 'declined' } }),
  )
  const data = await gather(questionnaireOf([mood, ask('rating', 'dazu', { most: 5 })]), sheets)
  expect(new Set(shown(data, 'dazu'))).toEqual(new Set([undefined]))
  expect(data?.hidden).toEqual(['dazu'])
})

test('a question about health that nine have answered stays blank', async () => {
  const special = questionnaireOf([ask('rating', 'gesund', { most: 5, special: true })])
  const sheets = (count: number) =>
    Array.from({ length: count }, (_, at) => sheet(at, { gesund: 2 }))
  expect(new Set(shown(await gather(special, sheets(9)), 'gesund'))).toEqual(new Set([undefined]))
  expect(new Set(shown(await gather(special, sheets(10)), 'gesund'))).toEqual(new Set([2]))
})

/** How many rows share each combination of what tells a person. */
function groupSizes(data: RowData, names: string[]): number[] {
  const cells = names.map((name) => shown(data, name))
  const sizes = new Map<string, number>()
  for (let row = 0; row < data.rows; row++) {
    const told = [...cells.map((one) => one[row]), data.channels[row], data.languages[row]]
    const key = told.map(String).join('|')
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  return [...sizes.values()]
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'every combination of what tells a person is held by five or more (seed %i)',
  async (seed) => {
    const random = new Random(seed)
    const asked = questionnaireOf([
      mood,
      gender,
      age,
      ask('number', 'kinder', { person: 'household' }),
      { ...gender, id: 'x', name: 'sprachen', many: true, person: 'origin' } as Question,
    ])
    const data = must(await gather(asked, randomSheets(asked, 5 + random.below(400), random), seed))
    const names = data.columns.flatMap(({ column }) => (column.variable.person ? column.name : []))
    expect(names).toEqual([
      'geschlecht',
      'alter',
      'kinder',
      'sprachen_w',
      'sprachen_m',
      'sprachen_d',
    ])
    expect(Math.min(...groupSizes(data, names))).toBeGreaterThanOrEqual(5)
    // What tells nobody is all there.
    expect(shown(data, 'note').filter((value) => value === undefined)).toEqual([])
  },
)

test('a feature that everybody shares with many is not blanked', async () => {
  const sheets = Array.from({ length: 40 }, (_, at) =>
    sheet(at, { geschlecht: at % 2 ? 'w' : 'm' }),
  )
  const data = await gather(questionnaireOf([gender]), sheets)
  expect(shown(data, 'geschlecht').filter((value) => value === 1)).toHaveLength(20)
  expect(data?.hidden).toEqual([])
})

test('one hidden value takes others with it, so that it cannot be guessed from what is left', () => {
  const hidden = [...hiddenFeatures([(row) => (row < 2 ? 'd' : row < 8 ? 'w' : 'm')], 20, 5)]
  expect([...(hidden[0] ?? [])].sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('a question asked only because of a feature does not give the feature away', async () => {
  const asked = questionnaireOf([
    age,
    { ...mood, name: 'pflege', show: { '==': [{ var: 'alter' }, '4'] } },
    { ...mood, name: 'folge', show: { answered: { var: 'pflege' } } },
    ask('calculation', 'summe', { value: { '*': [{ var: 'alter' }, 2] } }),
  ])
  const sheets = Array.from({ length: 30 }, (_, at) =>
    at < 7
      ? sheet(at, {
          alter: at < 2 ? '4' : '3',
          summe: at < 2 ? 8 : 6,
          ...(at < 2 && { pflege: 3, folge: 3 }),
        })
      : sheet(at, { alter: '1', summe: 2 }),
  )
  const data = must(await gather(asked, sheets))
  for (const name of ['alter', 'summe']) {
    const counts = new Map<unknown, number>()
    for (const value of shown(data, name)) counts.set(value, (counts.get(value) ?? 0) + 1)
    expect(Math.min(...counts.values()), name).toBeGreaterThanOrEqual(5)
  }
  expect(new Set(shown(data, 'pflege'))).toEqual(new Set([undefined]))
  expect(new Set(shown(data, 'folge'))).toEqual(new Set([undefined]))
})

test('being asked a question gives away no feature that is blank', async () => {
  const asked = questionnaireOf([
    gender,
    age,
    { ...mood, name: 'pflege', show: { '==': [{ var: 'alter' }, '4'] } },
  ])
  const sheets = Array.from({ length: 60 }, (_, at) => {
    const isOld = at < 6
    const more = isOld ? { alter: '4', pflege: 2 } : { alter: at % 3 ? '1' : '2' }
    return sheet(at, { geschlecht: at % 2 ? 'w' : 'm', ...more })
  })
  const data = must(await gather(asked, sheets))
  const answered = shown(data, 'pflege').map((value) => value === 2)
  const told = shown(data, 'alter').map(
    (value, row) =>
      `${String(value)} ${String(shown(data, 'geschlecht')[row])} ${String(answered[row])}`,
  )
  const sizes = [...new Set(told)].map((one) => told.filter((other) => other === one).length)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5)
})

describe('what people wrote', () => {
  const asked = questionnaireOf([
    mood,
    ask('text', 'wunsch', { long: true }),
    ask('text', 'beruf', { long: false, person: 'work' }),
    ask('photo', 'bild', {}),
  ])
  const sheets = Array.from({ length: 12 }, (_, at) =>
    sheet(at, { note: 1, wunsch: `Wunsch ${String(at)}`, beruf: 'Bäckerin', bild: 'abc' }),
  )

  test('stands in no row, and in an order of its own', async () => {
    const data = must(await gather(asked, sheets))
    expect(data.columns.map(({ column }) => column.name)).toEqual(['note'])
    const [written] = data.written
    expect(new Set(written?.texts)).toEqual(new Set(sheets.map((_, at) => `Wunsch ${String(at)}`)))
    expect(written?.texts).not.toEqual(sheets.map((_, at) => `Wunsch ${String(at)}`))
  })

  test('about themselves, and pictures, leave nothing', async () => {
    const data = must(await gather(asked, sheets))
    expect(data.written.map(({ variable }) => variable.name)).toEqual(['wunsch'])
    expect(data.hidden).toEqual(['beruf', 'bild'])
  })

  test('by fewer than five is not shown', async () => {
    const few = sheets.map((one, at) => (at < 4 ? one : sheet(at, { note: 1 })))
    expect(must(await gather(asked, few)).written).toEqual([])
  })
})

test('rows come in an order that says nothing', async () => {
  const number = questionnaireOf([ask('number', 'zahl', {})])
  const sheets = Array.from({ length: 50 }, (_, at) => sheet(at, { zahl: at }))
  const values = shown(await gather(number, sheets), 'zahl')
  expect(values).not.toEqual(sheets.map((_, at) => at))
  expect([...values].sort((a, b) => Number(a) - Number(b))).toEqual(sheets.map((_, at) => at))
})

test('every kind of question becomes numbers', async () => {
  const sheets = randomSheets({ ...everyKind, languages: ['de'] }, 300)
  const data = must(await gather(everyKind, sheets))
  expect(data.columns.map(({ column }) => column.name)).toMatchInlineSnapshot(`
    [
      "wege_1",
      "wege_2",
      "wege_anderes",
      "zufrieden",
      "sterne",
      "folge_1",
      "folge_2",
      "ja",
      "anzahl",
      "tag",
      "ort_1",
      "ort_x_1",
      "ort_y_1",
      "ort_2",
      "ort_x_2",
      "ort_y_2",
      "ort_3",
      "ort_x_3",
      "ort_y_3",
      "ort_4",
      "ort_x_4",
      "ort_y_4",
      "tafel_1_1",
      "tafel_1_2",
      "tafel_1_3",
      "tafel_1_4",
      "tafel_2_1",
      "tafel_2_2",
      "tafel_2_3",
      "tafel_2_4",
      "summe_1",
      "summe_2",
      "summe_3",
      "summe_4",
    ]
  `)
  for (const { column, values, reasons } of data.columns) {
    for (const [row, value] of values.entries()) {
      if (reasons[row] !== undefined) expect(value, column.name).toBeNaN()
    }
    expect(reasons.filter((reason) => reason === 'invalid').length, column.name).toBeLessThan(60)
  }
})
