/** SPSS files of a survey as PSPP reads them: what was written is what is there. */
import { afterAll, describe, expect, test } from 'vitest'
import { byteLength } from '#exports/survey/bytes.ts'
import { rowDataSet } from '#exports/survey/row-dataset.ts'
import type { DataColumn, DataSet } from '#exports/survey/dataset.ts'
import { makeSav } from '#exports/survey/sav.ts'
import { everyKind } from '../client/questionnaire.ts'
import { Pspp } from '../client/pspp.ts'
import { Random } from '../client/random.ts'
import { rowsOf } from '../client/rows.ts'
import { ask, questionnaireOf, randomSheets } from '../client/sheets.ts'

const pspp = new Pspp()
afterAll(() => pspp.close())

const open = "GET FILE='x.sav'."
const context = { municipality: { name: 'Stadt Größe', crest: '' }, today: '2026-05-06' }

/** A column as PSPP writes it into a table. */
function written(column: DataColumn): (number | string)[] {
  if (column.kind === 'text') return column.values.map((text) => text.trimEnd())
  return Array.from(column.values, (value) => (Number.isNaN(value) ? '' : value))
}

/** What PSPP reads from the file of a data set, column by column; days as numbers. */
async function readBack(data: DataSet): Promise<(number | string)[][]> {
  pspp.write('x.sav', await makeSav(data))
  const dates = data.columns.filter(({ kind }) => kind === 'date').map(({ name }) => name)
  const { names, rows } = pspp.values(
    open,
    dates.length ? `FORMATS ${dates.join(' ')} (F20.0).` : '',
  )
  expect(names).toEqual(data.columns.map(({ name }) => name))
  expect(rows).toHaveLength(data.rows)
  return data.columns.map(({ kind }, at) =>
    rows.map((row) => {
      const cell = row[at] ?? ''
      return kind === 'text' || cell === '' ? cell.trimEnd() : Number(cell)
    }),
  )
}

async function expectSame(data: DataSet): Promise<void> {
  expect(await readBack(data)).toEqual(data.columns.map(written))
}

const plain: DataSet = {
  title: 'Größe',
  made: '2026-05-06',
  rows: 1,
  columns: [],
  sets: [],
  remarks: [],
}

function numbers(name: string, values: number[], more: Partial<DataColumn> = {}): DataColumn {
  return {
    kind: 'number',
    name,
    label: '',
    section: '',
    level: 'scale',
    decimals: 0,
    labels: [],
    values: Float64Array.from(values),
    ...more,
  } as DataColumn
}

function texts(name: string, values: string[], label = ''): DataColumn {
  return { kind: 'text', name, label, section: '', level: 'nominal', values }
}

test('2,000 sheets of 40 questions come back as they were written', async () => {
  const kinds = ['rating', 'yes-no', 'number', 'date'] as const
  const questions = Array.from({ length: 40 }, (_, at) =>
    ask(kinds[at % 4] ?? 'rating', `f${String(at)}`, at % 4 === 0 ? { most: 10 } : {}),
  )
  const asked = questionnaireOf(questions)
  const data = await rowDataSet(await rowsOf(asked, randomSheets(asked, 2000)), context)
  expect([data.rows, data.columns.length]).toEqual([2000, 40])
  await expectSame(data)
})

test('every kind of question comes back, with what was left out and why', async () => {
  const data = await rowDataSet(await rowsOf(everyKind, randomSheets(everyKind, 400)), context)
  await expectSame(data)
  const listed = pspp.run(`${open}\nDISPLAY DICTIONARY.`)
  expect(listed).toMatch(/zufrieden *\| *4\|Wie zufrieden\? *\|Ordinal.*-99 THRU -95/)
  expect(listed).toMatch(/tag *\|.*EDATE10/)
  for (const word of [
    'nicht gefragt',
    'weiß nicht / möchte nicht sagen',
    'ausgelassen',
    'unleserlich',
    'ungültig',
  ]) {
    expect(listed).toContain(word)
  }
  // Codes for what is missing count as missing.
  const column = data.columns.find(({ name }) => name === 'sterne')
  const valid = Array.from(column?.values as Float64Array).filter((value) => value > 0)
  const counted = pspp.run(`${open}\nDESCRIPTIVES sterne /STATISTICS=MINIMUM MAXIMUM.`)
  expect(counted).toMatch(new RegExp(`Sterne\\?[^|]*\\| *${String(valid.length)}\\|`))
})

test('questions with several answers are sets that PSPP knows', async () => {
  const data = await rowDataSet(await rowsOf(everyKind, randomSheets(everyKind, 50)), context)
  pspp.write('x.sav', await makeSav(data))
  const listed = pspp.run(`${open}\nMRSETS /DISPLAY NAME=ALL.`)
  expect(listed).toMatch(/\$wege *\|Wie fahren Sie\? *\|Dichotomies *\| *1\|wege_1 /)
  expect(listed).toMatch(/wege_2/)
  expect(listed).toMatch(/wege_anderes/)
})

