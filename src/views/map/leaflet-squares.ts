/** The squares of a map file as a layer of Leaflet: each a canvas of its own, drawn from the sealed pieces. */
import { GridLayer, type Coords, type DoneCallback, type LatLngBounds } from 'leaflet'
import type { TilePainter } from '#state/map/painter.ts'

/** More dots than eyes tell apart cost time and memory. */
const mostDots = 2

export class Squares extends GridLayer {
  readonly #painter: TilePainter
  readonly #drawn = new Map<string, { canvas: HTMLCanvasElement; coords: Coords }>()

  constructor(painter: TilePainter, bounds: LatLngBounds) {
    const { leastZoom, mostZoom } = painter
    super({ bounds, minNativeZoom: leastZoom, maxNativeZoom: mostZoom, keepBuffer: 1 })
    this.#painter = painter
    painter.onstale = (names) => {
      for (const name of names) this.#paint(name)
    }
    this.on('tileunload', ({ coords }) => {
      this.#drawn.delete(nameOf(coords))
      painter.forget(coords)
    })
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas')
    const side = Math.round(256 * Math.min(mostDots, Math.max(1, devicePixelRatio)))
    canvas.width = canvas.height = side
    const name = nameOf(coords)
    this.#drawn.set(name, { canvas, coords })
    this.#painter.prepare(coords).then(
      () => {
        // Out of sight before it came: what was fetched is let go of.
        if (!this.#drawn.has(name)) return this.#painter.forget(coords)
        this.#paint(name)
        done(undefined, canvas)
      },
      // A square that has not come, or is damaged, stays empty; all others are shown.
      () => done(undefined, canvas),
    )
    return canvas
  }

  #paint(name: string): void {
    const square = this.#drawn.get(name)
    const context = square?.canvas.getContext('2d')
    if (!square || !context) return
    const scale = square.canvas.width / 256
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, 256, 256)
    this.#painter.paint(context, square.coords)
  }
}

const nameOf = ({ x, y, z }: Coords): string => `${x}:${y}:${z}`
