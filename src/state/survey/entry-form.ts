/** The form behind a sheet of paper: which fields are on it as it is answered so far, and what stands in them. */
import { createSubscriber } from 'svelte/reactivity'
import type { Answer, Answers } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { Form } from '#survey/form.ts'
import { paperFields, paperSheet, type PaperField } from '#survey/paper-sheet.ts'
import { otherCode } from '#survey/variables.ts'
import { entryFault, type EntryFault } from './entry-faults.ts'

interface EntryFormParts {
  questionnaire: Questionnaire
  today: string
  answers: Answers
  /** Only these fields are gone through: what differs between two entries. */
  only?: readonly string[]
}

export class EntryForm {
  readonly #form: Form
  readonly #only: readonly string[] | undefined
  readonly #fields: PaperField[]
  readonly #subscribe: () => void

  constructor({ questionnaire, today, answers, only }: EntryFormParts) {
    const language = questionnaire.languages[0] ?? 'de'
    // On paper options are never shuffled.
    this.#form = new Form(questionnaire, { language, today, random: () => 0 })
    this.#only = only
    this.#subscribe = createSubscriber((update) => this.#form.observe(update))
    this.#fields = paperFields(paperSheet(questionnaire))
    for (const [name, answer] of Object.entries(answers)) this.#form.set(name, answer)
  }

  /** Fields of the sheet as it is answered so far, in print order. */
  get visible(): PaperField[] {
    this.#subscribe()
    return this.#fields.filter(
      (field) => this.#isAsked(field) && (!this.#only || this.#only.includes(field.name)),
    )
  }

  answer(name: string): Answer | undefined {
    this.#subscribe()
    return this.#form.answer(name)
  }

  /** Everything that stands there now, by name. */
  get answers(): Answers {
    const answers: Answers = {}
    for (const { name } of this.#fields) {
      const answer = this.answer(name)
      if (answer) answers[name] = answer
    }
    return answers
  }

  set(field: PaperField, answer: Answer | undefined): void {
    this.#form.set(field.name, answer)
  }

  /** Why what stands in this field cannot stand on the sheet. */
  fault(field: PaperField): EntryFault | undefined {
    return entryFault(this.#form, field)
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
}
