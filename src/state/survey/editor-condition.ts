/** Conditions as people build them, "nur fragen, wenn … ist …", and the expressions that they are kept as. */
import type { Expression } from '#schema/expression.ts'
import type { Question, Questionnaire } from '#schema/survey.ts'

export type Relation =
  'is' | 'isNot' | 'contains' | 'lacks' | 'atLeast' | 'atMost' | 'answered' | 'unanswered'

/** One comparison: with a code, a number, or yes and no; nothing where only "answered" is asked. */
export interface Clause {
  name: string
  relation: Relation
  value?: string | number | boolean
}

/** Clauses that must hold all together, or of which one is enough. */
export interface Condition {
  joins: 'and' | 'or'
  clauses: Clause[]
}

/** What can be asked about the answer to a question; nothing of a page. */
export function relationsOf(question: Question): Relation[] {
  switch (question.kind) {
    case 'choice':
      return question.many
        ? ['contains', 'lacks', 'answered', 'unanswered']
        : ['is', 'isNot', 'answered', 'unanswered']
    case 'place':
      return ['is', 'isNot', 'answered', 'unanswered']
    case 'yes-no':
      return ['is', 'answered', 'unanswered']
    case 'scale':
    case 'rating':
    case 'number':
      return ['is', 'atLeast', 'atMost', 'answered', 'unanswered']
    case 'ranking':
    case 'date':
    case 'text':
    case 'photo':
      return ['answered', 'unanswered']
    default:
      return []
  }
}

/** What an answer can be compared with: codes, yes and no, steps; undefined where a number is typed. */
export function valuesOf(question: Question): (string | number | boolean)[] | undefined {
  switch (question.kind) {
    case 'choice':
    case 'place':
      return question.options.map(({ code }) => code)
    case 'yes-no':
      return [true, false]
    case 'scale':
      return Array.from({ length: question.steps }, (_, at) => at + 1)
    case 'rating':
      return Array.from({ length: question.most }, (_, at) => at + 1)
    default:
      return undefined
  }
}

/** A first clause about a question, to go on from. */
export function firstClause(question: Question): Clause {
  const [relation = 'answered'] = relationsOf(question)
  return clauseWith(question, relation)
}

/** The same question asked in another way; the value stays if it fits. */
export function clauseWith(
  question: Question,
  relation: Relation,
  value?: Clause['value'],
): Clause {
  const { name } = question
  if (relation === 'answered' || relation === 'unanswered') return { name, relation }
  const values = valuesOf(question)
  if (!values) return { name, relation, value: typeof value === 'number' ? value : 0 }
  const fitting = value !== undefined && values.includes(value) ? value : values[0]
  return fitting === undefined ? { name, relation: 'answered' } : { name, relation, value: fitting }
}

function expressionOfClause({ name, relation, value = '' }: Clause): Expression {
  const answer = { var: name }
  switch (relation) {
    case 'is':
      return { '==': [answer, value] }
    case 'isNot':
      return { '!=': [answer, value] }
    case 'contains':
      return { in: [value, answer] }
    case 'lacks':
      return { '!': [{ in: [value, answer] }] }
    case 'atLeast':
      return { '>=': [answer, value] }
    case 'atMost':
      return { '<=': [answer, value] }
    case 'answered':
      return { answered: [answer] }
    case 'unanswered':
      return { '!': [{ answered: [answer] }] }
  }
}

/** The expression to keep; undefined for no clause at all. */
export function expressionOf({ joins, clauses }: Condition): Expression | undefined {
  const parts = clauses.map(expressionOfClause)
  return parts.length > 1 ? { [joins]: parts } : parts[0]
}

/** An operation with its parts as a list. */
export function operationOf(
  expression: Expression,
): { name: string; parts: Expression[] } | undefined {
  if (expression === null || typeof expression !== 'object') return undefined
  const [entry] = Object.entries(expression) as [string, Expression | Expression[]][]
  if (!entry) return undefined
  const [name, parts] = entry
  return { name, parts: Array.isArray(parts) ? parts : [parts] }
}

function nameIn(expression: Expression | undefined): string | undefined {
  const operation = expression === undefined ? undefined : operationOf(expression)
  const [name] = operation?.name === 'var' ? operation.parts : []
  return typeof name === 'string' ? name : undefined
}

const relations: Record<string, Relation> = {
  '==': 'is',
  '!=': 'isNot',
  '>=': 'atLeast',
  '<=': 'atMost',
}

function clauseOf(expression: Expression): Clause | undefined {
  const operation = operationOf(expression)
  if (!operation) return undefined
  const [one, other] = operation.parts
  if (operation.name === '!') {
    const inner = one === undefined ? undefined : clauseOf(one)
    if (inner?.relation === 'contains') return { ...inner, relation: 'lacks' }
    if (inner?.relation === 'answered') return { ...inner, relation: 'unanswered' }
    return undefined
  }
  if (operation.name === 'answered') {
    const name = nameIn(one)
    return name === undefined ? undefined : { name, relation: 'answered' }
  }
  const isIn = operation.name === 'in'
  const name = nameIn(isIn ? other : one)
  const value = isIn ? one : other
  const relation = isIn ? 'contains' : relations[operation.name]
  if (name === undefined || !relation || value === null || value === undefined) return undefined
  return typeof value === 'object' ? undefined : { name, relation, value }
}

/** The condition that an expression says, if it can be built here; undefined for a more complex one. */
export function conditionOf(
  expression: Expression,
  { sections }: Pick<Questionnaire, 'sections'>,
): Condition | undefined {
  const operation = operationOf(expression)
  const joins = operation?.name === 'or' ? 'or' : 'and'
  const isJoined = operation?.name === 'and' || operation?.name === 'or'
  const clauses = (isJoined ? operation.parts : [expression]).map(clauseOf)
  const questions = sections.flatMap((section) => section.questions)
  const isBuilt = clauses.every((clause) => {
    const question = questions.find(({ name }) => name === clause?.name)
    if (!clause || !question || !relationsOf(question).includes(clause.relation)) return false
    const values = valuesOf(question)
    return clause.value === undefined || !values || values.includes(clause.value)
  })
  return isBuilt && clauses.length > 0 ? { joins, clauses: clauses as Clause[] } : undefined
}
