/** The languages of a survey: what they are called, which way they run, and the words around the questions. */
import type { Questionnaire } from '#schema/survey.ts'
import { isCheckedIn } from '#survey/checked.ts'
import { checkedGerman, german, plainGerman, type AnsweringWords } from '#text/answering/de.ts'

export type { AnsweringWords }

const others: Record<string, () => Promise<AnsweringWords>> = {
  ar: async () => (await import('#text/answering/ar.ts')).arabic,
  en: async () => (await import('#text/answering/en.ts')).english,
  uk: async () => (await import('#text/answering/uk.ts')).ukrainian,
}

/** Scripts that run from right to left, for browsers that do not say it themselves. */
const rightToLeft =
  /^(ar|arc|ckb|dv|fa|he|ks|nqo|prs|ps|sd|syr|ug|ur|yi)\b|-(Arab|Hebr|Thaa|Syrc)\b/

/** The words that stand around questions at once: German, also in plain language. */
export const firstWords: AnsweringWords = german

/** The words around questions asked in this language; German where there are none, or if they do not come. */
export async function readWords(language: string): Promise<AnsweringWords> {
  const read = others[baseOf(language)]
  return read ? read().catch(() => german) : german
}

/** The language that `readWords` gives for it, for programs that read aloud. */
export function languageOfWords(language: string): string {
  const base = baseOf(language)
  return Object.hasOwn(others, base) ? base : 'de'
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.test(language) ? 'rtl' : 'ltr'
}

/** What a language is called by those who speak it; plain German has the name that its texts have earned. */
export function nameOfLanguage(language: string, asked: Questionnaire): string {
  if (language === 'de-simple') return isCheckedIn(asked, language) ? checkedGerman : plainGerman
  try {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  } catch {
    return language
  }
}

/** The tag that browsers know: `de-simple` is German to them. */
export function tagOf(language: string): string {
  return language === 'de-simple' ? 'de' : language
}

/** The language that a text really stands in, where it is missing in the one that is wanted. */
export function languageOf(texts: Record<string, string>, wanted: string, first: string): string {
  return tagOf(texts[wanted] ? wanted : texts[first] ? first : wanted)
}

function baseOf(language: string): string {
  return language.split('-')[0] ?? language
}
