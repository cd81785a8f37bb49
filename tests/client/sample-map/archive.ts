/** Writes tiles into one PMTiles file of version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). */
import { gzipSync } from 'fflate'
import type { Bounds } from '#schema/base-map.ts'
import { join, toBase64url, toUtf8 } from '#vault/bytes.ts'

export interface Tile {
  z: number
  x: number
  y: number
  bytes: Uint8Array
}

export interface Archive {
  /** 1 for vector tiles that are packed already, 2 for PNG. */
  type: 1 | 2
  bounds: Bounds
  metadata: object
  tiles: readonly Tile[]
}

/** The number of a tile: all of the zooms below it, then its place on the Hilbert curve. */
function numberOf({ z, x, y }: Tile): number {
  let number = (4 ** z - 1) / 3
  let [column, row] = [x, y]
  for (let size = 2 ** z / 2; size >= 1; size /= 2) {
    const right = (column & size) > 0 ? 1 : 0
    const down = (row & size) > 0 ? 1 : 0
    number += size * size * ((3 * right) ^ down)
    if (down === 0) {
      if (right === 1) {
        column = size - 1 - (column & (size - 1))
        row = size - 1 - (row & (size - 1))
      }
      ;[column, row] = [row, column]
    }
  }
  return number
}

function varint(into: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    into.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  into.push(rest)
}

interface Entry {
  id: number
  offset: number
  length: number
  run: number
}

function directory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = []
  varint(bytes, entries.length)
  let before = 0
  for (const { id } of entries) {
    varint(bytes, id - before)
    before = id
  }
  for (const { run } of entries) varint(bytes, run)
  for (const { length } of entries) varint(bytes, length)
  let end = -1
  for (const { offset, length } of entries) {
    varint(bytes, offset === end ? 0 : offset + 1)
    end = offset + length
  }
  return Uint8Array.from(bytes)
}

/** Equal tiles are stored once; equal neighbours on the curve are one entry. */
function layOut(tiles: readonly Tile[]) {
  const places = new Map<string, { offset: number; length: number }>()
  const data: Uint8Array[] = []
  const entries: Entry[] = []
  let end = 0
  const sorted = tiles
    .map((tile) => ({ id: numberOf(tile), bytes: tile.bytes }))
    .sort((one, other) => one.id - other.id)
  for (const { id, bytes } of sorted) {
    const key = toBase64url(bytes)
    let place = places.get(key)
    if (!place) {
      place = { offset: end, length: bytes.length }
      places.set(key, place)
      data.push(bytes)
      end += bytes.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, ...place, run: 1 })
  }
  return { entries, data: join(...data), contents: places.size }
}

/** The whole file; the same bytes for the same tiles. */
export function makeArchive({ type, bounds, metadata, tiles }: Archive): Uint8Array<ArrayBuffer> {
  const { entries, data, contents } = layOut(tiles)
  const root = gzipSync(directory(entries), { mtime: 0 })
  const told = gzipSync(new TextEncoder().encode(JSON.stringify(metadata)), { mtime: 0 })
  const zooms = tiles.map(({ z }) => z)
  const head = new DataView(new ArrayBuffer(127))
  new Uint8Array(head.buffer).set(toUtf8('PMTiles'))
  head.setUint8(7, 3)
  const metadataAt = 127 + root.length
  const dataAt = metadataAt + told.length
  const whole = [127, root.length, metadataAt, told.length, dataAt, 0, dataAt, data.length]
  whole.push(tiles.length, entries.length, contents)
  for (const [index, value] of whole.entries()) {
    head.setBigUint64(8 + 8 * index, BigInt(value), true)
  }
  const packing = type === 1 ? 2 : 1
  for (const [index, value] of [1, 2, packing, type].entries()) head.setUint8(96 + index, value)
  head.setUint8(100, Math.min(...zooms))
  head.setUint8(101, Math.max(...zooms))
  const { west, south, east, north } = bounds
  for (const [index, degrees] of [west, south, east, north].entries()) {
    head.setInt32(102 + 4 * index, Math.round(degrees * 1e7), true)
  }
  head.setUint8(118, 13)
  head.setInt32(119, Math.round(((west + east) / 2) * 1e7), true)
  head.setInt32(123, Math.round(((south + north) / 2) * 1e7), true)
  return join(new Uint8Array(head.buffer), root, told, data)
}
