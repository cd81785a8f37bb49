/** A tile as a picture of few colours: filled shapes and thick lines, written as PNG. */
import { zlibSync } from 'fflate'
import { join, toUtf8 } from '#vault/bytes.ts'

export const side = 256

/** A point in pixels of the tile; it may lie outside. */
export interface Pixel {
  x: number
  y: number
}

export class Picture {
  readonly #pixels = new Uint8Array(side * side)

  /** Fills a shape with a colour of the palette (even-odd rule, middles of pixels). */
  fill(points: readonly Pixel[], colour: number): void {
    const top = Math.max(0, Math.floor(Math.min(...points.map(({ y }) => y))))
    const bottom = Math.min(side - 1, Math.ceil(Math.max(...points.map(({ y }) => y))))
    for (let row = top; row <= bottom; row++) {
      const crossed: number[] = []
      for (const [index, one] of points.entries()) {
        const other = points[(index + 1) % points.length] ?? one
        if (one.y > row + 0.5 === other.y > row + 0.5) continue
        crossed.push(one.x + ((row + 0.5 - one.y) / (other.y - one.y)) * (other.x - one.x))
      }
      crossed.sort((one, other) => one - other)
      for (let index = 0; index + 1 < crossed.length; index += 2) {
        const from = Math.max(0, Math.round(crossed[index] ?? 0))
        const to = Math.min(side, Math.round(crossed[index + 1] ?? 0))
        if (from < to) this.#pixels.fill(colour, row * side + from, row * side + to)
      }
    }
  }

  /** A line as thick as `width` pixels, with round joints. */
  draw(points: readonly Pixel[], width: number, colour: number): void {
    const half = Math.max(0.6, width / 2)
    for (const [index, one] of points.entries()) {
      this.fill(
        Array.from({ length: 10 }, (_, step) => ({
          x: one.x + half * Math.cos((step / 5) * Math.PI),
          y: one.y + half * Math.sin((step / 5) * Math.PI),
        })),
        colour,
      )
      const other = points[index + 1]
      if (!other) continue
      const length = Math.hypot(other.x - one.x, other.y - one.y) || 1
      const [x, y] = [((other.y - one.y) / length) * half, ((one.x - other.x) / length) * half]
      const strip = [
        { x: one.x + x, y: one.y + y },
        { x: other.x + x, y: other.y + y },
        { x: other.x - x, y: other.y - y },
        { x: one.x - x, y: one.y - y },
      ]
      this.fill(strip, colour)
    }
  }

  /** The picture as PNG with these colours (0xRRGGBB), at most 16. */
  png(palette: readonly number[]): Uint8Array {
    const rows = new Uint8Array(side * (side / 2 + 1))
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column += 2) {
        const [left = 0, right = 0] = this.#pixels.subarray(row * side + column)
        rows[row * (side / 2 + 1) + 1 + column / 2] = left * 16 + right
      }
    }
    const head = new DataView(new ArrayBuffer(13))
    head.setUint32(0, side)
    head.setUint32(4, side)
    // Four bits for each pixel, a number of the palette.
    head.setUint8(8, 4)
    head.setUint8(9, 3)
    const colours = palette.flatMap((one) => [(one >> 16) & 255, (one >> 8) & 255, one & 255])
    return join(
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk('IHDR', new Uint8Array(head.buffer)),
      chunk('PLTE', Uint8Array.from(colours)),
      chunk('IDAT', zlibSync(rows, { level: 9 })),
      chunk('IEND', new Uint8Array()),
    )
  }
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = join(toUtf8(name), data)
  const ends = new DataView(new ArrayBuffer(8))
  ends.setUint32(0, data.length)
  ends.setUint32(4, crc32(named))
  const [length, check] = [new Uint8Array(ends.buffer, 0, 4), new Uint8Array(ends.buffer, 4)]
  return join(length, named, check)
}
