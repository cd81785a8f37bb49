/**
 * Compares what two surveys have published, question by question: an earlier one and a later one.
 *
 * It is made of publications alone, so nothing can be read from it that was not to be read before: whoever holds both
 * reports could lay them beside each other. It claims no cause and no significance, and says of every question that it
 * does not compare why.
 *
 * Not protected: where nearly the same few people answered both surveys, two publications tell more than one
 * (`isPanel`). No rule of this app can know who they were; it says so where it is likely.
 */
import type { Texts } from '#schema/survey.ts'
import { leastForPercent, leastRows } from './least.ts'
import type { Count, Published, PublishedLine, PublishedTable } from './published.ts'

/** How many, and how much of all; whole percents, as they were published. */
type Share = Pick<PublishedLine, 'count' | 'percent'>

/** One answer in both surveys. */
export interface WaveLine extends Pick<PublishedLine, 'code' | 'text' | 'part'> {
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
  const isFirst = (one.period?.[0] ?? '') <= (other.period?.[0] ?? '')
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

/** What the lines stand for: of ranges their bounds, of squares the picture that they lie on, of all others their codes. */
function answersOf({ lines, linesAre, variable: { question } }: PublishedTable): string {
  const plan = question.kind === 'place' ? question.plan : undefined
  return JSON.stringify([
    lines.map(({ code, text, part }) => (linesAre === 'ranges' ? text.de : [code, part?.size])),
    lines.some(({ part }) => part) ? plan : '',
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
    return {
      ...{ code, text, ...(part && { part }) },
      ...{ earlier: first, later: second, ...(change !== undefined && { change }) },
    }
  })
  // Of a plan: only squares that one of both shows.
  const isShown = ({ part, earlier: was, later: is }: WaveLine) =>
    !part || was.count !== undefined || is.count !== undefined
  const [before, now] = [named(earlier).text, named(later).text]
  return {
    name: later.name,
    table: later,
    ...(JSON.stringify(before) !== JSON.stringify(now) && { earlierText: before }),
    n: { earlier: earlier.n, later: later.n },
    lines: lines.filter(isShown),
  }
}

function difference(earlier: number | undefined, later: number | undefined): number | undefined {
  return earlier === undefined || later === undefined ? undefined : later - earlier
}

function isPanel({ n: earlier = 0 }: Published, { n: later = 0 }: Published): boolean {
  return Math.min(earlier, later) < leastForPercent && Math.abs(earlier - later) < leastRows
}
