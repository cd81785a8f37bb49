/** A data set as a workbook: data, codebook, what must be known, and what people wrote on a sheet of its own. */
import { dayOfSeconds } from '#evaluation/row-columns.ts'
import { surveyDocuments as words } from '#text/de/survey-documents.ts'
import { isMissing } from './data-csv.ts'
import type { DataColumn, DataSet } from './dataset.ts'
import type { Sheet, SheetCell } from './xlsx.ts'

type Row = () => readonly SheetCell[]

function cell(column: DataColumn, row: number): SheetCell {
  if (column.kind === 'text') return column.values[row]
  const value = column.values[row] ?? Number.NaN
  if (column.kind === 'number' || Number.isNaN(value) || isMissing(column, value)) return value
  return { day: dayOfSeconds(value) }
}

function dataRows({ columns, rows }: DataSet): Row[] {
  return [
    () => columns.map(({ name }) => name),
    ...Array.from({ length: rows }, (_, row) => () => columns.map((column) => cell(column, row))),
  ]
}

/** One line for each column, and one more for each meaning of a number in it. */
function codebookRows({ columns }: DataSet): Row[] {
  const { name, question, section, measure, value, meaning } = words.codebook
  const lines = columns.flatMap((column): SheetCell[][] => {
    const labels = column.kind === 'text' ? [] : column.labels
    const first = [column.name, column.label, column.section, words.measures[column.level]]
    return [
      first,
      ...labels.map((label) => [column.name, '', '', '', label.value, label.text]),
      ...(column.kind === 'text'
        ? []
        : [[column.name, '', '', '', words.blank, words.blankMeaning]]),
    ]
  })
  return [[name, question, section, measure, value, meaning], ...lines].map((line) => () => line)
}

function aboutRows({ remarks }: DataSet): Row[] {
  const lines = remarks.map(({ term, text }) => [term, text])
  return [[words.about.term, words.about.value], ...lines].map((line) => () => line)
}

/** The sheets of the workbook; texts only where somebody has written some. */
export function dataSheets(data: DataSet, written: DataSet): Sheet[] {
  const { sheets } = words
  return [
    { name: sheets.data, widths: data.columns.map(() => 14), rows: dataRows(data) },
    { name: sheets.codebook, widths: [22, 60, 24, 14, 10, 40], rows: codebookRows(data) },
    { name: sheets.about, widths: [34, 90], rows: aboutRows(data) },
    ...(written.rows > 0
      ? [{ name: sheets.written, widths: [40, 90], rows: dataRows(written) }]
      : []),
  ]
}
