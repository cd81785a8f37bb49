/** How far coders agree who read the same texts, beyond what chance would give. */

/** What one coder found in one text. */
export interface Reading {
  text: string
  coder: string
  codes: readonly string[]
}

/**
 * Krippendorff's alpha for one code, given or not (nominal, two values), over texts that at least two coders read:
 * 1 is full agreement, 0 what chance gives. Undefined where nothing varies or nobody read the same.
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections B and C.
 */
export function agreementOf(code: string, readings: readonly Reading[]): number | undefined {
  const units = new Map<string, boolean[]>()
  for (const { text, codes } of readings) {
    const values = units.get(text)
    if (values) values.push(codes.includes(code))
    else units.set(text, [codes.includes(code)])
  }
  let [pairs, differing, given] = [0, 0, 0]
  for (const values of units.values()) {
    if (values.length < 2) continue
    const yes = values.filter(Boolean).length
    pairs += values.length
    given += yes
    differing += (2 * yes * (values.length - yes)) / (values.length - 1)
  }
  const expected = (2 * given * (pairs - given)) / (pairs - 1)
  if (pairs < 2 || expected === 0) return undefined
  return 1 - differing / expected
}

/** How many texts at least two coders have read. */
export function readTwice(readings: readonly Reading[]): number {
  const coders = new Map<string, number>()
  for (const { text } of readings) coders.set(text, (coders.get(text) ?? 0) + 1)
  return [...coders.values()].filter((count) => count > 1).length
}
