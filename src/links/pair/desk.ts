/** Pairing in the form that a screen shows and reads: texts in codes, and rows of letters to type. */
import type { Holder } from '#schema/receipt.ts'
import type { Bytes } from '#vault/bytes.ts'
import { fromDense, fromRows, toDense, toRows } from './codes.ts'
import { answerPairing, offerPairing, PairingRefused, type Half } from './meeting.ts'
import type { PairLink } from './pair-link.ts'

/** How a code came in: over the camera, or by hand. */
export type Reading = 'scanned' | 'typed'

/** One side of a pairing, ready to be shown. */
export interface Shown {
  /** For a QR code. */
  code: string
  /** To read out, type or paste. */
  rows: string[]
  opened: Promise<PairLink>
  cancel(): void
}

export interface ShownFirst extends Shown {
  accept(text: string, reading: Reading): Promise<PairLink>
}

/** A typed row that cannot be right; counted from 1. */
export class WrongRow extends Error {
  readonly reason = 'wrong-row'
  readonly row: number
  constructor(row: number) {
    super(`row ${row} cannot be right`)
    this.row = row
  }
}

/** Everything rejects with a `PairingRefused` or a `WrongRow`. */
export class PairingDesk {
  readonly #self: Holder

  constructor(self: Holder) {
    this.#self = self
  }

  async offer(): Promise<ShownFirst> {
    const offer = await offerPairing(this.#self)
    const accept = async (text: string, reading: Reading) => offer.accept(read(text, reading))
    return { ...shown(offer), accept }
  }

  async answer(text: string, reading: Reading): Promise<Shown> {
    return shown(await answerPairing(this.#self, read(text, reading)))
  }
}

function shown(half: Half): Shown {
  const { token, opened } = half
  return { code: toDense(token), rows: toRows(token), opened, cancel: () => half.cancel() }
}

function read(text: string, reading: Reading): Bytes {
  if (reading === 'scanned') {
    const bytes = fromDense(text)
    if (bytes) return bytes
    throw new PairingRefused('not-a-code')
  }
  const typed = fromRows(text)
  if ('row' in typed) throw new WrongRow(typed.row)
  return typed.bytes
}
