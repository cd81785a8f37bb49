/** Languages of foreign files, which write them as codes, as names, or both. */
import { quote } from '#imports/wording.ts'
import { SurveyLanguage } from '#schema/survey.ts'
import type { Entry } from './report.ts'

const mostLanguages = 12

/** Names as people write them above a column, and codes that others made up. */
const known = new Map(
  Object.entries({
    deutsch: 'de',
    german: 'de',
    allemand: 'de',
    'leichte sprache': 'de-simple',
    'einfache sprache': 'de-simple',
    'deutsch einfach': 'de-simple',
    'de-easy': 'de-simple',
    'de-leicht': 'de-simple',
    englisch: 'en',
    english: 'en',
    anglais: 'en',
    französisch: 'fr',
    french: 'fr',
    français: 'fr',
    spanisch: 'es',
    spanish: 'es',
    español: 'es',
    polnisch: 'pl',
    polish: 'pl',
    polski: 'pl',
    russisch: 'ru',
    russian: 'ru',
    русский: 'ru',
    ukrainisch: 'uk',
    ukrainian: 'uk',
    українська: 'uk',
    arabisch: 'ar',
    arabic: 'ar',
    العربية: 'ar',
    türkisch: 'tr',
    turkish: 'tr',
    türkçe: 'tr',
    persisch: 'fa',
    farsi: 'fa',
    rumänisch: 'ro',
    romanian: 'ro',
    vietnamesisch: 'vi',
    vietnamese: 'vi',
    italienisch: 'it',
    italian: 'it',
    sorbisch: 'hsb',
  }),
)

/** The language a name means, as BCP 47; undefined where nobody can tell. */
function languageNamed(name: string): string | undefined {
  const bracketed = /\(([^()]{2,20})\)\s*$/.exec(name)?.[1]
  for (const wish of [bracketed, name]) {
    const plain = wish?.trim().replaceAll('_', '-').toLowerCase()
    if (!plain) continue
    const meant = known.get(plain)
    if (meant) return meant
    const tag = plain.replace(/-(informal|formal)$/, '')
    if (tag.length < 36 && SurveyLanguage.safeParse(tag).success && /^[a-z]{2,3}(-|$)/.test(tag))
      return tag
  }
  return undefined
}

/** The languages of one questionnaire, the first one first. */
export class Languages {
  readonly #codes = new Map<string, string | undefined>()
  readonly list: string[] = []
  readonly #entry: Entry

  /** Changes are told to `entry`, which stands for the whole questionnaire. */
  constructor(entry: Entry) {
    this.#entry = entry
  }

  /** The code here; undefined for what is one language too many. An unknown name gets a code for private use. */
  codeOf(name: string): string | undefined {
    if (this.#codes.has(name)) return this.#codes.get(name)
    const meant = languageNamed(name)
    const code = meant ?? this.#privateCode()
    const isTooMuch = !this.list.includes(code) && this.list.length >= mostLanguages
    if (isTooMuch) {
      this.#entry.lose(`Die Sprache ${quote(name)} fehlt: höchstens ${mostLanguages} sind möglich.`)
    } else if (!meant) {
      this.#entry.change(`Die Sprache ${quote(name)} ist unbekannt und heißt hier ${quote(code)}.`)
    } else if (this.list.includes(code)) {
      this.#entry.change(`Die Sprache ${quote(name)} gehört hier zu ${quote(code)}.`)
    }
    const kept = isTooMuch ? undefined : code
    this.#codes.set(name, kept)
    if (kept && !this.list.includes(kept)) this.list.push(kept)
    return kept
  }

  /** ISO 639-2 keeps qaa to qtz free for local use. */
  #privateCode(): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    return (
      Array.from(letters)
        .map((letter) => `qa${letter}`)
        .find((code) => !this.list.includes(code)) ?? 'qtz'
    )
  }
}
