/** A map with its pins as one picture for paper and files: numbers, shapes, scale bar, north and who is to be named. */
import { baseRecords } from '#documents/blocks/walk-bases.ts'
import type { Device, OpenDocument } from '#documents/ports.ts'
import type { WorldPoint } from '#geo/mercator.ts'
import { bareJpeg } from '#photo/jpeg.ts'
import type { EarthPoint, Stop } from '#schema/walk.ts'
import type { PlanBase, WalkBase } from '#schema/walk-base.ts'
import { missingOf } from './items.ts'
import { openPainter } from './painter.ts'
import { Pieces } from './pieces.ts'
import { drawFurniture, drawLine, drawPin, drawStop, type Frame } from './picture-parts.ts'
import type { MapPin } from './pin.ts'
import { extentAround, extentOf, Placing, type Extent } from './placing.ts'
import { readPlan } from './plan-reading.ts'
import { spread } from './spread.ts'

export interface PictureWish {
  /** In pixels. */
  width: number
  height: number
  stops?: readonly Stop[]
  line?: readonly EarthPoint[]
}

export interface MapPicture {
  jpeg: Uint8Array<ArrayBuffer>
  width: number
  height: number
  /** Labels of the pins that are on it. */
  shown: readonly string[]
}

/** The base of a picture, or a part of it, is not on this device. */
export class BaseMissing extends Error {}

type Canvas = OffscreenCanvas | HTMLCanvasElement

/** No place alone is drawn as if it were a whole village. */
const nearZoom = 17

/** Rejects with `BaseMissing` where the base has not come yet; without a base pins are drawn on paper. */
export async function drawMapPicture(
  device: Device,
  open: OpenDocument,
  base: WalkBase | undefined,
  pins: readonly MapPin[],
  { width, height, stops = [], line = [] }: PictureWish,
): Promise<MapPicture> {
  if (base && (await missingOf(device, open.docId, base)).length > 0) {
    throw new BaseMissing('The base is not on this device.')
  }
  const placing = new Placing(base, baseRecords(open.doc).bases.list())
  const places = pins.flatMap((pin) => {
    const point = placing.pointOf(pin.position)
    return point ? [{ pin, point }] : []
  })
  const signs = stops.flatMap((stop) => {
    const point = stop.position && placing.pointOf(stop.position)
    return point ? [{ stop, point }] : []
  })
  const way = line.flatMap((point) => placing.pointOfEarth(point) ?? [])
  const all = [...places, ...signs].map(({ point }) => point)
  const frame = frameOf(base, extentAround([...all, ...way]), { width, height })
  const { canvas, context } = canvasOf(width, height)
  context.fillStyle = '#f5f3ec'
  context.fillRect(0, 0, width, height)
  if (base?.kind === 'plan') await drawPlan(context, device, base, frame)
  else if (base) await drawSquares(context, device, base, frame)
  drawLine(context, way.map(frame.toPixel))
  for (const { stop, point } of signs)
    drawStop(context, stop.number, frame.toPixel(point), frame.unit)
  const spots = places.map(({ pin, point }) => ({ id: pin.id, ...frame.toPixel(point) }))
  const inside = spots.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
  const byId = new Map(pins.map((pin) => [pin.id, pin]))
  const shown: string[] = []
  for (const mark of spread(inside, 1.15 * frame.pinSize, { width, height })) {
    const pin = byId.get(mark.id)
    if (!pin) continue
    drawPin(context, pin, mark, frame.pinSize)
    if (!mark.isCovered) shown.push(pin.label)
  }
  const metres = placing.metresAt(frame.center)
  drawFurniture(context, {
    ...{ width, height, unit: frame.unit, north: placing.north },
    attribution: base?.attribution ?? '',
    metresPerPixel: metres && metres / frame.pixels,
  })
  return { jpeg: await jpegOf(canvas), width, height, shown }
}

