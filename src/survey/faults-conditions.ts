/** What is wrong with the conditions of a questionnaire. */
import type { Expression } from '#schema/expression.ts'
import type { Question, Section } from '#schema/survey.ts'
import { placeOf, type Condition, type Conditions } from './conditions.ts'
import { namesIn, partsOf } from './expression.ts'
import type { Finding } from './finding.ts'
import type { Reach } from './reach.ts'
import type { Variable } from './variables.ts'

/** Names in one circle are said by the circle. */
type IsInOneCircle = (one: Section | Question, other: Section | Question) => boolean

/** When a name is known at the earliest: a sum only after all that it adds. */
function knownAt(name: string, conditions: Conditions): number {
  const names = new Set([name])
  let latest = -1
  for (const read of names) {
    const question = conditions.variables.get(read)?.question
    if (!question) continue
    if (question.kind === 'calculation') for (const one of namesIn(question.value)) names.add(one)
    else latest = Math.max(latest, conditions.positions.get(question) ?? -1)
  }
  return latest
}

/** Names that are not there, that only come later, or that belong to another round. */
export function faultsOfNames(
  condition: Condition,
  conditions: Conditions,
  isInOneCircle: IsInOneCircle,
): Finding[] {
  const { section, question, role } = condition
  const own = question ?? section
  return namesIn(condition.expression).flatMap((name): Finding[] => {
    const variable = conditions.variables.get(name)
    const common = { ...placeOf(condition), weight: 'stops' as const, name }
    if (!variable) return [{ code: 'unknown-name', ...common }]
    const isOtherRound = variable.section.repeat && (variable.section !== section || !question)
    if (isOtherRound) return [{ code: 'repeated-name', ...common }]
    if (role === 'value' || role === 'constraint') return []
    const isLater = knownAt(name, conditions) >= (conditions.positions.get(own) ?? 0)
    const isSaid = isInOneCircle(own, variable.question)
    return isLater && !isSaid ? [{ code: 'later-name', ...common }] : []
  })
}

function canBe(value: string | number | boolean, { question, labels, name }: Variable): boolean {
  if (question.kind === 'yes-no') return typeof value === 'boolean'
  if (labels.length === 0 || (question.kind === 'place' && question.plan !== undefined)) return true
  const code = String(value)
  if (question.kind === 'choice' && question.other && name === question.name && code === 'other') {
    return true
  }
  return labels.some((label) => label.code === code)
}

/** Pairs of a name and what it is said to be the same as, or not. */
function comparisonsIn(
  expression: Expression,
): { name: string; value: string | number | boolean }[] {
  const node = partsOf(expression)
  if (!node) return []
  const { operation, parts } = node
  if (operation === 'var') return []
  const inner = parts.flatMap(comparisonsIn)
  if (!['==', '!=', 'in'].includes(operation)) return inner
  const names = parts.flatMap((part) => {
    const read = partsOf(part)
    return read?.operation === 'var' && typeof read.parts[0] === 'string' ? [read.parts[0]] : []
  })
  const values = parts.filter((part) => ['string', 'number', 'boolean'].includes(typeof part))
  const [name] = names
  const [value] = values as (string | number | boolean)[]
  if (name === undefined || value === undefined || parts.length !== 2) return inner
  return [...inner, { name, value }]
}

/** Answers that nobody can give, because they are not offered. */
export function faultsOfOptions(condition: Condition, conditions: Conditions): Finding[] {
  return comparisonsIn(condition.expression).flatMap(({ name, value }): Finding[] => {
    const variable = conditions.variables.get(name)
    if (!variable || canBe(value, variable)) return []
    const words = String(value)
    return [{ code: 'unknown-option', weight: 'stops', ...placeOf(condition), name, words }]
  })
}

/** Conditions under which nobody is ever asked, and constraints that refuse every answer. */
export function faultsOfReach(
  condition: Condition,
  conditions: Conditions,
  reach: Reach,
): Finding[] {
  const { role, section, question, expression, option } = condition
  if (role === 'constraint' && question) {
    const own = conditions.variables.has(question.name) ? [question.name] : []
    if (reach.isPossible([expression], own)) return []
    return [{ code: 'never-right', weight: 'stops', ...placeOf(condition) }]
  }
  if (role === 'repeat') {
    const [name = ''] = namesIn(expression)
    const kind = conditions.variables.get(name)?.question.kind
    const canCount = kind && ['number', 'choice', 'scale', 'rating', 'calculation'].includes(kind)
    return kind && !canCount
      ? [{ code: 'never', weight: 'advises', ...placeOf(condition), name }]
      : []
  }
  if (role !== 'show') return []
  const around = question ? [section.show, ...(option ? [question.show] : [])] : []
  const all = [expression, ...around].filter((one) => one !== undefined)
  if (reach.isPossible(all)) return []
  return [{ code: 'never', weight: 'advises', ...placeOf(condition) }]
}

/** Numbers and days between bounds that leave nothing. */
export function faultsOfBounds(question: Question): Finding[] {
  const isEmpty =
    (question.kind === 'number' && (question.least ?? -Infinity) > (question.most ?? Infinity)) ||
    (question.kind === 'date' &&
      Boolean(question.first && question.last && question.first > question.last))
  return isEmpty ? [{ code: 'never-right', weight: 'stops', question: question.id }] : []
}
