/** One map on the screen: opens its base from sealed pieces, follows what still comes, and tells what somebody chose. */
import { baseRecords } from '#documents/blocks/walk-bases.ts'
import type { Device, OpenDocument } from '#documents/ports.ts'
import type { WorldPoint } from '#geo/mercator.ts'
import type { Position } from '#schema/walk.ts'
import type { WalkBase } from '#schema/walk-base.ts'
import { BaseArrival } from './arrival.svelte.ts'
import { MapBoard, type MarkMaker, type Signs } from './board.svelte.ts'
import { openPainter } from './painter.ts'
import { Pieces } from './pieces.ts'
import type { MapPin } from './pin.ts'
import { extentOf } from './placing.ts'
import { readPlan } from './plan-reading.ts'
import type { Ground, Stage, StageEvents } from './stage.ts'

export class MapSession {
  readonly #device: Device
  readonly #open: OpenDocument
  readonly arrival: BaseArrival
  #stage: Stage | undefined
  board = $state.raw<MapBoard>()
  /** What was just done, for those who do not see it. */
  message = $state<'placed' | 'besides'>()
  /** True where the base is here and still cannot be shown. */
  isFailing = $state(false)
  onselect: ((id: string) => void) | undefined
  #onplace: ((position: Position) => void) | undefined
  readonly events: StageEvents
  #base: WalkBase | undefined
  #pins: readonly MapPin[] = []
  #signs: Signs = { stops: [], own: undefined, line: [] }
  /** Of the map that is laid; a plan has none. */
  #pieces: Pieces | undefined
  #leave = () => {}

  constructor(device: Device, open: OpenDocument) {
    this.#device = device
    this.#open = open
    this.arrival = new BaseArrival(device, open)
    this.events = {
      onview: (view) => this.board?.look(view),
      ontap: (point) => this.#onplace && this.place(point),
      onenter: () => this.#onplace && this.place(),
    }
  }

  /** Who wants to know of a place that somebody chooses; undefined where none is to be chosen. */
  set onplace(told: ((position: Position) => void) | undefined) {
    this.#onplace = told
    this.#stage?.setPlacing(told !== undefined)
  }

  /** The stage is there, until the returned function is called. */
  begin(stage: Stage, make: MarkMaker): () => void {
    const textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    this.#stage = stage
    stage.setPlacing(this.#onplace !== undefined)
    this.board = new MapBoard(stage, make, textScale, (id) => this.onselect?.(id))
    return () => {
      this.#leave()
      this.board = undefined
      stage.close()
    }
  }

  setBase(base: WalkBase | undefined): void {
    const { board } = this
    if (!board) return
    const bases = baseRecords(this.#open.doc).bases.list()
    const isSame = base !== undefined && looksLike(base, this.#base)
    this.#base = base
    if (isSame) {
      board.layAnew(base, bases, this.#signs)
      return
    }
    this.#leave()
    this.isFailing = false
    board.setBase(base, bases, this.#pins, this.#signs)
    this.#leave = base ? this.#show(base) : () => {}
    if (!base) this.#stage?.setGround(undefined)
  }

  setPins(pins: readonly MapPin[]): void {
    this.#pins = pins
    this.board?.setPins(pins)
  }

  setSigns(signs: Signs): void {
    this.#signs = signs
    this.board?.setSigns(signs)
  }

  select(id: string | undefined): void {
    this.board?.select(id)
  }

  /** The middle of the map, or where somebody tapped. */
  place(point?: WorldPoint): void {
    const position = this.board?.positionAt(point)
    this.message = position ? 'placed' : 'besides'
    if (!position) return
    // What was tapped comes under the cross: whoever cannot drag comes everywhere by tapping.
    if (point) this.#stage?.centerOn(point)
    this.#onplace?.(position)
  }

  #show(base: WalkBase): () => void {
    let isOver = false
    let url: string | undefined
    let [isLaying, isStale] = [false, false]
    /** Pieces come one after the other: what came meanwhile is laid once. */
    const lay = async () => {
      isStale = true
      if (isLaying) return
      isLaying = true
      while (isStale && !isOver) {
        isStale = false
        await layOnce()
      }
      isLaying = false
    }
    const layOnce = async () => {
      try {
        const ground = await this.#groundOf(base)
        const picture = ground?.kind === 'picture' ? ground.url : undefined
        if (isOver) return picture && URL.revokeObjectURL(picture)
        this.#stage?.setGround(ground)
        if (url) URL.revokeObjectURL(url)
        url = picture
        this.isFailing = !ground && this.arrival.isComplete
      } catch {
        if (!isOver) this.isFailing = true
      }
    }
    const stop = this.arrival.follow(base, (hashes) => {
      // What is in sight and was drawn already does not flicker with every piece that comes.
      const missing = this.#pieces?.missing
      if (!missing || hashes.some((hash) => missing.has(hash))) void lay()
    })
    void lay()
    return () => {
      isOver = true
      stop()
      if (url) URL.revokeObjectURL(url)
    }
  }

  async #groundOf(base: WalkBase): Promise<Ground | undefined> {
    const extent = extentOf(base)
    this.#pieces = undefined
    if (base.kind === 'plan') {
      const picture = await readPlan(this.#device, base)
      const alt = base.alt || base.name
      return picture && { kind: 'picture', url: URL.createObjectURL(picture), alt, extent }
    }
    const pieces = new Pieces(this.#device, base)
    const painter = await openPainter(base, pieces)
    this.#pieces = pieces
    return { kind: 'tiles', painter, extent }
  }
}

/** Another name, other control points, another attribution: the picture is the same. */
function looksLike(one: WalkBase, other: WalkBase | undefined): boolean {
  if (one.kind === 'plan') return other?.kind === 'plan' && one.picture === other.picture
  return other?.kind === 'map' && one.pieces.join() === other.pieces.join()
}
