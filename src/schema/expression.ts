/** Conditions and sums in a questionnaire: JSON Logic with a short list of operations, nothing that runs code. */
import * as z from 'zod/mini'

/** Every operation an expression may name; the list is closed (jsonlogic.com, less what loops or reaches outside). */
export const operations = [
  'var',
  'answered',
  'count',
  'in',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  '!',
  'if',
  '+',
  '-',
  '*',
  '/',
  'min',
  'max',
  'round',
  'cat',
  'today',
] as const
export type Operation = (typeof operations)[number]

/** How deep expressions may be nested, and how many parts one may have. */
export const deepest = 12
export const mostParts = 200

/** A value, or one operation with its parts: `{ '>': [{ var: 'age' }, 17] }`. */
export type Expression =
  | string
  | number
  | boolean
  | null
  | { readonly [name in Operation]?: Expression | readonly Expression[] }

function isSound(value: unknown, depth: number, left: { parts: number }): boolean {
  left.parts -= 1
  if (depth > deepest || left.parts < 0) return false
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const [entry, ...others] = Object.entries(value) as [string, unknown][]
  if (!entry || others.length > 0) return false
  const [name, parts] = entry
  if (!operations.some((known) => known === name)) return false
  const list: unknown[] = Array.isArray(parts) ? parts : [parts]
  return list.every((part) => isSound(part, depth + 1, left))
}

/** True for an expression that only names known operations and is neither too deep nor too long. */
export function isExpression(value: unknown): value is Expression {
  return isSound(value, 0, { parts: mostParts })
}

export const Expression = z.custom<Expression>(isExpression)
