/** Which sheets of a pile are typed in a second time: chosen at random, and the same on every device. */

/** How many of a hundred sheets may be typed in twice: each divides a hundred. */
export const shares = [5, 10, 20, 50, 100] as const
export type Share = (typeof shares)[number]

/** FNV-1a over UTF-16 with a last mixing (murmur3): evenly spread also for numbers that differ by one. */
function mix(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * True for a sheet that is typed in twice. Of every block of running numbers (ten for 10 %) exactly one is chosen,
 * by survey, pile and block alone: what was chosen stays chosen while the pile grows.
 */
export function isInSample(
  { survey, batch, number }: { survey: string; batch: string; number: number },
  share: Share,
): boolean {
  const size = 100 / share
  const block = Math.floor((number - 1) / size)
  return (number - 1) % size === mix(`${survey} ${batch} ${String(block)}`) % size
}
