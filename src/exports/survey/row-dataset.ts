/** Row data and written words as data sets, with what a reader must know about them. */
import { leastRows, leastSpecialRows } from '#evaluation/least.ts'
import { namer } from '#evaluation/row-columns.ts'
import type { RowData } from '#evaluation/rows.ts'
import { hashOf } from '#survey/canonical.ts'
import { surveyDocuments as words } from '#text/de/survey-documents.ts'
import { clean, cleanLine } from '#exports/clean.ts'
import type { ExportContext } from '#exports/context.ts'
import { germanDay } from '#exports/german.ts'
import type { Watch } from '#exports/turns.ts'
import { resting } from './resting.ts'
import { missingCodes, numberColumns, responseSets, speaker } from './data-columns.ts'
import type { DataSet, Remark } from './dataset.ts'

type Context = Pick<ExportContext, 'municipality' | 'today'>

function periodText([first, last]: RowData['period']): string {
  const days = [germanDay(first), germanDay(last)]
  return days[0] === days[1] ? (days[0] ?? '') : days.join(words.about.until)
}

async function remarksOf(data: RowData, { municipality, today }: Context): Promise<Remark[]> {
  const of = words.about
  const { questionnaire, columns, hidden } = data
  const isSpecial = columns.some(({ column }) => column.variable.special)
  const codes = Object.entries(missingCodes).map(
    ([reason, code]) => `${String(code)} ${words.missing[reason as keyof typeof missingCodes]}`,
  )
  return [
    [of.title, speaker(questionnaire)(questionnaire.title)],
    [of.municipality, cleanLine(municipality.name)],
    [of.version, String(questionnaire.version)],
    [of.hash, await hashOf(questionnaire)],
    [of.rows, String(data.rows)],
    [of.period, periodText(data.period)],
    [of.made, germanDay(today)],
    [of.names, of.namesText],
    [of.order, of.orderText],
    [of.missing, codes.join(', ')],
    [of.protection, of.protectionText(isSpecial ? leastSpecialRows : leastRows)],
    [of.features, data.features.map(speaker(questionnaire)).join(', ') || of.none],
    [of.left, [...new Set(data.left)].join(', ') || of.none],
    [of.hidden, hidden.join(', ') || of.none],
    [of.written, of.writtenText],
    [of.limit, of.limitText],
  ].flatMap(([term = '', text = '']) => (text === '' ? [] : [{ term, text }]))
}

function titleOf({ questionnaire }: RowData): string {
  return speaker(questionnaire)(questionnaire.title)
}

/** One row for each sheet of answers, numbers only. */
export async function rowDataSet(
  data: RowData,
  context: Context,
  watch: Watch = {},
): Promise<DataSet> {
  const name = namer()
  for (const { column } of data.columns) name(column.name)
  return {
    title: titleOf(data),
    made: context.today,
    rows: data.rows,
    columns: await numberColumns(data, name, resting(watch)),
    sets: responseSets(data),
    remarks: await remarksOf(data, context),
  }
}

/** What people wrote: question and text, nothing that leads to a sheet of answers. */
export async function writtenDataSet(data: RowData, context: Context): Promise<DataSet> {
  const of = words.written
  const say = speaker(data.questionnaire)
  const lines = data.written.flatMap(({ variable, texts }) => {
    const question = [variable.name, say(variable.text)].filter(Boolean).join(': ')
    return texts.map((text) => ({ question, text: clean(text) }))
  })
  const column = (name: string, label: string, values: string[]) =>
    ({ kind: 'text', name, label, section: '', level: 'nominal', values }) as const
  return {
    title: titleOf(data),
    made: context.today,
    rows: lines.length,
    columns: [
      column(
        of.question,
        of.questionLabel,
        lines.map(({ question }) => question),
      ),
      column(
        of.text,
        of.textLabel,
        lines.map(({ text }) => text),
      ),
    ],
    sets: [],
    remarks: await remarksOf(data, context),
  }
}
