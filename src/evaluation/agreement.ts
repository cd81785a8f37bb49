/** How far coders agree who read the same texts, beyond what chance would give. */

/** What one coder found in one text. */
export interface Reading {
  text: string
  coder: string
  codes: readonly string[]
}

/**
 * Krippendorff's alpha for one code, given or not (nominal, two values), over texts that at least two coders read:
 * 1 is full agreement, 0 what chance gives. Undefined where nothing varies or nobody read the same.
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections B and C.
 */
export function agreementOf(code: string, readings: readonly Reading[]): number | undefined {
  const units = new Map<string, boolean[]>()
  for (const { text, codes } of readings) {
    const values = units.get(text)
    if (values) values.push(codes.includes(code))
    else units.set(text, [codes.includes(code)])
  }
  let [pairs, differing, given] = [0, 0, 0]
  for (const values of units.values()) {
    if (values.length < 2) continue
    const yes = values.filter(Boolean).length
    pairs += values.length
    given += yes
    differing += (2 * yes * (values.length - yes)) / (values.length - 1)
  }
  const expected = (2 * given * (pairs - given)) / (pairs - 1)
  if (pairs < 2 || expected === 0) return undefined
  return 1 - differing / expected
}

/** How many texts at least two coders have read. */
export function readTwice(readings: readonly Reading[]): number {
  const coders = new Map<string, number>()
  for (const { text } of readings) coders.set(text, (coders.get(text) ?? 0) + 1)
  return [...coders.values()].filter((count) => count > 1).length
}

const longestName = /\p{Lu}[\p{Ll}\p{M}]+/gu
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
  const words = [...text.matchAll(longestName)]
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    const end = word.index + word[0].length
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
