/** How exact a position is, in numbers that promise nothing: „auf etwa 12 m genau“. */

/** Above these metres a radius is told in steps of so many metres. */
const steps: readonly (readonly [above: number, step: number])[] = [
  [10_000, 5000],
  [1000, 500],
  [200, 50],
  [100, 20],
  [20, 5],
  [0, 1],
]

/** Better than this no device in a hand is. */
const best = 3

/**
 * The radius in metres that is told, always rounded up, at least 3; undefined where nothing is known
 * (missing, not a number, 0 or less: some devices say 0 for "I do not know").
 */
export function toldAccuracy(metres: number | undefined): number | undefined {
  if (metres === undefined || !Number.isFinite(metres) || metres <= 0) return undefined
  const [, step = 1] = steps.find(([above]) => metres > above) ?? []
  // A radius of 12.0000001 is 12: what a device computes is not that exact.
  return Math.max(best, Math.ceil(Number((metres / step).toFixed(6))) * step)
}

/** True where a position says too little about the spot for finding it again: worth a look at the pin. */
export function isRough(metres: number | undefined): boolean {
  return metres !== undefined && metres > 30
}
