/** What stands for an observation where a line of text is wanted: its words, or what it has instead of them. */
import type { Observation } from '#schema/observation.ts'

/** Words for what is there without any. */
export interface Instead {
  photo: string
  nothing: string
}

/** A valence and a photo are enough: then "(Foto)" stands in the place of the words. */
export function sayingOf(
  { text, quote, proposal }: Pick<Observation, 'text' | 'quote' | 'proposal'>,
  hasPhoto: boolean,
  instead: Instead,
): string {
  const words = [text, quote.trim() && `„${quote.trim()}“`, proposal].map((one) => one.trim())
  return words.find((one) => one !== '') ?? (hasPhoto ? instead.photo : instead.nothing)
}
