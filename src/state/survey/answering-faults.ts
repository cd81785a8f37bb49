/** What is wrong with an answer, as one sentence in the language of the form. */
import type { Question } from '#schema/survey.ts'
import type { AnsweringForm } from './answering-form.svelte.ts'
import type { AnsweringWords } from './answering-language.ts'
import { namesOf } from './answering-names.ts'

/** Undefined where the question is answered well enough to go on. */
export function faultIn(
  form: AnsweringForm,
  question: Question,
  round: number | undefined,
  words: AnsweringWords,
): string | undefined {
  for (const name of namesOf(question, round)) {
    const fault = form.fault(name)
    if (!fault) continue
    // Who made the questionnaire says it best.
    const own = fault.message && form.text(fault.message, round)
    if (own) return own
    const { faults } = words
    return Object.hasOwn(faults, fault.kind)
      ? faults[fault.kind as keyof typeof faults]
      : faults.other
  }
  return undefined
}
