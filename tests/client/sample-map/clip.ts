/** Cuts shapes to a tile and somewhat around it, as makers of tiles do. */
import type { Pixel } from './picture.ts'

type Axis = 'x' | 'y'

function crossing(one: Pixel, other: Pixel, axis: Axis, edge: number): Pixel {
  const share = (edge - one[axis]) / (other[axis] - one[axis])
  return { x: one.x + share * (other.x - one.x), y: one.y + share * (other.y - one.y) }
}

const edges = (least: number, most: number): [axis: Axis, edge: number, sign: number][] => [
  ['x', least, 1],
  ['x', most, -1],
  ['y', least, 1],
  ['y', most, -1],
]

/** The part of an area inside a square (Sutherland and Hodgman); empty where it lies outside. */
export function clippedArea(points: readonly Pixel[], least: number, most: number): Pixel[] {
  let now = [...points]
  for (const [axis, edge, sign] of edges(least, most)) {
    const isInside = (point: Pixel) => sign * (point[axis] - edge) >= 0
    now = now.flatMap((point, at) => {
      const before = now.at(at - 1) ?? point
      const own = isInside(point) ? [point] : []
      if (isInside(before) === isInside(point)) return own
      return [crossing(before, point, axis, edge), ...own]
    })
  }
  return now.length < 3 ? [] : now
}

/** The parts of a line inside a square. */
export function clippedLine(points: readonly Pixel[], least: number, most: number): Pixel[][] {
  let parts = [[...points]]
  for (const [axis, edge, sign] of edges(least, most)) {
    const isInside = (point: Pixel) => sign * (point[axis] - edge) >= 0
    parts = parts.flatMap((part) => {
      const kept: Pixel[][] = [[]]
      for (const [at, point] of part.entries()) {
        const before = part[at - 1]
        if (before && isInside(before) !== isInside(point)) {
          const cut = crossing(before, point, axis, edge)
          if (isInside(before)) kept.at(-1)?.push(cut)
          else kept.push([cut])
        }
        if (isInside(point)) kept.at(-1)?.push(point)
      }
      return kept.filter((one) => one.length > 1)
    })
  }
  return parts
}
