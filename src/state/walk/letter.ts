/** The letter that this device walks under: suggested so that devices that were packed together take different ones. */
import { freeLetter, lettersTaken } from '#documents/blocks/walk.ts'
import { allLetters, type GroupLetter } from '#schema/observation.ts'

/**
 * The moderation takes A, „Tisch 1“ takes B, and so on, where nobody has that letter yet; otherwise the first free one,
 * or A where all are taken.
 */
export function suggestedLetter(
  doc: Parameters<typeof lettersTaken>[0],
  deviceName: string | undefined,
): GroupLetter {
  const number = Number(/\d+/.exec(deviceName ?? '')?.[0] ?? 0)
  const own = allLetters[number]
  return own && !lettersTaken(doc).has(own) ? own : freeLetter(doc)
}
