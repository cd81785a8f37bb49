/** Where the arrow keys lead on the wall: to the nearest card or cluster in that direction. Pure. */
import { headHeight, type Layout, type Rect } from './board-layout.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** A thing that can have the focus: a card's place, or the head of a zone (key of the zone). */
export interface Stop extends Rect {
  key: string
  zone: string
}

/** All stops of the wall in reading order. */
export function stopsOf(layout: Layout): Stop[] {
  return layout.zones.flatMap((zone) => [
    { key: zone.key, zone: zone.key, x: zone.x, y: zone.y, width: zone.width, height: headHeight },
    ...zone.places.map(({ key, x, y, width, height }) => ({
      key,
      zone: zone.key,
      x,
      y,
      width,
      height,
    })),
  ])
}

const sideways = (direction: Direction) => direction === 'left' || direction === 'right'

/** Free way between two spans on one axis; 0 when they overlap. */
function between(a: number, aSize: number, b: number, bSize: number): number {
  return Math.max(0, b - (a + aSize), a - (b + bSize))
}

/** The nearest stop in this direction, or undefined at the edge. Crosswise distance counts threefold. */
export function stopBeside(
  stops: readonly Stop[],
  from: Stop,
  direction: Direction,
): Stop | undefined {
  let best: Stop | undefined
  let least = Infinity
  const sign = direction === 'right' || direction === 'down' ? 1 : -1
  for (const stop of stops) {
    if (stop.key === from.key) continue
    const [ahead, across] = sideways(direction)
      ? [
          sign > 0 ? stop.x - (from.x + from.width) : from.x - (stop.x + stop.width),
          between(from.y, from.height, stop.y, stop.height),
        ]
      : [
          sign > 0 ? stop.y - (from.y + from.height) : from.y - (stop.y + stop.height),
          between(from.x, from.width, stop.x, stop.width),
        ]
    if (ahead < -0.01) continue
    const distance = ahead + 3 * across
    if (distance < least) {
      least = distance
      best = stop
    }
  }
  return best
}
