/** Draws the squares of a vector map: in the colours of the house, calm enough for pins to stand out. */
import {
  Labelers,
  labelRules,
  paint,
  paintRules,
  PolygonSymbolizer,
  sourcesToViews,
  type PaintRule,
  type View,
} from 'protomaps-leaflet'
import type { PMTiles } from 'pmtiles'
import type { BaseMap } from '#schema/base-map.ts'
import { paperFlavor } from './flavor.ts'
import { otherPaintRules, otherLabelRules } from './other-layers.ts'
import type { Tile, TilePainter } from './painter.ts'

type Prepared = Awaited<ReturnType<View['getDisplayTile']>>

/** A square of the file is drawn as two by two on the screen: it is made for 512 pixels. */
const levelDifference = 1
/** Names of so many squares are kept in place. */
const mostLabelled = 64
/** Names reach so many pixels over the edge of a square. */
const overhang = 16

const livedIn: PaintRule = {
  dataLayer: 'landuse',
  symbolizer: new PolygonSymbolizer({ fill: '#e9e5dc' }),
  filter: (_zoom, { props }) => props.kind === 'residential',
}

const nameOf = ({ x, y, z }: Tile) => `${x}:${y}:${z}`

export class VectorPainter implements TilePainter {
  readonly leastZoom: number
  /** Lines stay sharp however large they are drawn. */
  readonly mostZoom = 22
  onstale: TilePainter['onstale'] = () => undefined
  readonly #view: View
  readonly #labelers: Labelers
  readonly #rules: ReturnType<typeof paintRules>
  readonly #squares = new Map<string, Map<string, Prepared[]>>()

  constructor(archive: PMTiles, { leastZoom, mostZoom, layers }: BaseMap) {
    const options = { url: archive, maxDataZoom: mostZoom, levelDiff: levelDifference }
    const [view] = sourcesToViews(options).values()
    if (!view) throw new Error('There is nothing to draw.')
    this.#view = view
    this.leastZoom = leastZoom + levelDifference
    this.#rules = [...paintRules(paperFlavor), ...otherPaintRules(layers, paperFlavor)]
    // Where people live is a ground of its own, which Protomaps leaves out: right above the earth.
    this.#rules.splice(1, 0, livedIn)
    const labels = [...labelRules(paperFlavor, 'de'), ...otherLabelRules(layers, paperFlavor)]
    const scratch = document.createElement('canvas').getContext('2d')
    if (!scratch) throw new Error('This device cannot draw.')
    const stale = (names: Set<string>) => this.onstale(names)
    this.#labelers = new Labelers(scratch, labels, mostLabelled, stale)
  }

  async prepare(tile: Tile): Promise<void> {
    const square = new Map([['', [await this.#view.getDisplayTile(tile)]]])
    this.#squares.set(nameOf(tile), square)
    this.#labelers.add(tile.z, square)
  }

  paint(context: CanvasRenderingContext2D, tile: Tile): void {
    const square = this.#squares.get(nameOf(tile))
    context.fillStyle = paperFlavor.background
    context.fillRect(0, 0, 256, 256)
    if (!square) return
    const [left, top] = [256 * tile.x, 256 * tile.y]
    const box = {
      minX: left - overhang,
      minY: top - overhang,
      maxX: left + 256 + overhang,
      maxY: top + 256 + overhang,
    }
    const labels = this.#labelers.getIndex(tile.z) ?? null
    // Points of a kind of their own are wanted: this is one.
    const [{ origin } = {}] = square.get('') ?? []
    if (!origin) return
    const corner = origin.clone()
    Object.assign(corner, { x: left, y: top })
    paint(context, tile.z, square, labels, this.#rules, box, corner, false)
  }

  forget(tile: Tile): void {
    this.#squares.delete(nameOf(tile))
  }
}
