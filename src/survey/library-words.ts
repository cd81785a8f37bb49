/** Short ways to write questions down as data, in German and in plain German. */
import type { Option, Texts } from '#schema/survey.ts'

/** A text in both; one is enough where it is plain already. */
export function said(de: string, plain: string = de): Texts {
  return { de, 'de-simple': plain }
}

/** Options by code; words in German, or in German and plain German. */
export function offered(words: Record<string, string | [string, string]>): Option[] {
  return Object.entries(words).map(([code, both]) => {
    return { code, text: typeof both === 'string' ? said(both) : said(...both) }
  })
}

/** Stands under every field for free words (methods, section 4.4). */
export const noNames: Texts = said(
  'Bitte schreiben Sie keine Namen.',
  'Bitte schreiben Sie keine Namen. Wir wollen niemanden erkennen.',
)

/** Agreement in five steps, the lowest first. */
export const agreement: Texts[] = [
  said('stimme gar nicht zu', 'nein, gar nicht'),
  said('stimme eher nicht zu', 'eher nein'),
  said('teils, teils', 'mal so, mal so'),
  said('stimme eher zu', 'eher ja'),
  said('stimme voll zu', 'ja, sehr'),
]

/** Three steps with faces, the lowest first. */
export const threeFaces: Texts[] = [said('schlecht'), said('mittel'), said('gut')]
