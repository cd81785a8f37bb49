/** Where a map begins, how near and how far it can be looked at. */
import type { WorldPoint } from '#geo/mercator.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import { extentAround, extentOf, type Extent } from './placing.ts'

/** A pin alone is not looked at through a magnifying glass. */
export const nearZoom = 17
const mostMapZoom = 20

/** A village somewhere, for those who begin without any place. */
export const nowhere: Extent = { left: 0.532, top: 0.3355, right: 0.5322, bottom: 0.3357 }

/** How near and how far a base can be looked at. */
export function limitsOf(base: WalkBase | undefined, whole: Extent) {
  if (base?.kind === 'plan') {
    // From half a phone's width to four pixels for one of the picture.
    const most = Math.ceil(Math.log2((base.width * 4) / 256))
    return { least: -1, most: Math.max(3, most), snap: 0.25 }
  }
  const size = Math.max(whole.right - whole.left, whole.bottom - whole.top, 1e-9)
  const least = Math.floor(Math.log2(1 / size)) - 1
  const own = base?.map.leastZoom ?? 4
  const most = Math.max(mostMapZoom, base?.map.mostZoom ?? 0)
  return {
    least: Math.min(most, Math.max(0, Math.min(own, least))),
    most,
    // Letters of a vector map are sharp at whole steps only.
    snap: base?.map.kind === 'raster' ? 0.5 : 1,
  }
}

const isIn = ({ left, top, right, bottom }: Extent, { x, y }: WorldPoint) =>
  x >= left && x <= right && y >= top && y <= bottom

/**
 * All that a base shows, and the part of it that is looked at first: where something lies. What lies beside the base,
 * such as a pin from a holiday, is left out. A plan is small enough to be shown as a whole.
 */
export function beginningOf(
  base: WalkBase | undefined,
  points: readonly WorldPoint[],
): { whole: Extent; part: Extent | undefined } {
  if (!base) {
    const around = extentAround(points)
    return { whole: around ?? nowhere, part: around }
  }
  const whole = extentOf(base)
  const within = points.filter((point) => isIn(whole, point))
  return { whole, part: base.kind === 'plan' ? undefined : extentAround(within) }
}
