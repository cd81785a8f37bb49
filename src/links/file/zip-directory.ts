/** Reads the directory of a zip from its end, believing nothing: only what this app writes is let through. */
import { FileRefused } from './fault.ts'
import { checksumOf, endLength, mostFiles } from './zip-writing.ts'

/** One file in a zip: where it begins, and where the next thing does. */
export interface ZipItem {
  path: string
  size: number
  offset: number
  limit: number
  checksum: number
}

const endSignature = 0x06054b50
const lineSignature = 0x02014b50
const headSignature = 0x04034b50
const headLength = 30
const lineLength = 46
/** 65,535 files with the longest names that are let through. */
const longestDirectory = 16 * 1024 * 1024
/** One file is held in memory as a whole. */
const largestItem = 128 * 1024 * 1024
const longestPath = 200
/** The length is not known in its header (8); the name is UTF-8 (11). Anything else, such as locked, is foreign. */
const knownFlags = 8 | 2048

/** A part of the file; it may be on a stick that was pulled out. */
export async function readPart(file: Blob, from: number, to: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer())
  } catch (error) {
    throw new FileRefused('unreadable', [], error)
  }
}

/** Every file in the order in which it lies there. Throws `FileRefused`. */
export async function readDirectory(file: Blob): Promise<ZipItem[]> {
  const head = viewOf(await readPart(file, 0, 4))
  if (head.byteLength < 4 || head.getUint32(0, true) !== headSignature) {
    throw new FileRefused('not-a-koffer')
  }
  // This app writes no comment, so that the end is exactly at the end.
  const end = viewOf(await readPart(file, Math.max(0, file.size - endLength), file.size))
  if (end.byteLength < endLength || end.getUint32(0, true) !== endSignature) {
    throw new FileRefused('damaged')
  }
  const count = end.getUint16(10, true)
  const length = end.getUint32(12, true)
  const start = end.getUint32(16, true)
  const isSingle = end.getUint32(4, true) === 0 && end.getUint16(8, true) === count
  const isAtEnd = start + length + endLength === file.size && end.getUint16(20, true) === 0
  if (!isSingle || !isAtEnd || length > longestDirectory) throw new FileRefused('damaged')
  const items = readLines(await readPart(file, start, start + length), count, start)
  if (new Set(items.map(({ path }) => path)).size < items.length) throw new FileRefused('foreign')
  return items
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function readLines(bytes: Uint8Array, count: number, start: number): ZipItem[] {
  if (count > mostFiles) throw new FileRefused('damaged')
  const items: ZipItem[] = []
  let at = 0
  for (let left = count; left > 0; left -= 1) {
    const { item, length } = readLine(bytes.subarray(at))
    items.push(item)
    at += length
  }
  if (at !== bytes.length) throw new FileRefused('damaged')
  items.sort((a, b) => a.offset - b.offset)
  items.forEach((item, place) => {
    item.limit = items[place + 1]?.offset ?? start
    // Files that lie over each other unpack to more than is there.
    const least = headLength + item.path.length + item.size
    if (item.offset + least > item.limit) throw new FileRefused('damaged')
  })
  return items
}

function readLine(bytes: Uint8Array): { item: ZipItem; length: number } {
  const view = viewOf(bytes)
  if (view.byteLength < lineLength || view.getUint32(0, true) !== lineSignature) {
    throw new FileRefused('damaged')
  }
  const size = view.getUint32(24, true)
  const isStored = view.getUint16(10, true) === 0 && view.getUint32(20, true) === size
  const isPlain = (view.getUint16(8, true) & ~knownFlags) === 0
  const nameLength = view.getUint16(28, true)
  const length = lineLength + nameLength
  // Neither extra fields nor comments are written by this app.
  const isBare = view.getUint16(30, true) === 0 && view.getUint16(32, true) === 0
  if (bytes.length < length || nameLength > longestPath) throw new FileRefused('damaged')
  if (!isStored || !isPlain || !isBare || size > largestItem) throw new FileRefused('foreign')
  const path = safePath(bytes.subarray(lineLength, length))
  const offset = view.getUint32(42, true)
  const checksum = view.getUint32(16, true)
  return { item: { path, size, offset, limit: 0, checksum }, length }
}

/** Nothing is ever unpacked to a disk; all the same a name leads nowhere but into the file. */
function safePath(bytes: Uint8Array): string {
  const path = String.fromCharCode(...bytes)
  const isSafe = /^[A-Za-z0-9._/-]+$/.test(path) && !/(^|\/)(\.|\/|$)/.test(path)
  if (!isSafe) throw new FileRefused('foreign')
  return path
}

/** The bytes of an item, out of a part of the file that begins at `from`; throws if its header says otherwise. */
export function cutOut(part: Uint8Array, from: number, { path, size, offset, limit }: ZipItem) {
  const bytes = part.subarray(offset - from, limit - from)
  const view = viewOf(bytes)
  if (view.byteLength < headLength || view.getUint32(0, true) !== headSignature) {
    throw new FileRefused('damaged')
  }
  const nameLength = view.getUint16(26, true)
  const begin = headLength + nameLength + view.getUint16(28, true)
  const name = String.fromCharCode(...bytes.subarray(headLength, headLength + nameLength))
  if (name !== path || begin + size > bytes.length) throw new FileRefused('damaged')
  return bytes.subarray(begin, begin + size)
}

/** One item whose checksum is compared: for what has no address of its own. */
export async function readItem(file: Blob, item: ZipItem): Promise<Uint8Array> {
  const bytes = cutOut(await readPart(file, item.offset, item.limit), item.offset, item)
  if (checksumOf(bytes) !== item.checksum) throw new FileRefused('damaged')
  return bytes
}
