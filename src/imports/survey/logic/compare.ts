/** Comparisons: what the file writes as an answer becomes what is kept here. */
import { quote } from '#imports/wording.ts'
import type { Expression } from '#schema/expression.ts'
import { Impossible, type Node } from './node.ts'
import { targetOf, type Target, type Where } from './scope.ts'

type Value = string | number | boolean | null
/** How parts of a comparison become expressions; given by whoever builds the whole. */
export interface Parts {
  numberOf(node: Node | undefined, where: Where): Expression
  valueOf(node: Node | undefined, where: Where): Expression
}

type Comparing = Where & Parts
type Order = '<' | '<=' | '>' | '>='

const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
const tests = {
  '<': (one: number, other: number) => one < other,
  '<=': (one: number, other: number) => one <= other,
  '>': (one: number, other: number) => one > other,
  '>=': (one: number, other: number) => one >= other,
}

export function isAnswered({ variable, holds, code }: Target): Expression {
  if (holds === 'option') return { in: [code ?? '', { var: variable }] }
  return { answered: { var: variable } }
}

/** What is kept here for an answer as the file writes it. */
export function keptOf(target: Target, value: Value): string | number | boolean {
  if (target.values) {
    const kept = target.values.get(String(value))
    if (kept === undefined) {
      throw new Impossible(`die Antwort ${quote(String(value))} kommt in der Frage nicht vor`)
    }
    return kept
  }
  if (target.holds !== 'number')
    return value === null ? '' : target.holds === 'any' ? value : String(value)
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value)
  if (Number.isFinite(number)) return number
  throw new Impossible(`sie vergleicht eine Zahl mit ${quote(String(value))}`)
}

/** True where this code is among those chosen, or is the one chosen, or the text. */
export function has(target: Target, value: Value): Expression {
  const kept = keptOf(target, value)
  const variable = { var: target.variable }
  return target.holds === 'codes' ? { in: [kept, variable] } : { '==': [variable, kept] }
}

function equalsValue(target: Target, value: Value): Expression {
  if (value === '' || value === null) return { '!': isAnswered(target) }
  if (target.holds === 'option') {
    const isYes = /^(y|1|true)$/i.test(String(value))
    return isYes ? isAnswered(target) : { '!': isAnswered(target) }
  }
  const found = has(target, value)
  if (target.holds !== 'codes') return found
  return { and: [found, { '==': [{ count: { var: target.variable } }, 1] }] }
}

function equalsList(target: Target, list: Node[]): Expression {
  const found = list.map((part) => has(target, literal(part)))
  if (target.holds !== 'codes') return found[0] ?? { '!': isAnswered(target) }
  return { and: [...found, { '==': [{ count: { var: target.variable } }, list.length] }] }
}

/** The value of a part that must be written out; throws `Impossible` otherwise. */
export function literal(node: Node | undefined): Value {
  if (node?.is === 'value') return node.value
  throw new Impossible('sie rechnet, wo hier nur eine feste Antwort stehen kann')
}

/** `string-length(x) > 0` only asks whether there is an answer. */
function lengthOf(
  name: Order | '==',
  one: Node,
  other: Node,
  where: Where,
): Expression | undefined {
  const isLength = one.is === 'call' && where.functions.get(one.name) === 'length'
  const inner = isLength ? one.parts[0] : undefined
  if (!inner || other.is !== 'value') return undefined
  const answered = isAnswered(targetOf(inner, where))
  const sign = `${name} ${String(other.value)}`
  if (['> 0', '>= 1'].includes(sign)) return answered
  if (['== 0', '< 1', '<= 0'].includes(sign)) return { '!': answered }
  return undefined
}

/** `a == b`, as the file means it: nothing equals an empty text. */
export function equal(one: Node, other: Node, where: Comparing): Expression {
  const asked = lengthOf('==', one, other, where)
  if (asked !== undefined) return asked
  if (one.is !== 'name' && other.is === 'name') return equal(other, one, where)
  if (one.is === 'name' && !where.columns?.has(one.name)) {
    const target = targetOf(one, where)
    if (other.is === 'value') return equalsValue(target, other.value)
    if (other.is === 'list') return equalsList(target, other.parts)
    if (other.is === 'name' && where.columns?.has(other.name)) {
      return equalsColumn(target, where.columns.get(other.name) ?? '')
    }
    if (target.holds === 'number')
      return { '==': [{ var: target.variable }, where.numberOf(other, where)] }
    if (target.holds === 'option')
      throw new Impossible('sie vergleicht einzelne Antworten miteinander')
  }
  return { '==': [where.valueOf(one, where), where.valueOf(other, where)] }
}

/** Each choice has its own text in a column: one that the question lacks is never equal. */
function equalsColumn(target: Target, text: string): Expression {
  if (target.values && text !== '' && !target.values.has(text)) return false
  return equalsValue(target, text)
}

/** `a < b` and its kin. */
export function ordered(name: Order, one: Node, other: Node, where: Comparing): Expression {
  const asked = lengthOf(name, one, other, where)
  if (asked !== undefined) return asked
  if (one.is !== 'name' && other.is === 'name') return ordered(turned[name], other, one, where)
  if (one.is !== 'name')
    return { [name]: [where.numberOf(one, where), where.numberOf(other, where)] }
  const target = targetOf(one, where)
  const variable = { var: target.variable }
  if (target.holds === 'date') return { [name]: [variable, dayOf(other, where)] }
  if (!target.values || other.is !== 'value') {
    return { [name]: [where.numberOf(one, where), where.numberOf(other, where)] }
  }
  const limit = Number(other.value)
  const fitting = [...target.values].filter(([text]) => tests[name](Number(text), limit))
  if (
    Number.isNaN(limit) ||
    [...target.values.keys()].some((text) => !/^-?\d+(\.\d+)?$/.test(text))
  ) {
    throw new Impossible('sie vergleicht Antworten der Größe nach, die keine Zahlen sind')
  }
  const equals = fitting.map(([, kept]): Expression => ({ '==': [variable, kept] }))
  return equals.length === 1 ? (equals[0] ?? false) : { or: equals }
}

function dayOf(node: Node, where: Comparing): Expression {
  if (node.is !== 'value') return where.valueOf(node, where)
  const day = /^\d{4}-\d{2}-\d{2}/.exec(String(node.value))?.[0]
  if (day) return day
  throw new Impossible(`sie vergleicht ein Datum mit ${quote(String(node.value))}`)
}
