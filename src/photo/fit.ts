/** How large a photo is kept: what it is made smaller to, step by step, until it is light enough. */

/** Longest side in pixels and the most bytes of what is kept: every shop sign can be read. */
export const pictureLimits = { side: 1600, bytes: 300 * 1024 }
/** The same for what lists show; it comes to other devices by itself. */
export const smallLimits = { side: 400, bytes: 48 * 1024 }

export interface Limits {
  /** Longest side in pixels. */
  side: number
  bytes: number
}

/** Whole pixels, never larger than it was, at least one. */
export function fitted(
  { width, height }: { width: number; height: number },
  side: number,
): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

const qualities = [0.82, 0.7, 0.56]
const shares = [1, 0.85, 0.7, 0.55, 0.4, 0.25]

/** What is tried one after the other: first a lower quality, then a smaller picture. */
export function attempts(side: number): { side: number; quality: number }[] {
  return shares.flatMap((share) =>
    qualities.map((quality) => ({ side: Math.round(side * share), quality })),
  )
}
