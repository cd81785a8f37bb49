/** Whether coordinates can be true: outside the world, or with latitude and longitude exchanged. */
import type { Bounds } from '#schema/base-map.ts'
import type { EarthPoint } from '#schema/walk.ts'
import { isWithin } from './earth.ts'

/**
 * Where the walks of this app take place: Germany and what lies around it. With latitude and longitude exchanged it
 * lies off the coast of Somalia, so that the two cannot be taken for each other.
 */
export const homeArea: Bounds = { west: 5, south: 45, east: 18, north: 56 }

/** True for degrees that exist; false also for what is no number. */
export function isOnEarth({ lat, lon }: EarthPoint): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}

/** Latitude as longitude and the other way round. */
export function exchanged({ lat, lon }: EarthPoint): EarthPoint {
  return { lat: lon, lon: lat }
}

/** What is to be done with a point. */
export type PointVerdict = 'right' | 'exchanged' | 'outside'

/** Degrees within which points of one file belong together: about 200 km. */
const together = 2

function middle(numbers: number[]): number {
  const sorted = numbers.sort((one, other) => one - other)
  return sorted[sorted.length >> 1] ?? 0
}

/** Where most points of a file lie, as a box. */
function around(points: readonly EarthPoint[]): Bounds | undefined {
  const possible = points.filter(isOnEarth)
  if (possible.length === 0) return undefined
  const lat = middle(possible.map((point) => point.lat))
  const lon = middle(possible.map((point) => point.lon))
  return {
    west: lon - together,
    east: lon + together,
    south: lat - together,
    north: lat + together,
  }
}

/**
 * Says for any point of a file whether it is right, has its coordinates exchanged, or is outside the world. A point is
 * recognised as exchanged where, turned round, it lies at home, or among the other points of a file that has none at
 * home, and as it stands it does not.
 */
export function judgeOf(points: readonly EarthPoint[]): (point: EarthPoint) => PointVerdict {
  const isAtHome = (point: EarthPoint) => isWithin(point, homeArea)
  const isHome = points.some((point) => isAtHome(point) || isAtHome(exchanged(point)))
  const place = isHome ? homeArea : around(points)
  return (point) => {
    const turned = exchanged(point)
    const fits = place !== undefined && isWithin(turned, place) && !isWithin(point, place)
    if (fits && isOnEarth(turned)) return 'exchanged'
    return isOnEarth(point) ? 'right' : 'outside'
  }
}
