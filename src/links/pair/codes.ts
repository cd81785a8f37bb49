/** A token as the text inside a QR code, and as rows of letters that a person can read out and type. */
import type { Bytes } from '#vault/bytes.ts'
import { packDigits, unpackDigits } from './words.ts'

/**
 * The characters of a QR code's alphanumeric mode (RFC 9285). Measured for 60 to 125 bytes at medium
 * correction: as many modules as raw bytes, mostly, and every reader gives the same text back.
 */
const dense = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** What a QR code holds. */
export function toDense(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length
    let value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    for (let digit = 0; digit < (isPair ? 3 : 2); digit += 1) {
      text += dense.charAt(value % 45)
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** Undefined for any text that `toDense` does not give. */
export function fromDense(text: string): Bytes | undefined {
  const digits = Array.from(text, (character) => dense.indexOf(character))
  if (digits.includes(-1) || digits.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let at = 0; at < digits.length; at += 3) {
    const isPair = at + 2 < digits.length
    const [low = 0, middle = 0, high = 0] = digits.slice(at, at + 3)
    const value = low + middle * 45 + high * 2025
    if (value > (isPair ? 65535 : 255)) return undefined
    bytes.push(...(isPair ? [value >> 8, value & 255] : [value]))
  }
  return new Uint8Array(bytes)
}

/** Without I, L, O and U: they are read as 1, 1, 0 and not at all (Crockford's base 32). */
const spoken = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 5
const rowLength = 20

/** Rows of up to four groups; the last character of each row proves the row. */
export function toRows(bytes: Uint8Array): string[] {
  const digits = unpackDigits(bytes, 5, Math.ceil((bytes.length * 8) / 5))
  const rows: string[] = []
  for (let at = 0; at < digits.length; at += rowLength - 1) {
    const row = digits.slice(at, at + rowLength - 1)
    const text = [...row, proofOf(row, rows.length)].map((digit) => spoken.charAt(digit)).join('')
    rows.push((text.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join(' '))
  }
  return rows
}

/** The bytes, or the number of the first row (from 1) that cannot be right. */
export function fromRows(text: string): { bytes: Bytes } | { row: number } {
  const plain = text.toUpperCase().replaceAll(/[\s\u2010-\u2015_.,;:-]/g, '')
  const clean = plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const digits = Array.from(clean, (character) => spoken.indexOf(character))
  const values: number[] = []
  for (let at = 0; at < digits.length; at += rowLength) {
    const row = digits.slice(at, at + rowLength)
    const proof = row.pop()
    const number = at / rowLength
    const isRight = row.length > 0 && !row.includes(-1) && proofOf(row, number) === proof
    if (!isRight) return { row: number + 1 }
    values.push(...row)
  }
  if (!values.length) return { row: 1 }
  const bytes = packDigits(values, 5).subarray(0, Math.floor((values.length * 5) / 8))
  return { bytes: new Uint8Array(bytes) }
}

/** Changes with every single wrong character, with two that changed places, and with the row (in GF(32)). */
function proofOf(row: readonly number[], number: number): number {
  let proof = (number + 1) & 31
  for (const digit of row) {
    const doubled = proof << 1
    proof = (doubled & 32 ? doubled ^ 0b100101 : doubled) ^ digit
  }
  const doubled = proof << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
