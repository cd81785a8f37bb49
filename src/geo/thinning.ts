/** Makes long lines short enough for a tablet by one named rule: points nearer than a distance to the last kept one go. */
import type { EarthPoint } from '#schema/walk.ts'
import { distance } from './earth.ts'

/** The points of a line that are at least `metres` from the last kept one; the first and the last always stay. */
export function thinned(line: readonly EarthPoint[], metres: number): EarthPoint[] {
  const kept: EarthPoint[] = []
  let before: EarthPoint | undefined
  for (const [at, point] of line.entries()) {
    const isEnd = at === line.length - 1
    if (before && !isEnd && distance(before, point) < metres) continue
    kept.push(point)
    before = point
  }
  return kept
}

/** Farther than 2^25 metres, nearly the way around the earth, no two points are. */
const mostDoublings = 25

/** Lines with the distance by which they were thinned: a power of two in metres, 0 where nothing had to go. */
export interface Thinned {
  lines: EarthPoint[][]
  metres: number
}

/**
 * Thins lines so that all together have at most `most` points, by a distance that half of it would not do for. Two
 * points of every line always stay, so `most` must leave room for them. Comes in pieces: each is one look at all points.
 */
export function* thinnedTo(
  lines: readonly (readonly EarthPoint[])[],
  most: number,
): Generator<void, Thinned, void> {
  const tried = (exponent: number): Thinned => {
    const metres = 2 ** exponent
    return { metres, lines: lines.map((line) => thinned(line, metres)) }
  }
  const isShort = (some: readonly (readonly EarthPoint[])[]) =>
    some.reduce((sum, line) => sum + line.length, 0) <= most
  if (isShort(lines)) return { lines: lines.map((line) => [...line]), metres: 0 }
  let [tooLittle, enough] = [-1, mostDoublings]
  let best: Thinned | undefined
  while (enough - tooLittle > 1) {
    const exponent = (tooLittle + enough) >> 1
    const candidate = tried(exponent)
    yield
    if (isShort(candidate.lines)) {
      enough = exponent
      best = candidate
    } else tooLittle = exponent
  }
  return best ?? tried(mostDoublings)
}
