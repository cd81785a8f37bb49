/** An SPSS system file (`.sav`), written by ourselves: the known writers cut UTF-8 inside characters. */
import { inTurns, type Watch } from '#exports/turns.ts'
import { Bytes } from './bytes.ts'
import type { DataSet } from './dataset.ts'
import { writeExtensions } from './sav-extensions.ts'
import { writeDocument, writeHeader, writeValueLabels, writeVariable } from './sav-head.ts'
import { layOut, textSlots, type LaidOut } from './sav-layout.ts'

/** What one byte says about the next eight: a small number, eight bytes that follow, blanks, or nothing. */
const codes = { bias: 100, least: 1, most: 251, follows: 253, blanks: 254, missing: 255 }

/** Packs slots of eight bytes: eight codes first, then what they announce (PSPP, "Data Record"). */
class Slots {
  readonly #bytes: Bytes
  #codes: number[] = []
  #following: (() => void)[] = []

  constructor(bytes: Bytes) {
    this.#bytes = bytes
  }

  #add(code: number, follow?: () => void): void {
    this.#codes.push(code)
    if (follow) this.#following.push(follow)
    if (this.#codes.length === 8) this.flush()
  }

  number(value: number): void {
    if (Number.isNaN(value)) return this.#add(codes.missing)
    const code = value + codes.bias
    const isSmall = Number.isInteger(value) && code >= codes.least && code <= codes.most
    if (isSmall && !Object.is(value, -0)) return this.#add(code)
    this.#add(codes.follows, () => this.#bytes.double(value))
  }

  /** Any number of eights. */
  text(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += 8) {
      const eight = bytes.subarray(from, from + 8)
      if (eight.every((byte) => byte === 0x20)) this.#add(codes.blanks)
      else this.#add(codes.follows, () => this.#bytes.bytes(eight))
    }
  }

  /** Writes what has gathered; codes of 0 fill up the last eight. */
  flush(): void {
    if (this.#codes.length === 0) return
    for (let at = 0; at < 8; at++) this.#bytes.byte(this.#codes[at] ?? 0)
    for (const follow of this.#following) follow()
    this.#codes = []
    this.#following = []
  }
}

function writeRow(slots: Slots, laidOut: readonly LaidOut[], row: number): void {
  for (const one of laidOut) {
    const { column } = one
    if (column.kind === 'text') slots.text(textSlots(column.values[row] ?? '', one))
    else slots.number(column.values[row] ?? Number.NaN)
  }
}

/** The file as bytes, UTF-8 throughout. Lets the page breathe; rejects with the signal's reason when aborted. */
export async function makeSav(data: DataSet, watch: Watch = {}): Promise<Uint8Array<ArrayBuffer>> {
  const laidOut = layOut(data)
  const width = laidOut.flatMap(({ segments }) => segments).reduce((sum, one) => sum + one.slots, 0)
  const bytes = new Bytes()
  writeHeader(bytes, data, width)
  for (const one of laidOut) writeVariable(bytes, one)
  for (const { column, slot } of laidOut) {
    if (column.kind !== 'text') writeValueLabels(bytes, column, slot)
  }
  writeDocument(bytes, data)
  writeExtensions(bytes, data, laidOut)
  bytes.whole(999, 0)
  const slots = new Slots(bytes)
  const rows = Array.from({ length: data.rows }, (_, row) => row)
  await inTurns(rows, watch, (row) => writeRow(slots, laidOut, row))
  slots.flush()
  watch.progress?.(1)
  return bytes.done()
}
