/** What somebody typed, made safe to keep: one place for every field of the house. */
import { cleanText } from '#imports/text.ts'

/** One line without what nobody can see; undefined when it is longer than `most` characters. Never cut. */
export function cleanLine(text: string, most: number): string | undefined {
  const clean = cleanText(text, most)
  return clean.tooLong ? undefined : clean.text.trim()
}

/** The same for several lines. */
export function cleanLines(text: string, most: number): string | undefined {
  const clean = cleanText(text, most, { lines: 'keep' })
  return clean.tooLong ? undefined : clean.text.trim()
}
