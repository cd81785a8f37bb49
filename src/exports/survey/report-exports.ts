/** The list of reports of a survey: published numbers only, for everybody. */
import type { Published } from '#evaluation/published.ts'
import { surveyDocuments } from '#text/de/survey-documents.ts'
import type { surveyExports } from '#text/de/survey-exports.ts'
import type { ExportContext } from '#exports/context.ts'
import { fileName } from '#exports/file-name.ts'
import { pack } from '#exports/packing.ts'
import type { Watch } from '#exports/turns.ts'
import { reportOf, speakerOf, type ReportNotes } from './report.ts'

type Context = Pick<ExportContext, 'municipality' | 'today'>

/** All that a report is made of; `highlights` names the questions of the poster. */
export interface ReportSource {
  results: Published
  notes: ReportNotes & { highlights?: readonly string[] }
  context: Context
}

/** `title` is the key of its words in `text/de/survey-exports.ts`. */
export interface ReportExport {
  id: 'report-docx' | 'report-odt' | 'report-html' | 'poster'
  title: keyof typeof surveyExports.files
  kind: string
  extension: string
  mime: string
  /** The file as bytes. Rejects with the signal's reason when aborted. */
  make(source: ReportSource, watch?: Watch): Promise<Uint8Array<ArrayBuffer>>
}

const { report, poster } = surveyDocuments.kinds
const htmlMime = 'text/html;charset=utf-8'

const packed =
  (kind: 'docx' | 'odt'): ReportExport['make'] =>
  ({ results, notes, context }, watch) =>
    pack({ kind, document: reportOf(results, notes, context) }, watch)

export const reportExports: readonly ReportExport[] = [
  {
    id: 'report-docx',
    title: 'reportDocx',
    kind: report,
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: packed('docx'),
  },
  {
    id: 'report-odt',
    title: 'reportOdt',
    kind: report,
    extension: 'odt',
    mime: 'application/vnd.oasis.opendocument.text',
    make: packed('odt'),
  },
  {
    id: 'report-html',
    title: 'reportHtml',
    kind: report,
    extension: 'html',
    mime: htmlMime,
    make: async ({ results, notes, context }) =>
      (await import('./html.ts')).makeHtml(reportOf(results, notes, context)),
  },
  {
    id: 'poster',
    title: 'poster',
    kind: poster,
    extension: 'html',
    mime: htmlMime,
    make: async ({ results, notes, context }) =>
      (await import('./poster.ts')).makePoster(results, notes, context),
  },
]

/** The name of a file: day, kind, title. */
export function reportFileName(
  { kind, extension }: Pick<ReportExport, 'kind' | 'extension'>,
  { results, context }: Pick<ReportSource, 'results' | 'context'>,
): string {
  return fileName(context.today, kind, speakerOf(results)(results.title), extension)
}
