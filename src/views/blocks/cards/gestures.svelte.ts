/** Fingers, pen and mouse on the wall: panning, pinching, and dragging cards without waiting. */
import type { Board } from '#state/blocks/board.svelte.ts'
import type { LyingCard, Sorting, Target } from '#state/blocks/sorting.svelte.ts'
import { overlaps } from '#state/blocks/board-layout.ts'

/** A movement smaller than this, in pixels, is a tap. */
const tapPixels = 8
/** This close to the edge, the wall follows the card. */
const edgePixels = 48

interface Point {
  x: number
  y: number
}

/** The cards that hang on the finger, and what lies under it. */
export interface Drag extends Point {
  cards: LyingCard[]
  over: string | undefined
}

export class Gestures {
  #board: Board
  #sorting: Sorting
  #element: HTMLElement
  #pointers = new Map<number, Point>()
  #start: (Point & { key: string | undefined; grips: boolean }) | undefined
  #mode: 'none' | 'pan' | 'pinch' | 'drag' = 'none'
  #frame = 0
  #wasMoved = false
  /** The cards that are dragged, as they lay when it began. */
  #cards: LyingCard[] = []
  drag = $state.raw<Drag | undefined>()

  constructor(board: Board, sorting: Sorting, element: HTMLElement) {
    this.#board = board
    this.#sorting = sorting
    this.#element = element
  }

  /** True once after a movement: the click that follows it is none. */
  takeMoved(): boolean {
    const moved = this.#wasMoved
    this.#wasMoved = false
    return moved
  }

  down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    if (event.target instanceof Element && event.target.closest('input, [data-menu]')) return
    this.#wasMoved = false
    const point = this.#local(event)
    this.#pointers.set(event.pointerId, point)
    if (this.#pointers.size === 2) {
      this.#end()
      this.#mode = 'pinch'
      this.#wasMoved = true
      for (const id of this.#pointers.keys()) this.#element.setPointerCapture(id)
      return
    }
    const card = event.target instanceof Element ? event.target.closest('[role=option]') : null
    const key = card instanceof HTMLElement ? card.dataset['key'] : undefined
    const top = card?.getBoundingClientRect().top ?? 0
    const onGrip = event.clientY - top < 40
    const chosen = key !== undefined && this.#sorting.chosen.has(key)
    this.#start = { ...point, key, grips: event.pointerType === 'mouse' || chosen || onGrip }
  }

  move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId)
    if (!before) return
    const point = this.#local(event)
    if (this.#mode === 'pinch') this.#pinch(event.pointerId, point)
    this.#pointers.set(event.pointerId, point)
    if (this.#mode === 'none') this.#begin(event.pointerId, point)
    else if (this.#mode === 'pan') this.#board.panBy(point.x - before.x, point.y - before.y)
    else if (this.#mode === 'drag') this.#carry(point)
  }

  up(event: PointerEvent): void {
    const point = this.#pointers.get(event.pointerId)
    this.#pointers.delete(event.pointerId)
    if (this.#mode === 'drag' && point) this.#drop(event)
    if (this.#mode !== 'pinch' || this.#pointers.size === 0) this.#end()
  }

  cancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId)
    this.#end()
  }

  wheel(event: WheelEvent): void {
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1
    if (event.ctrlKey || event.metaKey) {
      this.#board.zoomBy(Math.exp((-event.deltaY * lines) / 300), this.#local(event))
    } else if (event.shiftKey && event.deltaX === 0) this.#board.panBy(-event.deltaY * lines, 0)
    else this.#board.panBy(-event.deltaX * lines, -event.deltaY * lines)
  }

  close(): void {
    this.#end()
  }

  get #carrying() {
    return this.#sorting.workshop.presence.carrying
  }

  #local(event: MouseEvent): Point {
    const box = this.#element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  #begin(pointer: number, point: Point): void {
    const start = this.#start
    if (!start || Math.hypot(point.x - start.x, point.y - start.y) < tapPixels) return
    this.#element.setPointerCapture(pointer)
    this.#wasMoved = true
    if (!start.key || !start.grips) {
      this.#mode = 'pan'
      this.#board.panBy(point.x - start.x, point.y - start.y)
      return
    }
    this.#mode = 'drag'
    const { chosen } = this.#sorting
    if (!chosen.has(start.key)) this.#sorting.choose([start.key])
    this.#cards = this.#sorting.chosenCards
    this.#carry(point)
  }

  #carry(point: Point): void {
    const spot = this.#board.pointAt(point.x, point.y)
    const zone = this.#sorting.layout.zones.find((candidate) =>
      overlaps(candidate, { ...spot, width: 0, height: 0 }),
    )
    this.drag = { ...point, cards: this.#cards, over: zone?.key }
    this.#carrying.move({
      cards: this.#cards.slice(0, 50).map(({ contribution }) => contribution),
      zone: zone?.key ?? '',
      x: spot.x - (zone?.x ?? 0),
      y: spot.y - (zone?.y ?? 0),
    })
    if (this.#frame === 0 && this.#pull(point)) this.#follow()
  }

  /** How far the wall moves a frame while a card is held at its edge. */
  #pull(point: Point): Point | undefined {
    const { width, height } = this.#board
    const along = (at: number, size: number) => {
      if (at < edgePixels) return 8
      return at > size - edgePixels ? -8 : 0
    }
    const pull = { x: along(point.x, width), y: along(point.y, height) }
    return pull.x !== 0 || pull.y !== 0 ? pull : undefined
  }

  #follow(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      const pull = this.drag && this.#pull(this.drag)
      if (!this.drag || !pull) return
      this.#board.panBy(pull.x, pull.y)
      this.#carry(this.drag)
    })
  }

  #pinch(pointer: number, point: Point): void {
    const before = this.#pointers.get(pointer)
    const other = [...this.#pointers].find(([id]) => id !== pointer)?.[1]
    if (!before || !other) return
    const far = Math.hypot(point.x - other.x, point.y - other.y)
    const was = Math.hypot(before.x - other.x, before.y - other.y)
    const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 }
    this.#board.panBy((point.x - before.x) / 2, (point.y - before.y) / 2)
    if (was > 0) this.#board.zoomBy(far / was, middle)
  }

  #drop(event: PointerEvent): void {
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const named = under?.closest('[data-target]')
    const target = named instanceof HTMLElement ? named.dataset['target'] : undefined
    const over = target ?? (this.#element.contains(under) ? (this.drag?.over ?? 'new') : undefined)
    if (over === undefined) return
    // Somebody else may have moved them meanwhile: then they go on from where they lie now.
    const cards = this.#cards.flatMap((card) => this.#sorting.lyingNow(card) ?? [])
    this.#sorting.move(targetOf(over), { cards })
  }

  #end(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#mode = 'none'
    this.#start = undefined
    this.drag = undefined
    this.#carrying.drop()
  }
}

/** What a key on the wall means as a target: `new`, `loose`, or a cluster. */
export function targetOf(key: string): Target {
  return key === 'new' || key === 'loose' ? key : { cluster: key }
}
