/** Answers of a table as responses, with a report: unknown values, missing ones, rows that were refused. */
import { Channel, Response, type Answer, type Answers } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import type { Questionnaire } from '#schema/survey.ts'
import type { Variable } from '#survey/variables.ts'
import { quote } from '#imports/wording.ts'
import { Budget, type Watch } from '#imports/survey/budget.ts'
import { answerNames, spelling, type Meaning } from './columns.ts'
import { cellOf, type AnswerTable } from './table.ts'
import { answerOf, boxOf, dayOf } from './values.ts'

/** To which survey the answers belong, and what holds where the table says nothing. */
export interface AnswerTarget {
  questionnaire: Questionnaire
  /** `hashOf(questionnaire)`. */
  hash: string
  channel: Channel
  /** `JJJJ-MM-TT`. */
  day: string
}

export interface AnswerReport {
  rows: number
  taken: number
  /** Columns that nobody wanted. */
  columns: string[]
  /** Answers that no column holds. */
  lacking: string[]
  /** Values that the question does not know; each became "ungültig". */
  unknown: { column: string; value: string; times: number }[]
  /** Cells without an answer. */
  missing: number
  /** Rows from 2 on, as a spreadsheet counts, and why they were refused; the first hundred. */
  refused: { row: number; sentence: string }[]
  refusedCount: number
}

const mostListed = 100

const channels = new Map<string, Channel>([
  ...Channel.options.map((name) => [name, name] as const),
  ['papier', 'paper'],
  ['tablet', 'kiosk'],
  ['telefon', 'telephone'],
])

class Tally {
  readonly report: AnswerReport
  readonly #unknown = new Map<string, AnswerReport['unknown'][number]>()

  constructor(rows: number, columns: string[], lacking: string[]) {
    this.report = {
      rows,
      taken: 0,
      columns,
      lacking,
      unknown: [],
      missing: 0,
      refused: [],
      refusedCount: 0,
    }
  }

  strange(column: string, value: string): void {
    const key = `${column}\n${value.slice(0, 60)}`
    const known = this.#unknown.get(key)
    if (known) known.times++
    else if (this.#unknown.size < mostListed * 5) {
      const one = { column, value: quote(value).slice(1, -1), times: 1 }
      this.#unknown.set(key, one)
      this.report.unknown.push(one)
    }
  }

  refuse(row: number, sentence: string): void {
    this.report.refusedCount++
    if (this.report.refused.length < mostListed) this.report.refused.push({ row, sentence })
  }
}

interface Reading {
  table: AnswerTable
  meanings: readonly Meaning[]
  target: AnswerTarget
  names: ReadonlyMap<string, Variable>
  tally: Tally
}

function answersOf(row: readonly string[], { table, meanings, names, tally }: Reading): Answers {
  const found = new Map<string, Answer>()
  const boxes = new Map<string, string[]>()
  for (const [at, meaning] of meanings.entries()) {
    const cell = cellOf(row, at)
    const head = table.heads[at] ?? ''
    if (meaning.is === 'box') {
      const isOn = boxOf(cell)
      if (isOn === undefined) tally.strange(head, cell)
      const chosen = boxes.get(meaning.name) ?? []
      if (isOn) chosen.push(meaning.code)
      boxes.set(meaning.name, chosen)
    }
    const variable = meaning.is === 'answer' ? names.get(meaning.name) : undefined
    if (meaning.is !== 'answer' || !variable) continue
    const answer = answerOf(cell, variable, table.isGerman)
    if (!answer) tally.strange(head, cell)
    found.set(meaning.name, answer ?? { missing: 'invalid' })
  }
  for (const [name, codes] of boxes) if (codes.length > 0) found.set(name, { value: codes })
  const all = [...names.keys()].map(
    (name) => [name, found.get(name) ?? { missing: 'skipped' as const }] as const,
  )
  tally.report.missing += all.filter(([, answer]) => 'missing' in answer).length
  return Object.fromEntries(all)
}

/** What the row says about itself; a sentence for what cannot be. */
function aboutOf(row: readonly string[], { meanings, target }: Reading) {
  const cell = (is: Meaning['is']) => {
    const at = meanings.findIndex((meaning) => meaning.is === is)
    return at < 0 ? '' : cellOf(row, at)
  }
  const day = cell('day') === '' ? target.day : dayOf(cell('day'))
  if (day === undefined) return `${quote(cell('day'))} ist kein Datum.`
  const channel = cell('channel') === '' ? target.channel : channels.get(spelling(cell('channel')))
  if (!channel) return `Den Weg ${quote(cell('channel'))} gibt es nicht.`
  const [first = 'de'] = target.questionnaire.languages
  const wish = cell('language') || first
  if (!target.questionnaire.languages.includes(wish))
    return `Die Sprache ${quote(wish)} hat der Fragebogen nicht.`
  const batch = cell('batch').slice(0, 20)
  const number = /^[1-9]\d{0,8}$/.test(cell('number')) ? Number(cell('number')) : undefined
  return {
    day,
    channel,
    language: wish,
    ...(batch ? { batch } : {}),
    ...(number ? { number } : {}),
  }
}

function readRow(row: readonly string[], at: number, reading: Reading): Response | undefined {
  const { table, target, tally } = reading
  const number = at + 2
  if (row.length > table.heads.length) {
    tally.refuse(number, 'Die Zeile hat mehr Felder als die Kopfzeile.')
    return undefined
  }
  const about = aboutOf(row, reading)
  if (typeof about === 'string') {
    tally.refuse(number, about)
    return undefined
  }
  const answers = answersOf(row, reading)
  if (
    Object.values(answers).every((answer) => 'missing' in answer && answer.missing === 'skipped')
  ) {
    tally.refuse(number, 'Die Zeile enthält keine Antwort.')
    return undefined
  }
  const { questionnaire, hash } = target
  const response = {
    format: 1,
    id: newId(),
    survey: questionnaire.survey,
    questionnaire: hash,
    ...about,
    answers,
  }
  const parsed = Response.safeParse(response)
  if (!parsed.success)
    tally.refuse(number, 'Die Zeile enthält etwas, das eine Antwort nicht haben kann.')
  return parsed.success ? parsed.data : undefined
}

/**
 * Makes responses of a table; `meanings` says for each column what it holds. Rejects only with the reason of
 * `watch.signal`, once that was aborted; nothing is kept anywhere.
 */
export async function readAnswers(
  table: AnswerTable,
  meanings: readonly Meaning[],
  target: AnswerTarget,
  watch: Watch = {},
): Promise<{ responses: Response[]; report: AnswerReport }> {
  // The table is bounded when it is read.
  const budget = new Budget(watch, Infinity)
  const names = answerNames(target.questionnaire)
  const held = new Set(meanings.flatMap((one) => ('name' in one ? [one.name] : [])))
  const unused = table.heads.filter((_, at) => (meanings[at]?.is ?? 'nothing') === 'nothing')
  const tally = new Tally(
    table.rows.length,
    unused,
    [...names.keys()].filter((name) => !held.has(name)),
  )
  const reading: Reading = { table, meanings, target, names, tally }
  const responses: Response[] = []
  for (const [at, row] of table.rows.entries()) {
    budget.spend(names.size + row.length)
    const response = readRow(row, at, reading)
    if (response) responses.push(response)
    await budget.rest(at / table.rows.length)
  }
  tally.report.taken = responses.length
  return { responses, report: tally.report }
}
