/** Finds the word that somebody probably meant. */
import { germanName } from './wording.ts'

/** Changes, swaps, missing and extra letters between two words (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const change = (last[column - 1] ?? 0) + (same ? 0 : 1)
      const least = Math.min(change, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const swap = row > 1 && column > 1 && swapped ? (beforeLast[column - 2] ?? 0) + 1 : least
      current.push(Math.min(least, swap))
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '')
}

/**
 * The nearest of these words, if it is near enough to be a spelling error (a third of its letters);
 * the German word for one of them counts as near. Words of more than 60 letters are no spelling errors.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const meant = plain(word)
  if (meant === '' || meant.length > 60) return undefined
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    for (const spelling of [candidate, germanName(candidate)]) {
      if (spelling === undefined) continue
      const distance = editDistance(meant, plain(spelling))
      const most = Math.max(1, Math.floor(Math.max(meant.length, plain(spelling).length) / 3))
      if (distance <= most && distance < (best?.distance ?? Infinity))
        best = { candidate, distance }
    }
  }
  return best?.candidate
}
