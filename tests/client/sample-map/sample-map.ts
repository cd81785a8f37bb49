/** Base maps of an invented village for tests and measurements, made here: no network, always the same bytes. */
import { gzipSync } from 'fflate'
import { toWorld } from '#geo/mercator.ts'
import type { EarthPoint } from '#schema/walk.ts'
import { makeArchive, type Tile } from './archive.ts'
import { clippedArea, clippedLine } from './clip.ts'
import { Picture, side, type Pixel } from './picture.ts'
import { extent, makeVectorTile, type Feature } from './vector-tile.ts'
import { bounds, makeVillage, type AreaKind, type LineKind, type Village } from './village.ts'

export const attribution =
  'Erfundene Karte <a href="https://example.org/">Musterdorf</a> &copy; 2026'

/** First white for what lies outside, then one colour for each kind. */
const palette = [
  ...[0xffffff, 0xf2efe9, 0xeef0d5, 0xadd19e, 0xe0dfdf, 0xc8facc, 0xaad3df, 0xd9d0c9],
  ...[0x7fb5c9, 0xfcd6a4, 0xcfcdca, 0xfa8072],
]
const colours: Record<AreaKind | LineKind, number> = {
  ...{ earth: 1, farmland: 2, forest: 3, residential: 4, park: 5, water: 6, building: 7 },
  ...{ river: 8, major_road: 9, minor_road: 10, path: 11 },
}
const widths: Record<LineKind, number> = { river: 8, major_road: 9, minor_road: 6, path: 2 }

/** The layers of the Protomaps basemap (https://docs.protomaps.com/basemaps/layers), whose styles fit. */
const layerOf: Record<AreaKind | LineKind, string> = {
  ...{ earth: 'earth', farmland: 'landuse', forest: 'landuse', residential: 'landuse' },
  ...{ park: 'landuse', water: 'water', building: 'buildings', river: 'water' },
  ...{ major_road: 'roads', minor_road: 'roads', path: 'roads' },
}
const layers = ['earth', 'landuse', 'water', 'buildings', 'roads', 'places']

interface Address {
  z: number
  x: number
  y: number
}

function addresses(least: number, most: number): Address[] {
  return Array.from({ length: most - least + 1 }, (_, index) => least + index).flatMap((z) => {
    const [from, to] = [
      toWorld({ lat: bounds.north, lon: bounds.west }),
      toWorld({ lat: bounds.south, lon: bounds.east }),
    ]
    const [left, right, top, bottom] = [from.x, to.x, from.y, to.y].map((share) =>
      Math.floor(share * 2 ** z),
    ) as [number, number, number, number]
    return Array.from({ length: bottom - top + 1 }, (_, row) => top + row).flatMap((y) =>
      Array.from({ length: right - left + 1 }, (_, column) => ({ z, x: left + column, y })),
    )
  })
}

/** Points of the earth in units of a tile's side. */
function within(points: readonly EarthPoint[], { z, x, y }: Address, units: number): Pixel[] {
  return points.map((point) => {
    const world = toWorld(point)
    return { x: (world.x * 2 ** z - x) * units, y: (world.y * 2 ** z - y) * units }
  })
}

function rasterTile(village: Village, address: Address): Tile {
  const picture = new Picture()
  for (const { kind, points } of village.areas) {
    const inside = clippedArea(within(points, address, side), -2, side + 2)
    if (inside.length > 0) picture.fill(inside, colours[kind])
  }
  // About 0.75 m for a pixel of zoom 17 here.
  const scale = 2 ** (address.z - 16)
  for (const { kind, points } of village.lines) {
    for (const part of clippedLine(within(points, address, side), -20, side + 20)) {
      picture.draw(part, widths[kind] * scale, colours[kind])
    }
  }
  return { ...address, bytes: picture.png(palette) }
}

function vectorTile(village: Village, address: Address): Tile {
  const found: Record<string, Feature[]> = Object.fromEntries(layers.map((name) => [name, []]))
  const [least, most] = [-64, extent + 64]
  const tags = (kind: string, name?: string) => ({ kind, ...(name !== undefined && { name }) })
  for (const { kind, name, points } of village.areas) {
    if (kind === 'building' && address.z < 14) continue
    const inside = clippedArea(within(points, address, extent), least, most)
    if (inside.length === 0) continue
    found[layerOf[kind]]?.push({ type: 'area', points: inside, tags: tags(kind, name) })
  }
  for (const { kind, name, points } of village.lines) {
    for (const part of clippedLine(within(points, address, extent), least, most)) {
      found[layerOf[kind]]?.push({ type: 'line', points: part, tags: tags(kind, name) })
    }
  }
  for (const { name, at } of village.places) {
    const [point] = within([at], address, extent)
    const isInside = point && Math.min(point.x, point.y) >= 0 && Math.max(point.x, point.y) < extent
    const tagged = { kind: 'locality', kind_detail: 'village', name }
    if (isInside) found.places?.push({ type: 'point', points: [point], tags: tagged })
  }
  return { ...address, bytes: gzipSync(makeVectorTile(found), { mtime: 0 }) }
}

/** Pictures of zoom 11 to 15. */
export function rasterMap(): Uint8Array<ArrayBuffer> {
  const village = makeVillage()
  const tiles = addresses(11, 15).map((address) => rasterTile(village, address))
  const metadata = { name: 'Musterdorf (Bilder)', attribution, format: 'png', type: 'baselayer' }
  return makeArchive({ type: 2, bounds, metadata, tiles })
}

/** Vector tiles of zoom 9 to 15. */
export function vectorMap(): Uint8Array<ArrayBuffer> {
  const village = makeVillage()
  const tiles = addresses(9, 15).map((address) => vectorTile(village, address))
  const described = layers.map((id) => ({ id, fields: { kind: 'String', name: 'String' } }))
  const metadata = { name: 'Musterdorf', attribution, format: 'pbf', vector_layers: described }
  return makeArchive({ type: 1, bounds, metadata, tiles })
}
