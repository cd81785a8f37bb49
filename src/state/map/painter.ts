/** Draws the tiles of a map file, on the screen and for paper alike. What it is drawn with comes when it is needed. */
import { Compression, PMTiles } from 'pmtiles'
import type { MapBase } from '#schema/walk-base.ts'
import type { Pieces } from './pieces.ts'
import { RasterPainter } from './raster.ts'

/** One square of the map: column and row count from north-west, `z` halves each with every step. */
export interface Tile {
  x: number
  y: number
  z: number
}

export interface TilePainter {
  /** Between these the file has squares of its own; beyond they are enlarged. */
  readonly leastZoom: number
  readonly mostZoom: number
  /** Fetches what a square needs. Rejects where it is not here or is damaged. */
  prepare(tile: Tile): Promise<void>
  /** Draws a prepared square at the origin of `context`, 256 units wide. */
  paint(context: CanvasRenderingContext2D, tile: Tile): void
  /** Squares that look different now that others are known, as "x:y:z": names of places reach over their edges. */
  onstale: (names: ReadonlySet<string>) => void
  /** Forgets what was fetched for a square. */
  forget(tile: Tile): void
}

/** Of a square or a directory, unpacked; the largest in use have 1 or 2 MB. */
const mostUnpacked = 16 * 1024 * 1024

/** Unpacks, and stops in time: a file of somebody else may say that a small square is a huge one. */
export async function unpackedWithin(
  packed: ArrayBuffer,
  compression: Compression,
): Promise<ArrayBuffer> {
  if (compression === Compression.None || compression === Compression.Unknown) return packed
  if (compression !== Compression.Gzip) throw new Error('Packed in a way that is not read here.')
  const unpacking = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  const parts: BlobPart[] = []
  let length = 0
  for (const reader = unpacking.getReader(); ;) {
    const { value } = await reader.read()
    if (!value) return new Blob(parts).arrayBuffer()
    length += value.length
    if (length > mostUnpacked) {
      await reader.cancel()
      throw new Error('This would become far too large.')
    }
    parts.push(value)
  }
}

/** Never reads anything yet. Rejects only if what draws vector maps cannot be loaded. */
export async function openPainter(base: MapBase, pieces: Pieces): Promise<TilePainter> {
  const archive = new PMTiles(pieces, undefined, unpackedWithin)
  if (base.map.kind === 'raster') return new RasterPainter(archive, base.map)
  const { VectorPainter } = await import('./vector.ts')
  return new VectorPainter(archive, base.map)
}
