/** The table of a file, and its rows as answers; the readers come only when somebody chooses a file. */
import type { Version } from '#documents/survey.ts'
import type { Meaning } from '#imports/survey/answers/columns.ts'
import type { AnswerReport } from '#imports/survey/answers/read.ts'
import type { AnswerTable } from '#imports/survey/answers/table.ts'
import type { Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { digestOf } from './import-answers-marks.ts'

/** One byte more than the reader takes, so that it sees that there is more. */
const mostBytes = 24 * 1024 * 1024 + 1

interface OpenTable {
  ok: true
  table: AnswerTable
  /** What the file is known by. */
  digest: string
  /** The likely meaning of every column. */
  meanings: Meaning[]
  /** How many rows say sign for sign what a row above them says. */
  repeated: number
}

/** Reads a file, or says in one sentence why not. Rejects once `signal` was aborted, or if the file is gone. */
export async function openTable(
  file: File,
  questionnaire: Questionnaire,
  { signal }: { signal: AbortSignal },
): Promise<OpenTable | { ok: false; sentence: string }> {
  const [{ readAnswerTable }, { guessColumns }] = await Promise.all([
    import('#imports/survey/answers/table.ts'),
    import('#imports/survey/answers/columns.ts'),
  ])
  const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
  const digest = await digestOf(bytes)
  signal.throwIfAborted()
  const read = readAnswerTable(file.name, bytes, { signal })
  if (!read.ok) return read
  const { table } = read
  const repeated = table.rows.length - new Set(table.rows.map((row) => JSON.stringify(row))).size
  return { ok: true, table, digest, repeated, meanings: guessColumns(table.heads, questionnaire) }
}

/** The same table, with nothing in cells that hold one of the further signs; those stand between semicolons. */
export function cleared(table: AnswerTable, codes: string): AnswerTable {
  const signs = new Set(codes.split(';').map((sign) => sign.trim()))
  signs.delete('')
  if (signs.size === 0) return table
  const rows = table.rows.map((row) => row.map((cell) => (signs.has(cell.trim()) ? '' : cell)))
  return { ...table, rows }
}

/** Every row as it is understood; `day` holds where the table has none. Rejects once it was aborted. */
export async function readRows(
  { table, meanings }: { table: AnswerTable; meanings: readonly Meaning[] },
  { questionnaire, hash }: Version,
  day: string,
  watch: { signal: AbortSignal; progress: (share: number) => void },
): Promise<{ responses: Response[]; report: AnswerReport }> {
  const { readAnswers } = await import('#imports/survey/answers/read.ts')
  return readAnswers(table, meanings, { questionnaire, hash, channel: 'paper', day }, watch)
}
