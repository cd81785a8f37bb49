/**
 * Compares what two surveys have published, question by question: an earlier one and a later one.
 *
 * It is made of publications alone, so nothing can be read from it that was not to be read before: whoever holds both
 * reports could lay them beside each other. It claims no cause and no significance, and says of every question that it
 * does not compare why.
 *
 * Two different surveys count different answers, so no number of one is a part of a number of the other, and subtracting
 * them names nobody. Not protected: where nearly the same few people answered both (a club of 20, a year later 21), and
 * alike, two publications tell more than one (`isPanel`). Refusing here would protect nobody, since both are published
 * already and each can be read alone; and no rule of this app can know who answered. So it is said where it is likely,
 * to those who decide whether the second one leaves the house.
 */
import type { Texts } from '#schema/survey.ts'
import { leastForPercent, leastRows } from './least.ts'
import type { Count, Published, PublishedLine, PublishedTable } from './published.ts'

/** How many, and how much of all; whole percents, as they were published. */
type Share = Pick<PublishedLine, 'count' | 'percent'>

/** One answer in both surveys. */
export interface WaveLine extends Pick<PublishedLine, 'code' | 'text' | 'part'> {
  /** What this answer was called earlier, where it was in other words. */
  earlierText?: Texts
  earlier: Share
  later: Share
  /** Percentage points, later minus earlier; missing where one of the two has no percent. */
  change?: number
}

/** One question that both asked in the same way. The words are those of the later one. */
export interface WaveTable {
  name: string
  table: PublishedTable
  /** How the earlier one had asked, where it was in other words. */
  earlierText?: Texts
  n: { earlier: Count; later: Count }
  lines: WaveLine[]
}

/** Why a question is not compared. */
export type WaveFault = 'only-later' | 'only-earlier' | 'kind' | 'answers' | 'texts' | 'few'

export interface Waves {
  earlier: Published
  later: Published
  tables: WaveTable[]
  left: { name: string; text: Texts; fault: WaveFault }[]
  /** True where the same few people may have answered both times: few, and nearly as many. */
  isPanel: boolean
}

/** Lays two publications of all answers beside each other; the one that began first is the earlier one. */
export function wavesOf(one: Published, other: Published): Waves {
  // Those that began on one day have an order, too: the same one on every device.
  const [dayOne, dayOther] = [one, other].map(({ period }) => period?.[0] ?? '')
  const isFirst =
    dayOne === dayOther ? one.survey <= other.survey : String(dayOne) < String(dayOther)
  const [earlier, later] = isFirst ? [one, other] : [other, one]
  const before = new Map(earlier.tables.map((table) => [table.name, table]))
  const waves: Waves = { earlier, later, tables: [], left: [], isPanel: isPanel(earlier, later) }
  for (const table of later.tables) {
    const first = before.get(table.name)
    before.delete(table.name)
    const fault = first ? faultOf(first, table) : 'only-later'
    if (!first || fault) waves.left.push({ ...named(table), fault: fault ?? 'only-later' })
    else waves.tables.push(laid(first, table))
  }
  for (const table of before.values()) waves.left.push({ ...named(table), fault: 'only-earlier' })
  return waves
}

function named({ name, variable }: PublishedTable) {
  return { name, text: variable.row ?? variable.text }
}

function faultOf(earlier: PublishedTable, later: PublishedTable): WaveFault | undefined {
  if (later.picture === 'words') return earlier.picture === 'words' ? 'texts' : 'kind'
  const kinds = [earlier, later].map(
    ({ variable, linesAre }) => `${variable.question.kind} ${linesAre}`,
  )
  if (kinds[0] !== kinds[1]) return 'kind'
  if (answersOf(earlier) !== answersOf(later)) return 'answers'
  return earlier.n === undefined || later.n === undefined ? 'few' : undefined
}

/** What the lines stand for: of ranges their bounds and unit, of squares the picture that they lie on, of all others their codes. */
function answersOf({ lines, linesAre, variable: { question } }: PublishedTable): string {
  const plan = question.kind === 'place' ? question.plan : undefined
  const unit = question.kind === 'number' ? question.unit?.de : undefined
  return JSON.stringify([
    lines.map(({ code, text, part }) => (linesAre === 'ranges' ? text.de : [code, part?.size])),
    lines.some(({ part }) => part) ? plan : '',
    unit,
  ])
}

function laid(earlier: PublishedTable, later: PublishedTable): WaveTable {
  // A few people who were asked several times over are no share of anybody.
  const isShare = !later.variable.section.repeat && !earlier.variable.section.repeat
  const shareOf = ({ count, percent }: PublishedLine): Share =>
    isShare && percent !== undefined ? { count, percent } : { count }
  const lines = later.lines.map((line, at): WaveLine => {
    const { code, text, part } = line
    const [first, second] = [
      shareOf(earlier.lines[at] ?? { ...line, count: undefined }),
      shareOf(line),
    ]
    const change = difference(first.percent, second.percent)
    const was = earlier.lines[at]?.text ?? text
    return {
      ...{ code, text, ...(part && { part }), ...(isOther(was, text) && { earlierText: was }) },
      ...{ earlier: first, later: second, ...(change !== undefined && { change }) },
    }
  })
  // Of a plan: only squares that one of both shows.
  const isShown = ({ part, earlier: was, later: is }: WaveLine) =>
    !part || was.count !== undefined || is.count !== undefined
  const earlierText = earlierWords(earlier, later)
  return {
    name: later.name,
    table: later,
    ...(earlierText && { earlierText }),
    n: { earlier: earlier.n, later: later.n },
    lines: lines.filter(isShown),
  }
}

/** The earlier question, or of a matrix its row, where its words are others now. */
function earlierWords(
  { variable: was }: PublishedTable,
  { variable: is }: PublishedTable,
): Texts | undefined {
  if (isOther(was.text, is.text)) return was.text
  return isOther(was.row ?? {}, is.row ?? {}) ? was.row : undefined
}

/** True where a language that both have says something else; a language more is no change. */
function isOther(was: Texts, is: Texts): boolean {
  const both = Object.keys(was).filter((language) => language in is)
  if (both.length === 0) return Object.keys(was).length > 0
  return both.some((language) => was[language]?.trim() !== is[language]?.trim())
}

function difference(earlier: number | undefined, later: number | undefined): number | undefined {
  return earlier === undefined || later === undefined ? undefined : later - earlier
}

function isPanel({ n: earlier = 0 }: Published, { n: later = 0 }: Published): boolean {
  return Math.min(earlier, later) < leastForPercent && Math.abs(earlier - later) < leastRows
}
