/** A map with its pins: what lies on it, what of it is in sight, and how somebody moves from pin to pin. */
import { tick, untrack } from 'svelte'
import type { WorldPoint } from '#geo/mercator.ts'
import { scaleBar, type ScaleBar } from '#geo/scale-bar.ts'
import type { EarthPoint, Position, Stop } from '#schema/walk.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import { beginningOf, limitsOf, nearZoom, nowhere } from './limits.ts'
import { Marks, type PlacedPin } from './marks.ts'
import type { MapPin } from './pin.ts'
import { extentAround, Placing, type Extent } from './placing.ts'
import type { Stage, StageMark, StageView } from './stage.ts'

/** A mark as the view makes an element of it. */
export interface MarkDrawing {
  pins: readonly MapPin[]
  isSelected: boolean
  isTabStop: boolean
}

/** What lies on a map beside its pins. */
export interface Signs {
  stops: readonly Stop[]
  own: Position | undefined
  line: readonly EarthPoint[]
}

/** What a view gives to a board: how marks look. */
export interface MarkMaker {
  pin(drawing: MarkDrawing): HTMLElement
  stop(stop: Stop): HTMLElement
  own(): HTMLElement
}

/** Two marks are never nearer, in pixels where text has its usual size: none hides another. */
const reach = 42
/** How wide a bar may be, in pixels. */
const barWidth = 140

export class MapBoard {
  readonly #stage: Stage
  readonly #make: MarkMaker
  readonly #radius: number
  readonly #onselect: (id: string) => void
  #placing = new Placing(undefined, [])
  #pins: readonly MapPin[] = []
  #byId = new Map<string, MapPin>()
  #marks = new Marks([])
  #signs: StageMark[] = []
  /** False while there is only paper, and nobody knows where. */
  #hasBegun = true
  #selected: string | undefined
  /** The mark that the tabulator reaches. */
  #tabStop: string | undefined
  view = $state.raw<StageView>()
  bar = $state.raw<ScaleBar>()
  north = $state<number>()
  /** Pins that nobody can show here. */
  hidden = $state.raw<readonly MapPin[]>([])
  /** Pins of a mark that no zoom parts: shown as a list. */
  listed = $state.raw<readonly MapPin[]>([])

  constructor(stage: Stage, make: MarkMaker, textScale: number, onselect: (id: string) => void) {
    this.#stage = stage
    this.#make = make
    this.#radius = reach * Math.max(1, textScale)
    this.#onselect = onselect
  }

