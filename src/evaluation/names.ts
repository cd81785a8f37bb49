/** Looks for names in free texts: a hint to whoever releases a quote, no promise. */
import { stopWords } from './stop-words.ts'

const largeWord = /\p{Lu}[\p{Ll}\p{M}]+/gu
const calls =
  /\b(?:Herr|Herrn|Frau|Familie|Fam|Dr|Prof|Bürgermeister(?:in)?|Pfarrer(?:in)?|Mr|Mrs|Ms)\.?\s+\p{Lu}[\p{L}-]+/gu
const contact = /[\w.+-]+@[\w-]+\.\w+|\+?\d[\d /-]{5,}\d/gu

/** Places in a text that may name somebody: a title with a name, two capitalised words together, addresses, numbers. */
export function possibleNames(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  const add = (from: number, length: number) => {
    const isKnown = found.some((one) => from < one.to && from + length > one.from)
    if (!isKnown) found.push({ from, to: from + length })
  }
  for (const pattern of [calls, contact]) {
    for (const match of text.matchAll(pattern)) add(match.index, match[0].length)
  }
  const words = [...text.matchAll(largeWord)]
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    const end = word.index + word[0].length
    // "Der Bus" is no name, though both are written large.
    if (stopWords.has(word[0].toLocaleLowerCase('de'))) continue
    // A first word of a sentence is written large anyway; "Anna Schmidt" is two in a row.
    if (next && text.slice(end, next.index) === ' ')
      add(word.index, next.index + next[0].length - word.index)
  }
  return found.sort((one, other) => one.from - other.from)
}

/** The text with these ranges replaced by "[…]". */
export function blackened(text: string, ranges: readonly { from: number; to: number }[]): string {
  return [...ranges]
    .sort((one, other) => other.from - one.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)}[…]${rest.slice(to)}`, text)
}
