/** The part of the wall that is looked at: panning, zooming, and what of it has to be drawn. */
import {
  overlaps,
  visibleIn,
  zoneGap,
  type Layout,
  type Rect,
  type VisibleZone,
} from './board-layout.ts'

const smallestZoom = 0.02
const largestZoom = 2
/** Below this zoom, texts cannot be read and cards show their number only. */
const readableZoom = 0.42
/** A wall that fits at this zoom opens as a whole: its texts can still be read. */
const wholeZoom = 0.6
/** A bigger wall opens this large, so that nobody has to zoom before reading. */
const openingZoom = 0.7
/** More cards than this are drawn as zones with a count: nobody could tell them apart. */
const mostCards = 1500

/** How much of a card is drawn. */
export type Detail = 'text' | 'number' | 'zones'

function clampZoom(zoom: number): number {
  return Math.min(largestZoom, Math.max(smallestZoom, zoom))
}

export class Board {
  x = $state(0)
  y = $state(0)
  zoom = $state(1)
  /** Size of the viewport and of one rem, in pixels. */
  width = $state(0)
  height = $state(0)
  unit = $state(16)
  #layout: () => Layout
  #noted: Layout | undefined
  /** What is drawn around the viewport, in rem; changes only when the viewport leaves it. */
  #window = $state.raw<Rect>({ x: 0, y: 0, width: 0, height: 0 })
  #visible: VisibleZone[] = $derived.by(() => visibleIn(this.#layout(), this.#window))
  #readable = $derived(this.zoom >= readableZoom)
  #count = $derived(this.#visible.reduce((sum, { places }) => sum + places.length, 0))

  constructor(layout: () => Layout) {
    this.#layout = layout
  }

  get visible(): VisibleZone[] {
    return this.#visible
  }

  get detail(): Detail {
    if (this.#count > mostCards) return 'zones'
    return this.#readable ? 'text' : 'number'
  }

  /** The viewport got another size, or text another size. The first time, the wall is shown from its start. */
  resize(width: number, height: number, unit: number): void {
    const first = this.width === 0
    const grown = unit / this.unit
    this.width = width
    this.height = height
    this.unit = unit
    if (first) this.open()
    else this.#place(this.x * grown, this.y * grown, this.zoom)
  }

  /** All of a small wall; of a big one the first zone that holds cards and what follows, large enough to read. */
  open(): void {
    const { zoom, layout } = this.#fitting()
    if (zoom >= wholeZoom) {
      this.showAll()
      return
    }
    const first = layout.zones.find(({ places }) => places.length > 0)
    const scale = this.unit * openingZoom
    const [left, top] = first ? [first.x - zoneGap, first.y - zoneGap] : [0, 0]
    this.#place(-left * scale, -top * scale, openingZoom)
  }

  showAll(): void {
    const { zoom, layout } = this.#fitting()
    const left = (this.width - layout.width * this.unit * zoom) / 2
    const top = (this.height - layout.height * this.unit * zoom) / 2
    this.#place(Math.max(0, left), Math.max(0, top), zoom)
  }

  panBy(dx: number, dy: number): void {
    this.#place(this.x + dx, this.y + dy, this.zoom)
  }

  /** Zooms so that the point of the viewport under the fingers stays under them. */
  zoomBy(factor: number, at = { x: this.width / 2, y: this.height / 2 }): void {
    const zoom = clampZoom(this.zoom * factor)
    const real = zoom / this.zoom
    this.#place(at.x - (at.x - this.x) * real, at.y - (at.y - this.y) * real, zoom)
  }

  /** Brings a card or zone fully into view, large enough to read; moves no further than needed. */
  reveal(rect: Rect): void {
    if (!this.#readable) this.#place(this.x, this.y, 0.6)
    const scale = this.unit * this.zoom
    const [left, top] = [this.x + rect.x * scale, this.y + rect.y * scale]
    const edge = this.unit
    const shift = (start: number, size: number, room: number) => {
      if (start < edge || size > room - 2 * edge) return edge - start
      return Math.min(0, room - edge - (start + size))
    }
    const dx = shift(left, rect.width * scale, this.width)
    const dy = shift(top, rect.height * scale, this.height)
    if (dx !== 0 || dy !== 0) this.panBy(dx, dy)
  }

  /** The wall as it is now; what is done here may move it. */
  note(layout: Layout): void {
    this.#noted = layout
  }

  /** Others changed the wall: the stop with the focus stays where it is seen, without one most of what is seen. */
  hold(layout: Layout, focused: string): void {
    const before = this.#noted
    this.#noted = layout
    if (!before || before === layout || this.width === 0) return
    const scale = this.unit * this.zoom
    const [dx, dy] = this.#shift(before, layout, focused)
    if (dx !== 0 || dy !== 0) this.panBy(-dx * scale, -dy * scale)
  }

  /** How far, in rem, the wall under the viewport went. */
  #shift(before: Layout, after: Layout, focused: string): [number, number] {
    const scale = this.unit * this.zoom
    const [x, y] = [-this.x / scale, -this.y / scale]
    const seen = { x, y, width: this.width / scale, height: this.height / scale }
    const zones = zonesOf(after)
    const shifts = new Map<string, { by: [number, number]; count: number }>()
    for (const [key, from] of [...before.places, ...zonesOf(before)]) {
      const to = after.places.get(key) ?? zones.get(key)
      if (!to || !overlaps(from, seen)) continue
      const by: [number, number] = [to.x - from.x, to.y - from.y]
      if (key === focused) return by
      const count = (shifts.get(by.join())?.count ?? 0) + 1
      shifts.set(by.join(), { by, count })
    }
    return [...shifts.values()].sort((a, b) => b.count - a.count)[0]?.by ?? [0, 0]
  }

  /** The point of the wall, in rem, under a point of the viewport. */
  pointAt(x: number, y: number): { x: number; y: number } {
    const scale = this.unit * this.zoom
    return { x: (x - this.x) / scale, y: (y - this.y) / scale }
  }

  #fitting(): { zoom: number; layout: Layout } {
    const layout = this.#layout()
    const across = this.width / (layout.width * this.unit)
    const down = this.height / (layout.height * this.unit)
    return { layout, zoom: Math.min(1, clampZoom(Math.min(across, down))) }
  }

  /** Never further away than that a piece of the wall stays in sight. */
  #place(x: number, y: number, zoom: number): void {
    const layout = this.#layout()
    const scale = this.unit * zoom
    const keep = Math.min(120, this.width / 2)
    this.zoom = zoom
    this.x = Math.min(this.width - keep, Math.max(keep - layout.width * scale, x))
    this.y = Math.min(this.height - keep, Math.max(keep - layout.height * scale, y))
    this.#look()
  }

  /** Draws half a viewport more on each side, so that panning seldom has to draw. */
  #look(): void {
    const scale = this.unit * this.zoom
    const width = this.width / scale
    const height = this.height / scale
    const [x, y] = [-this.x / scale, -this.y / scale]
    const old = this.#window
    const inside =
      x >= old.x && y >= old.y && x + width <= old.x + old.width && y + height <= old.y + old.height
    const tight = old.width <= width * 4
    if (inside && tight) return
    this.#window = {
      x: x - width / 2,
      y: y - height / 2,
      width: width * 2,
      height: height * 2,
    }
  }
}

function zonesOf(layout: Layout): Map<string, Rect> {
  return new Map(layout.zones.map((zone) => [zone.key, zone]))
}