  /** Takes a base, or none; shows where the pins are, or all of it. */
  setBase(
    base: WalkBase | undefined,
    bases: readonly WalkBase[],
    pins: readonly MapPin[],
    signs: Signs,
  ): void {
    this.#placing = new Placing(base, bases)
    this.north = this.#placing.north
    this.#take(pins)
    this.setSigns(signs)
    const places = [...this.#placed(), ...this.#signs].map(({ point }) => point)
    const { whole, part } = beginningOf(base, places)
    this.#hasBegun = base !== undefined || part !== undefined
    this.#stage.begin({ ...limitsOf(base, whole), extent: whole })
    if (part) this.#stage.fit(part, nearZoom)
    const looked = this.#selected === undefined ? undefined : this.#pointOf(this.#selected)
    if (looked) this.#stage.bringIn(looked)
    this.look(this.#stage.view)
  }

  /** The same picture, laid on the earth in another way: nothing moves. */
  layAnew(base: WalkBase, bases: readonly WalkBase[], signs: Signs): void {
    this.#placing = new Placing(base, bases)
    this.north = this.#placing.north
    this.#regroup()
    this.setSigns(signs)
    this.look(this.#stage.view)
  }

  /** Other pins on the same base: nothing moves under those who look. */
  setPins(pins: readonly MapPin[]): void {
    this.#take(pins)
    // The first pin on bare paper says where the paper is.
    const { part } = beginningOf(
      undefined,
      this.#placed().map(({ point }) => point),
    )
    if (part && !this.#hasBegun) {
      this.#hasBegun = true
      this.#stage.begin({ ...limitsOf(undefined, part), extent: part })
      this.#stage.fit(part, nearZoom)
    }
    this.#show()
  }

  select(id: string | undefined): void {
    if (id === this.#selected) return
    this.#selected = id
    if (id !== undefined) this.#tabStop = id
    const point = id === undefined ? undefined : this.#pointOf(id)
    this.#regroup()
    if (point) this.#stage.bringIn(point)
    this.#show()
  }

  /** Stops, the own position and the way between the stops. */
  setSigns({ stops, own, line }: Signs): void {
    const signs = stops.flatMap((stop): StageMark[] => {
      const point = stop.position && this.#placing.pointOf(stop.position)
      const key = `stop ${stop.number} ${stop.name}`
      return point ? [{ key, id: `stop ${stop.id}`, point, make: () => this.#make.stop(stop) }] : []
    })
    const here = own && this.#placing.pointOf(own)
    if (here) signs.push({ key: 'own', id: 'own', point: here, make: () => this.#make.own() })
    const metres = here && this.#placing.metresAt(here)
    const accuracy = own?.on === 'earth' ? (own.accuracy ?? 0) : 0
    this.#stage.setRing(here, metres ? accuracy / metres : 0)
    this.#stage.setLine(line.flatMap((point) => this.#placing.pointOfEarth(point) ?? []))
    this.#signs = signs
    this.#show()
  }

  /** The stage has moved. */
  look(view: StageView): void {
    this.view = view
    const metres = this.#placing.metresAt(view.center)
    this.bar = metres === undefined ? undefined : scaleBar(metres / view.pixels, barWidth)
    this.#show()
  }

  zoomBy(steps: 1 | -1): void {
    this.#stage.zoomBy(steps)
  }

  /** The place in the middle, or one that was tapped; undefined beside the plan. */
  positionAt(point: WorldPoint = this.#stage.view.center): Position | undefined {
    return this.#placing.positionOf(point)
  }

  /** Goes on to another mark, from the one that has the focus: round and round, also to those out of sight. */
  async step(by: 1 | -1 | 'first' | 'last'): Promise<void> {
    const marks = this.#marks.at(this.#stage.view.zoom, this.#radius)
    if (marks.length === 0) return
    const from = marks.findIndex(({ id }) => id === this.#tabStop)
    const to = by === 'first' ? 0 : by === 'last' ? marks.length - 1 : from + by
    const next = marks[(to + marks.length) % marks.length]
    if (!next) return
    this.#tabStop = next.id
    this.#stage.bringIn(next)
    this.#show()
    await tick()
    this.#stage.focus(next.id)
  }

  closeList(): void {
    this.listed = []
  }

  #take(pins: readonly MapPin[]): void {
    this.#pins = pins
    this.#byId = new Map(pins.map((pin) => [pin.id, pin]))
    this.#regroup()
  }

  #regroup(): void {
    const placed = this.#placed()
    const here = new Set(placed.map(({ id }) => id))
    this.hidden = this.#pins.filter(({ id }) => !here.has(id))
    this.#marks = new Marks(placed, this.#selected)
  }

  #placed(): PlacedPin[] {
    return this.#pins.flatMap(({ id, position }) => {
      const point = this.#placing.pointOf(position)
      return point ? [{ id, point }] : []
    })
  }

  #pointOf(id: string): WorldPoint | undefined {
    const pin = this.#byId.get(id)
    return pin && this.#placing.pointOf(pin.position)
  }

  #show(): void {
    // Who draws because something changed does not draw again because of what drawing reads.
    untrack(() => {
      const { zoom, extent } = this.#stage.view
      const marks = this.#marks.inSight(zoom, this.#radius, extent)
      if (!marks.some(({ id }) => id === this.#tabStop)) this.#tabStop = marks[0]?.id
      const drawn = marks.map(({ id, x, y, pins }): StageMark => {
        const shown = pins.flatMap((pin) => this.#byId.get(pin) ?? [])
        const isSelected = this.#selected !== undefined && pins.includes(this.#selected)
        const drawing = { pins: shown, isSelected, isTabStop: id === this.#tabStop }
        return {
          ...{ id, point: { x, y }, isRaised: isSelected, isTabStop: drawing.isTabStop },
          key: keyOf(drawing),
          make: () => this.#make.pin(drawing),
          press: () => this.#press(id, shown),
        }
      })
      this.#stage.setMarks([...this.#signs, ...drawn])
    })
  }

  #press(id: string, pins: readonly MapPin[]): void {
    this.#tabStop = id
    const [first] = pins
    if (first && pins.length === 1) return this.#onselect(first.id)
    const { zoom } = this.#stage.view
    const most = limitsOf(this.#placing.base, nowhere).most
    const ids = pins.map((pin) => pin.id)
    const parting = this.#marks.partingZoom(ids, zoom, most, this.#radius)
    const around = extentAround(pins.flatMap((pin) => this.#pointOf(pin.id) ?? []))
    if (parting === undefined || !around) this.listed = pins
    else this.#stage.zoomTo(middle(around), parting)
  }
}

/** Marks with the same key look the same. */
function keyOf({ pins, isSelected }: MarkDrawing): string {
  const parts = pins.flatMap(({ id, label, title, valence, shape, isDone }) => [
    ...[id, label, title, valence, shape],
    isDone ? 'done' : '',
  ])
  return [isSelected ? 'selected' : '', ...parts].join('\n')
}

const middle = ({ left, top, right, bottom }: Extent) => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
})
