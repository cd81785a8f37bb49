/** Writes down one table of decided grids: only what is shown gets through. */
import type { Texts } from '#schema/survey.ts'
import type { Countable } from './countables.ts'
import type { Feature } from './features.ts'
import type { Grid } from './grid.ts'
import { leastForPercent } from './least.ts'
import type { Count, Filter, PublishedGroup, PublishedLine, PublishedTable } from './published.ts'
import type { Cases, Split } from './tallies.ts'

/** What is asked for: one group of up to two features, and up to two features to compare by. */
export interface View {
  filter: Filter
  by: readonly string[]
}

interface Wanted {
  least: number
  isFeature: boolean
  features: readonly Feature[]
  /** Undefined: nobody decided on such a table. */
  split: Split | undefined
  grids: readonly Grid[]
  whole: readonly Grid[]
  without: Cases['without']
  texts: readonly string[]
  /** Of free texts that nobody has coded. */
  words?: { n: number; list: readonly { word: string; count: number }[] }
  view: View
}

/** One group of a grid as it is shown. */
interface Row {
  n: Count
  counts: Count[]
}

function rowOf(
  { isMany, lines }: Countable,
  grids: readonly Grid[],
  group: number,
  least: number,
): Row {
  const read = (grid: Grid | undefined, category: number): Count => {
    if (!grid) return undefined
    const cell = group * grid.categories + category
    return grid.hidden[cell] ? undefined : grid.counts[cell]
  }
  const [first] = grids
  if (!first) return { n: undefined, counts: [] }
  const start = group * first.categories
  const sum = (of: Int32Array) =>
    of.subarray(start, start + first.categories).reduce((all, one) => all + one, 0)
  const isShown = sum(first.persons) >= least
  return {
    n: isShown ? sum(first.counts) : undefined,
    counts: lines.map((_, at) => (isMany ? read(grids[at], 1) : read(first, at))),
  }
}

function linesOf({ lines }: Countable, { n, counts }: Row): PublishedLine[] {
  return lines.map(({ code, text, part }, at) => {
    const count = counts[at]
    const isShare = n !== undefined && n >= leastForPercent && count !== undefined
    const percent = isShare && { percent: Math.round((100 * count) / n) }
    return { code, text, ...(part && { part }), count, ...percent }
  })
}

/** Lines, and their mean where there is one. */
function valuesOf(countable: Countable, row: Row) {
  const lines = linesOf(countable, row)
  const mean = meanOf(countable, lines, row.n)
  return { lines, ...(mean !== undefined && { mean }) }
}

/** The groups of a split with their codes, those of the filter only. */
function* groupsIn(wanted: Wanted): Generator<{ group: number; codes: string[]; text: Texts }> {
  const { features, split = [], view, grids } = wanted
  const parts = split.map((at) => features[at]).filter((one) => one !== undefined)
  const size = grids[0]?.groups ?? 0
  for (let group = 0; group < size; group += 1) {
    let rest = group
    const places = [...parts].reverse().map((feature) => {
      const at = rest % feature.groups.length
      rest = Math.floor(rest / feature.groups.length)
      return { feature, line: feature.groups[at] }
    })
    places.reverse()
    const isIn = places.every(({ feature, line }) =>
      view.filter.every((one) => one.feature !== feature.name || one.code === line?.code),
    )
    if (!isIn) continue
    const named = places.filter(({ feature }) => view.by.includes(feature.name))
    const texts = named.map(({ line }) => line?.text ?? {})
    yield { group, codes: named.map(({ line }) => line?.code ?? ''), text: joined(texts) }
  }
}

function joined(texts: readonly Texts[]): Texts {
  const [first = {}, ...others] = texts
  if (others.length === 0) return first
  const languages = new Set(texts.flatMap((one) => Object.keys(one)))
  const pairs = [...languages].map((language) => [
    language,
    texts.map((one) => one[language] ?? one.de ?? Object.values(one)[0] ?? '').join(' · '),
  ])
  return Object.fromEntries(pairs) as Texts
}

