/** A data set as a German table: `;`, byte order mark, CRLF, decimal comma, days as `TT.MM.JJJJ`. */
import { dayOfSeconds } from '#evaluation/row-columns.ts'
import { clean } from '#exports/clean.ts'
import { formula } from '#exports/csv.ts'
import { germanDay } from '#exports/german.ts'
import { inTurns, type Watch } from '#exports/turns.ts'
import { Bytes } from './bytes.ts'
import type { DataColumn, DataSet, NumberColumn } from './dataset.ts'

/** True where the number of a cell says why there is no value. */
export function isMissing({ missing }: NumberColumn, value: number): boolean {
  return missing !== undefined && value >= missing[0] && value <= missing[1]
}

/** A text as one cell: never a formula, in quotes where it must be. */
function textCell(text: string): string {
  const safe = clean(text)
  const harmless = formula.test(safe) ? `'${safe}` : safe
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function cell(column: DataColumn, row: number): string {
  if (column.kind === 'text') return textCell(column.values[row] ?? '')
  const value = column.values[row] ?? Number.NaN
  if (Number.isNaN(value)) return ''
  if (column.kind === 'date' && !isMissing(column, value)) return germanDay(dayOfSeconds(value))
  // A number is no formula, also where it begins with a minus; SPSS and Excel read it as one.
  return String(value).replace('.', ',')
}

/** The file as bytes. Lets the page breathe; rejects with the signal's reason when aborted. */
export async function makeDataCsv(
  data: DataSet,
  watch: Watch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const utf8 = new TextEncoder()
  const bytes = new Bytes()
  const line = (cells: string[]) => bytes.bytes(utf8.encode(`${cells.join(';')}\r\n`))
  bytes.bytes(utf8.encode('\ufeff'))
  line(data.columns.map(({ name }) => name))
  const rows = Array.from({ length: data.rows }, (_, row) => row)
  await inTurns(rows, watch, (row) => line(data.columns.map((column) => cell(column, row))))
  watch.progress?.(1)
  return bytes.done()
}
