/** The plane of web maps (EPSG:3857): degrees to shares of the world's picture and back. */
import type { EarthPoint } from '#schema/walk.ts'

/** Equatorial radius of WGS 84 in metres, which web maps take for a sphere. */
const radius = 6_378_137
export const worldMetres = 2 * Math.PI * radius
/** Where the square picture of the world ends, in degrees north and south. */
export const mercatorEdge = 85.0511287798066

/** On the picture of the world: x from west, y from north, each 0 to 1. */
export interface WorldPoint {
  x: number
  y: number
}

const radians = Math.PI / 180

/** Degrees as a point of the world's picture; what lies nearer to a pole than its edge comes to its edge. */
export function toWorld({ lat, lon }: EarthPoint): WorldPoint {
  const held = Math.min(Math.max(lat, -mercatorEdge), mercatorEdge)
  const sine = Math.sin(held * radians)
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}

/** The other way round. */
export function fromWorld({ x, y }: WorldPoint): EarthPoint {
  const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / radians
  return { lat, lon: (x - 0.5) * 360 }
}

/** Metres on the ground for a whole world's width at this latitude; a pixel at zoom z is that divided by 256 · 2^z. */
export function worldWidthAt(lat: number): number {
  return worldMetres * Math.cos(lat * radians)
}

/** Metres of one pixel of a web map (256-pixel tiles) at a zoom, which may be a fraction. */
export function metresPerPixel(lat: number, zoom: number): number {
  return worldWidthAt(lat) / (256 * 2 ** zoom)
}
