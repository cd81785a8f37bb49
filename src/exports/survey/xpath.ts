/** Conditions and sums as XLSForm writes them (XPath, ODK XForms specification, section "Functions"). */
import type { Expression } from '#schema/expression.ts'
import type { Question } from '#schema/survey.ts'
import { partsOf } from '#survey/expression.ts'

/** What a form is read with: which questions are a yes or no, and whose check it is. */
export interface XPathScope {
  kinds: ReadonlyMap<string, Question['kind']>
  self?: string
}

export const yesNoNames = { true: 'yes', false: 'no' } as const

/** A text in quotes; XPath has no way to write both kinds of them in one. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  const pieces = text.split("'").map((piece) => `'${piece}'`)
  return `concat(${pieces.join(`, "'", `)})`
}

function literal(value: Exclude<Expression, object>): string {
  if (typeof value === 'string') {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `date('${value}')` : quoted(value)
  }
  if (typeof value === 'boolean') return value ? 'true()' : 'false()'
  return value === null ? "''" : String(value)
}

function nameOf(part: Expression | undefined): string | undefined {
  const node = part === undefined ? undefined : partsOf(part)
  const [name] = node?.operation === 'var' ? node.parts : []
  return typeof name === 'string' ? name : undefined
}

const binary: Record<string, string> = {
  '==': '=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '/': 'div',
}
const many: Record<string, string> = { and: 'and', or: 'or', '+': '+', '*': '*' }
const functions: Record<string, string> = {
  min: 'min',
  max: 'max',
  round: 'round',
  cat: 'concat',
  today: 'today',
}

class Writer {
  readonly #scope: XPathScope

  constructor(scope: XPathScope) {
    this.#scope = scope
  }

  #variable(name: string): string {
    return name === this.#scope.self ? '.' : `\${${name}}`
  }

  /** A question for yes or no holds a code there; compared with true or false, its code is meant. */
  #side(part: Expression | undefined, other: Expression | undefined): string {
    const name = nameOf(other)
    const isYesNo = name !== undefined && this.#scope.kinds.get(name) === 'yes-no'
    if (isYesNo && typeof part === 'boolean') return quoted(yesNoNames[`${part}`])
    return this.value(part ?? null)
  }

  #compared(sign: string, [one, other]: readonly Expression[]): string {
    return `${this.#side(one, other)} ${sign} ${this.#side(other, one)}`
  }

  /** As a condition: what stands alone asks whether it is true. */
  condition(part: Expression): string {
    const name = nameOf(part)
    if (name === undefined) return this.value(part)
    const isYesNo = this.#scope.kinds.get(name) === 'yes-no'
    return `${this.#variable(name)} ${isYesNo ? `= '${yesNoNames.true}'` : "!= ''"}`
  }

  #inner(part: Expression, isCondition: boolean): string {
    const text = isCondition ? this.condition(part) : this.value(part)
    return partsOf(part) && / (and|or|=|!=|<|<=|>|>=|[+*-]|div) /.test(text) ? `(${text})` : text
  }

  /** Pairs of condition and value, then what holds otherwise. */
  #branches([condition, value, ...others]: readonly Expression[]): string {
    if (condition === undefined) return "''"
    if (value === undefined) return this.value(condition)
    return `if(${this.condition(condition)}, ${this.value(value)}, ${this.#branches(others)})`
  }

  value(expression: Expression): string {
    const node = partsOf(expression)
    if (!node) return literal(expression as Exclude<Expression, object>)
    const { operation, parts } = node
    const [first = null] = parts
    const sign = many[operation]
    if (sign) {
      const isCondition = operation === 'and' || operation === 'or'
      return parts.map((part) => this.#inner(part, isCondition)).join(` ${sign} `)
    }
    const compared = binary[operation]
    if (compared)
      return this.#compared(
        compared,
        parts.map((part) => part),
      )
    switch (operation) {
      case 'var':
        return this.#variable(typeof first === 'string' ? first : '')
      case 'answered':
        return `${this.value(first)} != ''`
      case 'count':
        return `count-selected(${this.value(first)})`
      case 'in':
        return `selected(${this.value(parts[1] ?? null)}, ${this.value(first)})`
      case '!=': {
        // What is missing is unequal there, and nothing here.
        const answered = parts.flatMap((part) => (nameOf(part) ? `${this.value(part)} != ''` : []))
        return [...answered, this.#compared('!=', parts)].join(' and ')
      }
      case '!':
        return `not(${this.condition(first)})`
      case 'if':
        return this.#branches(parts)
      case '-':
        return parts.length > 1
          ? parts.map((part) => this.#inner(part, false)).join(' - ')
          : `-${this.#inner(first, false)}`
      default:
        return `${functions[operation] ?? operation}(${parts.map((part) => this.value(part)).join(', ')})`
    }
  }
}

/** A condition as XLSForm has it in `relevant`, `required` and `constraint`; empty for none. */
export function conditionPath(expression: Expression | undefined, scope: XPathScope): string {
  if (expression === undefined || expression === true) return ''
  return new Writer(scope).condition(expression)
}

/** A value as XLSForm has it in `calculation`. */
export function valuePath(expression: Expression, scope: XPathScope): string {
  return new Writer(scope).value(expression)
}
