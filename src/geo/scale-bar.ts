/** The bar that tells how long a stretch of the map is in reality: lengths that people can count with. */

export interface ScaleBar {
  /** 1, 2 or 5 and zeros. */
  metres: number
  /** How long the bar is drawn, in the unit of the asked width (pixels, millimetres). */
  width: number
}

/**
 * The longest bar of a nice length that is at most `mostWidth` wide where one unit of width is `metresPerUnit` metres.
 * Undefined where either is not a positive number.
 */
export function scaleBar(metresPerUnit: number, mostWidth: number): ScaleBar | undefined {
  const most = metresPerUnit * mostWidth
  if (!(most > 0) || !Number.isFinite(most)) return undefined
  const power = 10 ** Math.floor(Math.log10(most) + 1e-9)
  // Of 0.2 times a power of ten nothing may remain of the way numbers are kept: 0.2, not 0.20000000000000001.
  const factor = [5, 2, 1].find((one) => one * power <= most * (1 + 1e-9)) ?? 1
  const metres = Number((factor * power).toPrecision(1))
  return { metres, width: metres / metresPerUnit }
}

/** How far a nice number of a scale may be from the true one. */
const steps = [1, 1.25, 1.5, 2, 2.5, 4, 5, 7.5, 10]

/** The denominator of a map's scale as people write it: 1 : 2.500. `metresPerMetre` is ground by paper. */
export function niceScale(metresPerMetre: number): number | undefined {
  if (!(metresPerMetre > 0) || !Number.isFinite(metresPerMetre)) return undefined
  const power = 10 ** Math.floor(Math.log10(metresPerMetre))
  const share = metresPerMetre / power
  const nearest = steps.reduce((best, one) =>
    Math.abs(one - share) < Math.abs(best - share) ? one : best,
  )
  return nearest * power
}
