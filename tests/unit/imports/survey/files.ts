/** Foreign survey files for the tests: samples, and XLSForms made of their rows. */
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { expect } from 'vitest'
import { readSurveyFile } from '#imports/survey/read-survey-file.ts'
import type { Question } from '#schema/survey.ts'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A file of `tests/samples/foreign-surveys`. */
export function sample(name: string): Uint8Array {
  return new Uint8Array(
    readFileSync(new URL(`../../../samples/foreign-surveys/${name}`, import.meta.url)),
  )
}

const safe = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

function sheetXml(rows: string[][]): string {
  const cells = (row: string[], at: number) =>
    row
      .map((text, column) =>
        text === ''
          ? ''
          : `<c r="${letters(column)}${at + 1}" t="inlineStr"><is><t>${safe(text)}</t></is></c>`,
      )
      .join('')
  const lines = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${lines}</sheetData></worksheet>`
}

/** The parts of a workbook as XML. */
export function workbookParts(sheets: Record<string, string[][]>): Record<string, string> {
  const names = Object.keys(sheets)
  const list = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const links = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return {
    'xl/workbook.xml': `<workbook><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)]),
    ),
  }
}

/** Parts zipped; `level` 0 stores them. */
export function zipped(parts: Record<string, string>, level: 0 | 6 = 6): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
    { level },
  )
}

/** An XLSForm of the rows under one head, written with bars: `type | name | label`. */
export function xlsForm(survey: string, choices = '', settings = ''): Uint8Array {
  const rows = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
  return zipped(
    workbookParts({ survey: rows(survey), choices: rows(choices), settings: rows(settings) }),
  )
}

/** What was read, with its questions by name, and all findings as sentences. */
export async function take(name: string, bytes: Uint8Array) {
  const read = await readSurveyFile(name, bytes)
  if (!read.ok) throw new Error(read.sentence)
  const questions = new Map<string, Question>(
    read.survey.sections.flatMap(({ questions }) =>
      questions.map((one) => [one.name, one] as const),
    ),
  )
  const question = <Kind extends Question['kind']>(wanted: string, kind: Kind) => {
    const found = questions.get(wanted)
    expect(found?.kind, wanted).toBe(kind)
    return found as Extract<Question, { kind: Kind }>
  }
  const told = (place: string) =>
    read.report.entries
      .filter((entry) => entry.place === place)
      .flatMap(({ findings }) => findings.map(({ sentence }) => sentence))
  return { ...read, question, told }
}
