/** Answers that are worth trying on a condition: between two of them it always says the same. */
import type { Value } from '#schema/answer.ts'
import type { Expression, Operation } from '#schema/expression.ts'
import type { Question } from '#schema/survey.ts'
import { partsOf } from './expression.ts'
import type { Variable } from './variables.ts'

/** Values that expressions compare with, by kind. */
export interface Constants {
  numbers: number[]
  texts: string[]
}

export function constantsIn(expressions: readonly Expression[]): Constants {
  const constants: Constants = { numbers: [], texts: [] }
  const look = (expression: Expression): void => {
    const node = partsOf(expression)
    if (node) {
      if (node.operation !== 'var') node.parts.forEach(look)
    } else if (typeof expression === 'number') constants.numbers.push(expression)
    else if (typeof expression === 'string') constants.texts.push(expression)
  }
  expressions.forEach(look)
  return constants
}

const dayAfter = (day: string, days: number): string[] => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? [] : [new Date(time + days * 86_400_000).toISOString().slice(0, 10)]
}

function numbersOf(question: Extract<Question, { kind: 'number' }>, constants: Constants) {
  const { least = -Infinity, most = Infinity, decimals = 0 } = question
  const step = 10 ** -decimals
  const written = constants.texts.map(Number).filter(Number.isFinite)
  const marks = [...constants.numbers, ...written, least, most].filter(Number.isFinite)
  const near = marks.flatMap((mark) => [mark - step, mark, mark + step])
  return [0, ...near]
    .map((one) => Number(one.toFixed(decimals)))
    .filter((one) => one >= least && one <= most)
}

function daysOf({ first, last }: Extract<Question, { kind: 'date' }>, { texts }: Constants) {
  const marks = ['2026-01-01', ...texts, first ?? '', last ?? '']
  const near = marks.flatMap((mark) => [-1, 0, 1].flatMap((days) => dayAfter(mark, days)))
  return near.filter((day) => (!first || day >= first) && (!last || day <= last))
}

/** All sets of the codes that are named, and one of each size. */
function setsOf(codes: readonly string[], named: readonly string[], most: number): string[][] {
  const kept = codes.filter((code) => named.includes(code)).slice(0, 6)
  let sets: string[][] = [[]]
  for (const code of kept) sets = [...sets, ...sets.map((set) => [...set, code])]
  const sizes = codes.map((_, at) => codes.slice(0, at + 1))
  const others = codes.filter((code) => !named.includes(code)).slice(0, 1)
  const all = [...sets, ...sets.map((set) => [...set, ...others]), ...sizes]
  return all.filter((set) => set.length > 0 && set.length <= most)
}

function candidates({ question, isMany, name, labels }: Variable, constants: Constants): Value[] {
  const codes = labels.map(({ code }) => code)
  const named = [...constants.texts, ...constants.numbers.map(String)]
  if (question.kind === 'choice' && name !== question.name) return ['x', ...constants.texts]
  switch (question.kind) {
    case 'choice': {
      const all = question.other ? [...codes, 'other'] : codes
      return isMany ? setsOf(all, named, question.most ?? all.length) : all
    }
    case 'ranking':
      return setsOf(codes, named, codes.length)
    case 'scale':
    case 'rating':
      return codes.map(Number)
    case 'yes-no':
      return [true, false]
    case 'number':
      return numbersOf(question, constants)
    case 'date':
      return daysOf(question, constants)
    case 'place':
      return question.plan === undefined ? codes : [...codes, '500,500', ...constants.texts]
    case 'matrix':
      return codes
    default:
      return ['x', ...constants.texts]
  }
}

/** What may be answered to a variable, as far as it matters beside these constants; each once. */
export function candidatesOf(variable: Variable, constants: Constants): Value[] {
  return [...new Set(candidates(variable, constants))]
}

const sums: readonly Operation[] = ['+', '-', '*', '/', 'round', 'cat', 'min', 'max', 'today']
const comparisons: readonly Operation[] = ['==', '!=', '<', '<=', '>', '>=']

/** False where trying candidates proves nothing: sums, and two answers beside each other. */
export function canBeTried(expression: Expression): boolean {
  const node = partsOf(expression)
  if (!node || node.operation === 'var') return true
  if (sums.includes(node.operation)) return false
  const isComparison = comparisons.includes(node.operation)
  if (isComparison && node.parts.filter((part) => partsOf(part)).length > 1) return false
  return node.parts.every(canBeTried)
}
