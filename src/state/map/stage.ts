/** What a board needs of whatever draws maps on the screen; all points lie in the plane of a base (placing.ts). */
import type { WorldPoint } from '#geo/mercator.ts'
import type { TilePainter } from './painter.ts'
import type { Extent } from './placing.ts'

/** What lies below the pins. */
export type Ground =
  | { kind: 'tiles'; painter: TilePainter; extent: Extent }
  | { kind: 'picture'; url: string; alt: string; extent: Extent }

/** A mark with a place: an element of the page that is a button or a sign. */
export interface StageMark {
  /** Marks with the same key are not made anew. */
  key: string
  id: string
  point: WorldPoint
  /** The one mark that Tab comes to; no look, so nothing is made anew under a finger that presses. */
  isTabStop?: boolean
  /** Above others. */
  isRaised?: boolean
  make: () => HTMLElement
  press?: () => void
}

export interface StageView {
  zoom: number
  center: WorldPoint
  /** What is in sight. */
  extent: Extent
  /** Pixels of one unit of the plane. */
  pixels: number
  canZoomIn: boolean
  canZoomOut: boolean
}

export interface StageEvents {
  /** Something moved, or the stage has another size. */
  onview: (view: StageView) => void
  /** Somebody tapped beside all marks. */
  ontap: (point: WorldPoint) => void
  /** Enter, while the map itself has the focus. */
  onenter: () => void
}

export interface Stage {
  readonly view: StageView
  /** Least and most zoom, and what is shown first. Takes away what was there. */
  begin(limits: { least: number; most: number; snap: number; extent: Extent }): void
  setGround(ground: Ground | undefined): void
  setMarks(marks: readonly StageMark[]): void
  setLine(points: readonly WorldPoint[]): void
  /** Radius in units of the plane; 0 for none. */
  setRing(point: WorldPoint | undefined, radius: number): void
  /** Goes so far in that all of it is seen, and no further than `most`. */
  fit(extent: Extent, most?: number): void
  zoomTo(point: WorldPoint, zoom: number): void
  zoomBy(steps: 1 | -1): void
  /** While a place is chosen, a tap is a choice and nothing else. */
  setPlacing(isPlacing: boolean): void
  /** Brings a point into the middle. */
  centerOn(point: WorldPoint): void
  /** Brings a point into sight, if it is not. */
  bringIn(point: WorldPoint): void
  /** Gives the focus to a mark that is in sight. */
  focus(id: string): boolean
  close(): void
}
