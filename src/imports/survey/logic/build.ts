/** Makes our expressions of foreign conditions; what has no equal here is said, never guessed. */
import { quote } from '#imports/wording.ts'
import { isExpression, type Expression } from '#schema/expression.ts'
import { equal, has, isAnswered, literal, ordered, type Parts } from './compare.ts'
import { Impossible, type Node } from './node.ts'
import { targetOf, type Target, type Where } from './scope.ts'

type Call = Extract<Node, { is: 'call' }>
type Build = (parts: Node[], where: Where) => Expression

const most = 12

/** A code as the number it is written as, for sums over answers. */
function chosenNumber({ variable, values }: Target): Expression {
  const pairs = [...(values ?? [])].map(([text, kept]) => [Number(text), kept] as const)
  if (pairs.every(([number, kept]) => number === kept)) return { var: variable }
  if (pairs.length > most || pairs.some(([number]) => Number.isNaN(number))) {
    throw new Impossible('sie rechnet mit Antworten, die keine Zahlen sind')
  }
  const cases = pairs.flatMap(([number, kept]): Expression[] => [
    { '==': [{ var: variable }, kept] },
    number,
  ])
  return { if: [...cases, null] }
}

/** A part that must be a number. */
export function numberOf(node: Node | undefined, where: Where): Expression {
  if (node?.is === 'value') {
    const number = node.value === '' || node.value === null ? NaN : Number(node.value)
    if (Number.isFinite(number)) return number
    throw new Impossible(`sie rechnet mit ${quote(String(node.value))}`)
  }
  if (node?.is !== 'name') return valueOf(node, where)
  const target = targetOf(node, where)
  if (target.holds === 'option') return { if: [isAnswered(target), 1, 0] }
  if (target.values) return chosenNumber(target)
  if (['number', 'any', 'date'].includes(target.holds)) return { var: target.variable }
  throw new Impossible(`sie rechnet mit ${quote(node.name)}, das ist hier keine Zahl`)
}

/** A part that stands for itself. */
export function valueOf(node: Node | undefined, where: Where): Expression {
  if (!node) throw new Impossible('ihr fehlt ein Teil')
  if (node.is === 'value') return node.value
  if (node.is === 'list') throw new Impossible('sie enthält eine Liste, die hier nicht stehen kann')
  if (node.is === 'call') return called(node, where)
  const column = where.columns?.get(node.name)
  return column ?? { var: targetOf(node, where).variable }
}

/** A part that must be true or false. */
export function conditionOf(node: Node | undefined, where: Where): Expression {
  if (node?.is === 'value') return Boolean(node.value) && node.value !== '0'
  if (node?.is !== 'name') return valueOf(node, where)
  const target = targetOf(node, where)
  const variable = { var: target.variable }
  if (target.holds === 'yes-no') return { '==': [variable, true] }
  if (target.holds !== 'number') return isAnswered(target)
  return { and: [isAnswered(target), { '!=': [variable, 0] }] }
}

function listOf(node: Node | undefined): Node[] {
  return node?.is === 'list' ? node.parts : node ? [node] : []
}

/** Multiple answers, or one, or a text that holds another: the last is not possible here. */
function holds(node: Node | undefined, part: Node | undefined, where: Where): Expression {
  const target = targetOf(node, where)
  const column = part?.is === 'name' ? where.columns?.get(part.name) : undefined
  if (column !== undefined) return target.values?.has(column) ? has(target, column) : false
  if (target.holds === 'text') throw new Impossible('sie sucht ein Wort in einem Text')
  return has(target, literal(part))
}

function remainder([one, other]: Node[], where: Where): Expression {
  const divisor = other?.is === 'value' ? Number(other.value) : NaN
  if (!Number.isInteger(divisor) || divisor < 1) {
    throw new Impossible('sie teilt mit Rest durch etwas, das keine feste ganze Zahl ist')
  }
  where.note('Der Rest beim Teilen stimmt hier nur für ganze Zahlen ab null.')
  const number = numberOf(one, where)
  const whole: Expression = { round: { '/': [{ '-': [number, (divisor - 1) / 2] }, divisor] } }
  return { '-': [number, { '*': [divisor, whole] }] }
}

const numbers =
  (name: '*' | '/' | '-' | 'min' | 'max'): Build =>
  (parts, where) => ({ [name]: parts.map((part) => numberOf(part, where)) })

