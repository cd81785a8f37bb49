/** One sheet of paper while it is typed in, key by key: the field that is on, what stands there, and the whole form. */
import { createSubscriber } from 'svelte/reactivity'
import type { Answer, Answers } from '#schema/answer.ts'
import type { PaperDraft } from '#schema/paper-draft.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { Form } from '#survey/form.ts'
import { isRankedTwice, pressKey, takeBack, typedOf, type Typed } from '#survey/paper-keys.ts'
import { otherCode, paperFields, paperSheet, type PaperField } from '#survey/paper-sheet.ts'
import { readTyped, writeTyped, type TypedFault } from '#survey/paper-typed.ts'
import { entryFault, type EntryFault } from './entry-faults.ts'

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
  readonly #form: Form
  readonly #fields: PaperField[]
  readonly #subscribe: () => void
  #at = $state('')
  #typed = $state.raw<Typed>({ begun: '', ranks: [] })
  /** What stands in a field that is written. */
  #text = $state('')
  refused = $state<Refused>()
  #hasJumped = false

  constructor(parts: EntrySheetParts) {
    this.#parts = parts
    const { questionnaire, today, start } = parts
    const language = questionnaire.languages[0] ?? 'de'
    // On paper options are never shuffled.
    this.#form = new Form(questionnaire, { language, today, random: () => 0 })
    this.#subscribe = createSubscriber((update) => this.#form.observe(update))
    this.#fields = paperFields(paperSheet(questionnaire))
    for (const [name, answer] of Object.entries(start.answers)) this.#form.set(name, answer)
    this.#arrive(start.at && this.visible.some(({ name }) => name === start.at) ? start.at : '')
    if (start.at === '' && Object.keys(start.answers).length === 0) this.#arrive(this.#first)
  }

  get start(): PaperDraft {
    return this.#parts.start
  }

  /** Fields of the sheet as it is answered so far, in print order. */
  get visible(): PaperField[] {
    this.#subscribe()
    const { only } = this.#parts
    return this.#fields.filter(
      (field) => this.#isAsked(field) && (!only || only.includes(field.name)),
    )
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
    this.#subscribe()
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
    this.#set(field, isTwice ? undefined : answer)
    this.refused = isTwice ? 'twice' : entryFault(this.#form, field)
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
    if (isEmpty) this.#set(field, { missing: 'skipped' })
    const fault = entryFault(this.#form, field)
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
      if (field.way === 'ranks') this.#set(field, before.answer)
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
    this.#set(field, answer)
    this.refused = entryFault(this.#form, field)
    if (!this.refused) this.#go(false)
  }

  /** Everything as it is kept; photos cannot be on paper. */
  finish(): Answers {
    const answers = this.#form.finish()
    const names = new Set(this.#fields.map(({ name }) => name))
    for (const [name, answer] of Object.entries(answers)) {
      const isPhoto = !names.has(name) && 'missing' in answer
      if (isPhoto) answers[name] = { missing: 'not-asked' }
    }
    return answers
  }

  /** What has to come back after a crash. */
  get draft(): PaperDraft {
    const answers: Answers = {}
    for (const { name } of this.#fields) {
      const answer = this.answer(name)
      if (answer) answers[name] = answer
    }
    return { ...this.#parts.start, answers, at: this.#at }
  }

  get #first(): string {
    return this.visible[0]?.name ?? ''
  }

  /** "Anderes, nämlich" is only there where it was chosen; rows that were filtered out are not. */
  #isAsked(field: PaperField): boolean {
    const { name, question, row, round, after } = field
    if (!this.#form.isShown(name)) return false
    if (row) return this.#form.rowsOf(question, round).some(({ code }) => code === row.code)
    if (after === undefined) return true
    const main = this.#form.answer(after)
    if (!main || !('value' in main)) return false
    return Array.isArray(main.value) ? main.value.includes(otherCode) : main.value === otherCode
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

  #set(field: PaperField, answer: Answer | undefined): void {
    this.#form.set(field.name, answer)
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
