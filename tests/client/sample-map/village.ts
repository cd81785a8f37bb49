/** An invented village of 5 × 5 km, always the same: fields, wood, lake, brook, streets and houses. */
import type { EarthPoint } from '#schema/walk.ts'
import { Random } from '../random.ts'

export type AreaKind =
  'earth' | 'farmland' | 'forest' | 'residential' | 'park' | 'water' | 'building'
export type LineKind = 'river' | 'major_road' | 'minor_road' | 'path'

export interface Shape<Kind> {
  kind: Kind
  name?: string
  points: EarthPoint[]
}

export interface Village {
  areas: Shape<AreaKind>[]
  lines: Shape<LineKind>[]
  places: { kind: 'village'; name: string; at: EarthPoint }[]
}

/** The middle of the market place. */
export const middle: EarthPoint = { lat: 51.285, lon: 11.889 }
const half = 2500
const metresPerDegree = 111_195

/** Metres east and north of the middle, in degrees. */
export function at(east: number, north: number): EarthPoint {
  return {
    lat: middle.lat + north / metresPerDegree,
    lon: middle.lon + east / (metresPerDegree * Math.cos((middle.lat * Math.PI) / 180)),
  }
}

const corners = { southWest: at(-half, -half), northEast: at(half, half) }

/** The area that the village's map shows. */
export const bounds = {
  west: corners.southWest.lon,
  south: corners.southWest.lat,
  east: corners.northEast.lon,
  north: corners.northEast.lat,
}

type Metres = readonly [east: number, north: number]
const path = (points: readonly Metres[]) => points.map(([east, north]) => at(east, north))

function box(east: number, north: number, width: number, depth: number, turn = 0): EarthPoint[] {
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)]
  const ends: Metres[] = [
    [-width / 2, -depth / 2],
    [width / 2, -depth / 2],
    [width / 2, depth / 2],
    [-width / 2, depth / 2],
  ]
  return path(ends.map(([x, y]) => [east + x * cosine - y * sine, north + x * sine + y * cosine]))
}

function blob(random: Random, east: number, north: number, radius: number): EarthPoint[] {
  return path(
    Array.from({ length: 24 }, (_, index): Metres => {
      const turn = (index / 24) * 2 * Math.PI
      const far = radius * (0.75 + random.next() * 0.4)
      return [east + far * Math.cos(turn), north + far * Math.sin(turn)]
    }),
  )
}

function houses(random: Random, east: number, north: number, turn: number): Shape<AreaKind>[] {
  return Array.from({ length: 14 }, (_, index) => {
    const along = (Math.floor(index / 2) - 3) * 38 + random.next() * 8
    const aside = (index % 2 === 0 ? 1 : -1) * (20 + random.next() * 5)
    const [cosine, sine] = [Math.cos(turn), Math.sin(turn)]
    return {
      kind: 'building',
      points: box(
        east + along * cosine - aside * sine,
        north + along * sine + aside * cosine,
        11 + random.next() * 8,
        9 + random.next() * 5,
        turn,
      ),
    }
  })
}

/** Everything on the map; the same for every call. */
export function makeVillage(): Village {
  const random = new Random(5)
  const fields = Array.from({ length: 25 }, (_, index): Shape<AreaKind> => {
    const [column, row] = [index % 5, Math.floor(index / 5)]
    const size = 880 + random.next() * 60
    return {
      kind: 'farmland',
      points: box((column - 2) * 1000, (row - 2) * 1000, size, size, random.next() * 0.06),
    }
  })
  const streets = Array.from({ length: 15 }, (_, index) => {
    const [column, row] = [(index % 5) - 2, Math.floor(index / 5) - 1]
    const turn = (random.next() - 0.5) * 0.25 + (index % 2) * (Math.PI / 2)
    return { east: column * 300 + 20, north: row * 320 - 30, turn, name: `Straße ${index + 1}` }
  })
  return {
    areas: [
      { kind: 'earth', points: box(0, 0, 2 * half, 2 * half) },
      ...fields,
      { kind: 'forest', name: 'Hasenholz', points: blob(random, -1500, 1400, 800) },
      { kind: 'water', name: 'Dorfsee', points: blob(random, 1500, -1300, 650) },
      { kind: 'residential', points: blob(random, 0, 0, 1050) },
      { kind: 'park', name: 'Anger', points: box(80, 120, 160, 90, 0.2) },
      ...streets.flatMap(({ east, north, turn }) => houses(random, east, north, turn)),
    ],
    lines: [
      {
        ...{ kind: 'river', name: 'Leiha' },
        points: path([
          [-2500, -700],
          [-1400, -500],
          [-300, -750],
          [700, -900],
          [1000, -1200],
        ]),
      },
      {
        ...{ kind: 'major_road', name: 'Landstraße 178' },
        points: path([
          [-2500, 300],
          [-900, 150],
          [0, 0],
          [900, 200],
          [2500, 900],
        ]),
      },
      {
        ...{ kind: 'major_road', name: 'Kirchweg' },
        points: path([
          [0, 2500],
          [120, 1000],
          [0, 0],
          [-150, -1100],
          [-100, -2500],
        ]),
      },
      ...streets.map(({ east, north, turn, name }): Shape<LineKind> => ({
        ...{ kind: 'minor_road', name },
        points: path([
          [east - 145 * Math.cos(turn), north - 145 * Math.sin(turn)],
          [east + 145 * Math.cos(turn), north + 145 * Math.sin(turn)],
        ]),
      })),
      {
        kind: 'path',
        points: path([
          [120, 1000],
          [-600, 1300],
          [-1500, 1400],
          [-2300, 1900],
        ]),
      },
      {
        kind: 'path',
        points: path([
          [900, 200],
          [1300, -500],
          [1500, -700],
          [2200, -900],
        ]),
      },
    ],
    places: [{ kind: 'village', name: 'Musterdorf', at: middle }],
  }
}
