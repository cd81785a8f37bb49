/** Draws the squares of a map that is made of pictures. */
import type { PMTiles } from 'pmtiles'
import { readHead } from '#photo/head.ts'
import type { BaseMap } from '#schema/base-map.ts'
import type { Tile, TilePainter } from './painter.ts'

/** Squares have 256 or 512 pixels a side; far larger ones are no squares. */
const mostSide = 2048

export const nameOf = ({ x, y, z }: Tile): string => `${x}:${y}:${z}`

export class RasterPainter implements TilePainter {
  readonly leastZoom: number
  readonly mostZoom: number
  onstale: TilePainter['onstale'] = () => undefined
  readonly #archive: PMTiles
  readonly #type: string
  readonly #pictures = new Map<string, ImageBitmap>()

  constructor(archive: PMTiles, { format, leastZoom, mostZoom }: BaseMap) {
    this.#archive = archive
    this.#type = `image/${format}`
    this.leastZoom = leastZoom
    this.mostZoom = mostZoom
  }

  async prepare(tile: Tile): Promise<void> {
    const name = nameOf(tile)
    if (this.#pictures.has(name)) return
    const got = await this.#archive.getZxy(tile.z, tile.x, tile.y)
    if (!got) return
    const bytes = new Uint8Array(got.data)
    const { width, height } = await readHead(bytes.length, (at, length) =>
      Promise.resolve(bytes.subarray(at, at + length)),
    )
    if (Math.max(width, height) > mostSide) throw new Error('This is no square of a map.')
    const picture = await createImageBitmap(new Blob([bytes], { type: this.#type }))
    this.#pictures.get(name)?.close()
    this.#pictures.set(name, picture)
  }

  paint(context: CanvasRenderingContext2D, tile: Tile): void {
    const picture = this.#pictures.get(nameOf(tile))
    if (picture) context.drawImage(picture, 0, 0, 256, 256)
  }

  forget(tile: Tile): void {
    const name = nameOf(tile)
    this.#pictures.get(name)?.close()
    this.#pictures.delete(name)
  }
}
