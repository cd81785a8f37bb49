/** A CSV file of answers as a table, before anybody has said what its columns mean. */
import Papa from 'papaparse'
import { cleanText } from '#imports/text.ts'
import { figure, refusal } from '#imports/wording.ts'
import { Budget, type Watch } from '#imports/survey/budget.ts'
import { FileFault } from '#imports/survey/fault.ts'

/** Rows of texts under their heads. */
export interface AnswerTable {
  heads: string[]
  rows: string[][]
  /** Semicolons between: numbers have a decimal comma. */
  isGerman: boolean
  /** What is to be known about the file itself; German sentences. */
  notes: string[]
}

export type ReadTable = { ok: true; table: AnswerTable } | { ok: false; sentence: string }

const mostBytes = 24 * 1024 * 1024
const mostRows = 50_000
const mostColumns = 2000
const mostCells = 6_000_000

/** UTF-8, or what German spreadsheets wrote before; the second is told. */
function textOf(bytes: Uint8Array, notes: string[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    notes.push('Die Datei ist nicht als UTF-8 gespeichert und wurde als Windows-Text gelesen.')
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A sign before a formula was put there by an export, so that no spreadsheet runs it. */
const plain = (cell: string) =>
  cleanText(cell.replace(/^'(?=[=+\-@])/, ''), Infinity, { lines: 'keep' }).text.trim()

function parse(bytes: Uint8Array, budget: Budget): AnswerTable {
  if (bytes.length > mostBytes) throw new FileFault('sie ist größer als 24 MB')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new FileFault('sie ist eine Excel-Datei, bitte als CSV speichern')
  const notes: string[] = []
  const text = textOf(bytes, notes)
  if (text.includes('\0')) throw new FileFault('sie ist keine Textdatei')
  budget.spend(bytes.length)
  const first = text.slice(0, 20_000).split('\n', 1)[0] ?? ''
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ';'
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    preview: mostRows + 2,
    skipEmptyLines: 'greedy',
  })
  // The rest of the file would have become one cell.
  if (errors.some(({ code }) => code === 'MissingQuotes'))
    throw new FileFault('ein Anführungszeichen darin wird nicht geschlossen')
  const [heads = [], ...rows] = data
  if (rows.length === 0) throw new FileFault('sie enthält keine Zeile mit Antworten')
  if (rows.length > mostRows) throw new FileFault(`sie enthält mehr als ${figure(mostRows)} Zeilen`)
  if (heads.length > mostColumns)
    throw new FileFault(`sie enthält mehr als ${figure(mostColumns)} Spalten`)
  if (rows.reduce((total, row) => total + row.length, 0) > mostCells) {
    throw new FileFault('sie enthält zu viele Felder')
  }
  return {
    heads: heads.map((head) => plain(head.slice(0, 1000))),
    rows,
    isGerman: delimiter === ';',
    notes,
  }
}

/** Reads the bytes of a `.csv`: a table, or the one sentence that says why not. Never throws. */
export function readAnswerTable(name: string, bytes: Uint8Array, watch: Watch = {}): ReadTable {
  try {
    return { ok: true, table: parse(bytes, new Budget(watch)) }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    return { ok: false, sentence: refusal(name, error.reason) }
  }
}

/** A cell without signs nobody can see, and without the guard before formulas. */
export function cellOf(row: readonly string[], at: number): string {
  return plain(row[at] ?? '')
}
