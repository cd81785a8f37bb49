/** Where a position lies on a base: also the earth on a plan, and a plan on the earth, where control points say how. */
import { fromWorld, toWorld, worldWidthAt, type WorldPoint } from '#geo/mercator.ts'
import { fitPlan, metresPerWidth, northOf, toEarth, toPlan, type PlanFit } from '#geo/plan-fit.ts'
import type { EarthPoint, Position } from '#schema/walk.ts'
import type { PlanBase, WalkBase } from '#schema/walk-base.ts'

/** How far beside a plan a pin is still shown, in its widths. */
const beside = 0.25

/** Rounds to what a pin can be meant: about a centimetre on the earth, a tenth of a pixel on a plan. */
const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

function fitOf(base: WalkBase | undefined): PlanFit | undefined {
  const fitted = base?.kind === 'plan' ? fitPlan(base.points) : undefined
  return fitted?.ok ? fitted.fit : undefined
}

/**
 * The plane that a base is drawn in: of a map the picture of the world, 0 to 1; of a plan shares of its width. Without a
 * base positions on the earth are drawn in that of a map.
 */
export class Placing {
  readonly base: WalkBase | undefined
  readonly #bases: readonly WalkBase[]
  readonly #fits = new Map<string, PlanFit | undefined>()

  /** `bases`: all that positions may lie on. */
  constructor(base: WalkBase | undefined, bases: readonly WalkBase[]) {
    this.base = base
    this.#bases = bases
  }

  /** Undefined where nobody knows how the two lie on each other, or the place is far beside the plan. */
  pointOf(position: Position): WorldPoint | undefined {
    const { base } = this
    if (position.on === 'plan' && position.plan === base?.id)
      return { x: position.x, y: position.y }
    const earth = this.#earthOf(position)
    return earth && this.pointOfEarth(earth)
  }

  pointOfEarth(earth: EarthPoint): WorldPoint | undefined {
    const { base } = this
    if (base?.kind !== 'plan') return toWorld(earth)
    const fit = this.#fit(base.id)
    if (!fit) return undefined
    const point = toPlan(fit, earth)
    const most = base.height / base.width
    const isNear =
      point.x > -beside && point.x < 1 + beside && point.y > -beside && point.y < most + beside
    return isNear ? point : undefined
  }

  /** What somebody chose here; undefined beside the plan. */
  positionOf({ x, y }: WorldPoint): Position | undefined {
    const { base } = this
    if (base?.kind === 'plan') {
      const isInside = x >= 0 && x <= 1 && y >= 0 && y <= base.height / base.width
      return isInside
        ? { on: 'plan', plan: base.id, x: rounded(x, 5), y: rounded(y, 5) }
        : undefined
    }
    const { lat, lon } = fromWorld({ x, y })
    if (!(x >= 0 && x <= 1)) return undefined
    return { on: 'earth', lat: rounded(lat, 7), lon: rounded(lon, 7) }
  }

  /** Metres of one unit of the plane here; undefined for a plan that nobody knows the scale of. */
  metresAt(point: WorldPoint): number | undefined {
    if (this.base?.kind !== 'plan') return worldWidthAt(fromWorld(point).lat)
    const fit = this.#fit(this.base.id)
    return fit && metresPerWidth(fit)
  }

  /** Where north is, in degrees clockwise from the upper edge. */
  get north(): number | undefined {
    if (this.base?.kind !== 'plan') return 0
    const fit = this.#fit(this.base.id)
    return fit && northOf(fit)
  }

  #earthOf(position: Position): EarthPoint | undefined {
    if (position.on === 'earth') return position
    const fit = this.#fit(position.plan)
    return fit && toEarth(fit, position)
  }

  #fit(plan: string): PlanFit | undefined {
    if (!this.#fits.has(plan)) {
      const own = this.base?.id === plan ? this.base : this.#bases.find(({ id }) => id === plan)
      this.#fits.set(plan, fitOf(own))
    }
    return this.#fits.get(plan)
  }
}

/** The part of the plane that a base shows: left, top, right and bottom. */
export interface Extent {
  left: number
  top: number
  right: number
  bottom: number
}

export function extentOf(base: WalkBase): Extent {
  if (base.kind === 'plan') return { left: 0, top: 0, right: 1, bottom: heightOf(base) }
  const { west, south, east, north } = base.map.bounds
  const [from, to] = [toWorld({ lat: north, lon: west }), toWorld({ lat: south, lon: east })]
  return { left: from.x, top: from.y, right: to.x, bottom: to.y }
}

/** The smallest part of the plane with all these points; undefined without any. */
export function extentAround(points: Iterable<WorldPoint>): Extent | undefined {
  let found: Extent | undefined
  for (const { x, y } of points) {
    found ??= { left: x, right: x, top: y, bottom: y }
    found.left = Math.min(found.left, x)
    found.right = Math.max(found.right, x)
    found.top = Math.min(found.top, y)
    found.bottom = Math.max(found.bottom, y)
  }
  return found
}

const heightOf = ({ height, width }: PlanBase) => height / width
