/** Work that comes in pieces, done with rests between them. */
import type { Budget } from '#imports/survey/budget.ts'

/** The result of pieces that say how far they are (0 to 1); `from` and `to` are their part of the whole. */
export async function inPieces<T>(
  pieces: Generator<number, T, void>,
  budget: Budget,
  from: number,
  to: number,
): Promise<T> {
  for (;;) {
    const piece = pieces.next()
    if (piece.done) return piece.value
    await budget.rest(from + (to - from) * piece.value)
  }
}
