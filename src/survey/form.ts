/** A questionnaire while one person answers it: what is asked now, what is wrong, what was said. */
import type { Answer, Answers } from '#schema/answer.ts'
import { textIn, type Option, type Question } from '#schema/survey.ts'
import type { Questionnaire, Section, Texts } from '#schema/survey.ts'
import { evaluate, isTrue, namesIn } from './expression.ts'
import { faultOfValue, type Fault } from './form-faults.ts'
import { labelsFor } from './form-labels.ts'
import { shuffledOptions } from './form-shuffle.ts'
import { FormState } from './form-state.ts'
import { nameIn, placeholder, type Unit } from './form-units.ts'
import { otherName } from './variables.ts'

export interface FormOptions {
  language: string
  /** For options in shuffled order; from 0 up to 1. */
  random?: () => number
  /** The day on which it is asked, as `JJJJ-MM-TT`. */
  today?: string
}

/** What is shown at once. */
export interface FormPage {
  section: Section
  round?: number
  questions: Question[]
}

function todayHere(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export class Form {
  readonly questionnaire: Questionnaire
  readonly #state: FormState
  readonly #shuffled: Map<Question, Option[]>
  readonly #listeners = new Set<(changed: string[]) => void>()
  #language: string
  #pages: FormPage[] | undefined

  constructor(questionnaire: Questionnaire, { language, random, today }: FormOptions) {
    this.questionnaire = questionnaire
    this.#language = language
    this.#shuffled = shuffledOptions(questionnaire, random ?? Math.random)
    this.#state = new FormState(questionnaire, today ?? todayHere())
  }

  get language(): string {
    return this.#language
  }
  set language(language: string) {
    this.#language = language
    this.#tell([])
  }

  /** Pages that have something to show, in the order in which they are asked; the same ones until it changes. */
  get pages(): FormPage[] {
    this.#pages ??= this.#collectPages()
    return this.#pages
  }

  /** What was said; it stays when the question is not asked any more, and is there again when it is. */
  answer(name: string): Answer | undefined {
    return this.#state.answers.get(name)
  }

  /** Undefined takes an answer back. A name that the questionnaire does not have changes nothing. */
  set(name: string, answer: Answer | undefined): void {
    const unit = this.#state.units.named(name)
    if (!unit || unit.question?.kind === 'calculation') return
    if (answer) this.#state.answers.set(name, answer)
    else this.#state.answers.delete(name)
    const after = this.#state.units.after(unit)
    if (after.length > 0) this.#pages = undefined
    this.#tell([name, ...this.#state.compute(after)])
  }

  isShown(name: string): boolean {
    const unit = this.#state.units.named(name)
    return unit !== undefined && this.#state.isShown(unit)
  }

  /** Why one cannot go on with this answer; undefined where it does, or is not asked. */
  fault(name: string): Fault | undefined {
    const unit = this.#state.units.named(name)
    const question = unit?.question
    if (!question || !this.#state.isAsked(unit, name)) return undefined
    const answer = this.#state.answers.get(name)
    if (answer && 'missing' in answer) return undefined
    const value = this.#state.value(name)
    const isOther = name === nameIn(otherName(question.name), unit.round)
    if (value === undefined) {
      const isRequired = !isOther && this.#state.holds(question.required ?? false, unit.round)
      return isRequired ? { kind: 'required' } : undefined
    }
    const fault = faultOfValue(question, name, value)
    return fault || isOther ? fault : this.#constraint(unit, question)
  }

  /** A text in the language of the form; `{name}` becomes what was answered, "…" while nothing was. */
  text(texts: Texts, round?: number): string {
    const text = this.#say(texts)
    if (!text.includes('{')) return text
    return text.replaceAll(placeholder, (whole, name: string) => this.#word(name, round) ?? whole)
  }

  /** The options that can be chosen now, in the order of this person. */
  optionsOf(question: Question, round?: number): Option[] {
    if (!('options' in question)) return []
    const options = this.#shuffled.get(question) ?? question.options
    return options.filter((option) => this.#state.isOffered(option, round))
  }

  /** The rows of a matrix that are asked now. */
  rowsOf(question: Question, round?: number): Option[] {
    if (question.kind !== 'matrix') return []
    return question.rows.filter((row) => this.#state.isOffered(row, round))
  }

  /** Calls back with the names whose answer, showing or text may have changed; none for a change of language. */
  observe(changed: (names: string[]) => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** Every variable with its answer, or why there is none. */
  finish(): Answers {
    const answers: Answers = {}
    for (const unit of this.#state.units.all) {
      for (const name of unit.names) answers[name] = this.#finished(unit, name)
    }
    return answers
  }

  #finished(unit: Unit, name: string): Answer {
    if (!this.#state.isAsked(unit, name)) return { missing: 'not-asked' }
    const value = this.#state.value(name)
    if (value !== undefined) return { value }
    const answer = this.#state.answers.get(name)
    return answer && 'missing' in answer ? answer : { missing: 'skipped' }
  }

  /** A constraint is judged once all that it reads is there. */
  #constraint({ round }: Unit, { constraint }: Question): Fault | undefined {
    if (!constraint) return undefined
    const scope = this.#state.scope(round)
    if (isTrue(evaluate(constraint.holds, scope))) return undefined
    const isOpen = namesIn(constraint.holds).some((name) => scope.value(name) === undefined)
    return isOpen ? undefined : { kind: 'constraint', message: constraint.message }
  }

  #say(texts: Texts): string {
    return textIn(texts, this.#language, this.questionnaire.languages[0] ?? 'de')
  }

  /** What was answered, in words; undefined for a name that the questionnaire does not have. */
  #word(name: string, round: number | undefined): string | undefined {
    const resolved = this.#state.units.resolve(name, round)
    const unit = this.#state.units.named(resolved)
    if (!unit?.question) return undefined
    const value = this.#state.value(resolved)
    if (value === undefined) return '…'
    // Words of options are not looked through for names again: they could name themselves.
    const other = this.#state.value(nameIn(otherName(unit.question.name), unit.round))
    const say = (texts: Texts) => this.#say(texts)
    return labelsFor(unit.question, value, { say, language: this.#language, other })
  }

  #collectPages(): FormPage[] {
    const { units } = this.#state
    return units.all.flatMap((unit) => {
      if (unit.question || !this.#state.isShown(unit)) return []
      const questions = units
        .questionsOf(unit)
        .flatMap((one) => (one.question && this.#state.isShown(one) ? [one.question] : []))
        .filter(({ kind }) => kind !== 'calculation')
      const { section, round } = unit
      const page = { section, ...(round === undefined ? {} : { round }) }
      if (this.questionnaire.paging === 'question') {
        return questions.map((question) => ({ ...page, questions: [question] }))
      }
      return questions.length ? [{ ...page, questions }] : []
    })
  }

  /** Whoever takes up or judges one of these looks different, too. */
  #tell(names: string[]): void {
    const all = new Set(names)
    for (const name of names) {
      for (const { names: own, question, round } of this.#state.units.lookersOf(name)) {
        for (const other of own) all.add(other)
        if (question) all.add(nameIn(question.name, round))
      }
    }
    for (const listener of [...this.#listeners]) listener([...all])
  }
}
