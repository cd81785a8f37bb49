/** Whether two places are one: within 25 metres on the earth, or close together on the same plan. */
import { distance } from '#geo/earth.ts'
import { fitPlan, toEarth, type PlanFit } from '#geo/plan-fit.ts'
import type { EarthPoint, Position } from '#schema/walk.ts'
import type { PlanBase, WalkBase } from '#schema/walk-base.ts'

/** Metres within which two observations are about the same spot. */
const nearMetres = 25
/** The same on a plan that nobody laid on the earth, as a share of its width. */
const nearShare = 0.02

/** True for the same sheet of paper, also where each workshop took its own picture of the same file. */
function isSamePlan(one: PlanBase, other: PlanBase): boolean {
  if (one.id === other.id || one.picture === other.picture) return true
  const isNamedAlike = one.name.trim() !== '' && one.name.trim() === other.name.trim()
  return isNamedAlike && one.width === other.width && one.height === other.height
}

export class Nearness {
  readonly #fits = new Map<string, PlanFit>()
  /** Plans that are the same sheet have one name. */
  readonly #names = new Map<string, string>()

  /** All bases of both walks. */
  constructor(bases: readonly WalkBase[]) {
    const plans = bases.filter((base) => base.kind === 'plan')
    for (const plan of plans) {
      const fitted = fitPlan(plan.points)
      if (fitted.ok) this.#fits.set(plan.id, fitted.fit)
      this.#names.set(plan.id, plans.find((other) => isSamePlan(other, plan))?.id ?? plan.id)
    }
  }

  /** How far apart, 1 being the limit of what is near; undefined where the two cannot be compared. */
  between(one: Position | undefined, other: Position | undefined): number | undefined {
    if (!one || !other) return undefined
    if (one.on === 'plan' && other.on === 'plan' && this.#isSame(one.plan, other.plan)) {
      const fit = this.#fits.get(one.plan) ?? this.#fits.get(other.plan)
      // The same sheet: one fit says best how long a way on it is.
      if (fit) return distance(toEarth(fit, one), toEarth(fit, other)) / nearMetres
      return Math.hypot(one.x - other.x, one.y - other.y) / nearShare
    }
    const [here, there] = [this.#onEarth(one), this.#onEarth(other)]
    return here && there && distance(here, there) / nearMetres
  }

  #isSame(one: string, other: string): boolean {
    return (this.#names.get(one) ?? one) === (this.#names.get(other) ?? other)
  }

  #onEarth(position: Position): EarthPoint | undefined {
    if (position.on === 'earth') return position
    const fit = this.#fits.get(position.plan)
    return fit && toEarth(fit, position)
  }
}
