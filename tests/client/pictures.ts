/** Pictures made in the browser of the tests: corners that tell which way up they stand, noise that no JPEG makes small. */
import { exif } from '../unit/photo/bytes.ts'

export type Colour = [number, number, number]

const red: Colour = [255, 0, 0]
const green: Colour = [0, 160, 0]
const blue: Colour = [0, 0, 255]
const yellow: Colour = [255, 220, 0]
/** Of every picture here, clockwise from the upper left. */
export const corners = [red, green, blue, yellow] as const

function draw(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('Nothing can be drawn.')
  return [canvas, context]
}

/** Four fields of one colour each. */
export async function quarters(width: number, height: number, type = 'image/jpeg'): Promise<Blob> {
  const [canvas, context] = draw(width, height)
  const places = [
    [0, 0],
    [width / 2, 0],
    [width / 2, height / 2],
    [0, height / 2],
  ] as const
  for (const [at, [x, y]] of places.entries()) {
    context.fillStyle = `rgb(${(corners[at] ?? red).join(' ')})`
    context.fillRect(x, y, width / 2, height / 2)
  }
  return canvas.convertToBlob({ type, quality: 0.95 })
}

/** What a camera in a crowd writes: fine noise over large shapes; `change` may draw on it. */
export async function noise(
  width: number,
  height: number,
  change: (context: OffscreenCanvasRenderingContext2D) => void = () => undefined,
  type = 'image/jpeg',
): Promise<Blob> {
  const [canvas, context] = draw(width, height)
  const [grain, small] = draw(512, 512)
  const pixels = small.createImageData(512, 512)
  let state = 7
  for (let at = 0; at < pixels.data.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    pixels.data[at] = at % 4 === 3 ? 255 : state >>> 24
  }
  small.putImageData(pixels, 0, 0)
  context.fillStyle = context.createPattern(grain, 'repeat') ?? 'gray'
  context.fillRect(0, 0, width, height)
  context.globalAlpha = 0.6
  context.fillStyle = 'rgb(120 140 90)'
  context.fillRect(0, height / 2, width, height / 2)
  context.globalAlpha = 1
  change(context)
  return canvas.convertToBlob({ type, quality: 0.9 })
}

/** The same JPEG with these bytes behind its beginning, as cameras put their remarks there. */
export async function withSegments(jpeg: Blob, segments: readonly number[]): Promise<Blob> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer())
  return new Blob([bytes.slice(0, 2), Uint8Array.from(segments), bytes.slice(2)], {
    type: 'image/jpeg',
  })
}

export function lying(jpeg: Blob, orientation: number): Promise<Blob> {
  return withSegments(jpeg, exif(orientation))
}

/** The pixels of a picture as everybody sees them. */
export async function pixelsOf(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture)
  const [, context] = draw(bitmap.width, bitmap.height)
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height)
}

/** Which of the four colours is in each corner, clockwise from the upper left. */
export async function cornersOf(picture: Blob): Promise<number[]> {
  const { data, width, height } = await pixelsOf(picture)
  const places = [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.9, 0.9],
    [0.1, 0.9],
  ] as const
  return places.map(([x, y]) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4
    const distance = (colour: Colour) =>
      colour.reduce((sum, value, channel) => sum + Math.abs(value - (data[at + channel] ?? 0)), 0)
    const distances = corners.map((colour) => distance(colour))
    return distances.indexOf(Math.min(...distances))
  })
}

/** The codes of the segments of a JPEG, in their order, without the pixels. */
export function markersOf(bytes: Uint8Array): number[] {
  const found: number[] = []
  for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xd9;) {
    const code = bytes[at + 1] ?? 0
    found.push(code)
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    while (code === 0xda && !(bytes[at] === 0xff && bytes[at + 1] !== 0)) at += 1
  }
  return found
}
