/** The columns of row data: how the answers to each question become numbers, so that any program can count them. */
import type { Answer, Missing, Value } from '#schema/answer.ts'
import type { Questionnaire, Texts } from '#schema/survey.ts'
import { otherName, variablesOf, type Variable } from '#survey/variables.ts'

/** What of an answer a column holds: its code or amount, one option of several, a place in an order, half a pin. */
export type RowPart =
  | { kind: 'value' }
  | { kind: 'option'; code: string }
  | { kind: 'rank'; code: string }
  | { kind: 'pin'; axis: 0 | 1 }

export interface RowLabel {
  value: number
  /** As the questionnaire keeps it; empty for what is counted only. */
  code: string
  /** Missing for words that no questionnaire has: `pin` and `other`. */
  text?: Texts
}

export interface RowColumn {
  /** Unique, also where case does not matter: 64 letters at most, none of the words that SPSS keeps for itself. */
  name: string
  variable: Variable
  /** Which round of a repeated section, from 1. */
  round?: number
  /** As in `Answers`. */
  key: string
  part: RowPart
  /** What the numbers mean; empty for amounts. */
  labels: RowLabel[]
}

/** Codes for "Anderes, nämlich …" and for a pin put on a plan. */
export const otherCode = 'other'
export const pinCode = 'pin'

/** What SPSS takes for words of its own language. */
const reserved = new Set('all and by eq ge gt le lt ne not or to with'.split(' '))
const longestName = 64

/** Gives out names that no other column has. */
export function namer(): (wanted: string) => string {
  const given = new Set(reserved)
  return (wanted) => {
    const base = wanted.toLowerCase().slice(0, longestName)
    let name = base
    for (let again = 2; given.has(name); again++) {
      const end = `_${String(again)}`
      name = base.slice(0, longestName - end.length) + end
    }
    given.add(name)
    return name
  }
}

const isWhole = (code: string) => /^(0|[1-9]\d{0,8})$/.test(code)

/** Codes that are numbers stay what they are; others are counted through from 1. */
function numbered(codes: { code: string; text?: Texts }[]): RowLabel[] {
  const own = codes.filter(({ text }) => text)
  const keep = own.every(({ code }) => isWhole(code))
  const highest = keep ? Math.max(0, ...own.map(({ code }) => Number(code))) : 0
  let next = highest
  return codes.map((one) => ({
    ...one,
    value: keep && one.text ? Number(one.code) : (next += 1),
  }))
}

function codesOf({ question, labels }: Variable): { code: string; text?: Texts }[] {
  const codes: { code: string; text?: Texts }[] = labels.map(({ code, text }) => ({ code, text }))
  if (question.kind === 'choice' && question.other) codes.push({ code: otherCode })
  if (question.kind === 'place' && question.plan) codes.push({ code: pinCode })
  return codes
}

type Bare = Pick<RowColumn, 'part' | 'labels'> & { end: string }

function partsOf(variable: Variable): Bare[] {
  const codes = codesOf(variable)
  if (variable.measure === 'ranks') {
    return codes.map(({ code }) => ({ part: { kind: 'rank', code }, labels: [], end: `_${code}` }))
  }
  if (variable.isMany) {
    return codes.map(({ code }) => ({
      part: { kind: 'option', code },
      labels: [],
      // `name_other` is what the written words are kept under.
      end: code === otherCode ? '_anderes' : `_${code}`,
    }))
  }
  const main: Bare = { part: { kind: 'value' }, labels: numbered(codes), end: '' }
  if (variable.question.kind !== 'place' || !variable.question.plan) return [main]
  return [
    main,
    { part: { kind: 'pin', axis: 0 }, labels: [], end: '_x' },
    { part: { kind: 'pin', axis: 1 }, labels: [], end: '_y' },
  ]
}

/** True for words that people wrote, and for pictures: they never stand in a row. */
export function isWritten({ question, name }: Pick<Variable, 'question' | 'name'>): boolean {
  if (question.kind === 'text' || question.kind === 'photo') return true
  return question.kind === 'choice' && name === otherName(question.name)
}

/** Every column in the order of the questionnaire; of a repeated section one for each round. */
export function columnsOf(questionnaire: Pick<Questionnaire, 'sections'>): RowColumn[] {
  const name = namer()
  return variablesOf(questionnaire).flatMap((variable) => {
    if (isWritten(variable)) return []
    const parts = partsOf(variable)
    const isRepeated = variable.section.repeat !== undefined
    return Array.from({ length: variable.repeats }, (_, at) => at + 1).flatMap((round) =>
      parts.map(({ part, labels, end }) => ({
        name: name(`${variable.name}${end}${isRepeated ? `_${String(round)}` : ''}`),
        variable,
        ...(isRepeated && { round }),
        key: isRepeated ? `${variable.name}.${String(round)}` : variable.name,
        part,
        labels,
      })),
    )
  })
}

/** Seconds between 14 October 1582, where SPSS begins to count, and 1970. */
const epoch = 12_219_379_200

/** A day as SPSS counts it, in seconds; undefined for what is no day after 1582. */
function secondsOf(day: string): number | undefined {
  const at = Date.parse(`${day}T00:00:00Z`) / 1000 + epoch
  return Number.isFinite(at) && at > 0 ? at : undefined
}

/** The day of so many seconds, as `JJJJ-MM-TT`. */
export function dayOfSeconds(seconds: number): string {
  return new Date((seconds - epoch) * 1000).toISOString().slice(0, 10)
}

const pin = /^(\d{1,4}),(\d{1,4})$/

function codeOf(value: Value, { labels, variable }: RowColumn): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0
  const isPin = variable.question.kind === 'place' && typeof value === 'string' && pin.test(value)
  const wanted = isPin ? pinCode : String(value)
  return labels.find((label) => label.code === wanted)?.value
}

function numberOf(value: Value, column: RowColumn): number | undefined {
  switch (column.part.kind) {
    case 'option':
      return Array.isArray(value) ? Number(value.includes(column.part.code)) : undefined
    case 'rank':
      // Zero: not put into the order.
      return Array.isArray(value) ? value.indexOf(column.part.code) + 1 : undefined
    case 'pin': {
      const [, x, y] = (typeof value === 'string' && pin.exec(value)) || []
      return x && y ? Number(column.part.axis === 0 ? x : y) : undefined
    }
    case 'value': {
      const { measure, question } = column.variable
      if (measure === 'date') return typeof value === 'string' ? secondsOf(value) : undefined
      if (measure === 'amount' || question.kind === 'calculation') {
        return typeof value === 'string' || Array.isArray(value) ? undefined : Number(value)
      }
      return codeOf(value, column)
    }
  }
}

/** The number of an answer in a column, or why there is none. What fits nowhere is invalid. */
export function cellOf(answer: Answer | undefined, column: RowColumn): number | Missing {
  if (!answer) return 'not-asked'
  if ('missing' in answer) return answer.missing
  const number = numberOf(answer.value, column)
  if (number !== undefined) return number
  // Who named a place from the list put no pin, and was not asked for one.
  return column.part.kind === 'pin' ? 'not-asked' : 'invalid'
}
