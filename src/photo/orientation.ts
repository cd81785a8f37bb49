/** Which way up a photo stands, as the camera noted it: of everything in EXIF the only thing that is looked at. */
import { big, little, says } from './window.ts'

/** How the picture lies in the file (EXIF 2.32, tag 0x0112); 1 is upright, from 5 on the sides are exchanged. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const tag = 0x0112
const short = 3
/** Cameras write a few dozen; whoever writes more means something else. */
const mostFields = 1000

/** `bytes`: an APP1 segment behind its length. Whatever is no orientation is upright; nothing is followed beyond the end. */
export function orientationOf(bytes: Uint8Array): Orientation {
  if (!says(bytes, 0, 'Exif\0\0')) return 1
  const tiff = bytes.subarray(6)
  const isLittle = says(tiff, 0, 'II')
  if (!isLittle && !says(tiff, 0, 'MM')) return 1
  const two = (at: number) => (isLittle ? little(tiff, at, 2) : big(tiff, at, 2))
  const four = (at: number) => (isLittle ? little(tiff, at, 4) : big(tiff, at, 4))
  const first = four(4)
  if (two(2) !== 42 || first + 2 > tiff.length) return 1
  const count = Math.min(two(first), mostFields)
  for (let field = 0; field < count; field += 1) {
    const at = first + 2 + field * 12
    if (at + 12 > tiff.length) return 1
    if (two(at) !== tag) continue
    const value = two(at + 8)
    const isOne = two(at + 2) === short && four(at + 4) === 1
    return isOne && value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** Width and height as a person sees the picture. */
export function upright(
  { width, height }: { width: number; height: number },
  orientation: Orientation,
): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

/** A 2D transformation as canvases take it: a, b, c, d, e, f. */
export type Turn = readonly [number, number, number, number, number, number]

/** Turns a picture that is drawn at 0, 0 in this size, as it lies in the file, so that it stands upright. */
export function turnOf(orientation: Orientation, width: number, height: number): Turn {
  const turns: Record<Orientation, Turn> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  }
  return turns[orientation]
}
