/** What is drawn on a map picture: pins, stops, the way, and in its corners scale, north and who is to be named. */
import type { WorldPoint } from '#geo/mercator.ts'
import { scaleBar } from '#geo/scale-bar.ts'
import { inkColour, lookOf, middleOf, paperColour, shapePaths } from './look.ts'
import type { MapPin } from './pin.ts'
import type { SpreadMark } from './spread.ts'

type Context = CanvasRenderingContext2D

/** How the plane of a base lies on a picture. */
export interface Frame {
  width: number
  height: number
  center: WorldPoint
  /** Pixels of one unit of the plane. */
  pixels: number
  toPixel: (point: WorldPoint) => WorldPoint
  /** A thousandth of the shorter side: what letters and lines are measured in. */
  unit: number
  /** Diameter of a pin in pixels. */
  pinSize: number
}

const family = '"Fira Sans", "Noto Sans", "Segoe UI", sans-serif'

export function drawPin(context: Context, pin: MapPin, mark: SpreadMark, size: number): void {
  const look = lookOf(pin)
  drawLead(context, mark, size)
  context.save()
  context.translate(mark.x - size / 2, mark.y - size / 2)
  context.scale(size / 40, size / 40)
  const path = new Path2D(shapePaths[look.shape])
  context.lineJoin = 'round'
  // A thin dark line outside of the rim: white pins stand on white paper, too.
  context.strokeStyle = inkColour
  context.lineWidth = 5
  context.stroke(path)
  context.strokeStyle = look.rim
  context.lineWidth = 3
  context.stroke(path)
  context.fillStyle = look.fill
  context.fill(path)
  const letters = pin.label.length
  context.font = `700 ${letters <= 2 ? 16 : letters === 3 ? 13.5 : 11}px ${family}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = look.ink
  context.fillText(pin.label, 20, middleOf(look.shape) + 1)
  context.restore()
}

/** From a mark that had to move to its place. */
function drawLead(context: Context, { x, y, spot }: SpreadMark, size: number): void {
  if (Math.hypot(spot.x - x, spot.y - y) < size / 4) return
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(spot.x, spot.y)
  for (const [colour, width] of [
    [paperColour, size / 8],
    [inkColour, size / 20],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.stroke()
  }
  context.beginPath()
  context.arc(spot.x, spot.y, size / 12, 0, 2 * Math.PI)
  context.fillStyle = inkColour
  context.fill()
}

export function drawStop(
  context: Context,
  number: number,
  { x, y }: WorldPoint,
  unit: number,
): void {
  const side = 28 * unit
  context.fillStyle = paperColour
  context.strokeStyle = inkColour
  context.lineWidth = 2.5 * unit
  context.fillRect(x - side / 2, y - side / 2, side, side)
  context.strokeRect(x - side / 2, y - side / 2, side, side)
  context.fillStyle = inkColour
  context.font = `700 ${18 * unit}px ${family}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(number), x, y + unit)
}

export function drawLine(context: Context, points: readonly WorldPoint[]): void {
  const [first, ...others] = points
  if (!first || others.length === 0) return
  const unit = Math.min(context.canvas.width, context.canvas.height) / 1000
  context.save()
  context.beginPath()
  context.moveTo(first.x, first.y)
  for (const { x, y } of others) context.lineTo(x, y)
  context.lineJoin = context.lineCap = 'round'
  context.strokeStyle = '#0b3f8a'
  context.globalAlpha = 0.8
  context.lineWidth = 4 * unit
  context.setLineDash([2 * unit, 9 * unit])
  context.stroke()
  context.restore()
}

export interface Furniture {
  width: number
  height: number
  unit: number
  /** Degrees clockwise from the upper edge; undefined where nobody knows. */
  north: number | undefined
  attribution: string
  metresPerPixel: number | undefined
}

export function drawFurniture(context: Context, furniture: Furniture): void {
  const { width, height, unit, north, metresPerPixel } = furniture
  const rim = 14 * unit
  if (north !== undefined) drawNorth(context, width - 44 * unit, 54 * unit, north, unit)
  const bar = metresPerPixel === undefined ? undefined : scaleBar(metresPerPixel, width / 4)
  const at = height - rim
  if (bar) drawBar(context, { x: rim, y: at, ...bar }, unit)
  if (furniture.attribution) {
    const room = width - 3 * rim - (bar ? bar.width + 3 * rim : 0)
    drawAttribution(context, furniture.attribution, { x: width - rim, y: at, room }, unit)
  }
}

function drawNorth(context: Context, x: number, y: number, degrees: number, unit: number): void {
  context.save()
  context.translate(x, y)
  disc(context, 40 * unit)
  context.rotate((degrees * Math.PI) / 180)
  context.scale(unit, unit)
  context.fillStyle = inkColour
  context.fill(new Path2D('M0 -34L12 8L0 0L-12 8Z'))
  context.font = `700 20px ${family}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText('N', 0, 22)
  context.restore()
}

function disc(context: Context, radius: number): void {
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fillStyle = 'rgba(255, 255, 255, 0.85)'
  context.fill()
}

const told = (metres: number) =>
  metres >= 1000
    ? `${(metres / 1000).toLocaleString('de-DE')} km`
    : `${metres.toLocaleString('de-DE')} m`

function drawBar(
  context: Context,
  { x, y, width, metres }: { x: number; y: number; width: number; metres: number },
  unit: number,
): void {
  const [rim, tall] = [8 * unit, 10 * unit]
  context.fillStyle = 'rgba(255, 255, 255, 0.85)'
  context.fillRect(x - rim, y - 38 * unit, width + 2 * rim, 46 * unit)
  context.strokeStyle = inkColour
  context.lineWidth = 3 * unit
  context.beginPath()
  context.moveTo(x, y - tall)
  context.lineTo(x, y)
  context.lineTo(x + width, y)
  context.lineTo(x + width, y - tall)
  context.stroke()
  context.fillStyle = inkColour
  context.font = `600 ${20 * unit}px ${family}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.fillText(told(metres), x + width / 2, y - 14 * unit)
}

/** All of it must be read: in several lines where one is too short. */
function drawAttribution(
  context: Context,
  text: string,
  { x, y, room }: { x: number; y: number; room: number },
  unit: number,
): void {
  const size = 15 * unit
  context.font = `400 ${size}px ${family}`
  const lines = linesOf(context, text, room)
  const width = Math.max(...lines.map((line) => context.measureText(line).width))
  const tall = size * 1.25
  context.fillStyle = 'rgba(255, 255, 255, 0.85)'
  context.fillRect(
    x - width - 6 * unit,
    y - lines.length * tall,
    width + 12 * unit,
    lines.length * tall + 6 * unit,
  )
  context.fillStyle = inkColour
  context.textAlign = 'right'
  context.textBaseline = 'alphabetic'
  for (const [at, line] of lines.entries()) {
    context.fillText(line, x, y - (lines.length - 1 - at) * tall - 2 * unit)
  }
}

function linesOf(context: Context, text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word
    if (line && context.measureText(longer).width > room) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
