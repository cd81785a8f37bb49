/** Tables for German office programs: `;`, byte order mark, CRLF, and no cell that could be a formula. */
import Papa from 'papaparse'
import { clean } from './clean.ts'

/**
 * What a spreadsheet may take for a formula: = + - @ at the beginning, also behind blanks or line breaks,
 * and their full-width twins (OWASP, "CSV Injection"). Such a cell gets an apostrophe in front.
 */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/

/** Made once: making it anew costs more than the rest of a table. */
const decimalComma = new Intl.NumberFormat('de-DE', { useGrouping: false })

export type Cell = string | number

/** Rows of the same keys under these titles, as UTF-8 bytes. Numbers get a decimal comma. */
export function germanCsv<Key extends string>(
  titles: Record<Key, string>,
  rows: readonly Record<Key, Cell>[],
): Uint8Array<ArrayBuffer> {
  const keys = Object.keys(titles) as Key[]
  const text = Papa.unparse(
    {
      fields: keys.map((key) => titles[key]),
      data: rows.map((row) => keys.map((key) => cellText(row[key]))),
    },
    { delimiter: ';', newline: '\r\n', escapeFormulae: formula },
  )
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return clean(cell)
  return decimalComma.format(cell)
}
