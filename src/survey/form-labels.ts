/** An answer as words, for a text that takes it up. */
import type { Value } from '#schema/answer.ts'
import type { Question, Texts } from '#schema/survey.ts'

function wordOf(question: Question, code: string, say: (texts: Texts) => string): string {
  if (question.kind === 'scale') return say(question.words[Number(code) - 1] ?? {}) || code
  const option = 'options' in question && question.options.find((one) => one.code === code)
  return option ? say(option.text) : code
}

/** Codes become their words, several with commas; `say` gives a text in the language of the form. */
export function labelsFor(question: Question, value: Value, say: (texts: Texts) => string): string {
  if (typeof value === 'boolean') return say(value ? yes : no)
  const codes = Array.isArray(value) ? value : [String(value)]
  return codes.map((code) => wordOf(question, code, say)).join(', ')
}

const yes: Texts = { de: 'Ja', 'de-simple': 'Ja', en: 'Yes' }
const no: Texts = { de: 'Nein', 'de-simple': 'Nein', en: 'No' }
