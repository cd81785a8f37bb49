/**
 * Covering faces and number plates so that nothing of them is left.
 *
 * The brush is the safe way: it paints over. A frame that is made coarse becomes at most four by four fields, each at
 * least a fiftieth of the picture's longer side and of one colour, rounded to sixteen steps. That is less than people
 * need to recognise a face they know (about 7 × 10 fields; Yip and Sinha 2002), and of the eight letters of a number
 * plate two and more share a field. A number plate with few possible owners is better painted over.
 */

/** Places are shares of width and height, from the upper left corner; the brush is a share of the longer side. */
export type Cover =
  | { kind: 'brush'; points: readonly Place[]; width: number }
  | { kind: 'black' | 'coarse'; frame: Frame }

export interface Place {
  x: number
  y: number
}

export interface Frame extends Place {
  width: number
  height: number
}

export const mostFields = 4
export const leastField = 1 / 50
const steps = 16

/** The whole pixels that a frame touches, inside the picture, and its fields; undefined if it touches none. */
export function fieldsOf(
  frame: Frame,
  size: { width: number; height: number },
):
  | { left: number; top: number; width: number; height: number; columns: number; rows: number }
  | undefined {
  const left = Math.max(0, Math.floor(frame.x * size.width))
  const top = Math.max(0, Math.floor(frame.y * size.height))
  const width = Math.min(size.width, Math.ceil((frame.x + frame.width) * size.width)) - left
  const height = Math.min(size.height, Math.ceil((frame.y + frame.height) * size.height)) - top
  if (width < 1 || height < 1) return undefined
  const least = Math.ceil(Math.max(size.width, size.height) * leastField)
  const fields = (length: number) =>
    Math.max(
      1,
      Math.min(
        mostFields,
        Math.floor((length * mostFields) / Math.max(width, height)),
        Math.floor(length / least),
      ),
    )
  return { left, top, width, height, columns: fields(width), rows: fields(height) }
}

/** Makes the pixels of one frame coarse, in place: red, green, blue and opacity one after the other, row by row. */
export function makeCoarse(
  pixels: Uint8ClampedArray,
  {
    width,
    height,
    columns,
    rows,
  }: { width: number; height: number; columns: number; rows: number },
): void {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = span(column, columns, width)
      const [top, bottom] = span(row, rows, height)
      paint(pixels, width, { left, right, top, bottom })
    }
  }
}

interface Field {
  left: number
  right: number
  top: number
  bottom: number
}

function paint(pixels: Uint8ClampedArray, width: number, field: Field): void {
  const { left, right, top, bottom } = field
  const count = (right - left) * (bottom - top)
  for (let channel = 0; channel < 3; channel += 1) {
    let sum = 0
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) sum += pixels[(y * width + x) * 4 + channel] ?? 0
    const colour = stepOf(sum / count)
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) pixels[(y * width + x) * 4 + channel] = colour
  }
}

function span(index: number, count: number, length: number): [number, number] {
  return [Math.floor((index * length) / count), Math.floor(((index + 1) * length) / count)]
}

/** The middle of the step in which a value lies. */
function stepOf(value: number): number {
  const step = 256 / steps
  return Math.floor(value / step) * step + step / 2
}

/** Moves a frame by shares of the picture; it stays inside. */
export function moved(frame: Frame, by: Place): Frame {
  const within = (value: number, length: number) => Math.min(Math.max(0, value), 1 - length)
  return {
    ...frame,
    x: within(frame.x + by.x, frame.width),
    y: within(frame.y + by.y, frame.height),
  }
}

/** Makes a frame larger or smaller around its middle; it stays inside, between a fiftieth and the whole. */
export function resized(frame: Frame, factor: Place): Frame {
  const length = (value: number, by: number) => Math.min(1, Math.max(leastField, value * by))
  const [width, height] = [length(frame.width, factor.x), length(frame.height, factor.y)]
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
  const placed = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
  return moved(placed, { x: 0, y: 0 })
}

/** Where the middle of a frame lies, in thirds, as words can say it. */
export function thirdOf({ x, y, width, height }: Frame): { column: 0 | 1 | 2; row: 0 | 1 | 2 } {
  const third = (value: number) => Math.min(2, Math.max(0, Math.floor(value * 3))) as 0 | 1 | 2
  return { column: third(x + width / 2), row: third(y + height / 2) }
}
