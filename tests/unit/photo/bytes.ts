/** Files of pictures made for tests, byte by byte: real where it matters, hostile where a test wants it. */
import type { ReadPart } from '#photo/window.ts'

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const two = (number: number) => [(number >> 8) & 255, number & 255]
const four = (number: number) => [...two(number >>> 16), ...two(number)]

export function segment(code: number, body: readonly number[]): number[] {
  return [0xff, code, ...two(body.length + 2), ...body]
}

/** An APP1 segment with an orientation, a place and a camera, in either order of bytes. */
export function exif(orientation: number, isLittle = true, type = 3): number[] {
  const order = (bytes: number[]) => (isLittle ? bytes.toReversed() : bytes)
  const field = (tag: number, kind: number, count: number, value: number[]) => [
    ...order(two(tag)),
    ...order(two(kind)),
    ...order(four(count)),
    ...value,
  ]
  const value = type === 3 ? [...order(two(orientation)), 0, 0] : order(four(orientation))
  return segment(0xe1, [
    ...letters('Exif\0\0'),
    ...letters(isLittle ? 'II' : 'MM'),
    ...order(two(42)),
    ...order(four(8)),
    ...order(two(2)),
    ...field(0x0112, type, 1, value),
    ...field(0x8825, 4, 1, order(four(26))),
    ...letters('GPSLatitude 51.28 Kamera von Erika'),
  ])
}

export const xmp = segment(0xe1, letters('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPS="51.28"/>'))

/** Frame, table and one scan with a stuffed byte and a restart; `more` comes before the frame. */
export function jpeg(more: readonly number[] = [], width = 40, height = 30): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...letters('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...more,
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, ...two(height), ...two(width), 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 5],
    ...[0xff, 0xd9],
  ])
}

export function png(width: number, height: number, chunks: readonly string[] = ['IDAT', 'IEND']) {
  const chunk = (name: string, body: readonly number[]) => [
    ...four(body.length),
    ...letters(name),
    ...body,
    ...[0, 0, 0, 0],
  ]
  const rest = chunks.flatMap((name) => chunk(name, name === 'IDAT' ? [1, 2, 3] : []))
  const head = chunk('IHDR', [...four(width), ...four(height), 8, 2, 0, 0, 0])
  return Uint8Array.from([...letters('\x89PNG\r\n\x1a\n'), ...head, ...rest])
}

/** An ISO file with these brands; `sizes` are what its `ispe` boxes say. */
export function boxes(brands: readonly string[], sizes: readonly [number, number][]): Uint8Array {
  const [major = '', ...others] = brands
  const type = [...letters('ftyp'), ...letters(major), 0, 0, 0, 0, ...others.flatMap(letters)]
  const ispe = sizes.flatMap(([width, height]) => [
    ...four(20),
    ...letters('ispe'),
    ...[0, 0, 0, 0],
    ...four(width),
    ...four(height),
  ])
  return Uint8Array.from([...four(type.length + 4), ...type, ...ispe])
}

export function webpExtended(width: number, height: number, flags: number): Uint8Array {
  const three = (number: number) => [number & 255, (number >> 8) & 255, (number >> 16) & 255]
  const body = [flags, 0, 0, 0, ...three(width - 1), ...three(height - 1)]
  return Uint8Array.from([
    ...letters('RIFF'),
    ...[22, 0, 0, 0],
    ...letters('WEBPVP8X'),
    ...[10, 0, 0, 0],
    ...body,
  ])
}

/** Reads as a file does, and counts what was read. */
export function reading(bytes: Uint8Array): { read: ReadPart; total: () => number } {
  let total = 0
  return {
    read: (at, length) => {
      const part = bytes.subarray(at, at + length)
      total += part.length
      return Promise.resolve(part)
    },
    total: () => total,
  }
}

export const says = (bytes: Uint8Array, text: string) =>
  new TextDecoder('latin1').decode(bytes).includes(text)
