/** The languages that participants read, and texts that exist in several of them. */
import * as z from 'zod/mini'

/** German (Sie), English, and German in short plain sentences (not "Leichte Sprache"). */
export const Language = z.enum(['de', 'en', 'de-simple'])
export type Language = z.infer<typeof Language>

/** A text in German, and in the other languages where somebody has written it. */
export const Localized = z.object({
  de: z.string().check(z.minLength(1), z.maxLength(2000)),
  en: z.optional(z.string().check(z.maxLength(2000))),
  'de-simple': z.optional(z.string().check(z.maxLength(2000))),
})
export type Localized = z.infer<typeof Localized>

/** The text in one language; German where that language is missing. */
export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.de
}
