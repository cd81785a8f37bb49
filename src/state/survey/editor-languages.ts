/** Languages as people call them. `de-simple` is German in short plain sentences, checked or not. */
import { SurveyLanguage, type Questionnaire } from '#schema/survey.ts'
import { isCheckedIn } from '#survey/checked.ts'

/** Languages that are often needed here, in the order in which they are offered. */
export const offeredLanguages = ['de-simple', 'en', 'uk', 'ru', 'ar', 'fa', 'pl', 'ro', 'tr', 'vi']

/** German in short plain sentences. */
export const simple = 'de-simple'

/** The name of a language in the language of the interface; `simpleName` stands for `de-simple`. */
export function languageName(language: string, of: string, simpleName: string): string {
  if (language === simple) return simpleName
  const named = new Intl.DisplayNames([of], { type: 'language', fallback: 'code' }).of(language)
  return named ?? language
}

/** What `de-simple` may be called: "Leichte Sprache" only once somebody who needs it has checked every question. */
export function simpleNameOf(
  questionnaire: Pick<Questionnaire, 'sections'>,
  words: { simple: string; plain: string },
): string {
  return isCheckedIn(questionnaire, simple) ? words.simple : words.plain
}

/** A typed code as the language it means; undefined for what is none. */
export function readLanguage(typed: string): SurveyLanguage | undefined {
  const [code = ''] = typed.trim().toLowerCase().split(/\s/)
  const parsed = SurveyLanguage.safeParse(code)
  if (!parsed.success) return undefined
  const names = new Intl.DisplayNames(['de'], { type: 'language', fallback: 'none' })
  return parsed.data === simple || names.of(parsed.data) ? parsed.data : undefined
}

/** The direction in which a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ps|ckb|dv|sd|ug|yi)(-|$)/.test(language) ? 'rtl' : 'ltr'
}
