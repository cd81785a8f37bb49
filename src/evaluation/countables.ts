/** What can be counted of each variable: its lines, and on which line an answer stands. */
import type { Value } from '#schema/answer.ts'
import type { Questionnaire, Texts } from '#schema/survey.ts'
import { otherCode, otherName, variablesOf, type Variable } from '#survey/variables.ts'
import { planPartOf, planParts } from './plan-parts.ts'
import type { Picture, PlanPart, PublishedTable } from './published.ts'
import { dayRanges, fullRanges, rangeOf, rangesOf, type Range } from './ranges.ts'
import { leastOf } from './least.ts'

export interface Line {
  code: string
  text: Texts
  /** Where on a plan. */
  part?: PlanPart
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
  /** The value that stands for a line; undefined where no single one does. */
  valueFor: (line: number) => Value | undefined
  /** True for what the form has computed. */
  isComputed?: boolean
  /** True for what is shown of all, and never of a group: what is computed, and pins on a plan. */
  isOfAll?: boolean
}

/** Where an answer to a variable is kept: of a repeated section once for each round. */
export function keysOf({ name, repeats, section }: Variable): string[] {
  if (!section.repeat) return [name]
  return Array.from({ length: repeats }, (_, round) => `${name}.${String(round + 1)}`)
}

/** True for words that people wrote, and for pictures: they never stand in a row. */
export function isWritten({ question, name }: Pick<Variable, 'question' | 'name'>): boolean {
  if (question.kind === 'text' || question.kind === 'photo') return true
  return question.kind === 'choice' && name === otherName(question.name)
}

const otherLine: Line = {
  code: otherCode,
  text: { de: 'Anderes', en: 'Other', 'de-simple': 'Anderes' },
}

const none = () => undefined
const never = () => false

function coded(variable: Variable, persons: number): Countable {
  const { question, labels, measure, isMany } = variable
  const lines: Line[] = labels.map(({ code, text }) => ({
    code,
    text: text.de ? text : named(code, text),
  }))
  if (question.kind === 'choice' && question.other) lines.push(otherLine)
  const hasPlan = question.kind === 'place' && question.plan !== undefined
  if (hasPlan) lines.push(...planParts(persons))
  const places = new Map(lines.map(({ code }, line) => [code, line]))
  const codeOf = (value: Value): string => {
    if (typeof value === 'boolean') return value ? '1' : '0'
    if (Array.isArray(value)) return value[0] ?? ''
    return (hasPlan && planPartOf(value, persons)) || String(value)
  }
  const isStepped = question.kind === 'scale' || question.kind === 'matrix'
  const isRanked = measure === 'ranks'
  const isSeveral = isMany && !isRanked && !(question.kind === 'choice' && question.most === 1)
  return {
    variable,
    picture: hasPlan ? 'plan' : isStepped ? 'steps' : 'bars',
    linesAre: isSeveral ? 'options' : isRanked ? 'first' : 'answers',
    lines,
    isMany: isSeveral,
    has: (value, code) => Array.isArray(value) && value.includes(code),
    lineOf: (value) => places.get(codeOf(value)) ?? -1,
    valueFor: (line) => valueOf(variable, lines[line]),
    ...(hasPlan && { isOfAll: true }),
  }
}

/** Words for a step without words of its own: its number. */
function named(code: string, text: Texts): Texts {
  return Object.keys(text).length > 0 ? text : { de: code, en: code }
}

function valueOf({ question, isMany }: Variable, line: Line | undefined): Value | undefined {
  if (!line || isMany || line.part) return undefined
  const { code } = line
  if (question.kind === 'yes-no') return code === '1'
  if (question.kind === 'scale' || question.kind === 'rating') return Number(code)
  return code
}

function ranged(
  variable: Variable,
  ranges: readonly Range[],
  numberOf: (value: Value) => number | undefined,
  valueOf: (number: number) => Value,
): Countable {
  return {
    variable,
    picture: 'histogram',
    linesAre: 'ranges',
    lines: ranges.map(({ text }, line) => ({ code: String(line + 1), text })),
    isMany: false,
    has: never,
    lineOf: (value) => {
      const number = numberOf(value)
      return number === undefined ? -1 : rangeOf(number, ranges)
    },
    valueFor: (line) => {
      const range = ranges[line]
      return range && valueOf(range.stands)
    },
  }
}

const plainNumber = (value: Value) => (typeof value === 'number' ? value : undefined)

function amounts(variable: Variable, values: readonly Value[], apart: number): Countable {
  const numbers = values.filter((value) => typeof value === 'number')
  const bounds = variable.question.kind === 'number' ? variable.question : {}
  return ranged(variable, rangesOf(numbers, bounds, apart), plainNumber, (number) => number)
}

/** A number that the form has computed; undefined where it computes words. */
function computed(variable: Variable, values: readonly Value[], apart: number) {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return undefined
  const ranges = fullRanges(numbers, {}, Math.max(apart, leastOf(variable)))
  return {
    ...ranged(variable, ranges, plainNumber, (number) => number),
    isComputed: true,
    isOfAll: true,
  }
}

function dates(variable: Variable, values: readonly Value[], apart: number): Countable {
  const days = values.filter((value) => typeof value === 'string')
  const { ranges, numberOf, dayOf } = dayRanges(days, apart)
  const numberFor = (value: Value) => (typeof value === 'string' ? numberOf(value) : undefined)
  return ranged(variable, ranges, numberFor, dayOf)
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

interface Wishes {
  apart: number
  /** How many have answered the questionnaire. */
  persons: number
  codings: readonly Coding[]
  /** Names of what is computed and may be shown (`computing.ts`). */
  computable?: ReadonlySet<string>
}

/**
 * Everything that is counted, in the order of the questionnaire: no photos, and of what is computed only numbers that
 * `computable` names. `valuesOf` gives all values of a name.
 */
export function countablesOf(
  questionnaire: Pick<Questionnaire, 'sections'>,
  valuesOf: (variable: Variable) => readonly Value[],
  { apart, persons, codings, computable }: Wishes,
): Countable[] {
  return variablesOf(questionnaire).flatMap((variable): Countable[] => {
    const { question, measure, name } = variable
    if (question.kind === 'photo') return []
    if (question.kind === 'calculation') {
      const own = computable?.has(name) && computed(variable, valuesOf(variable), apart)
      return own ? [own] : []
    }
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
    return [coded(variable, persons)]
  })
}
