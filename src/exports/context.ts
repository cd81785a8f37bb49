/** What an export needs besides the workshop: whose it is, which day it is, how the method is called. */
import type { Municipality } from '#schema/initiative.ts'
import type { Language, Localized } from '#schema/language.ts'
import type { Day } from '#schema/measure.ts'

export interface ExportContext {
  municipality: Municipality
  /** Language of phase and step titles; the words of the documents are German. */
  language: Language
  /** "Erstellt am", from the clock of this device. */
  today: Day
  /** Names of method and variant; without them their ids are printed. */
  method?: { title: Localized; variant?: Localized }
}
