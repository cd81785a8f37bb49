/** Columns of row data with the words of the questionnaire, and the codes for answers that are missing. */
import type { RowColumn } from '#evaluation/row-columns.ts'
import type { RowData, RowValues } from '#evaluation/rows.ts'
import type { Missing } from '#schema/answer.ts'
import { textIn, type Questionnaire, type Texts } from '#schema/survey.ts'
import { surveyDocuments as words } from '#text/de/survey-documents.ts'
import { cleanLine } from '#exports/clean.ts'
import type { Level, NumberColumn, ResponseSet } from './dataset.ts'

/** What stands for a reason; SPSS is told the range of them all. */
export const missingCodes = {
  invalid: -95,
  illegible: -96,
  'not-asked': -97,
  declined: -98,
  skipped: -99,
} as const satisfies Record<Missing, number>

const range = [-99, -95] as const
/** Taken from the codes of a column in which somebody has answered with one of them, as often as needed. */
const shift = 999_900

/** The questionnaire's words in one line, in its first language. */
export function speaker({ languages }: Questionnaire): (texts: Texts) => string {
  const first = languages[0] ?? 'de'
  return (texts) => cleanLine(textIn(texts, first, first))
}

type Say = (texts: Texts) => string

const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 6 })

/** What was asked, with the row of a matrix, the option, and which time. */
function labelOf({ variable, part, round }: RowColumn, say: Say): string {
  const { text, row, labels, name, measure } = variable
  const parts = [say(text) || name]
  if (row) parts.push(say(row))
  if (part.kind === 'option') {
    const option = labels.find(({ code }) => code === part.code)
    parts.push((option ? say(option.text) : words.other) || part.code)
  }
  if (measure === 'ranks') parts.push(words.first)
  if (round !== undefined) parts.push(words.round(round))
  return parts.join(words.dash)
}

function meanings(column: RowColumn, say: Say): { value: number; text: string }[] {
  if (column.part.kind === 'option') {
    return [
      { value: 0, text: words.notChosen },
      { value: 1, text: words.chosen },
    ]
  }
  return column.labels.flatMap(({ value, code, text }) => {
    const said = say(text) || code
    // A number that says itself needs no words.
    return said === String(value) || said === german.format(value) ? [] : [{ value, text: said }]
  })
}

function levelOf({ variable, part }: RowColumn): Level {
  if (part.kind === 'option') return 'nominal'
  const { measure, question } = variable
  if (measure === 'amount' || measure === 'date' || question.kind === 'calculation') return 'scale'
  return measure === 'nominal' ? 'nominal' : 'ordinal'
}

/** How far the codes must move so that none of them is an answer. */
function shiftOf(values: Float64Array): number {
  for (let moved = 0; ; moved = moved * 10 + shift) {
    const [least, most] = [range[0] - moved, range[1] - moved]
    if (!values.some((value) => value >= least && value <= most)) return moved
  }
}

const mostDecimals = 6

function decimalsOf(values: Float64Array): number {
  let most = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    while (most < mostDecimals && Math.abs(value - Number(value.toFixed(most))) > 1e-9) most += 1
  }
  return most
}

/** The numbers of a column with a code wherever there is a reason; blank stays NaN. */
function numberColumn({ column, values, reasons }: RowValues, say: Say): NumberColumn {
  const moved = shiftOf(values)
  const isDate = column.variable.measure === 'date'
  const reasonLabels = Object.entries(missingCodes) as [Missing, number][]
  return {
    kind: isDate ? 'date' : 'number',
    name: column.name,
    label: labelOf(column, say),
    section: say(column.variable.section.title),
    level: levelOf(column),
    decimals: isDate ? 0 : decimalsOf(values),
    labels: [
      ...meanings(column, say),
      ...reasonLabels.map(([reason, code]) => ({
        value: code - moved,
        text: words.missing[reason],
      })),
    ],
    missing: [range[0] - moved, range[1] - moved],
    values: values.map((value, row) => {
      const reason = reasons[row]
      return reason === undefined ? value : missingCodes[reason] - moved
    }),
  }
}

/** How somebody answered, or to which version, as a column; blank where that would tell a person. */
function ownColumn(
  name: string,
  label: string,
  { groups, codes }: RowData['own'][number],
  say: Say,
): NumberColumn {
  const numbers = new Map(groups.map(({ code }, at) => [code, at + 1]))
  return {
    kind: 'number',
    name,
    label,
    section: '',
    level: 'nominal',
    decimals: 0,
    labels: groups.map(({ text }, at) => ({ value: at + 1, text: say(text) })),
    values: Float64Array.from(codes, (code) => numbers.get(code ?? '') ?? Number.NaN),
  }
}

/** All columns, `name` gives out names that are still free. */
export async function numberColumns(
  data: RowData,
  name: (wanted: string) => string,
  rest: () => Promise<void>,
): Promise<NumberColumn[]> {
  const say = speaker(data.questionnaire)
  const asked: NumberColumn[] = []
  for (const one of data.columns) {
    asked.push(numberColumn(one, say))
    await rest()
  }
  const own = data.own.map((one) => {
    const { name: wanted, label } = words.own[one.name]
    return ownColumn(name(wanted), label, one, say)
  })
  return [...asked, ...own]
}

/** Questions with several answers, each time they were asked. */
export function responseSets({ columns, questionnaire }: RowData): ResponseSet[] {
  const say = speaker(questionnaire)
  const sets = new Map<string, { name: string; label: string; columns: string[] }>()
  for (const { column } of columns) {
    if (column.part.kind !== 'option') continue
    const { variable, round, key, name } = column
    const set = sets.get(key)
    if (set) set.columns.push(name)
    else {
      const time = round === undefined ? [] : [words.round(round)]
      const label = [say(variable.text) || variable.name, ...time].join(words.dash)
      sets.set(key, { name: key.replace('.', '_'), label, columns: [name] })
    }
  }
  // A set of one is none (PSPP, "Multiple Response Sets Records").
  return [...sets.values()].filter((set) => set.columns.length > 1)
}
