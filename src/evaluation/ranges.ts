/** Divides amounts and days into ranges for a histogram, so that no single value can be told from an edge. */
import type { Texts } from '#schema/survey.ts'

export interface Range {
  /** The least number that belongs to it; minus infinity for the first. */
  from: number
  /** As its words say it: from the first up to the second, which is not in it; infinite where it is open. */
  says: readonly [number, number]
  /** The number that stands for all in it where numbers are needed. */
  stands: number
  text: Texts
}

/** The most bars that a histogram has. */
const mostRanges = 10

const german = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 6 })
const english = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** 1, 2, 5, 10, 20, … or a tenth of them: the smallest step that needs no more than `mostRanges` for this width. */
function stepFor(width: number, least: number): number {
  let step = least
  for (let at = 0; width / step >= mostRanges; at += 1) step *= at % 3 === 1 ? 2.5 : 2
  return Number(step.toPrecision(6))
}

interface Bounds {
  /** Bounds of the question, where it has some. */
  least?: number | undefined
  most?: number | undefined
  decimals?: number | undefined
}

/** What a range says in words: of whole numbers the last one that is in it is named. */
function words([begin, end]: Range['says'], isWhole: boolean): Texts {
  if (begin === -Infinity && end === Infinity) return { de: 'alle Zahlen', en: 'all numbers' }
  if (begin === -Infinity)
    return { de: `unter ${german.format(end)}`, en: `below ${english.format(end)}` }
  if (end === Infinity)
    return { de: `ab ${german.format(begin)}`, en: `${english.format(begin)} and more` }
  const last = isWhole ? end - 1 : end
  if (last === begin) return { de: german.format(begin), en: english.format(begin) }
  const open = isWhole ? '' : ' <'
  return {
    de: `${german.format(begin)} bis${open} ${german.format(last)}`,
    en: `${english.format(begin)} to${open} ${english.format(last)}`,
  }
}

const exact = (number: number) => Number(number.toPrecision(12))

function isWholeIn(values: readonly number[], { decimals }: Bounds): boolean {
  return values.every(Number.isInteger) && (decimals ?? 0) === 0
}

/**
 * Ranges for these values. Where the question has no bounds, the first and the last range are open and begin inside
 * the `apart` smallest and largest values: how far the outermost answer lies out is nobody's business.
 */
export function rangesOf(values: readonly number[], bounds: Bounds, apart: number): Range[] {
  if (values.length === 0) return []
  const sorted = Float64Array.from(values).sort()
  const low = bounds.least ?? sorted[Math.min(apart, sorted.length) - 1] ?? 0
  const high = Math.max(low, bounds.most ?? sorted[Math.max(0, sorted.length - apart)] ?? low)
  const isWhole = isWholeIn(values, bounds)
  const step = stepFor(high - low, isWhole ? 1 : 10 ** -(bounds.decimals ?? 2))
  const first = Math.floor(low / step + 1e-9) * step
  const count = Math.floor((high - first) / step + 1e-9) + 1
  return Array.from({ length: count }, (_, at): Range => {
    const begin = exact(first + at * step)
    const isOpenBelow = at === 0 && bounds.least === undefined && count > 1
    const isOpenAbove = at === count - 1 && bounds.most === undefined && count > 1
    const end = isOpenAbove ? Infinity : exact(begin + step)
    const says = [isOpenBelow ? -Infinity : begin, end] as const
    const stands = Math.max(begin, bounds.least ?? -Infinity)
    return { from: at === 0 ? -Infinity : begin, says, stands, text: words(says, isWhole) }
  })
}

/** Ranges put together until none of them holds so few of the values that it would have to be hidden. */
export function fullRanges(values: readonly number[], bounds: Bounds, least: number): Range[] {
  const ranges = rangesOf(values, bounds, least)
  const isWhole = isWholeIn(values, bounds)
  const counts = ranges.map(() => 0)
  for (const value of values) {
    const at = rangeOf(value, ranges)
    counts[at] = (counts[at] ?? 0) + 1
  }
  for (let at = smallIn(counts, least); at >= 0 && ranges.length > 1; at = smallIn(counts, least)) {
    const isBefore = at > 0 && (at === ranges.length - 1 || (counts[at - 1] ?? 0) > 0)
    const one = isBefore ? at - 1 : at
    const [first, second] = ranges.slice(one, one + 2)
    if (!first || !second) break
    const says = [first.says[0], second.says[1]] as const
    ranges.splice(one, 2, { ...first, says, text: words(says, isWhole) })
    counts.splice(one, 2, (counts[one] ?? 0) + (counts[one + 1] ?? 0))
  }
  return ranges
}

function smallIn(counts: readonly number[], least: number): number {
  return counts.findIndex((count) => count > 0 && count < least)
}

/** Which range a number lies in. */
export function rangeOf(value: number, ranges: readonly Range[]): number {
  let at = ranges.length - 1
  while (at > 0 && value < (ranges[at]?.from ?? 0)) at -= 1
  return at
}

const months = {
  de: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' '),
  en: 'Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec'.split(' '),
}

interface DayRanges {
  ranges: Range[]
  /** Where a day stands. */
  numberOf: (day: string) => number
  /** The first day of what stands there, as `JJJJ-MM-TT`. */
  dayOf: (number: number) => string
}

/** Ranges of days: months, or years where there would be too many. */
export function dayRanges(days: readonly string[], apart: number): DayRanges {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const sorted = days.map(month).sort((one, other) => one - other)
  const low = sorted[Math.min(apart, sorted.length) - 1] ?? 0
  const high = sorted[Math.max(0, sorted.length - apart)] ?? low
  const length = high - low < 24 ? 1 : 12
  const first = Math.floor(low / length)
  const count = Math.min(60, Math.max(1, Math.floor(high / length) - first + 1))
  const text = (at: number, language: 'de' | 'en') =>
    length === 12 ? String(at) : `${months[language][at % 12] ?? ''} ${String(Math.floor(at / 12))}`
  const ranges = Array.from({ length: count }, (_, at): Range => {
    const own = first + at
    const [de, en] = [text(own, 'de'), text(own, 'en')]
    const [isFirst, isLast] = [at === 0 && count > 1, at === count - 1 && count > 1]
    const common = { from: isFirst ? -Infinity : own, stands: own }
    if (isFirst)
      return { ...common, says: [-Infinity, own + 1], text: { de: `bis ${de}`, en: `until ${en}` } }
    if (isLast)
      return { ...common, says: [own, Infinity], text: { de: `ab ${de}`, en: `from ${en}` } }
    return { ...common, says: [own, own + 1], text: { de, en } }
  })
  const dayOf = (number: number) => {
    const at = number * length
    const [year, inYear] = [Math.floor(at / 12), at % 12]
    return `${String(year).padStart(4, '0')}-${String(inYear + 1).padStart(2, '0')}-01`
  }
  return { ranges, numberOf: (day) => Math.floor(month(day) / length), dayOf }
}
