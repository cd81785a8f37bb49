/** The number that stands on a card: numbers that were given out apart become 12 and 12b; on a walk A7 and A7b. */
import type { Contribution } from './contribution.ts'
import { observationOf } from './observation.ts'

const known = new WeakMap<readonly Contribution[], ReadonlyMap<string, string>>()

/** b, c, … z, aa, ab, … for the second, third, … card of the same number. */
function letters(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26))
  return place < 26 ? letter : letters(Math.floor(place / 26) - 1) + letter
}

/**
 * The label of every card by its id. Trashed cards count, so that no label changes when a card goes; cards
 * of one number are told apart in the order of their ids, which is the same on every device. The same map
 * for the same list, so that asking for each card of 5,000 costs one pass.
 */
export function labelsOf(cards: readonly Contribution[]): ReadonlyMap<string, string> {
  const ready = known.get(cards)
  if (ready) return ready
  const byNumber = new Map<string, string[]>()
  for (const card of cards) {
    const number = `${observationOf(card)?.group ?? ''}${card.number}`
    const ids = byNumber.get(number)
    if (ids) ids.push(card.id)
    else byNumber.set(number, [card.id])
  }
  const labels = new Map<string, string>()
  for (const [number, ids] of byNumber) {
    if (ids.length > 1) ids.sort()
    ids.forEach((id, place) => labels.set(id, `${number}${place === 0 ? '' : letters(place)}`))
  }
  known.set(cards, labels)
  return labels
}
