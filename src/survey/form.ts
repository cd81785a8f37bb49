/** A questionnaire while one person answers it: what is asked now, what is wrong, what was said. */
import type { Answer, Answers, Value } from '#schema/answer.ts'
import {
  textIn,
  type Option,
  type Question,
  type Questionnaire,
  type Section,
  type Texts,
} from '#schema/survey.ts'
import { evaluate, isTrue, namesIn, type Scope } from './expression.ts'
import { faultOfValue, type Fault } from './form-faults.ts'
import { labelsFor } from './form-labels.ts'
import { Units, nameIn, type Unit } from './form-units.ts'

export interface FormOptions {
  language: string
  /** For options in shuffled order; from 0 up to 1. */
  random?: () => number
  /** The day on which it is asked. */
  today?: string
}

/** What is shown at once. */
export interface FormPage {
  section: Section
  round?: number
  questions: Question[]
}

/** A condition that leads back to itself is computed so often, and then left as it is. */
const mostTimes = 8

export class Form {
  readonly questionnaire: Questionnaire
  readonly #units: Units
  readonly #today: string
  readonly #shuffled = new Map<Question, Option[]>()
  readonly #answers = new Map<string, Answer>()
  readonly #computed = new Map<string, Value>()
  readonly #shown = new Set<Unit>()
  readonly #listeners = new Set<(changed: string[]) => void>()
  #language: string
  #pages: FormPage[] | undefined

  constructor(questionnaire: Questionnaire, { language, random, today }: FormOptions) {
    this.questionnaire = questionnaire
    this.#language = language
    this.#today = today ?? new Date().toISOString().slice(0, 10)
    this.#units = new Units(questionnaire)
    this.#shuffle(random ?? Math.random)
    this.#compute(this.#units.all)
  }

  get language(): string {
    return this.#language
  }
  set language(language: string) {
    this.#language = language
    this.#tell([])
  }

  /** Pages that have something to show, in the order in which they are asked. */
  get pages(): FormPage[] {
    this.#pages ??= this.#collectPages()
    return this.#pages
  }

  /** What was said; it stays when the question is not asked any more, and is there again when it is. */
  answer(name: string): Answer | undefined {
    return this.#answers.get(name)
  }

  /** Undefined takes an answer back. A name that the questionnaire does not have changes nothing. */
  set(name: string, answer: Answer | undefined): void {
    const unit = this.#units.named(name)
    if (!unit || unit.question?.kind === 'calculation') return
    if (answer) this.#answers.set(name, answer)
    else this.#answers.delete(name)
    this.#tell([name, ...this.#compute(this.#units.after(unit))])
  }

  isShown(name: string): boolean {
    const unit = this.#units.named(name)
    return unit !== undefined && this.#shown.has(unit)
  }

  /** Why one cannot go on with this answer; undefined where it does, or is not asked. */
  fault(name: string): Fault | undefined {
    const unit = this.#units.named(name)
    const question = unit?.question
    if (!unit || !question || !this.#shown.has(unit)) return undefined
    const answer = this.#answers.get(name)
    const scope = this.#scope(unit.round)
    if (!answer) {
      const isRequired =
        name === nameIn(question.name, unit.round) || question.kind === 'matrix'
          ? isTrue(evaluate(question.required ?? false, scope))
          : false
      return isRequired ? { kind: 'required' } : undefined
    }
    if (!('value' in answer)) return undefined
    return faultOfValue(question, name, answer.value) ?? this.#constraint(question, scope)
  }

  /** A text in the language of the form; `{name}` becomes what was answered, "…" while nothing was. */
  text(texts: Texts, round?: number): string {
    const text = textIn(texts, this.#language, this.questionnaire.languages[0] ?? 'de')
    if (!text.includes('{')) return text
    return text.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (whole, name: string) => {
      const resolved = this.#units.resolve(name, round)
      const unit = this.#units.named(resolved)
      if (!unit?.question) return whole
      const value = this.#value(resolved)
      return value === undefined ? '…' : labelsFor(unit.question, value, (part) => this.text(part))
    })
  }

  /** The options that can be chosen now, in the order of this person. */
  optionsOf(question: Question, round?: number): Option[] {
    if (!('options' in question)) return []
    const options = this.#shuffled.get(question) ?? question.options
    if (options.every(({ show }) => show === undefined)) return options
    const scope = this.#scope(round)
    return options.filter(({ show }) => show === undefined || isTrue(evaluate(show, scope)))
  }

  /** Calls back with the names whose answer, showing or text may have changed; none for a change of language. */
  observe(changed: (names: string[]) => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** Every variable with its answer, or why there is none. */
  finish(): Answers {
    const answers: Answers = {}
    for (const unit of this.#units.all) {
      for (const name of unit.names) answers[name] = this.#finished(unit, name)
    }
    return answers
  }

  #finished(unit: Unit, name: string): Answer {
    if (!this.#shown.has(unit)) return { missing: 'not-asked' }
    if (unit.question?.kind === 'calculation') {
      const value = this.#computed.get(name)
      return value === undefined ? { missing: 'skipped' } : { value }
    }
    const answer = this.#answers.get(name)
    if (!answer || !('value' in answer)) return answer ?? { missing: 'skipped' }
    const value = this.#value(name)
    return value === undefined ? { missing: 'skipped' } : { value }
  }

  /** What counts: nothing of what is not asked, and no option that cannot be chosen. */
  #value(name: string): Value | undefined {
    const unit = this.#units.named(name)
    const question = unit?.question
    if (!question || !this.#shown.has(unit)) return undefined
    if (question.kind === 'calculation') return this.#computed.get(name)
    const answer = this.#answers.get(name)
    if (!answer || !('value' in answer)) return undefined
    const { value } = answer
    if (question.kind !== 'choice' || question.options.every(({ show }) => show === undefined)) {
      return value
    }
    const codes = new Set(this.optionsOf(question, unit.round).map(({ code }) => code))
    if (question.other) codes.add('other')
    if (Array.isArray(value)) return value.filter((code) => codes.has(code))
    return name !== nameIn(question.name, unit.round) || codes.has(String(value))
      ? value
      : undefined
  }

  #scope(round: number | undefined): Scope {
    return {
      value: (name) => this.#value(this.#units.resolve(name, round)),
      today: this.#today,
    }
  }

  /** A constraint is judged once all that it reads is there. */
  #constraint({ constraint }: Question, scope: Scope): Fault | undefined {
    if (!constraint || isTrue(evaluate(constraint.holds, scope))) return undefined
    const isOpen = namesIn(constraint.holds).some((name) => scope.value(name) === undefined)
    return isOpen ? undefined : { kind: 'constraint', message: constraint.message }
  }