/** What comparing needs of building. */
const parts: Parts = { numberOf, valueOf }

const order =
  (name: '<' | '<=' | '>' | '>='): Build =>
  ([one, other], where) => {
    if (!one || !other) throw new Impossible('ihr fehlt ein Teil')
    return ordered(name, one, other, { ...where, ...parts })
  }

const same: Build = ([one, other], where) => {
  if (!one || !other) throw new Impossible('ihr fehlt ein Teil')
  return equal(one, other, { ...where, ...parts })
}

function plus(parts: Node[], where: Where): Expression {
  const isText = parts.some(
    (part) =>
      part.is === 'value' && typeof part.value === 'string' && Number.isNaN(Number(part.value)),
  )
  if (isText) return { cat: parts.map((part) => valueOf(part, where)) }
  return { '+': parts.map((part) => numberOf(part, where)) }
}

/** Everything a condition may do here, by the one name that all languages share. */
const builders = new Map<string, Build>(
  Object.entries({
    and: (parts, where) => ({ and: parts.map((part) => conditionOf(part, where)) }),
    or: (parts, where) => ({ or: parts.map((part) => conditionOf(part, where)) }),
    not: ([part], where) => ({ '!': conditionOf(part, where) }),
    '==': same,
    '!=': (parts, where) => ({ '!': same(parts, where) }),
    '<': order('<'),
    '<=': order('<='),
    '>': order('>'),
    '>=': order('>='),
    '+': plus,
    '-': numbers('-'),
    '*': numbers('*'),
    '/': numbers('/'),
    mod: remainder,
    negative: ([part], where) =>
      part?.is === 'value' && typeof part.value === 'number'
        ? -part.value
        : { '-': [0, numberOf(part, where)] },
    min: numbers('min'),
    max: numbers('max'),
    round: ([part, digits], where) =>
      digits
        ? { round: [numberOf(part, where), Number(literal(digits))] }
        : { round: numberOf(part, where) },
    absolute: ([part], where) => {
      const number = numberOf(part, where)
      return { if: [{ '<': [number, 0] }, { '-': [0, number] }, number] }
    },
    cat: (parts, where) => ({ cat: parts.map((part) => valueOf(part, where)) }),
    if: ([test, yes, no], where) => ({
      if: [conditionOf(test, where), valueOf(yes, where), no ? valueOf(no, where) : null],
    }),
    coalesce: ([one, other], where) => ({
      if: [isAnswered(targetOf(one, where)), valueOf(one, where), valueOf(other, where)],
    }),
    today: () => ({ today: [] }),
    true: () => true,
    false: () => false,
    same: ([part], where) => valueOf(part, where),
    empty: ([part], where) => ({ '!': isAnswered(targetOf(part, where)) }),
    filled: ([part], where) => isAnswered(targetOf(part, where)),
    count: ([part], where) => {
      const target = targetOf(part, where)
      if (target.holds !== 'codes')
        throw new Impossible('sie zählt etwas, das nicht mehrfach wählbar ist')
      return { count: { var: target.variable } }
    },
    contains: ([one, other], where) => ({
      and: listOf(other).map((part) => holds(one, part, where)),
    }),
    lacks: ([one, other], where) => ({
      '!': { or: listOf(other).map((part) => holds(one, part, where)) },
    }),
    'any-of': ([one, other], where) => ({
      or: listOf(other).map((part) => holds(one, part, where)),
    }),
  } satisfies Record<string, Build>),
)

function called({ name, parts }: Call, where: Where): Expression {
  const known = name.endsWith('()') ? where.functions.get(name) : name
  const build = known && builders.get(known)
  if (build) return single(build(parts, where))
  throw new Impossible(`${quote(name.replace('()', ''))} gibt es hier nicht`)
}

/** `and` and `or` of one part are that part. */
function single(expression: Expression): Expression {
  if (typeof expression !== 'object' || expression === null) return expression
  const list = expression.and ?? expression.or
  return Array.isArray(list) && list.length === 1 ? (list[0] as Expression) : expression
}

/** Our expression; throws `Impossible` where the file's has no equal here. */
export function build(node: Node, as: 'condition' | 'value', where: Where): Expression {
  const expression = as === 'condition' ? conditionOf(node, where) : valueOf(node, where)
  if (!isExpression(expression)) throw new Impossible('sie ist zu lang oder zu tief verschachtelt')
  return expression
}
