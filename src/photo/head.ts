/** Reads the head of any file that may be a picture: which kind it is by its bytes, how large, whether it is whole. */
import { mostBytes, mostPixels, mostSide, PhotoRefused } from './fault.ts'
import { walkJpeg } from './jpeg.ts'
import type { Orientation } from './orientation.ts'
import { big, little, says, Window, type ReadPart } from './window.ts'

/** What is known of a picture before it is opened. */
export interface PictureHead {
  kind: 'jpeg' | 'png' | 'webp' | 'bmp' | 'avif' | 'heic'
  /** In pixels, as they lie in the file. */
  width: number
  height: number
  orientation: Orientation
  /** The bytes that are the picture, from and to. */
  parts: [number, number][]
}

/** Rejects with `PhotoRefused`; only a few KiB are in memory at a time. */
export async function readHead(size: number, read: ReadPart): Promise<PictureHead> {
  if (size === 0) throw new PhotoRefused('empty')
  if (size > mostBytes) throw new PhotoRefused('too-large')
  const head = await headOf(size, read)
  if (Math.max(head.width, head.height) > mostSide || head.width * head.height > mostPixels) {
    throw new PhotoRefused('too-large')
  }
  return head
}

async function headOf(size: number, read: ReadPart): Promise<PictureHead> {
  const file = new Window(size, read)
  const start = await file.at(0, 64)
  if (start[0] === 0xff && start[1] === 0xd8)
    return { kind: 'jpeg', ...(await walkJpeg(size, read)) }
  const all = { orientation: 1 as const, parts: [[0, size]] as [number, number][] }
  if (says(start, 0, '\x89PNG\r\n\x1a\n')) return { kind: 'png', ...all, ...(await png(file)) }
  if (says(start, 0, 'RIFF') && says(start, 8, 'WEBP'))
    return { kind: 'webp', ...all, ...webp(start, size) }
  if (says(start, 0, 'GIF8')) throw new PhotoRefused('animated')
  if (says(start, 0, 'BM') && little(start, 14, 4) >= 40)
    return { kind: 'bmp', ...all, ...bmp(start) }
  if (says(start, 4, 'ftyp')) return { ...all, ...(await boxes(file)) }
  throw new PhotoRefused('no-picture')
}

/** ISO 15948: walks through the chunks to the last; `acTL` before the first pixels is an animation. */
async function png(file: Window): Promise<{ width: number; height: number }> {
  let size = { width: 0, height: 0 }
  for (let at = 8; at + 12 <= file.size;) {
    const chunk = await file.at(at, 16)
    if (at === 8) size = { width: big(chunk, 8, 4), height: big(await file.at(at + 12, 4), 0, 4) }
    if (says(chunk, 4, 'acTL')) throw new PhotoRefused('animated')
    if (says(chunk, 4, 'IEND')) return whole(size)
    at += 12 + big(chunk, 0, 4)
  }
  throw new PhotoRefused('broken')
}

/** RFC 9649: extended, lossless or lossy. */
function webp(start: Uint8Array, size: number): { width: number; height: number } {
  if (little(start, 4, 4) + 8 > size) throw new PhotoRefused('broken')
  if (says(start, 12, 'VP8X')) {
    if ((start[20] ?? 0) & 2) throw new PhotoRefused('animated')
    return { width: little(start, 24, 3) + 1, height: little(start, 27, 3) + 1 }
  }
  if (says(start, 12, 'VP8L')) {
    const bits = little(start, 21, 4)
    return { width: (bits & 0x3fff) + 1, height: (Math.floor(bits / 0x4000) & 0x3fff) + 1 }
  }
  if (!says(start, 12, 'VP8 ')) throw new PhotoRefused('broken')
  return whole({ width: little(start, 26, 2) & 0x3fff, height: little(start, 28, 2) & 0x3fff })
}

/** The height of a bitmap is negative where it begins at the top. */
function bmp(start: Uint8Array): { width: number; height: number } {
  return whole({ width: little(start, 18, 4), height: Math.abs(little(start, 22, 4) | 0) })
}

/** ISO 23008-12: the brands tell the kind, `ispe` the size; the largest of several is the picture. */
async function boxes(file: Window): Promise<Pick<PictureHead, 'kind' | 'width' | 'height'>> {
  const head = await file.at(0, Math.min(64 * 1024, file.size))
  const brands = new Set<string>()
  const end = Math.min(big(head, 0, 4), 256)
  for (let at = 8; at + 4 <= end; at += 4)
    brands.add(String.fromCharCode(...head.subarray(at, at + 4)))
  if (says(head, 8, 'avis')) throw new PhotoRefused('animated')
  const isHeic = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
  const kind = brands.has('avif')
    ? 'avif'
    : isHeic.some((one) => brands.has(one))
      ? 'heic'
      : undefined
  if (!kind) throw new PhotoRefused('no-picture')
  let size = { width: 0, height: 0 }
  for (let at = head.indexOf(0x69); at >= 0; at = head.indexOf(0x69, at + 1)) {
    if (!says(head, at, 'ispe')) continue
    const found = { width: big(head, at + 8, 4), height: big(head, at + 12, 4) }
    if (found.width * found.height > size.width * size.height) size = found
  }
  if (size.width === 0) throw new PhotoRefused(kind === 'heic' ? 'heic' : 'broken')
  return { kind, ...size }
}

function whole(size: { width: number; height: number }): { width: number; height: number } {
  if (size.width < 1 || size.height < 1) throw new PhotoRefused('broken')
  return size
}
