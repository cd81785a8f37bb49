/** The one door for data of single persons: rows that tell nobody from at least four others (methods, section 4.4). */
import { Missing, type Channel, type Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'
import { blanksOf, leastOf, leastRows, type Blanks, type Filling } from './row-blanks.ts'
import { cellOf, columnsOf, isWritten, type RowColumn } from './row-columns.ts'
import { tellingOf, type Telling } from './row-telling.ts'

const checked: unique symbol = Symbol('checked')

/** One column: numbers; where there is none, NaN and the reason, or no reason where nothing may be shown. */
export interface RowValues {
  column: RowColumn
  values: Float64Array<ArrayBuffer>
  reasons: readonly (Missing | undefined)[]
}

/** What people wrote to one question, in an order of its own: nothing joins it to a row. */
export interface Written {
  variable: Variable
  texts: string[]
}

/** Rows of single persons that may be handed on. Nothing but `RowGatherer` makes them. */
export interface RowData {
  readonly [checked]: true
  readonly questionnaire: Questionnaire
  readonly rows: number
  readonly columns: readonly RowValues[]
  /** Per row; undefined where it is hidden. */
  readonly channels: readonly (Channel | undefined)[]
  readonly languages: readonly (string | undefined)[]
  readonly written: readonly Written[]
  /** Names of variables that are blank in part or altogether, or left out. */
  readonly hidden: readonly string[]
  /** First and last day. */
  readonly period: readonly [string, string]
}

/** A whole number from 0 to below a limit, each as likely. */
export type Draw = (below: number) => number

/** Chance comes in blocks: asking for each number anew would take longer than all the rest. */
function drawing(): Draw {
  const block = new Uint32Array(1024)
  let at = block.length
  return (below) => {
    if (at === block.length) {
      crypto.getRandomValues(block)
      at = 0
    }
    return Math.floor(((block[at++] ?? 0) / 2 ** 32) * below)
  }
}

const noRest = () => Promise.resolve()

function shuffled<T>(items: Iterable<T>, draw: Draw): T[] {
  const list = [...items]
  for (let left = list.length; left > 1; left--) {
    const at = draw(left)
    const [one, last] = [list[at] as T, list[left - 1] as T]
    list[at] = last
    list[left - 1] = one
  }
  return list
}

/** Takes one sheet after the other, so that a page can breathe between them, and hands out rows at the end. */
export class RowGatherer {
  readonly #questionnaire: Questionnaire
  readonly #fillings: Filling[]
  readonly #written: (Written & { keys: string[] })[]
  readonly #telling: Telling
  readonly #channels: Channel[] = []
  readonly #languages: string[] = []
  readonly #days = new Set<string>()

  constructor(questionnaire: Questionnaire) {
    this.#questionnaire = questionnaire
    this.#telling = tellingOf(questionnaire)
    this.#fillings = columnsOf(questionnaire).map((column) => ({ column, values: [], reasons: [] }))
    this.#written = variablesOf(questionnaire)
      .filter((variable) => isWritten(variable) || variable.question.kind === 'calculation')
      .map((variable) => ({ variable, keys: keysOf(variable), texts: [] }))
  }

  /** Adds a sheet; trials and second entries of a sheet of paper are counted nowhere. */
  add({ trial, second, answers, channel, language, day }: Response): void {
    if (trial || second) return
    for (const { column, values, reasons } of this.#fillings) {
      const cell = cellOf(answers[column.key], column)
      values.push(typeof cell === 'number' ? cell : Number.NaN)
      reasons.push(typeof cell === 'number' ? 0 : reasonOf(cell))
    }
    for (const { keys, texts } of this.#written) {
      for (const key of keys) {
        const answer = answers[key]
        if (!answer || !('value' in answer) || typeof answer.value !== 'string') continue
        if (answer.value.trim() !== '') texts.push(answer.value)
      }
    }
    this.#channels.push(channel)
    this.#languages.push(language)
    this.#days.add(day)
  }

  /**
   * Rows in an order that says nothing; undefined below five answers. `rest` is awaited after each column, so that
   * a page stays alive; where it throws, nothing comes out.
   */
  async finish(rest: () => Promise<void> = noRest, draw = drawing()): Promise<RowData | undefined> {
    const rows = this.#channels.length
    if (rows < leastRows) return undefined
    const [fillings, channels, languages] = [
      this.#fillings.filter(hasSense),
      this.#channels,
      this.#languages,
    ]
    const notAsked = reasonOf('not-asked')
    const gathered = { fillings, channels, languages, telling: this.#telling, notAsked }
    const blanks = await blanksOf(gathered, rest)
    const order = shuffled(Array(rows).keys(), draw)
    const days = [...this.#days].sort()
    const written = this.#written.filter((one) => this.#mayBeRead(one))
    const columns: RowValues[] = []
    for (const filling of fillings) {
      columns.push(valuesOf(filling, order, blanks))
      await rest()
    }
    return {
      [checked]: true,
      questionnaire: this.#questionnaire,
      rows,
      columns,
      channels: order.map((row) => (blanks.channel.has(row) ? undefined : channels[row])),
      languages: order.map((row) => (blanks.language.has(row) ? undefined : languages[row])),
      written: written.map(({ variable, texts }) => ({ variable, texts: shuffled(texts, draw) })),
      hidden: this.#hidden(blanks, written),
      period: [days[0] ?? '', days.at(-1) ?? ''],
    }
  }

  /** Words about the person leave no device, a picture's address says nothing, and few words tell who wrote them. */
  #mayBeRead({ variable, texts }: Written): boolean {
    if (variable.question.kind === 'photo' || this.#telling.value.has(variable.name)) return false
    return texts.length >= leastOf(variable)
  }

  #hidden({ keys }: Blanks, shown: readonly Written[]): string[] {
    const names = this.#fillings.flatMap(({ column }) =>
      (keys.get(column.key)?.size ?? 0) > 0 ? column.variable.name : [],
    )
    const left = this.#written.filter((one) => one.texts.length > 0 && !shown.includes(one))
    return [...new Set([...names, ...left.map(({ variable }) => variable.name)])].sort()
  }
}

function reasonOf(missing: Missing): number {
  return 1 + Missing.options.indexOf(missing)
}

/** A calculation that gives words only has no numbers. */
function hasSense({ column, reasons }: Filling): boolean {
  return column.variable.question.kind !== 'calculation' || reasons.includes(0)
}

function keysOf({ name, repeats, section }: Variable): string[] {
  if (!section.repeat) return [name]
  return Array.from({ length: repeats }, (_, at) => `${name}.${String(at + 1)}`)
}

function valuesOf(
  { column, values, reasons }: Filling,
  order: readonly number[],
  { keys }: Blanks,
) {
  const blank = keys.get(column.key)
  const isShown = (row: number) => !blank?.has(row)
  return {
    column,
    values: Float64Array.from(order, (row) =>
      isShown(row) ? (values[row] ?? Number.NaN) : Number.NaN,
    ),
    reasons: order.map((row) =>
      isShown(row) ? Missing.options[(reasons[row] ?? 0) - 1] : undefined,
    ),
  }
}
