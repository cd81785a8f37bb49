/** Tables for German office programs: `;`, byte order mark, CRLF, and no cell that could be a formula. */
import Papa from 'papaparse'
import { clean } from './clean.ts'

/**
 * What a spreadsheet may take for a formula: = + - @ at the beginning, also behind blanks or line breaks,
 * and their full-width twins (OWASP, "CSV Injection"). Such a cell gets an apostrophe in front.
 */
export const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/

/** Made once: making it anew costs more than the rest of a table. */
const decimalComma = new Intl.NumberFormat('de-DE', { useGrouping: false })

export type Cell = string | number

/** Rows under their titles; every row has the keys of the titles. */
export interface Table {
  titles: Readonly<Record<string, string>>
  rows: readonly Readonly<Record<string, Cell>>[]
}

/** A table as UTF-8 bytes. Numbers get a decimal comma. */
export function germanCsv({ titles, rows }: Table): Uint8Array<ArrayBuffer> {
  const keys = Object.keys(titles)
  const text = Papa.unparse(
    {
      fields: Object.values(titles),
      data: rows.map((row) => keys.map((key) => cellText(row[key] ?? ''))),
    },
    { delimiter: ';', newline: '\r\n', escapeFormulae: formula },
  )
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return clean(cell)
  return decimalComma.format(cell)
}
