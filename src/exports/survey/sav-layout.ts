/** How columns lie in an SPSS system file: strings over several slots, short names, widths. */
import { byteLength, cutToBytes } from './bytes.ts'
import type { DataColumn, DataSet } from './dataset.ts'

/** A piece of a column: what one variable record describes. Its slots are 8 bytes each. */
export interface Segment {
  /** Unique, upper case, 8 bytes at most. */
  shortName: string
  /** Bytes of a string; 0 is a number. */
  width: number
  slots: number
}

export interface LaidOut {
  column: DataColumn
  /** 0 is a number; of a string the bytes of the longest value, 32767 at most. */
  width: number
  segments: Segment[]
  /** Index of its first slot, from 1. */
  slot: number
}

const longestString = 32_767
/** A string above 255 bytes is stored as pieces that count 252 bytes each (PSPP, "Very Long String Record"). */
const longestPiece = 255
const countedPiece = 252

function widthOf(column: DataColumn): number {
  if (column.kind !== 'text') return 0
  let most = 1
  for (const value of column.values) most = Math.max(most, byteLength(value))
  return Math.min(most, longestString)
}

/** The bytes of each piece of a string of so many bytes. */
function pieces(width: number): number[] {
  if (width <= longestPiece) return [width]
  const count = Math.ceil(width / countedPiece)
  const last = width - (count - 1) * countedPiece
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? last : longestPiece))
}

const slotsOf = (width: number) => Math.max(1, Math.ceil(width / 8))

/** Every column with its place in a row. Reads all texts once. */
export function layOut({ columns }: DataSet): LaidOut[] {
  let slot = 1
  let given = 0
  const segment = (width: number): Segment => {
    given += 1
    return { shortName: `V${String(given)}`, width, slots: slotsOf(width) }
  }
  return columns.map((column) => {
    const width = widthOf(column)
    const segments = pieces(width).map(segment)
    const first = slot
    slot += segments.reduce((sum, { slots }) => sum + slots, 0)
    return { column, width, segments, slot: first }
  })
}

/** The pieces of a text as it lies in a row: each blank-filled to the slots of its segment. */
export function textSlots(text: string, { width, segments }: LaidOut): Uint8Array {
  const bytes = new TextEncoder().encode(cutToBytes(text, width))
  const size = segments.reduce((sum, { slots }) => sum + slots * 8, 0)
  const filled = new Uint8Array(size).fill(0x20)
  let [from, to] = [0, 0]
  for (const [at, { slots, width: piece }] of segments.entries()) {
    // All but the last piece hold 255 bytes, though the next begins 252 bytes on: SPSS fills 255, so do we.
    const length = at === segments.length - 1 ? piece : longestPiece
    filled.set(bytes.subarray(from, from + length), to)
    from += length
    to += slots * 8
  }
  return filled
}
