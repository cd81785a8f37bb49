/** Laying a plan on the earth: a place is chosen on the plan, then said where it is; what comes of it is told at once. */
import { changeBase } from '#documents/blocks/walk-bases.ts'
import { fitPlan, metresPerWidth } from '#geo/plan-fit.ts'
import { niceScale } from '#geo/scale-bar.ts'
import type { PlanPoint, Position } from '#schema/walk.ts'
import type { PlanBase } from '#schema/walk-base.ts'
import { FieldDraft, type Writing } from '#state/field-draft.svelte.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { readCoordinates, writeCoordinates } from './coordinates.ts'
import type { MapPin } from './pin.ts'

export const mostPoints = 4
/** What a sheet of A4 shows across and down, without its margins, in metres. */
const paper = { width: 0.277, height: 0.19 }

export class ControlPoints {
  readonly #doc: Workshop['docs']['workshop']
  readonly #base: () => PlanBase
  /** Latitude and longitude, as they are typed. */
  readonly where: FieldDraft
  /** Where on the plan; undefined until somebody has chosen. */
  place = $state<PlanPoint>()

  constructor(doc: Workshop['docs']['workshop'], base: () => PlanBase, writing: Writing) {
    this.#doc = doc
    this.#base = base
    this.where = new FieldDraft(writing, `control point ${base().id}`)
  }

  get points() {
    return this.#base().points
  }

  get isFull(): boolean {
    return this.points.length >= mostPoints
  }

  /** What the points say; undefined while there are none. */
  readonly outcome = $derived.by(() => (this.points.length > 0 ? fitPlan(this.points) : undefined))

  /** Metres of the plan's width, and the scale of the plan on a sheet of A4. */
  readonly size = $derived.by(() => {
    if (!this.outcome?.ok) return undefined
    const metres = metresPerWidth(this.outcome.fit)
    const { width, height } = this.#base()
    const drawn = Math.min(paper.width, (paper.height * width) / height)
    return { metres, scale: niceScale(metres / drawn) }
  })

  /** The points on the plan, with the one that is being chosen. */
  pins(nameOf: (number: number) => string): MapPin[] {
    const plan = this.#base().id
    const places = this.points.map((point) => point.plan)
    if (this.place) places.push(this.place)
    return places.map(({ x, y }, at) => ({
      ...{ id: String(at), label: String(at + 1), title: nameOf(at + 1) },
      ...{ position: { on: 'plan', plan, x, y }, shape: 'diamond' as const },
    }))
  }

  choose(position: Position): void {
    if (position.on === 'plan' && !this.isFull) this.place = { x: position.x, y: position.y }
  }

  /** From a stop, or from a map. */
  takeFrom(position: Position): void {
    if (position.on === 'earth') this.where.type(writeCoordinates(position))
  }

  /** False where what was typed is no place; it still stands there. */
  add(): boolean {
    const earth = readCoordinates(this.where.shown(''))
    if (!earth || !this.place || this.isFull) return earth !== undefined
    const points = [...this.points, { plan: { ...this.place }, earth }]
    changeBase(this.#doc, this.#base().id, { points })
    this.where.discard()
    this.place = undefined
    return true
  }

  remove(at: number): void {
    const points = this.points.filter((_, index) => index !== at)
    changeBase(this.#doc, this.#base().id, { points })
  }

  close(): void {
    this.where.close()
  }
}
