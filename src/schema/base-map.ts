/** A base map that was brought along as a file (PMTiles): what is known of it before it is drawn. */
import * as z from 'zod/mini'

/** How the picture in a tile is packed; `mvt` is drawn by the device, all others are pictures. */
export const TileFormat = z.enum(['mvt', 'png', 'jpeg', 'webp', 'avif'])
export type TileFormat = z.infer<typeof TileFormat>

/** West and south, east and north in degrees; it never crosses the 180th meridian. */
export const Bounds = z.object({
  west: z.number().check(z.gte(-180), z.lte(180)),
  south: z.number().check(z.gte(-90), z.lte(90)),
  east: z.number().check(z.gte(-180), z.lte(180)),
  north: z.number().check(z.gte(-90), z.lte(90)),
})
export type Bounds = z.infer<typeof Bounds>

/** The heading of a map file. */
export const BaseMap = z.object({
  kind: z.enum(['raster', 'vector']),
  format: TileFormat,
  /** Title that the maker gave it; empty where there is none. */
  name: z.string().check(z.maxLength(300)),
  /** Who must be named on screen and print, as plain text; empty where the file does not say. */
  attribution: z.string().check(z.maxLength(1000)),
  bounds: Bounds,
  leastZoom: z.int().check(z.gte(0), z.lte(30)),
  mostZoom: z.int().check(z.gte(0), z.lte(30)),
  /** How many pictures it holds at least; 0 where the file does not say. */
  tiles: z.int().check(z.gte(0)),
  /** Names of the layers of a vector map. */
  layers: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)),
  /** Bytes of the whole file. */
  size: z.int().check(z.gte(0)),
})
export type BaseMap = z.infer<typeof BaseMap>
