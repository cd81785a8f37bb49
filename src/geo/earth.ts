/** Distances, lengths and boxes on the earth. */
import type { Bounds } from '#schema/base-map.ts'
import type { EarthPoint } from '#schema/walk.ts'

/** Mean radius of the earth in metres (IUGG); the error against the ellipsoid stays below 0.6 %. */
const meanRadius = 6_371_008.8
const radians = Math.PI / 180

/** Metres between two points along the ground (haversine: right for small distances, too). */
export function distance(one: EarthPoint, other: EarthPoint): number {
  const north = Math.sin(((other.lat - one.lat) * radians) / 2)
  const east = Math.sin(((other.lon - one.lon) * radians) / 2)
  const half = north ** 2 + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * east ** 2
  return 2 * meanRadius * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** Metres along a line; 0 for less than two points. */
export function lengthOf(line: readonly EarthPoint[]): number {
  let sum = 0
  let before: EarthPoint | undefined
  for (const point of line) {
    if (before) sum += distance(before, point)
    before = point
  }
  return sum
}

/** The smallest box around points; undefined without any. Points on both sides of the 180th meridian get a wide one. */
export function boundsOf(points: Iterable<EarthPoint>): Bounds | undefined {
  let bounds: Bounds | undefined
  for (const { lat, lon } of points) {
    bounds ??= { west: lon, east: lon, south: lat, north: lat }
    bounds.west = Math.min(bounds.west, lon)
    bounds.east = Math.max(bounds.east, lon)
    bounds.south = Math.min(bounds.south, lat)
    bounds.north = Math.max(bounds.north, lat)
  }
  return bounds
}

/** True for a point in a box, its edge included. */
export function isWithin({ lat, lon }: EarthPoint, { west, south, east, north }: Bounds): boolean {
  return lat >= south && lat <= north && lon >= west && lon <= east
}

/** A box with so many metres around it, never beyond the world. */
export function widened(bounds: Bounds, metres: number): Bounds {
  const up = metres / (meanRadius * radians)
  const highest = Math.max(Math.abs(bounds.south), Math.abs(bounds.north))
  const aside = up / Math.max(Math.cos(Math.min(89, highest) * radians), 0.01)
  return {
    west: Math.max(-180, bounds.west - aside),
    south: Math.max(-90, bounds.south - up),
    east: Math.min(180, bounds.east + aside),
    north: Math.min(90, bounds.north + up),
  }
}
