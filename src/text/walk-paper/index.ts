/** The languages in which sheets and announcements of a walk are written. */
import { german, type Announced, type WalkPaper } from './de.ts'
import { english } from './en.ts'
import { simple } from './simple.ts'

export type { Announced, WalkPaper }

/** By the language of what the hall reads. */
export const walkPaper: Record<'de' | 'en' | 'de-simple', WalkPaper> = {
  de: german,
  en: english,
  'de-simple': simple,
}
