/** A photo that is being covered: strokes of the brush, a frame that can be moved, and the way back. */
import { untrack } from 'svelte'
import {
  leastField,
  moved,
  resized,
  thirdOf,
  type Cover,
  type Frame,
  type Place,
} from '#photo/cover.ts'
import { cover } from './drawing.ts'

export type CoverTool = 'brush' | 'frame'

/** How far one press of an arrow key goes, as a share of the picture. */
const step = 0.02
/** Shares of the picture's longer side. */
export const thicknesses = [0.03, 0.06, 0.12] as const

export class Covering {
  #picture: ImageBitmap | undefined
  #canvas: HTMLCanvasElement | undefined
  #isClosed = false
  #covers = $state.raw<readonly Cover[]>([])
  #frame = $state.raw<Frame>({ x: 0.35, y: 0.35, width: 0.3, height: 0.3 })
  #stroke: Place[] | undefined
  #corner: Place | undefined
  /** A drag has made the frame: letting go leaves it where it is. */
  #hasDrawn = false
  #size = $state.raw({ width: 0, height: 0 })
  tool = $state<CoverTool>('brush')
  thickness = $state<number>(thicknesses[1])

  get covers(): readonly Cover[] {
    return this.#covers
  }

  get frame(): Frame {
    return this.#frame
  }

  /** In pixels; 0 until the photo is open. */
  get size(): { width: number; height: number } {
    return this.#size
  }

  /** Where the frame is and how large, as words say it. */
  get whereabouts() {
    const percent = (share: number) => Math.round(share * 100)
    const { width, height } = this.#frame
    return { ...thirdOf(this.#frame), width: percent(width), height: percent(height) }
  }

  /** Rejects if it cannot be opened. */
  async open(photo: Blob): Promise<void> {
    const picture = await createImageBitmap(photo)
    // Left meanwhile.
    if (this.#isClosed) return picture.close()
    this.#picture = picture
    this.#size = { width: this.#picture.width, height: this.#picture.height }
    this.#redraw()
  }

  /** Draws on this canvas until the returned function is called. */
  showOn(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas
    // What is drawn later draws itself.
    untrack(() => this.#redraw())
    return () => (this.#canvas = undefined)
  }

  close(): void {
    this.#isClosed = true
    this.#picture?.close()
    this.#picture = undefined
  }

  /** A finger, pen or mouse comes down at this place. */
  press(place: Place): void {
    if (this.tool === 'frame') this.#corner = place
    else this.#paint([place])
  }

  drag(place: Place): void {
    if (this.#stroke) return this.#paint([...this.#stroke, place])
    const corner = this.#corner
    if (!corner) return
    const [width, height] = [Math.abs(place.x - corner.x), Math.abs(place.y - corner.y)]
    // A hand that shakes does not draw a frame.
    if (Math.max(width, height) < leastField) return
    const from = { x: Math.min(place.x, corner.x), y: Math.min(place.y, corner.y) }
    const least = (length: number) => Math.max(leastField, length)
    this.#frame = moved({ ...from, width: least(width), height: least(height) }, { x: 0, y: 0 })
    this.#hasDrawn = true
  }

  /** A tap without a drag puts the frame there. */
  release(): void {
    if (this.#stroke) this.#add({ kind: 'brush', points: this.#stroke, width: this.thickness })
    const [corner, frame] = [this.#corner, this.#frame]
    if (corner && !this.#hasDrawn) {
      const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
      this.#frame = moved(frame, { x: corner.x - middle.x, y: corner.y - middle.y })
    }
    this.#stroke = this.#corner = undefined
    this.#hasDrawn = false
  }

  /** True if the key meant the frame. */
  key(name: string, isShift: boolean): boolean {
    const ways: Record<string, Place> = {
      ArrowLeft: { x: -1, y: 0 },
      ArrowRight: { x: 1, y: 0 },
      ArrowUp: { x: 0, y: -1 },
      ArrowDown: { x: 0, y: 1 },
    }
    const way = ways[name]
    if (way && isShift) this.resize({ x: 1 + way.x * 0.2, y: 1 - way.y * 0.2 })
    else if (way) this.#frame = moved(this.#frame, { x: way.x * step, y: way.y * step })
    else if (name === '+') this.resize({ x: 1.25, y: 1.25 })
    else if (name === '-') this.resize({ x: 0.8, y: 0.8 })
    else if (name === 'Enter' || name === ' ') this.coverFrame('black')
    else if (name === 'p' || name === 'P') this.coverFrame('coarse')
    else return false
    return true
  }

  resize(factor: Place): void {
    this.#frame = resized(this.#frame, factor)
  }

  coverFrame(kind: 'black' | 'coarse'): void {
    this.#add({ kind, frame: this.#frame })
    this.#draw(this.#covers.slice(-1))
  }

  undo(): void {
    this.#covers = this.#covers.slice(0, -1)
    this.#redraw()
  }

  #paint(points: Place[]): void {
    this.#stroke = points
    this.#draw([{ kind: 'brush', points: points.slice(-2), width: this.thickness }])
  }

  #add(one: Cover): void {
    this.#covers = [...this.#covers, one]
  }

  #redraw(): void {
    const [canvas, picture] = [this.#canvas, this.#picture]
    if (!canvas || !picture) return
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d', { willReadFrequently: true })?.drawImage(picture, 0, 0)
    this.#draw(this.#covers)
  }

  #draw(covers: readonly Cover[]): void {
    const context = this.#canvas?.getContext('2d', { willReadFrequently: true })
    if (context) cover(context, this.#size, covers)
  }
}