test('labels are cut to 255 bytes, never inside a character', async () => {
  const label = `x${'ä'.repeat(200)}`
  const families = '👩‍👩‍👧'.repeat(40)
  const columns = [
    numbers('lang', [1], { label, labels: [{ value: 1, text: 'ü'.repeat(100) }] }),
    numbers('familie', [1], { label: families }),
    texts('wort', ['ß'], 'ö'.repeat(200)),
  ]
  pspp.write('x.sav', await makeSav({ ...plain, columns }))
  const listed = pspp.run(`${open}\nDISPLAY DICTIONARY.`)
  expect(listed).toMatch(new RegExp(`\\|x${'ä'.repeat(127)} *\\|`))
  expect(byteLength(`x${'ä'.repeat(127)}`)).toBe(255)
  expect(listed).toContain('ü'.repeat(60))
  expect(listed).not.toContain('ü'.repeat(61))
  expect(listed).toContain('👩‍👩‍👧'.repeat(14))
  expect(listed).toMatch(/\|ö{127} *\|/)
  expect(listed).not.toMatch(/\ufffd/)
})

test('long texts come back whole, up to 4,000 letters of four bytes', async () => {
  const long = [1, 251, 252, 253, 255, 256, 504, 505, 1020, 4000].map((count) => 'ä'.repeat(count))
  const columns = [
    numbers(
      'vorher',
      long.map((_, at) => at),
    ),
    texts('text', long),
    texts(
      'bild',
      long.map((_, at) => '😀'.repeat(at * 400)),
    ),
    numbers(
      'nachher',
      long.map((_, at) => at + 0.5),
    ),
  ]
  await expectSame({ ...plain, rows: long.length, columns })
})

test('a file says its day, its title and what must be known', async () => {
  const data = await rowDataSet(await rowsOf(everyKind, randomSheets(everyKind, 40)), context)
  pspp.write('x.sav', await makeSav(data))
  const info = pspp.run("SYSFILE INFO FILE='x.sav'.")
  expect(info).toContain('06 May 26 00:00:00 by Beteiligungskoffer')
  expect(info).toContain('UTF-8')
  expect(info).toContain('Unser Ort')
  const said = pspp.run(`${open}\nDISPLAY DOCUMENTS.`)
  expect(said).toContain('Kommune: Stadt Größe')
  expect(said).toContain('Die Zeilen sind gemischt.')
})

const alphabet = [
  ...Array.from('abcXYZ 019.,;"\'äöüßÄÖÜ€„“–\u00a0мир中文مرحبا=+-@'),
  ...['\t', '😀', '👩‍👩‍👧', 'a\u0308'],
]
const doubles = [
  0, -0.5, 1, 151, 152, -99, -100, 0.1, 1e-9, 1e15, 123456789.125, -2147483648, 3.14159,
]

function randomData(random: Random): DataSet {
  const rows = 1 + random.below(30)
  const text = (most: number) =>
    Array.from({ length: random.below(most) }, () => random.pick(alphabet))
      .join('')
      .trim()
  const column = (name: string): DataColumn => {
    if (random.chance(0.4)) {
      const most = random.pick([2, 9, 60, 300, 1200])
      return texts(
        name,
        Array.from({ length: rows }, () => text(most)),
        text(300),
      )
    }
    const values = Array.from({ length: rows }, () =>
      random.chance(0.2) ? Number.NaN : random.pick(doubles) * random.pick([1, 1, 7]),
    )
    return numbers(name, values, {
      label: text(400),
      decimals: random.below(7),
      level: random.pick(['nominal', 'ordinal', 'scale']),
      labels: Array.from({ length: random.below(6) }, (_, value) => ({ value, text: text(200) })),
      ...(random.chance(0.5) && { missing: [-99, -95] as const }),
    })
  }
  const columns = Array.from({ length: 1 + random.below(30) }, (_, at) =>
    column(`${random.pick(['frage', 'x', 'sehr_langer_name_einer_frage_im_bogen'])}_${String(at)}`),
  )
  const dichotomous = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name)
  const sets =
    dichotomous.length > 1 ? [{ name: 'menge', label: text(300), columns: dichotomous }] : []
  const remarks = [{ term: 'Angabe', text: text(2000) }]
  return { ...plain, title: text(100), rows, columns, sets, remarks }
}

describe('any data come back', () => {
  test.each(Array.from({ length: 40 }, (_, at) => at + 1))('seed %i', async (seed) => {
    await expectSame(randomData(new Random(seed)))
  })
})
