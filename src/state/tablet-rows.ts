/** The list of tablets: each place on the list with what is known of the tablet that belongs there. */
import type { Holding } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import type { Tablet } from '#schema/tablet.ts'

/** What is known of one tablet; what is not known is undefined. */
export interface TabletRow {
  name: string
  /** What it said of itself. */
  tablet: Tablet | undefined
  /** What it confirmed to this device itself; a hub in between confirms for itself alone. */
  holding: Holding | undefined
  isLinked: boolean
  /** Another one has the same name. */
  isDouble: boolean
  /** Nobody planned for it. */
  isExtra: boolean
}

interface Known {
  /** The names of the list, in order. */
  names: readonly string[]
  tablets: readonly Tablet[]
  holdings: readonly Holding[]
  linked: readonly Holder[]
}

/** The number in a name like "Tisch 3", whatever the language; undefined where there is none. */
export function numberOf(name: string): number | undefined {
  const found = /^\D+ (\d{1,2})$/.exec(name)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** First the list as it was planned, then whoever came besides. */
export function rowsOf({ names, tablets, holdings, linked }: Known): TabletRow[] {
  const row = (name: string, tablet: Tablet | undefined, id: string | undefined) => ({
    name: tablet?.name || name,
    tablet,
    holding: holdings.find(({ holder }) => holder.id === id),
    isLinked: linked.some((holder) => holder.id === id),
  })
  const planned = names.flatMap((name, index) => {
    const place = index + 1
    const said = tablets.filter((one) => numberOf(one.name) === place)
    const isDouble = said.length > 1
    const rest = { isDouble, isExtra: false }
    if (said.length > 0) return said.map((one) => ({ ...row(name, one, one.id), ...rest }))
    const met = [...holdings.map(({ holder }) => holder), ...linked]
    const known = met.find((holder) => numberOf(holder.name) === place)
    return [{ ...row(name, undefined, known?.id), ...rest }]
  })
  const extra = tablets
    .filter((one) => (numberOf(one.name) ?? Infinity) > names.length || numberOf(one.name) === 0)
    .map((one) => ({ ...row(one.name, one, one.id), isDouble: false, isExtra: true }))
  return [...planned, ...extra]
}
