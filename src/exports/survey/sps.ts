/** SPSS syntax that reads the table of the same data and says what its numbers mean. */
import { byteLength, cutToBytes } from './bytes.ts'
import type { DataColumn, DataSet, NumberColumn } from './dataset.ts'

/** A line of syntax may take 251 bytes. */
const longestPiece = 120
const longest = { label: 255, valueLabel: 120 }

/** A string of SPSS in pieces that are joined by `+`, so that no line grows too long. */
function quoted(text: string): string {
  const pieces: string[] = []
  for (let left = text; left !== '';) {
    const piece = cutToBytes(left, longestPiece)
    // A single character of more than 120 bytes is let be.
    const taken = piece === '' ? left : piece
    pieces.push(`'${taken.replaceAll("'", "''").replace(/[\r\n]/g, ' ')}'`)
    left = left.slice(taken.length)
  }
  return pieces.join(' +\n    ') || "''"
}

/** Days and the codes for missing ones stand in one column, so they are read as text first. */
const readName = ({ kind, name }: DataColumn) => (kind === 'date' ? `${name.slice(0, 62)}_t` : name)

function readFormat(column: DataColumn): string {
  if (column.kind === 'text') {
    return `A${String(column.values.reduce((most, text) => Math.max(most, byteLength(text)), 1))}`
  }
  return column.kind === 'date' ? 'A10' : `F12.${String(column.decimals)}`
}

function dayLines(column: DataColumn): string[] {
  const text = readName(column)
  return [
    `DO IF SUBSTR(${text}, 1, 1) = '-'.`,
    `COMPUTE ${column.name} = NUMBER(${text}, F10.0).`,
    'ELSE.',
    `COMPUTE ${column.name} = NUMBER(${text}, EDATE10).`,
    'END IF.',
    `FORMATS ${column.name} (EDATE10).`,
  ]
}

function valueLabels({ name, labels }: NumberColumn): string[] {
  const said = labels.filter(({ text }) => text !== '')
  if (said.length === 0) return []
  const lines = said.map(
    ({ value, text }) => `  ${String(value)} ${quoted(cutToBytes(text, longest.valueLabel))}`,
  )
  return [`VALUE LABELS ${name}`, ...lines, '.']
}

function missingValues({ name, missing }: NumberColumn): string[] {
  return missing ? [`MISSING VALUES ${name} (${missing.map(String).join(' THRU ')}).`] : []
}

/** The syntax as UTF-8 with a byte order mark; `table` is the name of the CSV file beside it. */
export function makeSps({ columns, sets }: DataSet, table: string): Uint8Array<ArrayBuffer> {
  const numbers = columns.filter((column) => column.kind !== 'text')
  const dates = columns.filter(({ kind }) => kind === 'date')
  const lines = [
    'SET DECIMAL=COMMA.',
    'GET DATA /TYPE=TXT',
    `  /FILE=${quoted(table)}`,
    "  /ENCODING='UTF8'",
    '  /ARRANGEMENT=DELIMITED',
    "  /DELIMITERS=';'",
    "  /QUALIFIER='\"'",
    '  /FIRSTCASE=2',
    '  /VARIABLES=',
    ...columns.map((column) => `    ${readName(column)} ${readFormat(column)}`),
    '.',
    ...dates.flatMap(dayLines),
    ...(dates.length > 0
      ? ['EXECUTE.', `DELETE VARIABLES ${dates.map(readName).join('\n  ')}.`]
      : []),
    ...columns.flatMap(({ name, label }) =>
      label === ''
        ? []
        : [`VARIABLE LABELS ${name}`, `  ${quoted(cutToBytes(label, longest.label))}.`],
    ),
    ...numbers.flatMap(valueLabels),
    ...numbers.flatMap(missingValues),
    ...columns.map(({ name, level }) => `VARIABLE LEVEL ${name} (${level.toUpperCase()}).`),
    ...sets.flatMap(({ name, label, columns: members }) => [
      `MRSETS /MDGROUP NAME=$${name} LABEL=${quoted(cutToBytes(label, longest.label))}`,
      `  VARIABLES=${members.join('\n    ')} VALUE=1.`,
    ]),
    'EXECUTE.',
  ]
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n').replace(/(?<!\r)\n/g, '\r\n')}\r\n`)
}
