/** Choosing among several: "Nichts davon" takes the others away, and ranks are given by tapping. */
import type { Option } from '#schema/survey.ts'

/** The codes after a tap, in the order of the options; a code that stands alone stays alone. */
export function toggled(
  options: readonly Pick<Option, 'code' | 'alone'>[],
  chosen: readonly string[],
  code: string,
): string[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code)
  const isAlone = (one: string) => options.some((option) => option.code === one && option.alone)
  if (isAlone(code)) return [code]
  const all = new Set([...chosen.filter((one) => !isAlone(one)), code])
  return options.map((option) => option.code).filter((one) => all.has(one))
}

/** The order after a tap: the next place, or none again; those behind move up. */
export function ranked(order: readonly string[], code: string): string[] {
  return order.includes(code) ? order.filter((one) => one !== code) : [...order, code]
}
