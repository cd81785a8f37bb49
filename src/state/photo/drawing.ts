/** Draws a picture anew: upright, small, covered where it was covered, without a byte that is not the picture. */
import { fieldsOf, makeCoarse, type Cover } from '#photo/cover.ts'
import { PhotoRefused } from '#photo/fault.ts'
import { attempts, fitted, type Limits } from '#photo/fit.ts'
import { readHead, type PictureHead } from '#photo/head.ts'
import { bareJpeg } from '#photo/jpeg.ts'
import { turnOf, upright, type Orientation } from '#photo/orientation.ts'

/** What is made of what. A frame of a camera is given away: it is closed when it was drawn. */
export interface PhotoOrder {
  source: Blob | ImageBitmap
  covers: readonly Cover[]
  picture: Limits
  small?: Limits
}

/** JPEGs with nothing in them but the picture; width and height in pixels. */
export interface TakenPhoto {
  picture: Uint8Array<ArrayBuffer>
  small?: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/** The canvas of a thread, or of the page. */
export type Canvas = OffscreenCanvas | HTMLCanvasElement

export interface DrawingTools {
  makeCanvas: (width: number, height: number) => Canvas
  encode: (canvas: Canvas, quality: number) => Promise<Blob>
}

/** Rejects with `PhotoRefused`. `progress` from 0 to 1; if it throws, that is the end. Never holds more than one picture in its full size. */
export async function drawPhoto(
  { source, covers, picture, small }: PhotoOrder,
  tools: DrawingTools,
  progress: (share: number) => void,
): Promise<TakenPhoto> {
  const { bitmap, orientation } = await open(source)
  const canvas = draw(bitmap, orientation, picture.side, tools)
  progress(0.5)
  cover(contextOf(canvas), canvas, covers)
  progress(0.7)
  const large = await encodeWithin(canvas, picture, tools)
  progress(0.9)
  const taken = { picture: large.bytes, width: large.width, height: large.height }
  const tiny = small && (await encodeWithin(canvas, small, tools))
  // Its memory goes at once, not only when somebody cleans up.
  canvas.width = canvas.height = 0
  progress(1)
  return tiny ? { ...taken, small: tiny.bytes } : taken
}

async function open(
  source: Blob | ImageBitmap,
): Promise<{ bitmap: ImageBitmap; orientation: Orientation }> {
  if (!(source instanceof Blob)) return { bitmap: source, orientation: 1 }
  const head = await readHead(source.size, async (at, length) => {
    try {
      return new Uint8Array(await source.slice(at, at + length).arrayBuffer())
    } catch (cause) {
      // The card was pulled out, or the file was changed meanwhile.
      throw new PhotoRefused('broken', { cause })
    }
  })
  // Of a JPEG only the picture is decoded: which way up it stands is read here, the same in every browser.
  const bare = new Blob(head.parts.map(([from, to]) => source.slice(from, to)))
  try {
    return { bitmap: await createImageBitmap(bare), orientation: head.orientation }
  } catch (cause) {
    throw new PhotoRefused(faultOf(head, cause), { cause })
  }
}

function faultOf({ kind }: PictureHead, cause: unknown) {
  if (kind === 'heic') return 'heic'
  return cause instanceof RangeError ? 'failing' : 'broken'
}

/** Closes the picture as soon as it is drawn. */
function draw(
  bitmap: ImageBitmap,
  orientation: Orientation,
  side: number,
  { makeCanvas }: DrawingTools,
): Canvas {
  try {
    const lying = fitted(bitmap, side)
    const standing = upright(lying, orientation)
    const canvas = makeCanvas(standing.width, standing.height)
    const context = contextOf(canvas)
    // A drawing without a ground of its own would turn black.
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, standing.width, standing.height)
    context.imageSmoothingQuality = 'high'
    context.setTransform(...turnOf(orientation, lying.width, lying.height))
    context.drawImage(bitmap, 0, 0, lying.width, lying.height)
    context.setTransform(1, 0, 0, 1, 0, 0)
    return canvas
  } finally {
    bitmap.close()
  }
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

function contextOf(canvas: Canvas): Context {
  // Read back for the JPEG anyway: without a graphics card's copy it is faster, and takes memory once.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context || !('fillRect' in context)) throw new PhotoRefused('failing')
  return context
}

/** Paints over what was covered, in the order in which it was. */
export function cover(
  context: Context,
  size: { width: number; height: number },
  covers: readonly Cover[],
): void {
  for (const one of covers) {
    if (one.kind === 'brush') brush(context, size, one)
    else frame(context, size, one)
  }
}

const black = '#1b1b1b'

function brush(
  context: Context,
  { width, height }: { width: number; height: number },
  { points, width: thickness }: Cover & { kind: 'brush' },
): void {
  const [first] = points
  if (!first) return
  context.strokeStyle = context.fillStyle = black
  context.lineWidth = Math.max(1, thickness * Math.max(width, height))
  context.lineCap = context.lineJoin = 'round'
  context.beginPath()
  // A line that leads nowhere draws nothing: a tap is a dot.
  context.arc(first.x * width, first.y * height, context.lineWidth / 2, 0, 2 * Math.PI)
  context.fill()
  context.beginPath()
  context.moveTo(first.x * width, first.y * height)
  for (const { x, y } of points) context.lineTo(x * width, y * height)
  context.stroke()
}

function frame(
  context: Context,
  size: { width: number; height: number },
  { kind, frame: place }: Cover & { kind: 'black' | 'coarse' },
): void {
  const fields = fieldsOf(place, size)
  if (!fields) return
  const { left, top, width, height } = fields
  if (kind === 'black') {
    context.fillStyle = black
    context.fillRect(left, top, width, height)
    return
  }
  const pixels = context.getImageData(left, top, width, height)
  makeCoarse(pixels.data, fields)
  context.putImageData(pixels, left, top)
}

interface Encoded {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/** Rejects if even a tiny picture would be too heavy: then the canvas does not do what it should. */
async function encodeWithin(canvas: Canvas, limits: Limits, tools: DrawingTools): Promise<Encoded> {
  let smaller = canvas
  for (const { side, quality } of attempts(limits.side)) {
    const size = fitted(canvas, side)
    if (size.width !== smaller.width || size.height !== smaller.height) {
      smaller = tools.makeCanvas(size.width, size.height)
      const context = contextOf(smaller)
      context.imageSmoothingQuality = 'high'
      context.drawImage(canvas, 0, 0, size.width, size.height)
    }
    const blob = await tools.encode(smaller, quality)
    // A few hundred bytes of an encoder's own remarks go with the next step.
    if (blob.size > limits.bytes + 4096) continue
    const bytes = await bareJpeg(new Uint8Array(await blob.arrayBuffer()))
    if (bytes.length <= limits.bytes) return { bytes, ...size }
  }
  throw new PhotoRefused('failing')
}
