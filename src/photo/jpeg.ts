/**
 * Walks through a JPEG (ITU T.81, annex B): how large it is, which way up it stands, whether it is whole, and which
 * parts of it are the picture. Place, time, camera, comments and whatever hangs behind the picture are not among them.
 */
import { PhotoRefused } from './fault.ts'
import { orientationOf, type Orientation } from './orientation.ts'
import { big, says, Window, type ReadPart } from './window.ts'

export interface JpegParts {
  width: number
  height: number
  orientation: Orientation
  /** From and to, in bytes: together they are a JPEG with the same picture and nothing else. */
  parts: [number, number][]
}

/** Segments before and between the scans of one picture; a progressive one has a few dozen. */
const mostSegments = 5000

/** `withProfile`: what says how colours are meant is part of the picture. Rejects with `PhotoRefused` `broken` for whatever is no
 *  JPEG from its beginning to its end. */
export async function walkJpeg(
  size: number,
  read: ReadPart,
  withProfile = true,
): Promise<JpegParts> {
  const file = new Window(size, read, 8 * 1024)
  const found: JpegParts = { width: 0, height: 0, orientation: 1, parts: [[0, 2]] }
  const start = await file.at(0, 2)
  if (start[0] !== 0xff || start[1] !== 0xd8) throw new PhotoRefused('broken')
  let at = 2
  for (let segment = 0; segment < mostSegments; segment += 1) {
    const marker = await markerAt(file, at)
    at = marker.at
    if (marker.code === 0xd9) {
      found.parts.push([at, at + 2])
      if (found.width > 0 && found.height > 0) return { ...found, parts: joined(found.parts) }
      break
    }
    const end = at + 2 + big(await file.at(at + 2, 2), 0, 2)
    if (end < at + 4 || end > size) break
    const body = await file.at(at + 4, Math.min(end - at - 4, 16))
    const isExif = marker.code === 0xe1 && says(body, 0, 'Exif')
    learn(found, marker.code, isExif ? await file.at(at + 4, end - at - 4) : body)
    // What follows a scan's heading is the picture itself, up to the next marker.
    const to = marker.code === 0xda ? await endOfScan(file, end) : end
    if (isPicture(marker.code, body, withProfile)) found.parts.push([at, to])
    at = to
  }
  throw new PhotoRefused('broken')
}

/** The same picture and nothing else, for what a canvas made: its colours are those that everybody assumes. Rejects with `PhotoRefused` for whatever is no JPEG. */
export async function bareJpeg(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const read: ReadPart = (at, length) => Promise.resolve(bytes.subarray(at, at + length))
  const { parts } = await walkJpeg(bytes.length, read, false)
  const bare = new Uint8Array(parts.reduce((sum, [from, to]) => sum + to - from, 0))
  let at = 0
  for (const [from, to] of parts) {
    bare.set(bytes.subarray(from, to), at)
    at += to - from
  }
  return bare
}

function learn(found: JpegParts, code: number, body: Uint8Array): void {
  const isFrame = code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)
  if (isFrame) [found.height, found.width] = [big(body, 1, 2), big(body, 3, 2)]
  if (code === 0xe1 && found.orientation === 1) found.orientation = orientationOf(body)
}

/** Of the parts for applications only those that say how colours are meant; comments are not the picture. */
function isPicture(code: number, body: Uint8Array, withProfile: boolean): boolean {
  if (code === 0xe0) return says(body, 0, 'JFIF\0')
  if (code === 0xe2) return withProfile && says(body, 0, 'ICC_PROFILE\0')
  if (code === 0xee) return says(body, 0, 'Adobe')
  return code !== 0xfe && (code < 0xe0 || code > 0xef)
}

/** Markers may be preceded by any number of 0xff. */
async function markerAt(file: Window, from: number): Promise<{ at: number; code: number }> {
  for (let at = from; at + 1 < file.size; at += 1) {
    const [first, code = 0] = await file.at(at, 2)
    if (first !== 0xff || code === 0) break
    if (code !== 0xff) return { at, code }
  }
  throw new PhotoRefused('broken')
}

/** Where the next marker begins that is no restart and no stuffed byte. */
async function endOfScan(file: Window, from: number): Promise<number> {
  for (let at = from; ;) {
    const place = await file.find(0xff, at)
    const code = place === undefined ? undefined : (await file.at(place + 1, 1))[0]
    if (place === undefined || code === undefined) throw new PhotoRefused('broken')
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return place
    at = place + (code === 0xff ? 1 : 2)
  }
}

function joined(parts: [number, number][]): [number, number][] {
  const whole: [number, number][] = []
  for (const [from, to] of parts) {
    const last = whole.at(-1)
    if (last?.[1] === from) last[1] = to
    else whole.push([from, to])
  }
  return whole
}
