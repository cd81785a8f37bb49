/** A vector tile (Mapbox Vector Tile 2.1, https://github.com/mapbox/vector-tile-spec), written by hand. */
import { toUtf8 } from '#vault/bytes.ts'
import type { Pixel } from './picture.ts'

/** Units of a tile's side. */
export const extent = 4096

export interface Feature {
  type: 'point' | 'line' | 'area'
  points: readonly Pixel[]
  tags: Record<string, string>
}

const types = { point: 1, line: 2, area: 3 }

class Message {
  readonly bytes: number[] = []

  varint(value: number): this {
    let rest = value
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    this.bytes.push(rest)
    return this
  }

  number(field: number, value: number): this {
    return this.varint(field * 8).varint(value)
  }

  block(field: number, bytes: ArrayLike<number>): this {
    this.varint(field * 8 + 2).varint(bytes.length)
    for (let at = 0; at < bytes.length; at++) this.bytes.push(bytes[at] ?? 0)
    return this
  }

  text(field: number, text: string): this {
    return this.block(field, toUtf8(text))
  }

  packed(field: number, values: readonly number[]): this {
    const inner = new Message()
    for (const value of values) inner.varint(value)
    return this.block(field, inner.bytes)
  }
}

const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value)

/** Commands: move to the first point, then lines, and for areas the way back. */
function geometry({ type, points }: Feature): number[] {
  let [x, y] = [0, 0]
  const steps = points.map((point) => {
    const [nextX, nextY] = [Math.round(point.x), Math.round(point.y)]
    const step = [zigzag(nextX - x), zigzag(nextY - y)]
    ;[x, y] = [nextX, nextY]
    return step
  })
  const [first = [], ...rest] = steps
  const lines = rest.length > 0 ? [rest.length * 8 + 2, ...rest.flat()] : []
  return [9, ...first, ...lines, ...(type === 'area' ? [15] : [])]
}

/** The middle of the tile spec's rule: outer rings turn clockwise where y goes down. */
function turned(points: readonly Pixel[]): readonly Pixel[] {
  const sum = points.reduce((all, one, at) => {
    const other = points[(at + 1) % points.length] ?? one
    return all + one.x * other.y - other.x * one.y
  }, 0)
  return sum < 0 ? [...points].reverse() : points
}

function layer(name: string, features: readonly Feature[]): number[] {
  const keys: string[] = []
  const values: string[] = []
  const place = (list: string[], text: string) => {
    if (!list.includes(text)) list.push(text)
    return list.indexOf(text)
  }
  const message = new Message().text(1, name)
  for (const feature of features) {
    const tags = Object.entries(feature.tags).flatMap(([key, value]) => [
      place(keys, key),
      place(values, value),
    ])
    const points = feature.type === 'area' ? turned(feature.points) : feature.points
    const inner = new Message()
      .packed(2, tags)
      .number(3, types[feature.type])
      .packed(4, geometry({ ...feature, points }))
    message.block(2, inner.bytes)
  }
  for (const key of keys) message.text(3, key)
  for (const value of values) message.block(4, new Message().text(1, value).bytes)
  return message.number(5, extent).number(15, 2).bytes
}

/** The tile, not packed; layers without features are left out. */
export function makeVectorTile(layers: Record<string, Feature[]>): Uint8Array {
  const message = new Message()
  for (const [name, features] of Object.entries(layers)) {
    if (features.length > 0) message.block(3, layer(name, features))
  }
  return Uint8Array.from(message.bytes)
}
