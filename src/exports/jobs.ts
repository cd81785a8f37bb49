/** What is packed into a file, wherever that is done: the heavy half of every export. */
import type { Table } from './csv.ts'
import type { PrintedDocument } from './printed-document.ts'
import type { SurveyJob } from './survey/packing-jobs.ts'
import type { SheetCell } from './survey/xlsx.ts'
import type { Watch } from './turns.ts'

/** Where this file lies: a thread loads it from there, so that what is heavy is there once for it and for the page. */
export const place = import.meta.url

/** A sheet of a workbook as plain data; the first row is the head. */
export interface PlainSheet {
  name: string
  /** Of the columns, in letters. */
  widths: readonly number[]
  rows: readonly (readonly SheetCell[])[]
}

/** Plain data only: a job travels to another thread. */
export type Job =
  | { kind: 'docx' | 'odt' | 'html'; document: PrintedDocument }
  | { kind: 'csv'; table: Table }
  | { kind: 'xlsx'; sheets: readonly PlainSheet[] }
  | SurveyJob

/** The file as bytes. Rejects with the signal's reason when aborted. */
export async function run(job: Job, watch: Watch): Promise<Uint8Array<ArrayBuffer>> {
  if (job.kind === 'csv') return (await import('./csv.ts')).germanCsv(job.table)
  if (job.kind === 'xlsx') {
    const sheets = job.sheets.map(({ rows, ...sheet }) => ({
      ...sheet,
      rows: rows.map((row) => () => row),
    }))
    return (await import('./survey/xlsx.ts')).makeXlsx(sheets, watch)
  }
  if (job.kind === 'html') {
    return (await import('./walk/walk-html.ts')).makeWalkHtml(job.document, watch)
  }
  if (job.kind === 'odt') return (await import('./minutes-odt.ts')).makeOdt(job.document, watch)
  if ('document' in job) return (await import('./minutes-docx.ts')).makeDocx(job.document, watch)
  return (await import('./survey/packing-jobs.ts')).runSurveyJob(job, watch)
}
