/** An answer as words, for a text that takes it up. */
import type { Value } from '#schema/answer.ts'
import type { Question, Texts } from '#schema/survey.ts'

/** How texts of a questionnaire are said, and in which language numbers and days are written. */
export interface Saying {
  say: (texts: Texts) => string
  language: string
  /** What stands under "Anderes, nämlich …". */
  other?: Value | undefined
}

const yes: Texts = { de: 'Ja', 'de-simple': 'Ja', en: 'Yes' }
const no: Texts = { de: 'Nein', 'de-simple': 'Nein', en: 'No' }
const otherwise: Texts = { de: 'Anderes', 'de-simple': 'Etwas anderes', en: 'Other' }

function wordOf(question: Question, code: string, { say, other }: Saying): string {
  if (question.kind === 'scale') return say(question.words[Number(code) - 1] ?? {}) || code
  const option = 'options' in question && question.options.find((one) => one.code === code)
  if (option) return say(option.text)
  if (question.kind !== 'choice' || code !== 'other') return code
  return typeof other === 'string' ? other : say(otherwise)
}

/** Names of languages may say more than the browser knows; it throws at those. */
const mainOf = (language: string) => /^[a-z]{2,3}/.exec(language)?.[0] ?? 'de'

/** Codes become their words, several with commas; numbers and days as they are written in the language. */
export function labelsFor(question: Question, value: Value, saying: Saying): string {
  if (typeof value === 'boolean') return saying.say(value ? yes : no)
  const locale = mainOf(saying.language)
  if (question.kind === 'date') {
    const time = Date.parse(`${String(value)}T00:00:00Z`)
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    return Number.isNaN(time) ? String(value) : format.format(time)
  }
  const isAmount = question.kind === 'number' || question.kind === 'calculation'
  if (isAmount && typeof value === 'number') {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value)
  }
  const codes = Array.isArray(value) ? value : [String(value)]
  return codes.map((code) => wordOf(question, code, saying)).join(', ')
}
