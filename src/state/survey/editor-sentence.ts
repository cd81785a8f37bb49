/** A condition as a sentence, however it was built: what cannot be edited here can still be read. */
import type { Expression } from '#schema/expression.ts'
import { textIn, type Question, type Questionnaire } from '#schema/survey.ts'
import type { Messages } from '#text/german.ts'
import { operationOf } from './editor-condition.ts'

type Words = Messages['survey']['condition']

/** What a question is called where it is talked about: its text, or its short name. */
export function nameOfQuestion(question: Question, language: string): string {
  return textIn(question.text, language, language) || question.name
}

/** Says a condition in words of the interface, with questions and answers in the survey's first language. */
export class Sentences {
  readonly #words: Words
  readonly #language: string
  readonly #questions: Map<string, Question>

  constructor(words: Words, { sections, languages }: Questionnaire) {
    this.#words = words
    this.#language = languages[0] ?? 'de'
    const questions = sections.flatMap((section) => section.questions)
    this.#questions = new Map(questions.map((question) => [question.name, question]))
  }

  of(expression: Expression): string {
    return this.#words.sentence(this.part(expression))
  }

  /** Without the beginning of a sentence and its full stop. */
  part(expression: Expression): string {
    const operation = operationOf(expression)
    if (!operation) return this.#value(expression, undefined)
    const { name, parts } = operation
    const { relations, words, and, or } = this.#words
    const between: Record<string, string> = {
      '==': relations.is,
      '!=': relations.isNot,
      '<': words.less,
      '<=': relations.atMost,
      '>': words.more,
      '>=': relations.atLeast,
      '+': words.plus,
      '-': words.minus,
      '*': words.times,
      '/': words.by,
    }
    const before: Record<string, string> = {
      min: words.smallest,
      max: words.largest,
      round: words.rounded,
      cat: words.joined,
      count: words.countOf,
    }
    if (name === 'and' || name === 'or') {
      return parts.map((part) => this.#inner(part)).join(name === 'and' ? and : or)
    }
    if (name === 'var') return this.#question(parts[0])
    if (name === 'today') return words.today
    if (name === 'answered') return `${this.#list(parts, and)} ${relations.answered}`
    if (name === '!') return this.#not(parts[0])
    if (name === 'in') return this.#contains(parts, relations.contains)
    if (name === 'if') {
      const [test = null, then = null, otherwise = null] = parts
      const last = `${words.otherwise} ${this.#inner(otherwise)}`
      return `${this.#inner(then)} ${words.if} ${this.#inner(test)}, ${last}`
    }
    const word = between[name]
    if (word) return this.#compare(parts, word)
    return `${before[name] ?? name} ${this.#list(parts, ', ')}`
  }

  #inner(part: Expression): string {
    const name = operationOf(part)?.name
    return name === 'or' || name === 'and' ? `(${this.part(part)})` : this.part(part)
  }

  #list(parts: readonly Expression[], between: string): string {
    return parts.map((part) => this.#inner(part)).join(between)
  }

  #compare(parts: readonly Expression[], word: string): string {
    const named = parts.map((part) => this.#named(part)).find((question) => question)
    return parts
      .map((part) => (operationOf(part) ? this.#inner(part) : this.#value(part, named)))
      .join(` ${word} `)
  }

  #contains([value = null, of = null]: readonly Expression[], word: string): string {
    return `${this.#inner(of)} ${word} ${this.#value(value, this.#named(of))}`
  }

  #not(part: Expression = null): string {
    const { relations, words } = this.#words
    const inner = operationOf(part)
    if (inner?.name === 'in') return this.#contains(inner.parts, relations.lacks)
    if (inner?.name === 'answered') {
      return `${this.#list(inner.parts, ', ')} ${relations.unanswered}`
    }
    return `${words.not} (${this.part(part)})`
  }

  #named(part: Expression): Question | undefined {
    const operation = operationOf(part)
    const [name] = operation?.name === 'var' ? operation.parts : []
    return typeof name === 'string' ? this.#questions.get(name) : undefined
  }

  #question(name: Expression = null): string {
    const question = typeof name === 'string' ? this.#questions.get(name) : undefined
    const plain = typeof name === 'string' ? name : ''
    const said = question ? nameOfQuestion(question, this.#language) : plain
    return this.#words.quoted(said)
  }

  #value(value: Expression, question: Question | undefined): string {
    if (value === true) return this.#words.yes
    if (value === false) return this.#words.no
    const name = valueName(question, value, this.#language)
    return typeof value === 'number' && name === String(value) ? name : this.#words.quoted(name)
  }
}

/** The words of a code or a step; the value itself where it has none. */
export function valueName(
  question: Question | undefined,
  value: unknown,
  language: string,
): string {
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (question && 'options' in question) {
    const option = question.options.find(({ code }) => code === value)
    return (option && textIn(option.text, language, language)) || plain
  }
  if (question?.kind === 'scale' && typeof value === 'number') {
    return textIn(question.words[value - 1] ?? {}, language, language) || plain
  }
  return plain
}
