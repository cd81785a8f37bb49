/** One sheet of paper while it is typed in, key by key: the field that is on, and what stands there. */
import type { Answer, Answers } from '#schema/answer.ts'
import type { PaperDraft } from '#schema/paper-draft.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { isRankedTwice, pressKey, takeBack, typedOf, type Typed } from '#survey/paper-keys.ts'
import type { PaperField } from '#survey/paper-sheet.ts'
import { readTyped, writeTyped, type TypedFault } from '#survey/paper-typed.ts'
import type { EntryFault } from './entry-faults.ts'
import { EntryForm } from './entry-form.ts'

export type Refused = EntryFault | TypedFault | 'no-box' | 'twice' | 'empty'

const boxes = ['one', 'many', 'ranks']

/** True for a field that is typed box by box; the others are written. */
export const hasBoxes = ({ way }: PaperField) => boxes.includes(way)

interface EntrySheetParts {
  questionnaire: Questionnaire
  today: string
  start: PaperDraft
  /** Only these fields are gone through: what differs between two entries. */
  only?: readonly string[]
  /** True where a single box leads on by itself. */
  jumps: () => boolean
}

export class EntrySheet {
  readonly #parts: EntrySheetParts
  readonly #form: EntryForm
  #at = $state('')
  #typed = $state.raw<Typed>({ begun: '', ranks: [] })
  /** What stands in a field that is written. */
  #text = $state('')
  refused = $state<Refused>()
  #hasJumped = false

  constructor(parts: EntrySheetParts) {
    this.#parts = parts
    const { questionnaire, today, start, only } = parts
    const { answers } = start
    this.#form = new EntryForm({ questionnaire, today, answers, ...(only ? { only } : {}) })
    this.#arrive(start.at && this.visible.some(({ name }) => name === start.at) ? start.at : '')
    if (start.at === '' && Object.keys(start.answers).length === 0) this.#arrive(this.#first)
  }

  get start(): PaperDraft {
    return this.#parts.start
  }

  /** Fields of the sheet as it is answered so far, in print order. */
  get visible(): PaperField[] {
    return this.#form.visible
  }

  get field(): PaperField | undefined {
    return this.visible.find(({ name }) => name === this.#at)
  }

  /** True once all fields are gone through. */
  get isDone(): boolean {
    return this.field === undefined
  }

  get typed(): Typed {
    return this.#typed
  }
  get text(): string {
    return this.#text
  }
  set text(text: string) {
    this.#text = text
    this.refused = undefined
  }

  answer(name: string): Answer | undefined {
    return this.#form.answer(name)
  }

  /** How far: the place of the field, and how many there are. */
  get progress(): { at: number; all: number } {
    const all = this.visible
    const at = all.findIndex(({ name }) => name === this.#at)
    return { at: at < 0 ? all.length : at + 1, all: all.length }
  }

  /** One key in a field with boxes; false for a key that means nothing here. */
  press(key: string): boolean {
    const { field } = this
    if (!field || !hasBoxes(field)) return false
    const press = pressKey(field, this.#typed, key)
    if (!press) return false
    this.refused = press.refused
    if (press.refused) {
      this.#typed = press.typed
      return true
    }
    this.#typed = press.typed
    const { begun, answer } = press.typed
    if (begun !== '' && !press.isWhole) return true
    const isTwice = field.way === 'ranks' && isRankedTwice(press.typed)
    this.#form.set(field, isTwice ? undefined : answer)
    this.refused = isTwice ? 'twice' : this.#form.fault(field)
    if (press.isWhole && !this.refused && this.#leads(field, answer)) this.#go(true)
    return true
  }

  /** "Weiter": takes what stands there; what is empty was left out. */
  enter(): void {
    const { field } = this
    if (!field) return
    if (!hasBoxes(field)) return this.#enterText(field)
    if (this.#typed.begun !== '') {
      this.#typed = { ...this.#typed, begun: '' }
      this.refused = 'no-box'
      return
    }
    if (field.way === 'ranks' && isRankedTwice(this.#typed)) {
      this.refused = 'twice'
      return
    }
    const isEmpty = this.#form.answer(field.name) === undefined
    // Whoever presses Enter after each digit is one field on already: nothing is left out by habit.
    if (isEmpty && this.#hasJumped && this.refused !== 'empty') {
      this.refused = 'empty'
      return
    }
    if (isEmpty) this.#form.set(field, { missing: 'skipped' })
    const fault = this.#form.fault(field)
    if (fault) this.refused = fault
    else this.#go(false)
  }

  /** Takes the last key back, or goes one field back. */
  back(): void {
    this.refused = undefined
    const { field } = this
    const before = field && hasBoxes(field) ? takeBack(field, this.#typed) : undefined
    if (field && before) {
      this.#typed = before
      if (field.way === 'ranks') this.#form.set(field, before.answer)
      return
    }
    const { visible } = this
    const at = field ? visible.indexOf(field) : visible.length
    const previous = visible[at - 1]
    if (previous) this.#arrive(previous.name)
  }

  /** Straight to one field. */
  goTo(name: string): void {
    if (this.visible.some((field) => field.name === name)) this.#arrive(name)
  }

  /** Gives the whole answer to this field at once, and goes on. */
  give(answer: Answer): void {
    const { field } = this
    if (!field) return
    this.#form.set(field, answer)
    this.refused = this.#form.fault(field)
    if (!this.refused) this.#go(false)
  }

  /** Everything as it is kept. */
  finish(): Answers {
    return this.#form.finish()
  }

  /** What has to come back after a crash. */
  get draft(): PaperDraft {
    return { ...this.#parts.start, answers: this.#form.answers, at: this.#at }
  }

  get #first(): string {
    return this.visible[0]?.name ?? ''
  }

  #enterText(field: PaperField): void {
    const reading = readTyped(field, this.#text)
    if ('fault' in reading) {
      this.refused = reading.fault
      return
    }
    this.give(reading.answer)
  }

  /** A box alone leads on where that is wanted; what says why there is no answer leads on everywhere. */
  #leads(field: PaperField, answer: Answer | undefined): boolean {
    if (!this.#parts.jumps()) return false
    if (field.way === 'many') return answer !== undefined && 'missing' in answer
    return true
  }

  #go(byItself: boolean): void {
    const { visible } = this
    const at = visible.findIndex(({ name }) => name === this.#at)
    this.#arrive(visible[at + 1]?.name ?? '')
    this.#hasJumped = byItself
  }

  #arrive(name: string): void {
    this.#at = name
    this.#hasJumped = false
    this.refused = undefined
    const { field } = this
    if (!field) return
    const answer = this.#form.answer(name)
    this.#typed = typedOf(field, answer)
    this.#text = hasBoxes(field) ? '' : writeTyped(field, answer)
  }
}
