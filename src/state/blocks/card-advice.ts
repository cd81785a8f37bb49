/** Advice for writing cards: how many, how long. Nothing is ever refused or cut. */
import { cardTextAdvised, cardTextMost } from '#schema/contribution.ts'
import { countCharacters } from '#imports/text.ts'

/** About 60 cards fill one wall (methods, section 2.5). */
const cardsOnOneWall = 60

/**
 * "Höchstens n Karten": `clamp(⌊60 / writers⌋, 3, 8)` (methods, section 2.5, where writers are tables). With one
 * table everybody writes alone, so writers are the people: 22 people give ⌊60/22⌋ = 2, and never less than 3. The
 * method's own number is a ceiling. Undefined when neither people nor a number are known.
 */
export function advisedCards(
  heading: { headcount: number; tables: number },
  most?: number,
): number | undefined {
  const writers = heading.tables > 1 ? heading.tables : heading.headcount
  if (writers <= 0) return most
  const fair = Math.min(8, Math.max(3, Math.floor(cardsOnOneWall / writers)))
  return most === undefined ? fair : Math.min(fair, most)
}

/** How long a text is, and whether that is short enough, longer than advised, or too long to be read on a wall. */
export function lengthAdvice(text: string): {
  length: number
  advice: 'fine' | 'long' | 'too-long'
} {
  const length = countCharacters(text.trim())
  if (length > cardTextMost) return { length, advice: 'too-long' }
  return { length, advice: length > cardTextAdvised ? 'long' : 'fine' }
}

/** The lines of a pasted list, without bullets and numbers in front and without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·▪◦]|\d{1,3}[.)])\s+/, '').trim())
    .filter((line) => line !== '')
}

/** The sentences of a long text, for one card each; one piece if it cannot be split. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;…])\s+|\s*[\r\n]+\s*/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