  /** Computes these and whatever depends on what changed; resolves to the names that changed. */
  #compute(units: readonly Unit[]): string[] {
    const changed = new Set<string>()
    const times = new Map<Unit, number>()
    const waiting = new Set(units)
    for (const unit of waiting) {
      waiting.delete(unit)
      const before = times.get(unit) ?? 0
      if (before >= mostTimes) continue
      times.set(unit, before + 1)
      if (!this.#computeOne(unit)) continue
      for (const name of unit.names) changed.add(name)
      for (const next of this.#units.after(unit)) waiting.add(next)
    }
    if (times.size > 0) this.#pages = undefined
    return [...changed]
  }

  /** True if the unit came or went, or others may read something else of it now. */
  #computeOne(unit: Unit): boolean {
    const was = this.#shown.has(unit)
    const is = this.#isShown(unit)
    if (is) this.#shown.add(unit)
    else this.#shown.delete(unit)
    const { question } = unit
    if (question?.kind === 'calculation') return this.#calculate(unit, question.value) || was !== is
    const isFiltered =
      question !== undefined &&
      'options' in question &&
      question.options.some(({ show }) => show !== undefined)
    return was !== is || (is && isFiltered)
  }

  #isShown(unit: Unit): boolean {
    const { section, question, round, parent } = unit
    if (parent && !this.#shown.has(parent)) return false
    const scope = this.#scope(round)
    if (!question && section.repeat && round !== undefined) {
      const count = scope.value(section.repeat.name)
      if (!(Number(count) >= round)) return false
    }
    const show = question ? question.show : section.show
    if (question?.kind === 'photo' && !this.questionnaire.photos) return false
    return show === undefined || isTrue(evaluate(show, scope))
  }

  #calculate(unit: Unit, expression: Parameters<typeof evaluate>[0]): boolean {
    const [name = ''] = unit.names
    const before = this.#computed.get(name)
    const value = evaluate(expression, this.#scope(unit.round))
    if (value === undefined) this.#computed.delete(name)
    else this.#computed.set(name, value)
    return JSON.stringify(before) !== JSON.stringify(value)
  }

  #collectPages(): FormPage[] {
    return this.#units.all.flatMap((unit) => {
      if (unit.question || !this.#shown.has(unit)) return []
      const shown = this.#units.questionsOf(unit).filter((one) => this.#shown.has(one))
      const questions = shown
        .map(({ question }) => question)
        .filter((question) => question !== undefined && question.kind !== 'calculation')
      const page = {
        section: unit.section,
        ...(unit.round === undefined ? {} : { round: unit.round }),
      }
      if (this.questionnaire.paging === 'question') {
        return questions.map((question) => ({ ...page, questions: [question] }))
      }
      return questions.length ? [{ ...page, questions }] : []
    })
  }

  /** Once for each person: "Nichts davon" stays at the end. */
  #shuffle(random: () => number): void {
    for (const { question } of this.#units.all) {
      if (question?.kind !== 'choice' || !question.shuffled) continue
      const drawn = question.options.map((option) => ({ option, place: random() }))
      drawn.sort((one, other) => one.place - other.place)
      const order = drawn.map(({ option }) => option)
      this.#shuffled.set(question, [
        ...order.filter(({ alone }) => !alone),
        ...order.filter(({ alone }) => alone),
      ])
    }
  }

  #tell(names: string[]): void {
    for (const listener of [...this.#listeners]) listener(names)
  }
}
