/** The list of data files of a survey: rows of single persons, for the facilitator alone. */
import type { Count } from '#evaluation/count.ts'
import type { RowData } from '#evaluation/rows.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { surveyDocuments as words } from '#text/de/survey-documents.ts'
import type { surveyExports } from '#text/de/survey-exports.ts'
import type { ExportContext } from '#exports/context.ts'
import { fileName } from '#exports/file-name.ts'
import { pack } from '#exports/packing.ts'
import { between, type Watch } from '#exports/turns.ts'
import { resting } from './resting.ts'
import { speaker } from './data-columns.ts'

type Context = Pick<ExportContext, 'municipality' | 'today'>

/** One count of a survey that is over: its rows are handed on as `evaluation/rows.ts` says. */
export interface OpenedSurvey {
  count: Count
  context: Context
}

/** `title` is the key of its words in `text/de/survey-exports.ts`. */
interface SurveyFile {
  title: keyof typeof surveyExports.files
  /** The word in the file's name. */
  kind: string
  extension: string
  mime: string
}

export interface DataExport extends SurveyFile {
  id: 'xlsx' | 'sav' | 'csv' | 'sps' | 'texts-csv' | 'texts-sav' | 'ddi'
  /**
   * The file as bytes; undefined where fewer than five have answered, or, of texts, where there are none to show.
   * Lets the page breathe, reports progress from 0 to 1, and rejects with the signal's reason when aborted.
   */
  make(survey: OpenedSurvey, watch?: Watch): Promise<Uint8Array<ArrayBuffer> | undefined>
}

type Make = (data: RowData, survey: OpenedSurvey, watch: Watch) => ReturnType<DataExport['make']>

const fromRows =
  (make: Make): DataExport['make'] =>
  async (survey, watch = {}) => {
    const data = await survey.count.rows({ rest: resting(between(watch, 0, 0.3)) })
    return data && make(data, survey, between(watch, 0.3, 1))
  }

const sets = () => import('./row-dataset.ts')

const xlsx: Make = async (data, { context }, watch) => {
  const { rowDataSet, writtenDataSet } = await sets()
  const [rows, written] = [
    await rowDataSet(data, context, watch),
    await writtenDataSet(data, context),
  ]
  return pack({ kind: 'survey-xlsx', data: rows, written }, watch)
}

const rowsAs =
  (kind: 'survey-sav' | 'survey-csv'): Make =>
  async (data, { context }, watch) =>
    pack({ kind, data: await (await sets()).rowDataSet(data, context, watch) }, watch)

const textsAs =
  (kind: 'survey-sav' | 'survey-csv'): Make =>
  async (data, { context }, watch) => {
    const written = await (await sets()).writtenDataSet(data, context)
    return written.rows > 0 ? pack({ kind, data: written }, watch) : undefined
  }

const sps: Make = async (data, survey) => {
  const [{ rowDataSet }, { makeSps }] = await Promise.all([sets(), import('./sps.ts')])
  return makeSps(await rowDataSet(data, survey.context), dataFileName('csv', survey))
}

const ddi: Make = async (data, survey) => {
  const { context } = survey
  const [{ rowDataSet }, { makeDdi }] = await Promise.all([sets(), import('./ddi.ts')])
  return makeDdi(await rowDataSet(data, context), {
    id: data.questionnaire.survey,
    municipality: context.municipality.name,
    purpose: data.questionnaire.notice.purpose,
    period: data.period,
    ways: data.ways.map((channel) => words.channels[channel]),
    file: dataFileName('sav', survey),
  })
}

const csvMime = 'text/csv;charset=utf-8'
const savMime = 'application/x-spss-sav'
const { kinds } = words

export const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const dataExports: readonly DataExport[] = [
  {
    id: 'xlsx',
    title: 'xlsx',
    kind: kinds.data,
    extension: 'xlsx',
    mime: xlsxMime,
    make: fromRows(xlsx),
  },
  {
    id: 'sav',
    title: 'sav',
    kind: kinds.data,
    extension: 'sav',
    mime: savMime,
    make: fromRows(rowsAs('survey-sav')),
  },
  {
    id: 'csv',
    title: 'csv',
    kind: kinds.data,
    extension: 'csv',
    mime: csvMime,
    make: fromRows(rowsAs('survey-csv')),
  },
  {
    id: 'sps',
    title: 'sps',
    kind: kinds.data,
    extension: 'sps',
    mime: 'text/plain;charset=utf-8',
    make: fromRows(sps),
  },
  {
    id: 'texts-csv',
    title: 'textsCsv',
    kind: kinds.texts,
    extension: 'csv',
    mime: csvMime,
    make: fromRows(textsAs('survey-csv')),
  },
  {
    id: 'texts-sav',
    title: 'textsSav',
    kind: kinds.texts,
    extension: 'sav',
    mime: savMime,
    make: fromRows(textsAs('survey-sav')),
  },
  {
    id: 'ddi',
    title: 'ddi',
    kind: kinds.description,
    extension: 'xml',
    mime: 'application/xml',
    make: fromRows(ddi),
  },
]

export interface QuestionnaireExport extends SurveyFile {
  id: 'xlsform' | 'json'
  make(questionnaire: Questionnaire, watch?: Watch): Promise<Uint8Array<ArrayBuffer>>
}

/** The questions alone; no answer is in them. */
export const questionnaireExports: readonly QuestionnaireExport[] = [
  {
    id: 'xlsform',
    title: 'xlsform',
    kind: kinds.questionnaire,
    extension: 'xlsx',
    mime: xlsxMime,
    make: (questionnaire, watch) => pack({ kind: 'survey-xlsform', questionnaire }, watch),
  },
  {
    id: 'json',
    title: 'json',
    kind: kinds.questionnaire,
    extension: 'json',
    mime: 'application/json',
    make: async (questionnaire) => {
      const { canonical } = await import('#survey/canonical.ts')
      return new TextEncoder().encode(canonical(questionnaire))
    },
  },
]

/** The name of a file: day, kind, title. */
export function surveyFileName(
  { kind, extension }: Pick<SurveyFile, 'kind' | 'extension'>,
  questionnaire: Questionnaire,
  { today }: Pick<Context, 'today'>,
): string {
  return fileName(today, kind, speaker(questionnaire)(questionnaire.title), extension)
}

function dataFileName(extension: string, { count, context }: OpenedSurvey): string {
  return surveyFileName({ kind: kinds.data, extension }, count.questionnaire, context)
}
