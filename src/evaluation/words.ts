/** Which words many people used in their own words: a list to look through, no result. */
import { possibleNames } from './names.ts'
import { stopWords } from './stop-words.ts'

const word = /\p{L}[\p{L}\p{M}-]{2,}/gu

/** Words in at least `least` of the texts, each with the number of texts; the most frequent first. */
export function wordList(
  texts: readonly string[],
  least: number,
): { word: string; count: number }[] {
  const spellings = new Map<string, Map<string, number>>()
  for (const text of texts) {
    const seen = new Set<string>()
    const names = possibleNames(text)
    for (const match of text.matchAll(word)) {
      const [found] = match
      // Five who complain of one person make no theme of that name.
      if (names.some(({ from, to }) => match.index >= from && match.index < to)) continue
      const key = found.toLocaleLowerCase('de')
      if (stopWords.has(key) || seen.has(key)) continue
      seen.add(key)
      const known = spellings.get(key) ?? new Map<string, number>()
      spellings.set(key, known.set(found, (known.get(found) ?? 0) + 1))
    }
  }
  const list = [...spellings.values()].map((known) => {
    const [[spelling] = ['']] = [...known].sort((one, other) => other[1] - one[1])
    return { word: spelling, count: [...known.values()].reduce((sum, one) => sum + one, 0) }
  })
  return list
    .filter(({ count }) => count >= least)
    .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
    .slice(0, 40)
}
