/** What can be counted of each variable: its lines, and on which line an answer stands. */
import type { Value } from '#schema/answer.ts'
import type { Questionnaire, Texts } from '#schema/survey.ts'
import { variablesOf, type Variable } from '#survey/variables.ts'
import type { Picture, PublishedTable } from './published.ts'
import { dayRanges, rangeOf, rangesOf } from './ranges.ts'
import { isWritten } from './row-columns.ts'

export interface Line {
  code: string
  text: Texts
}

/** One variable with its lines. `lineOf` gives -1 for a value that fits nowhere. */
export interface Countable {
  variable: Variable
  picture: Picture
  linesAre: PublishedTable['linesAre']
  lines: readonly Line[]
  /** The line of a value. Of `options` it is asked for each line apart: `has`. */
  lineOf: (value: Value) => number
  /** True where somebody may stand on several lines: each line is then counted as yes or no. */
  isMany: boolean
  has: (value: Value, code: string) => boolean
  /** The value that stands for a line, for questions that depend on it; undefined where no single one does. */
  valueFor: (line: number) => Value | undefined
}

/** Where an answer to a variable is kept: of a repeated section once for each round. */
export function keysOf({ name, repeats, section }: Variable): string[] {
  if (!section.repeat) return [name]
  return Array.from({ length: repeats }, (_, round) => `${name}.${String(round + 1)}`)
}

/** Codes for what stands on no list: another answer, and a pin on a plan. */
const otherLine: Line = {
  code: 'other',
  text: { de: 'Anderes', en: 'Other', 'de-simple': 'Anderes' },
}
const pinLine: Line = {
  code: 'pin',
  text: { de: 'Auf dem Plan gezeigt', en: 'Shown on the plan', 'de-simple': 'Auf dem Plan' },
}

const none = () => undefined
const never = () => false

function coded(variable: Variable): Countable {
  const { question, labels, measure, isMany } = variable
  const lines: Line[] = labels.map(({ code, text }) => ({
    code,
    text: text.de ? text : named(code, text),
  }))
  if (question.kind === 'choice' && question.other) lines.push(otherLine)
  if (question.kind === 'place' && question.plan) lines.push(pinLine)
  const places = new Map(lines.map(({ code }, line) => [code, line]))
  const codeOf = (value: Value): string => {
    if (typeof value === 'boolean') return value ? '1' : '0'
    if (Array.isArray(value)) return value[0] ?? ''
    return question.kind === 'place' && /^\d+,\d+$/.test(String(value))
      ? pinLine.code
      : String(value)
  }
  const isRanked = measure === 'ranks'
  const isSeveral = isMany && !isRanked && !(question.kind === 'choice' && question.most === 1)
  return {
    variable,
    picture: question.kind === 'scale' || question.kind === 'matrix' ? 'steps' : 'bars',
    linesAre: isSeveral ? 'options' : isRanked ? 'first' : 'answers',
    lines,
    isMany: isSeveral,
    has: (value, code) => Array.isArray(value) && value.includes(code),
    lineOf: (value) => places.get(codeOf(value)) ?? -1,
    valueFor: (line) => valueOf(variable, lines[line]?.code),
  }
}

/** Words for a step without words of its own: its number. */
function named(code: string, text: Texts): Texts {
  return Object.keys(text).length > 0 ? text : { de: code, en: code }
}

function valueOf({ question, isMany }: Variable, code: string | undefined): Value | undefined {
  if (code === undefined || isMany || code === pinLine.code) return undefined
  if (question.kind === 'yes-no') return code === '1'
  if (question.kind === 'scale' || question.kind === 'rating') return Number(code)
  return code
}

function amounts(variable: Variable, values: readonly Value[], apart: number): Countable {
  const numbers = values.filter((value) => typeof value === 'number')
  const bounds = variable.question.kind === 'number' ? variable.question : {}
  const ranges = rangesOf(numbers, bounds, apart)
  return {
    variable,
    picture: 'histogram',
    linesAre: 'ranges',
    lines: ranges.map(({ text }, line) => ({ code: String(line + 1), text })),
    isMany: false,
    has: never,
    lineOf: (value) => (typeof value === 'number' ? rangeOf(value, ranges) : -1),
    valueFor: none,
  }
}

function dates(variable: Variable, values: readonly Value[], apart: number): Countable {
  const days = values.filter((value) => typeof value === 'string')
  const { ranges, numberOf } = dayRanges(days, apart)
  return {
    variable,
    picture: 'histogram',
    linesAre: 'ranges',
    lines: ranges.map(({ text }, line) => ({ code: String(line + 1), text })),
    isMany: false,
    has: never,
    lineOf: (value) => (typeof value === 'string' ? rangeOf(numberOf(value), ranges) : -1),
    valueFor: none,
  }
}

/** Codes that people gave to a free text: as many as they liked. */
export interface Coding {
  name: string
  lines: readonly Line[]
}

function texts(variable: Variable, coding: Coding | undefined): Countable {
  return {
    variable,
    picture: 'words',
    linesAre: 'words',
    lines: coding?.lines ?? [],
    isMany: true,
    has: (value, code) => Array.isArray(value) && value.includes(code),
    lineOf: () => -1,
    valueFor: none,
  }
}

/**
 * Everything that is counted, in the order of the questionnaire. Photos and what is computed are not: a sum is made
 * of other answers, and with both of them a hidden one could be worked out. `valuesOf` gives all values of a name.
 */
export function countablesOf(
  questionnaire: Pick<Questionnaire, 'sections'>,
  valuesOf: (variable: Variable) => readonly Value[],
  { apart, codings }: { apart: number; codings: readonly Coding[] },
): Countable[] {
  return variablesOf(questionnaire).flatMap((variable): Countable[] => {
    const { question, measure, name } = variable
    if (question.kind === 'photo' || question.kind === 'calculation') return []
    if (isWritten(variable)) {
      return [
        texts(
          variable,
          codings.find((one) => one.name === name),
        ),
      ]
    }
    if (measure === 'amount') return [amounts(variable, valuesOf(variable), apart)]
    if (measure === 'date') return [dates(variable, valuesOf(variable), apart)]
    return [coded(variable)]
  })
}
