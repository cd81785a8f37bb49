/** Computes conditions and sums of a questionnaire. Never throws; what is missing is never equal to anything. */
import type { Value } from '#schema/answer.ts'
import { deepest, type Expression, type Operation } from '#schema/expression.ts'
import { isRealDay } from '#schema/measure.ts'

/** What an expression can see. */
export interface Scope {
  /** Undefined while there is no value: not answered, not wanted, not asked. */
  value: (name: string) => Value | undefined
  /** The day on which it is asked, as `JJJJ-MM-TT`. */
  today: string
}

/** A value, or undefined for what is missing or makes no sense. */
export type Result = Value | undefined

/** A text that grew longer would be no answer any more. */
const longestText = 4000

const isDay = (value: Result): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDay(value)

/** Numbers, also those that stand in a text, as codes do. */
function numberOf(value: Result): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** True for what counts as yes: anything but missing, false, 0 and what is empty. */
export function isTrue(value: Result): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

function isAnswered(value: Result): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Undefined if one of them is missing or they cannot be compared. */
function isSame(one: Result, other: Result): boolean | undefined {
  if (!isAnswered(one) || !isAnswered(other)) return undefined
  if (Array.isArray(one) || Array.isArray(other)) {
    return JSON.stringify(one) === JSON.stringify(other)
  }
  if (typeof one === typeof other) return one === other
  const numbers = [numberOf(one), numberOf(other)]
  return numbers.includes(undefined) ? false : numbers[0] === numbers[1]
}

function order(one: Result, other: Result): number | undefined {
  if (isDay(one) && isDay(other)) return one < other ? -1 : one > other ? 1 : 0
  const [first, second] = [numberOf(one), numberOf(other)]
  return first === undefined || second === undefined ? undefined : first - second
}

function compares(holds: (difference: number) => boolean) {
  return ([one, other]: Result[]): Result => {
    const difference = order(one, other)
    return difference !== undefined && holds(difference)
  }
}

function calculates(sum: (numbers: number[]) => number) {
  return (values: Result[]): Result => {
    const numbers = values.map(numberOf)
    if (numbers.includes(undefined)) return undefined
    const result = sum(numbers as number[])
    return Number.isFinite(result) ? result : undefined
  }
}

/** The extreme of those that are there. */
function chooses(choose: (...numbers: number[]) => number) {
  return (values: Result[]): Result => {
    const numbers = values.map(numberOf).filter((number) => number !== undefined)
    return numbers.length ? choose(...numbers) : undefined
  }
}

function round([value, digits]: Result[]): Result {
  const number = numberOf(value)
  if (number === undefined) return undefined
  const factor = 10 ** Math.min(6, Math.max(0, Math.trunc(numberOf(digits) ?? 0)))
  return Math.round(number * factor) / factor
}

function textOf(value: Result): string {
  return Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value)
}

/** Those whose parts are all computed before. */
const computed: Record<
  Exclude<Operation, 'var' | 'and' | 'or' | 'if' | 'today'>,
  (values: Result[]) => Result
> = {
  answered: ([value]) => isAnswered(value),
  count: ([value]) => (Array.isArray(value) ? value.length : isAnswered(value) ? 1 : 0),
  in: ([code, list]) =>
    isAnswered(code) &&
    (Array.isArray(list) ? list.includes(textOf(code)) : isSame(code, list) === true),
  '==': ([one, other]) => isSame(one, other) === true,
  '!=': ([one, other]) => isSame(one, other) === false,
  '<': compares((difference) => difference < 0),
  '<=': compares((difference) => difference <= 0),
  '>': compares((difference) => difference > 0),
  '>=': compares((difference) => difference >= 0),
  '!': ([value]) => !isTrue(value),
  '+': calculates((numbers) => numbers.reduce((sum, number) => sum + number, 0)),
  '-': calculates(([first = 0, ...others]) =>
    others.length ? others.reduce((rest, number) => rest - number, first) : 0 - first,
  ),
  '*': calculates((numbers) => numbers.reduce((product, number) => product * number, 1)),
  '/': calculates(([first = 0, second = Number.NaN]) => first / second),
  min: chooses(Math.min),
  max: chooses(Math.max),
  round,
  cat: (values) => values.map(textOf).join('').slice(0, longestText),
}

/** The one operation of an expression and its parts; undefined for a plain value. */
export function partsOf(
  expression: Expression,
): { operation: Operation; parts: readonly Expression[] } | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined
  const [entry] = Object.entries(expression) as [Operation, Expression | readonly Expression[]][]
  if (!entry || Array.isArray(expression)) return undefined
  const [operation, parts] = entry
  return { operation, parts: Array.isArray(parts) ? parts : [parts as Expression] }
}

function isIn<T extends object>(table: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(table, name)
}

function chooseBranch(parts: readonly Expression[], scope: Scope, depth: number): Result {
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const isChosen = isTrue(compute(parts[at] ?? null, scope, depth))
    if (isChosen) return compute(parts[at + 1] ?? null, scope, depth)
  }
  return parts.length % 2 === 1 ? compute(parts.at(-1) ?? null, scope, depth) : undefined
}

function compute(expression: Expression, scope: Scope, depth: number): Result {
  const node = partsOf(expression)
  if (!node) return typeof expression === 'object' ? undefined : expression
  if (depth > deepest) return undefined
  const { operation, parts } = node
  const isHeld = (part: Expression) => isTrue(compute(part, scope, depth + 1))
  switch (operation) {
    case 'var':
      return typeof parts[0] === 'string' ? scope.value(parts[0]) : undefined
    case 'today':
      return scope.today
    case 'and':
      return parts.every(isHeld)
    case 'or':
      return parts.some(isHeld)
    case 'if':
      return chooseBranch(parts, scope, depth + 1)
    default:
      if (!isIn(computed, operation)) return undefined
      return computed[operation](parts.map((part) => compute(part, scope, depth + 1)))
  }
}

/**
 * Computes an expression. What it cannot make sense of is missing. Its size is bounded where it is parsed
 * (schema/expression.ts); one that was never parsed ends at the same depth.
 */
export function evaluate(expression: Expression, scope: Scope): Result {
  return compute(expression, scope, 0)
}

/** Names of the variables that an expression reads, each once. */
export function namesIn(expression: Expression | undefined): string[] {
  if (typeof expression !== 'object' || expression === null) return []
  const names = new Set<string>()
  const look = (part: Expression, depth: number): void => {
    const node = partsOf(part)
    if (!node || depth > deepest) return
    const [name] = node.parts
    if (node.operation !== 'var') for (const inner of node.parts) look(inner, depth + 1)
    else if (typeof name === 'string') names.add(name)
  }
  look(expression, 0)
  return [...names]
}
