/** Which marks a map shows: pins that would lie on each other as one, and only those in sight. */
import { clusterPins, type PinCluster } from '#geo/clusters.ts'
import type { WorldPoint } from '#geo/mercator.ts'
import type { Extent } from './placing.ts'

export interface PlacedPin {
  id: string
  point: WorldPoint
}

const pixelsAt = (zoom: number) => 256 * 2 ** zoom

/** In units of the plane; the pins keep their order. */
function heaps(pins: Iterable<PlacedPin>, zoom: number, radius: number): PinCluster[] {
  const placed = Array.from(pins, ({ id, point }) => ({ id, ...point }))
  return clusterPins(placed, radius / pixelsAt(zoom))
}

/** The marks of the same pins, kept for the zoom that was asked for last. */
export class Marks {
  readonly #pins: readonly PlacedPin[]
  /** Stands for itself: the one that somebody looks at. */
  readonly #alone: string | undefined
  #known: { zoom: number; radius: number; marks: PinCluster[] } | undefined

  constructor(pins: readonly PlacedPin[], alone?: string) {
    this.#pins = pins
    this.#alone = alone
  }

  /** All marks at a zoom; two are never nearer to each other than `radius` pixels, but for the one that stands alone. */
  at(zoom: number, radius: number): PinCluster[] {
    if (this.#known?.zoom !== zoom || this.#known.radius !== radius) {
      const others = this.#pins.filter(({ id }) => id !== this.#alone)
      const alone = this.#pins.filter(({ id }) => id === this.#alone)
      const marks = [...heaps(others, zoom, radius), ...heaps(alone, zoom, radius)]
      this.#known = { zoom, radius, marks }
    }
    return this.#known.marks
  }

  /** Those of them in sight. */
  inSight(zoom: number, radius: number, extent: Extent): PinCluster[] {
    const rim = radius / 2 / pixelsAt(zoom)
    return this.at(zoom, radius).filter(
      ({ x, y }) =>
        x >= extent.left - rim &&
        x <= extent.right + rim &&
        y >= extent.top - rim &&
        y <= extent.bottom + rim,
    )
  }

  /** The zoom at which pins of one mark part, whole steps on from `zoom`; undefined where none up to `most` does it. */
  partingZoom(ids: readonly string[], zoom: number, most: number, radius: number) {
    const own = new Set(ids)
    const pins = this.#pins.filter(({ id }) => own.has(id))
    for (let next = Math.floor(zoom) + 1; next <= most; next += 1) {
      if (heaps(pins, next, radius).length > 1) return next
    }
    return undefined
  }
}
