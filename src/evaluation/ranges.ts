/** Divides amounts and days into ranges for a histogram, so that no single value can be told from an edge. */
import type { Texts } from '#schema/survey.ts'

export interface Range {
  /** The least number that belongs to it; minus infinity for the first where it is open. */
  from: number
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

/** What one number says in words: of whole numbers the last one of a range is named, too. */
function words(from: number, step: number, isWhole: boolean): Texts {
  const last = isWhole ? from + step - 1 : from + step
  if (isWhole && step === 1) return { de: german.format(from), en: english.format(from) }
  const open = isWhole ? '' : ' <'
  return {
    de: `${german.format(from)} bis${open} ${german.format(last)}`,
    en: `${english.format(from)} to${open} ${english.format(last)}`,
  }
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
  const isWhole = values.every(Number.isInteger) && (bounds.decimals ?? 0) === 0
  const step = stepFor(high - low, isWhole ? 1 : 10 ** -(bounds.decimals ?? 2))
  const first = Math.floor(low / step + 1e-9) * step
  const count = Math.floor((high - first) / step + 1e-9) + 1
  return Array.from({ length: count }, (_, at): Range => {
    const from = Number((first + at * step).toPrecision(12))
    const end = Number((from + step).toPrecision(12))
    if (at === 0 && bounds.least === undefined && count > 1) {
      const text = { de: `unter ${german.format(end)}`, en: `below ${english.format(end)}` }
      return { from: Number.NEGATIVE_INFINITY, text }
    }
    if (at === count - 1 && bounds.most === undefined && count > 1) {
      const text = { de: `ab ${german.format(from)}`, en: `${english.format(from)} and more` }
      return { from, text }
    }
    return { from: at === 0 ? Number.NEGATIVE_INFINITY : from, text: words(from, step, isWhole) }
  })
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

/** Ranges of days: months, or years where there would be too many. `numberOf` says where a day stands. */
export function dayRanges(days: readonly string[], apart: number) {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const sorted = days.map(month).sort((one, other) => one - other)
  const low = sorted[Math.min(apart, sorted.length) - 1] ?? 0
  const high = sorted[Math.max(0, sorted.length - apart)] ?? low
  const length = high - low < 24 ? 1 : 12
  const first = Math.floor(low / length)
  const count = Math.max(1, Math.floor(high / length) - first + 1)
  const text = (at: number, language: 'de' | 'en') =>
    length === 12 ? String(at) : `${months[language][at % 12] ?? ''} ${String(Math.floor(at / 12))}`
  const ranges = Array.from({ length: Math.min(count, 60) }, (_, at): Range => {
    const own = first + at
    const [de, en] = [text(own, 'de'), text(own, 'en')]
    const [isFirst, isLast] = [at === 0 && count > 1, at === count - 1 && count > 1]
    if (isFirst) return { from: -Infinity, text: { de: `bis ${de}`, en: `until ${en}` } }
    if (isLast) return { from: own, text: { de: `ab ${de}`, en: `from ${en}` } }
    return { from: own, text: { de, en } }
  })
  return { ranges, numberOf: (day: string) => Math.floor(month(day) / length) }
}
