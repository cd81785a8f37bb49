/** What every kind of question is given to be drawn and answered. */
import type { Question, QuestionKind } from '#schema/survey.ts'
import type { AnsweringForm } from '#state/survey/answering-form.svelte.ts'
import type { AnsweringWords } from '#state/survey/answering-language.ts'

/** Kinds that people see; a calculation is never shown. */
export type AskedKind = Exclude<QuestionKind, 'calculation'>

export interface AskedProps<Kind extends AskedKind = AskedKind> {
  question: Extract<Question, { kind: Kind }>
  /** Which one, where the section is asked several times. */
  round: number | undefined
  form: AnsweringForm
  words: AnsweringWords
  /** Unique on the page; names of fields begin with it. */
  id: string
}
