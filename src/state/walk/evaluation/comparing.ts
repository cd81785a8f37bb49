/** Two walks of the same route: which stops have more or less to complain about, and what became of each spot. */
import type { Valence } from '#schema/observation.ts'
import type { Stop } from '#schema/walk.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import { Nearness } from './nearness.ts'
import type { Spot } from './spots.ts'

/** One of the two walks, without what was shown in confidence. */
export interface Side {
  stops: readonly Stop[]
  spots: readonly Spot[]
  bases: readonly WalkBase[]
}

/** How many observations say what. */
export type Tally = Record<Valence, number>

export interface Pair<T> {
  earlier: T
  later: T
}

/** A stop of both walks, and by what it was recognised. */
interface StopRow extends Pair<Stop> {
  by: 'name' | 'number' | 'place'
  counts: Pair<Tally>
}

/** Why something was not compared; with how many it concerns. */
interface Gap {
  reason: 'nothing-earlier' | 'nothing-later' | 'no-common-stop' | 'placeless' | 'other-ground'
  count: number
}

export interface Comparison {
  rows: StopRow[]
  /** What lies at no stop. */
  apart: Pair<Tally>
  whole: Pair<Tally>
  only: Pair<Stop[]>
  /** Spots of the earlier walk that were fixed since. */
  fixed: Spot[]
  /** Spots that were bad and are good now. */
  better: Pair<Spot>[]
  /** Spots that were noted again. */
  again: Pair<Spot>[]
  /** Spots that nobody noted again, and nobody said to be fixed. */
  notAgain: Spot[]
  gaps: Gap[]
}

const isBad = ({ observation: { valence } }: Spot) => valence === 'bad' || valence === 'barrier'
const isGood = ({ observation: { valence } }: Spot) => valence === 'good'

function tallied(spots: readonly Spot[]): Tally {
  const tally: Tally = { good: 0, bad: 0, idea: 0, barrier: 0 }
  for (const { observation } of spots) if (observation.valence) tally[observation.valence] += 1
  return tally
}

const nameOf = ({ name }: Stop) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('de')

/** By name; then by number, where names do not deny it; then by where they are. Each stop at most once. */
function matchStops(earlier: Side, later: Side, nearness: Nearness) {
  const left = new Set(earlier.stops)
  const matched = new Map<Stop, { stop: Stop; by: StopRow['by'] }>()
  const ways: [StopRow['by'], (one: Stop, other: Stop) => boolean][] = [
    ['name', (one, other) => nameOf(one) !== '' && nameOf(one) === nameOf(other)],
    [
      'number',
      (one, other) => one.number === other.number && (nameOf(one) === '' || nameOf(other) === ''),
    ],
    ['place', (one, other) => (nearness.between(one.position, other.position) ?? Infinity) <= 1],
  ]
  for (const [by, isSame] of ways) {
    for (const stop of later.stops) {
      const found = matched.has(stop) ? undefined : [...left].find((one) => isSame(one, stop))
      if (!found) continue
      matched.set(stop, { stop: found, by })
      left.delete(found)
    }
  }
  return { matched, left: [...left] }
}

/** The nearest of these within the limit, and whether any of them could be compared at all. */
function nearestOf(spot: Spot, others: Iterable<Spot>, nearness: Nearness) {
  let [nearest, shortest, isComparable]: [Spot | undefined, number, boolean] = [undefined, 1, false]
  for (const other of others) {
    const far = nearness.between(spot.observation.position, other.observation.position)
    if (far === undefined) continue
    isComparable = true
    if (far <= shortest) [nearest, shortest] = [other, far]
  }
  return { nearest, isComparable }
}

/** What became of every spot of the earlier walk that was bad. */
function followSpots(earlier: Side, later: Side, nearness: Nearness) {
  const found = {
    ...{ fixed: [] as Spot[], notAgain: [] as Spot[] },
    ...{ better: [] as Pair<Spot>[], again: [] as Pair<Spot>[] },
    ...{ placeless: 0, otherGround: 0 },
  }
  const complaints = later.spots.filter(isBad)
  const praises = later.spots.filter(isGood)
  for (const spot of earlier.spots.filter(isBad)) {
    const again = nearestOf(spot, complaints, nearness)
    const better = nearestOf(spot, praises, nearness)
    // Also where it was said to be fixed: somebody has seen it since.
    if (again.nearest) found.again.push({ earlier: spot, later: again.nearest })
    else if (spot.state === 'fixed') found.fixed.push(spot)
    else if (better.nearest) found.better.push({ earlier: spot, later: better.nearest })
    else if (!spot.observation.position) found.placeless += 1
    else if (later.spots.length > 0 && !nearestOf(spot, later.spots, nearness).isComparable)
      found.otherGround += 1
    else found.notAgain.push(spot)
  }
  return found
}

/** Compares two walks. Nothing throws: what cannot be compared is named with its reason. */
export function compareWalks(earlier: Side, later: Side): Comparison {
  const nearness = new Nearness([...earlier.bases, ...later.bases])
  const { matched, left } = matchStops(earlier, later, nearness)
  const at = (side: Side, stop: Stop | undefined) =>
    tallied(side.spots.filter((spot) => spot.stop?.id === stop?.id))
  const rows = later.stops.flatMap((stop): StopRow[] => {
    const partner = matched.get(stop)
    if (!partner) return []
    const counts = { earlier: at(earlier, partner.stop), later: at(later, stop) }
    return [{ earlier: partner.stop, later: stop, by: partner.by, counts }]
  })
  const { placeless, otherGround, ...followed } = followSpots(earlier, later, nearness)
  const gaps: Gap[] = [
    { reason: 'nothing-earlier', count: earlier.spots.length === 0 ? 1 : 0 },
    { reason: 'nothing-later', count: later.spots.length === 0 ? 1 : 0 },
    { reason: 'no-common-stop', count: rows.length === 0 ? 1 : 0 },
    { reason: 'placeless', count: placeless },
    { reason: 'other-ground', count: otherGround },
  ]
  return {
    rows,
    apart: { earlier: at(earlier, undefined), later: at(later, undefined) },
    whole: { earlier: tallied(earlier.spots), later: tallied(later.spots) },
    only: { earlier: left, later: later.stops.filter((stop) => !matched.has(stop)) },
    ...followed,
    gaps: gaps.filter(({ count }) => count > 0),
  }
}
