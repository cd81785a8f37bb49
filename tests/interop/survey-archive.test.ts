/** Workbooks, forms and descriptions of a survey, as LibreOffice, our own importer and xmllint read them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dataSheets } from '#exports/survey/data-xlsx.ts'
import { makeDdi } from '#exports/survey/ddi.ts'
import { rowDataSet, writtenDataSet } from '#exports/survey/row-dataset.ts'
import { xlsformSheets } from '#exports/survey/xlsform.ts'
import { makeXlsx } from '#exports/survey/xlsx.ts'
import { everyKind } from '../client/questionnaire.ts'
import { rowsOf } from '../client/rows.ts'
import { randomSheets } from '../client/sheets.ts'
import { Office } from '../client/soffice.ts'

const office = new Office()
const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => {
  office.close()
  rmSync(folder, { recursive: true })
})

const context = { municipality: { name: 'Stadt & Land', crest: '' }, today: '2026-05-06' }
const quotes = new Map([['worte', ['Mehr Bänke am See']]])
const rows = await rowsOf(everyKind, randomSheets(everyKind, 200), [], quotes)

/** Texts of the tables, by sheet and row, as Calc has understood them. */
function tables(fods: string): Map<string, string[][]> {
  const sheets = Array.from(
    fods.matchAll(/<table:table table:name="([^"]+)"[\s\S]*?<\/table:table>/g),
    ([sheet, name = '']): [string, string[][]] => [
      name,
      Array.from(sheet.matchAll(/<table:table-row[\s\S]*?<\/table:table-row>/g), ([row]) =>
        Array.from(
          row.matchAll(/<table:table-cell([^>]*)>([\s\S]*?)<\/table:table-cell>/g),
          ([, head = '', inner = '']) =>
            (
              /office:(?:date-)?value="([^"]*)"/.exec(head)?.[1] ?? inner.replace(/<[^>]*>/g, '')
            ).trim(),
        ),
      ),
    ],
  )
  return new Map(sheets)
}

test('LibreOffice opens the workbook: data, codebook, remarks, and texts apart', async () => {
  const data = await rowDataSet(rows, context)
  const made = await makeXlsx(dataSheets(data, await writtenDataSet(rows, context)))
  const fods = office.convert('befragung.xlsx', made, 'fods').toString('utf8')
  const sheets = tables(fods)
  expect([...sheets.keys()]).toEqual(['Daten', 'Codebuch', 'Hinweise', 'Texte'])
  expect(fods).not.toContain('table:formula')
  const [head, ...lines] = sheets.get('Daten') ?? []
  expect(head).toEqual(data.columns.map(({ name }) => name))
  expect(lines.filter((line) => line.length > 0)).toHaveLength(200)
  const stars = data.columns.find(({ name }) => name === 'sterne')
  expect(stars?.kind).toBe('number')
  const tag = data.columns.findIndex(({ name }) => name === 'tag')
  expect(lines.some((line) => /^2026-\d\d-\d\d$/.test(line[tag] ?? ''))).toBe(true)
  expect(lines.some((line) => line[tag] === '-99')).toBe(true)
  expect(sheets.get('Codebuch')?.flat()).toContain('weiß nicht / möchte nicht sagen')
  expect(sheets.get('Hinweise')?.flat()).toContain('Stadt &amp; Land')
})

test('LibreOffice opens the form for other programs', async () => {
  const made = await makeXlsx(xlsformSheets(everyKind))
  const sheets = tables(office.convert('form.xlsx', made, 'fods').toString('utf8'))
  expect([...sheets.keys()]).toEqual(['survey', 'choices', 'settings', 'hinweise'])
  expect(sheets.get('survey')?.[0]?.slice(0, 3)).toEqual(['type', 'name', 'label::Deutsch (de)'])
})

test('xmllint finds the description whole, with every variable, code and set', async () => {
  const data = await rowDataSet(rows, context)
  const path = join(folder, 'ddi.xml')
  const about = {
    id: 's1',
    municipality: 'Stadt & Land <b>',
    purpose: 'Wege planen\u0000',
    period: rows.period,
    ways: ['Papier', 'Tablet vor Ort'],
    file: 'daten.sav',
  }
  writeFileSync(path, makeDdi(data, about))
  const xpath = (expression: string) =>
    execFileSync('xmllint', ['--xpath', expression, path], { encoding: 'utf8' }).trim()
  const named = (name: string) => `*[local-name()='${name}']`
  expect(xpath('namespace-uri(/*)')).toBe('ddi:codebook:2_5')
  expect(xpath(`count(//${named('var')})`)).toBe(String(data.columns.length))
  expect(xpath(`string(//${named('AuthEnty')})`)).toBe('Stadt & Land <b>')
  const stars = `//${named('var')}[@name='sterne']`
  expect(xpath(`count(${stars}/${named('catgry')}[@missing='Y'])`)).toBe('5')
  expect(xpath(`string(${stars}/${named('invalrng')}/${named('range')}/@min)`)).toBe('-99')
  const members = xpath(`string(//${named('varGrp')}/@var)`).split(' ')
  for (const id of members) expect(xpath(`string(//*[@ID='${id}']/@name)`)).toMatch(/^wege_/)
  expect(members).toHaveLength(3)
  // The schema's order of the parts of a variable.
  const order = xpath(`${stars}/*`).match(/<(labl|qstn|invalrng|catgry|varFormat)[ />]/g) ?? []
  expect(order.join('')).toMatch(/^<labl[ >]<qstn[ >](<labl>)?.*<invalrng/)
})
