/** What one person said, what of it counts, and what is asked because of it. */
import type { Answer, Value } from '#schema/answer.ts'
import type { Expression } from '#schema/expression.ts'
import type { Option, Questionnaire } from '#schema/survey.ts'
import { evaluate, isTrue, type Scope } from './expression.ts'
import { Units, isFiltered, nameIn, rowNameOf, type Unit } from './form-units.ts'

/** Conditions that lead back to themselves are computed so often, and then left as they are. */
const mostLaps = 8

export class FormState {
  readonly units: Units
  /** Everything that was said, also under names that are not asked now. */
  readonly answers = new Map<string, Answer>()
  readonly #today: string
  readonly #hasPhotos: boolean
  readonly #shown = new Set<Unit>()
  readonly #computed = new Map<string, Value>()
  /** By rank; all 0 between two changes. */
  readonly #waiting: Uint8Array

  constructor(questionnaire: Questionnaire, today: string) {
    this.#today = today
    this.#hasPhotos = questionnaire.photos
    this.units = new Units(questionnaire)
    this.#waiting = new Uint8Array(this.units.ranked.length)
    this.compute(this.units.all)
  }

  isShown(unit: Unit): boolean {
    return this.#shown.has(unit)
  }

  /** What counts under a name: nothing of what is not asked, empty, or cannot be chosen any more. */
  value(name: string): Value | undefined {
    const unit = this.units.named(name)
    const question = unit?.question
    if (!question || !this.#shown.has(unit)) return undefined
    if (question.kind === 'calculation') return this.#computed.get(name)
    const answer = this.answers.get(name)
    if (!answer || !('value' in answer)) return undefined
    return this.#counted(unit, name, answer.value)
  }

  /** False for a row of a matrix that is not there, and for the words of an "Anderes" that was not chosen. */
  isAsked(unit: Unit, name: string): boolean {
    const { question, round } = unit
    if (!question || !this.#shown.has(unit)) return false
    if (question.kind === 'matrix') {
      const isRow = ({ code }: Option) => nameIn(rowNameOf(question.name, code), round) === name
      const row = question.rows.find(isRow)
      return row !== undefined && this.isOffered(row, round)
    }
    const main = nameIn(question.name, round)
    if (name === main) return true
    const chosen = this.value(main)
    return Array.isArray(chosen) ? chosen.includes('other') : chosen === 'other'
  }

  isOffered({ show }: Option, round: number | undefined): boolean {
    return show === undefined || this.holds(show, round)
  }

  holds(expression: Expression, round: number | undefined): boolean {
    return isTrue(evaluate(expression, this.scope(round)))
  }

  scope(round: number | undefined): Scope {
    return {
      value: (name) => this.value(this.units.resolve(name, round)),
      today: this.#today,
    }
  }

  /** Computes these and whatever depends on what changed, each once; gives the names that changed. */
  compute(units: readonly Unit[]): string[] {
    const { ranked } = this.units
    const waiting = this.#waiting
    const changed = new Set<string>()
    let first = ranked.length
    const wait = (unit: Unit) => {
      waiting[unit.rank] = 1
      first = Math.min(first, unit.rank)
    }
    for (const unit of units) wait(unit)
    for (let lap = 0; lap < mostLaps && first < ranked.length; lap += 1) {
      let rank = first
      first = ranked.length
      for (; rank < ranked.length; rank += 1) {
        const unit = ranked[rank]
        if (!unit || waiting[rank] === 0) continue
        waiting[rank] = 0
        if (!this.#computeOne(unit)) continue
        for (const name of unit.names) changed.add(name)
        for (const next of this.units.after(unit)) {
          if (next.rank > rank) waiting[next.rank] = 1
          else wait(next)
        }
      }
    }
    waiting.fill(0)
    return [...changed]
  }

  #counted(unit: Unit, name: string, value: Value): Value | undefined {
    const { question, round } = unit
    if (value === '' || (Array.isArray(value) && value.length === 0)) return undefined
    if (!question || !('options' in question)) return value
    if (question.kind === 'matrix' && !this.isAsked(unit, name)) return undefined
    if (question.kind === 'choice' && name !== nameIn(question.name, round)) {
      return this.isAsked(unit, name) ? value : undefined
    }
    const hidden = question.options.filter((option) => !this.isOffered(option, round))
    if (hidden.length === 0) return value
    const isThere = (code: string) => !hidden.some((option) => option.code === code)
    if (!Array.isArray(value)) return isThere(String(value)) ? value : undefined
    const left = value.filter(isThere)
    return left.length > 0 ? left : undefined
  }

  /** True if the unit came or went, or others may read something else of it now. */
  #computeOne(unit: Unit): boolean {
    const was = this.#shown.has(unit)
    const is = this.#isToShow(unit)
    if (is) this.#shown.add(unit)
    else this.#shown.delete(unit)
    const { question } = unit
    if (!question) return was !== is
    if (question.kind === 'calculation') return this.#calculate(unit, question.value) || was !== is
    return was !== is || (is && isFiltered(question))
  }

  #isToShow({ section, question, round, parent }: Unit): boolean {
    if (parent && !this.#shown.has(parent)) return false
    if (!question && section.repeat && round !== undefined) {
      const count = Number(this.value(section.repeat.name))
      if (!(count >= round)) return false
    }
    if (question?.kind === 'photo' && !this.#hasPhotos) return false
    const show = question ? question.show : section.show
    return show === undefined || this.holds(show, round)
  }

  #calculate(unit: Unit, expression: Expression): boolean {
    const [name = ''] = unit.names
    const before = this.#computed.get(name)
    const value = evaluate(expression, this.scope(unit.round))
    if (value === undefined) this.#computed.delete(name)
    else this.#computed.set(name, value)
    return before !== value && JSON.stringify(before) !== JSON.stringify(value)
  }
}