/** Only lines that have an order have a middle, and only where nothing is hidden. */
function middleOf({ picture, variable }: Countable, lines: readonly PublishedLine[], n: Count) {
  const isOrdered = picture === 'histogram' || variable.measure === 'ordinal'
  if (n === undefined || !isOrdered) return undefined
  let sum = 0
  const middle = lines.find(({ count = 0 }) => (sum += count) >= n / 2)
  return isWhole(lines, n) ? middle?.code : undefined
}

/** The mean of a scale in tenths: of steps that are numbers, from thirty answers on, and only where nothing is hidden. */
function meanOf({ variable }: Countable, lines: readonly PublishedLine[], n: Count) {
  const { kind } = variable.question
  if (kind !== 'scale' && kind !== 'rating') return undefined
  if (n === undefined || n < leastForPercent || !isWhole(lines, n)) return undefined
  const sum = lines.reduce((all, { code, count = 0 }) => all + Number(code) * count, 0)
  return Math.round((10 * sum) / n) / 10
}

/** True where the numbers shown are all there are: what is left then is nobody. */
function isWhole(lines: readonly PublishedLine[], n: number): boolean {
  return lines.reduce((sum, { count = 0 }) => sum + count, 0) === n
}

function withoutOf(
  { isComputed }: Countable,
  { without, isFeature, least }: Wanted,
  isShown: boolean,
) {
  if (!isShown || isFeature || isComputed) return []
  const reasons = ['declined', 'illegible', 'invalid', 'empty'] as const
  const rare = reasons.filter((reason) => without[reason] < least)
  const shown = reasons.filter((reason) => without[reason] >= least)
  const few = rare.reduce((sum, reason) => sum + without[reason], 0)
  // How many have answered is said, and how many there are: beside all other reasons the rare ones would be what is left.
  if (few > 0 && few < least) shown.sort((one, other) => without[other] - without[one]).pop()
  return reasons.map((reason) => ({
    reason,
    count: shown.includes(reason) ? without[reason] : undefined,
  }))
}

export function publishedTable(countable: Countable, wanted: Wanted): PublishedTable {
  const { view, least, whole, grids, split, texts, words } = wanted
  const { variable, picture, linesAre } = countable
  const isFiltered = view.filter.length > 0
  const empty: Row = { n: undefined, counts: [] }
  const groups: PublishedGroup[] = []
  let row = isFiltered ? empty : rowOf(countable, whole, 0, least)
  // Of words there are no groups: how somebody writes is known to others. Nor of what is shown of all only (`count.ts`).
  const isOpen = split !== undefined && picture !== 'words' && !countable.isOfAll
  if (isOpen && split.length > 0) {
    for (const { group, codes, text } of groupsIn(wanted)) {
      const own = rowOf(countable, grids, group, least)
      if (view.by.length === 0) row = own
      else groups.push({ codes, text, n: own.n, ...valuesOf(countable, own) })
    }
  }
  if (words) row = { n: words.n, counts: [] }
  const values = words ? { lines: wordLines(words.list) } : valuesOf(countable, row)
  const middle = middleOf(countable, values.lines, row.n)
  const isAsked = isFiltered || view.by.length > 0
  return {
    name: variable.name,
    variable,
    picture,
    linesAre,
    n: row.n,
    ...values,
    ...(middle !== undefined && { middle }),
    without: withoutOf(countable, wanted, !isFiltered && row.n !== undefined),
    groups,
    texts,
    isRefused: isAsked && (!isOpen || (view.by.length > 0 && !groups.some(hasNumber))),
  }
}

function hasNumber({ lines }: PublishedGroup): boolean {
  return lines.some(({ count }) => count !== undefined)
}

function wordLines(words: readonly { word: string; count: number }[]): PublishedLine[] {
  return words.map(({ word, count }) => ({ code: word, text: { de: word }, count }))
}
