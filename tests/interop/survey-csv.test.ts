/** The German table of a survey as PSPP reads it by our syntax, and as LibreOffice Calc opens it. */
import { afterAll, expect, test } from 'vitest'
import { makeDataCsv } from '#exports/survey/data-csv.ts'
import { rowDataSet, writtenDataSet } from '#exports/survey/row-dataset.ts'
import { makeSav } from '#exports/survey/sav.ts'
import { makeSps } from '#exports/survey/sps.ts'
import { everyKind } from '../client/questionnaire.ts'
import { Pspp } from '../client/pspp.ts'
import { rowsOf } from '../client/rows.ts'
import { randomSheets } from '../client/sheets.ts'
import { Office } from '../client/soffice.ts'

const pspp = new Pspp()
const office = new Office()
afterAll(() => {
  pspp.close()
  office.close()
})

const context = { municipality: { name: 'Stadt', crest: '' }, today: '2026-05-06' }
const quotes = new Map([['worte', ['a;b"c', 'مرحبا', '=1+1']]])
const rows = await rowsOf(everyKind, randomSheets(everyKind, 300), [], quotes)
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

test('the syntax reads the table into what the SPSS file holds, labels and all', async () => {
  const data = await rowDataSet(rows, context)
  pspp.write('daten.csv', await makeDataCsv(data))
  pspp.write('x.sav', await makeSav(data))
  // The syntax comes as people open it: with its byte order mark.
  const syntax = decoder.decode(makeSps(data, 'daten.csv'))
  const dates = data.columns.filter(({ kind }) => kind === 'date').map(({ name }) => name)
  const plain = `FORMATS ${dates.join(' ')} (F20.0).`
  const fromTable = pspp.values(syntax, `${plain}\nSET DECIMAL=DOT.`)
  const fromFile = pspp.values("GET FILE='x.sav'.", plain)
  // Days are computed, and so stand at the end.
  const order = fromFile.names.map((name) => fromTable.names.indexOf(name))
  const numbers = (cells: (string | undefined)[]) => cells.map((cell) => cell && Number(cell))
  expect(fromTable.rows.map((row) => numbers(order.map((at) => row[at])))).toEqual(
    fromFile.rows.map(numbers),
  )
  const listed = pspp.run(`${syntax}\nDISPLAY DICTIONARY.\nMRSETS /DISPLAY NAME=ALL.`)
  expect(listed).toMatch(/\|zufrieden *\| *\d+\|Wie zufrieden\? *\|Ordinal.*-99 THRU -95/)
  expect(listed).toContain('weiß nicht / möchte nicht sagen')
  expect(listed).toMatch(/\$wege *\|Wie fahren Sie\? *\|Dichotomies/)
})

/** `;`, `"`, UTF-8, from line 1; formulas evaluated, as the most careless reader would. */
const germanInput = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true'

test('what people wrote opens in a table of its own, and nothing is evaluated', async () => {
  const csv = await makeDataCsv(await writtenDataSet(rows, context))
  const text = decoder.decode(csv)
  expect(text.startsWith('\ufefffrage;text\r\n')).toBe(true)
  const xml = office.convert('texte.csv', csv, 'fods', germanInput).toString('utf8')
  expect(xml).not.toContain('table:formula')
  expect(xml).toContain('a;b&quot;c')
  expect(xml).toContain('مرحبا')
})
