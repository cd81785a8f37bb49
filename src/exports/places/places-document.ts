/** What a file for map programs holds, before it is written in one of their formats. */
import { clean, cleanLine } from '#exports/clean.ts'
import type { EarthPoint, Place, Way } from '#schema/walk.ts'

/** A place that may be known on no map: it is in the table then, and in every format that can say so. */
export type ExportedPlace = Omit<Place, 'at'> & { at: EarthPoint | undefined }

/** Only what may leave: whoever makes it has left out what is secret, withdrawn or without consent. */
export interface PlacesDocument {
  title: string
  /** Lines about the whole: who made it when, and who must be named for the base map. */
  notes: readonly string[]
  places: readonly ExportedPlace[]
  ways: readonly Way[]
}

/** About 0.1 m: finer than any device, and short. */
const decimals = 6

/** A degree as all formats take it: a point, no exponent, no -0. */
export function degree(value: number): string {
  return String(Number(value.toFixed(decimals)) + 0)
}

/** Number and name as the map has them: „A7 Bordstein zu hoch“. */
export function titleOf({ label, name }: Pick<Place, 'label' | 'name'>): string {
  return cleanLine([label, name].filter(Boolean).join(' '))
}

/** The text and a line for each further column. */
export function linesOf({ text, fields }: Pick<Place, 'text' | 'fields'>): string {
  const columns = fields.map(({ title, value }) => `${cleanLine(title)}: ${clean(value)}`)
  return [clean(text), ...columns].filter(Boolean).join('\n')
}
