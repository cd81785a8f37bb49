/** Observations as list and map show them alike: narrowed, put into groups, always in one order. */
import type { Photo } from '#schema/photo.ts'
import type { MarkShape, Observation, SpotChange, SpotState } from '#schema/observation.ts'
import type { Position, Stop } from '#schema/walk.ts'
import { kindKeyOf, type Kind } from './kinds.ts'

/** An observation with all that is known of it. */
export interface Spot {
  observation: Observation
  /** What map and table call it: A7. */
  label: string
  stop: Stop | undefined
  photos: readonly Photo[]
  history: readonly SpotChange[]
  state: SpotState
}

export type Grouping = 'stop' | 'valence' | 'number'

/** Empty fields narrow nothing. */
export interface SpotFilter {
  /** Letter of a group. */
  group: string
  /** Key of a kind. */
  kind: string
  state: SpotState | ''
  /** Only those that have no place of their own on a map or plan. */
  placeless: boolean
}

export const everything: SpotFilter = { group: '', kind: '', state: '', placeless: false }

/** Spots of one stop, kind or group; `key` is its id, empty for those that have none. */
export interface SpotGroup {
  key: string
  spots: Spot[]
}

/** A pin as a map wants it; its fields are those of the map's own. */
export interface SpotPin {
  id: string
  label: string
  title: string
  position: Position
  valence?: NonNullable<Observation['valence']>
  shape?: MarkShape
  isDone?: boolean
}

/** By letter, then number; what was given out twice by its label, the same on every device. */
function byNumber(one: Spot, other: Spot): number {
  const [a, b] = [one.observation, other.observation]
  if (a.group !== b.group) return a.group < b.group ? -1 : 1
  if (a.number !== b.number) return a.number - b.number
  return one.label < other.label ? -1 : 1
}

export function narrowed(spots: readonly Spot[], filter: SpotFilter): Spot[] {
  return spots.filter(
    ({ observation, state }) =>
      (filter.group === '' || observation.group === filter.group) &&
      (filter.kind === '' || kindKeyOf(observation) === filter.kind) &&
      (filter.state === '' || state === filter.state) &&
      (!filter.placeless || observation.position === undefined),
  )
}

/** Groups in the order of stops, kinds or letters, those without any last; none is empty. */
export function grouped(
  spots: readonly Spot[],
  by: Grouping,
  { stops, kinds }: { stops: readonly Stop[]; kinds: readonly Kind[] },
): SpotGroup[] {
  const keyOf = ({ observation, stop }: Spot) => {
    if (by === 'stop') return stop?.id ?? ''
    return by === 'valence' ? kindKeyOf(observation) : observation.group
  }
  const known = by === 'stop' ? stops.map(({ id }) => id) : kinds.map(({ key }) => key)
  const order = new Map(by === 'number' ? [] : known.map((key, place) => [key, place]))
  const found = new Map<string, Spot[]>()
  for (const spot of [...spots].sort(byNumber)) {
    const key = keyOf(spot)
    const held = found.get(key)
    if (held) held.push(spot)
    else found.set(key, [spot])
  }
  const groups = [...found].map(([key, held]) => ({ key, spots: held }))
  if (by === 'number') return groups
  const placeOf = ({ key }: SpotGroup) => order.get(key) ?? (key === '' ? Infinity : known.length)
  return groups.sort((one, other) => placeOf(one) - placeOf(other) || 0)
}

/** The pins of these spots, in their order; those without a place are in the list alone. */
export function pinsOf(
  spots: readonly Spot[],
  { kinds, titleOf }: { kinds: ReadonlyMap<string, Kind>; titleOf: (spot: Spot) => string },
): SpotPin[] {
  return spots.flatMap((spot) => {
    const { id, position, valence } = spot.observation
    if (!position) return []
    const shape = kinds.get(kindKeyOf(spot.observation))?.shape
    return [
      {
        ...{ id, label: spot.label, title: titleOf(spot), position },
        ...(valence && { valence }),
        ...(shape && !valence && { shape }),
        ...(spot.state === 'fixed' && { isDone: true }),
      },
    ]
  })
}

/** How many observations say what, most important first: in the order of the kinds, those that nobody said left out. */
export function counted(
  spots: readonly Pick<Spot, 'observation'>[],
  kinds: readonly Kind[],
): { kind: Kind; count: number }[] {
  const counts = new Map<string, number>()
  for (const { observation } of spots) {
    const key = kindKeyOf(observation)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return kinds.flatMap((kind) => {
    const count = counts.get(kind.key) ?? 0
    return count > 0 ? [{ kind, count }] : []
  })
}