/** All pins with room around them on a map; of a plan the whole of it. */
function frameOf(
  base: WalkBase | undefined,
  around: Extent | undefined,
  { width, height }: { width: number; height: number },
): Frame {
  const whole = base ? extentOf(base) : around
  const part = base?.kind === 'plan' ? whole : (around ?? whole)
  const { left, top, right, bottom } = part ?? { left: 0, top: 0, right: 1, bottom: 1 }
  // On a sheet of A4 a pin is 7 mm wide, whatever the picture's pixels are.
  const unit = Math.min(width, height) / 1000
  const pinSize = 36 * unit
  const rim = base?.kind === 'plan' ? 0 : 2 * pinSize
  const fits = (room: number, size: number) => (room - 2 * rim) / Math.max(size, 1e-9)
  const most = base?.kind === 'plan' ? Infinity : 256 * 2 ** nearZoom * Math.max(1, unit)
  const pixels = Math.min(most, fits(width, right - left), fits(height, bottom - top))
  const center = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const toPixel = ({ x, y }: WorldPoint): WorldPoint => ({
    x: width / 2 + (x - center.x) * pixels,
    y: height / 2 + (y - center.y) * pixels,
  })
  return { pixels, center, toPixel, unit, pinSize, width, height }
}

async function drawPlan(
  context: CanvasRenderingContext2D,
  device: Device,
  base: PlanBase,
  frame: Frame,
): Promise<void> {
  const blob = await readPlan(device, base)
  if (!blob) throw new BaseMissing('The plan is not on this device.')
  const picture = await createImageBitmap(blob)
  const from = frame.toPixel({ x: 0, y: 0 })
  context.imageSmoothingQuality = 'high'
  context.drawImage(
    picture,
    from.x,
    from.y,
    frame.pixels,
    (frame.pixels * base.height) / base.width,
  )
  picture.close()
}

/** Squares of the zoom that has the most dots of which none are lost; all are fetched first, so that names fit. */
async function drawSquares(
  context: CanvasRenderingContext2D,
  device: Device,
  base: WalkBase & { kind: 'map' },
  frame: Frame,
): Promise<void> {
  const painter = await openPainter(base, new Pieces(device, base))
  // Letters of a vector map are made for a screen: on paper of more dots they are drawn larger.
  const dots = base.map.kind === 'vector' ? Math.max(1, frame.unit) : 1
  const wanted = Math.round(Math.log2(frame.pixels / dots / 256))
  const z = Math.min(painter.mostZoom, Math.max(painter.leastZoom, wanted))
  const count = 2 ** z
  const side = frame.pixels / count
  const column = (pixel: number) =>
    Math.floor((frame.center.x + (pixel - frame.width / 2) / frame.pixels) * count)
  const row = (pixel: number) =>
    Math.floor((frame.center.y + (pixel - frame.height / 2) / frame.pixels) * count)
  const squares = range(column(0), column(frame.width)).flatMap((x) =>
    range(row(0), row(frame.height)).map((y) => ({ x, y, z })),
  )
  await Promise.all(squares.map((square) => painter.prepare(square).catch(() => undefined)))
  for (const square of squares) {
    const { x, y } = frame.toPixel({ x: square.x / count, y: square.y / count })
    context.save()
    context.beginPath()
    // Half a pixel over the edge: no light seam between two squares.
    context.rect(x, y, side + 0.5, side + 0.5)
    context.clip()
    context.translate(x, y)
    context.scale((side + 0.5) / 256, (side + 0.5) / 256)
    painter.paint(context, square)
    context.restore()
    painter.forget(square)
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(to - from, 200)) + 1 }, (_, at) => from + at)
}

function canvasOf(
  width: number,
  height: number,
): { canvas: Canvas; context: CanvasRenderingContext2D } {
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width, height })
      : new OffscreenCanvas(width, height)
  // Both kinds draw the same; what draws vector maps knows the name of one of them only.
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D | null
  if (!context) throw new Error('This device cannot draw.')
  return { canvas, context }
}

async function jpegOf(canvas: Canvas): Promise<Uint8Array<ArrayBuffer>> {
  const type = 'image/jpeg'
  const blob =
    canvas instanceof HTMLCanvasElement
      ? await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.88))
      : await canvas.convertToBlob({ type, quality: 0.88 })
  if (!blob) throw new Error('This device cannot draw.')
  return bareJpeg(new Uint8Array(await blob.arrayBuffer()))
}
