/** Where row data stays blank: features that would tell a person, and questions that too few have answered. */
import type { Variable } from '#survey/variables.ts'
import { hiddenFeatures, type Feature } from './row-anonymity.ts'
import type { RowColumn } from './row-columns.ts'
import type { Telling } from './row-telling.ts'

/** Below so many answers nothing leaves; ten where a question asks for health, origin, religion or opinion. */
export const leastRows = 5
export const leastSpecialRows = 10

/** How many must have answered before anything of it leaves. */
export function leastOf({ special }: Pick<Variable, 'special'>): number {
  return special ? leastSpecialRows : leastRows
}

/** One column while it is filled: numbers, or NaN and why there is none. */
export interface Filling {
  column: RowColumn
  values: number[]
  /** 1 + index in `Missing.options`; 0 where there is a value. */
  reasons: number[]
}

/** Everything that may divide people into groups. */
interface Gathered {
  fillings: readonly Filling[]
  telling: Telling
  channels: readonly string[]
  languages: readonly string[]
  /** The reason of what was not asked. */
  notAsked: number
}

export interface Blanks {
  /** Rows by the key of a variable. */
  keys: ReadonlyMap<string, ReadonlySet<number>>
  channel: ReadonlySet<number>
  language: ReadonlySet<number>
}

function byKey(fillings: readonly Filling[]): Map<string, Filling[]> {
  const groups = new Map<string, Filling[]>()
  for (const filling of fillings) {
    const group = groups.get(filling.column.key)
    if (group) group.push(filling)
    else groups.set(filling.column.key, [filling])
  }
  return groups
}

/** What tells a person in the columns of one variable; undefined where nothing does. */
function featureOf(
  group: readonly Filling[],
  { telling, notAsked }: Gathered,
): Feature | undefined {
  const [first] = group
  if (!first) return undefined
  const { name } = first.column.variable
  if (telling.value.has(name)) {
    return (row) => group.map(({ values, reasons }) => `${values[row]}/${reasons[row]}`).join(' ')
  }
  if (telling.asked.has(name)) return (row) => Number(first.reasons[row] === notAsked)
  return undefined
}

/** Which rows stay blank where. Every combination of what tells a person is held by five or more, ten if special. */
export async function blanksOf(gathered: Gathered, rest: () => Promise<void>): Promise<Blanks> {
  const { fillings, channels, languages } = gathered
  const groups = [...byKey(fillings)]
  const told = groups.flatMap(([key, group]) => {
    const feature = featureOf(group, gathered)
    return feature ? [{ key, feature }] : []
  })
  const isSpecial = fillings.some(({ column }) => column.variable.special)
  const hidden: Set<number>[] = []
  const found = hiddenFeatures(
    [
      ...told.map(({ feature }) => feature),
      (row) => channels[row] ?? '',
      (row) => languages[row] ?? '',
    ],
    channels.length,
    isSpecial ? leastSpecialRows : leastRows,
  )
  for (const rows of found) {
    hidden.push(rows)
    await rest()
  }
  const keys = new Map<string, ReadonlySet<number>>(
    told.map(({ key }, at) => [key, hidden[at] ?? new Set()]),
  )
  const all = new Set(channels.keys())
  for (const [key, group] of groups) {
    if (answeredBy(group, keys.get(key)) < least(group)) keys.set(key, all)
    await rest()
  }
  return { keys, channel: hidden.at(-2) ?? new Set(), language: hidden.at(-1) ?? new Set() }
}

function least([first]: readonly Filling[]): number {
  return first ? leastOf(first.column.variable) : leastRows
}

/** In how many rows a value would be shown. */
function answeredBy([first]: readonly Filling[], blank: ReadonlySet<number> | undefined): number {
  return first ? first.reasons.filter((reason, row) => reason === 0 && !blank?.has(row)).length : 0
}
