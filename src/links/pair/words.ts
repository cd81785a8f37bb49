/** The two short passwords of a pairing, packed: browsers write them in hexadecimal or base64 letters. */
import { join, toUtf8, fromUtf8 } from '#vault/bytes.ts'

/** Characters that ICE allows in ufrag and pwd (RFC 8839, section 5.4); also the digits of base64. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const plain = 0
const hexadecimal = 1
const base64 = 2
const longest = 63

/** Gives the next bytes, or throws. */
type Take = (length: number) => Uint8Array

/** One byte for form and length, then the characters as tight as they go. Throws on other characters. */
export function packWord(word: string): Uint8Array {
  const isKnown = word.length >= 1 && word.length <= longest && /^[A-Za-z0-9+/]+$/.test(word)
  if (!isKnown) throw new Error('no word of ICE')
  const form = word.length % 2 === 0 && /^[0-9a-f]+$/.test(word) ? hexadecimal : base64
  const bits = form === hexadecimal ? 4 : 6
  const digits = Array.from(word, (character) =>
    form === hexadecimal ? Number.parseInt(character, 16) : alphabet.indexOf(character),
  )
  const packed = packDigits(digits, bits)
  const head = (kind: number) => new Uint8Array([(kind << 6) | word.length])
  // Only where packing gains something: a word of one character stays as it is.
  return packed.length < word.length ? join(head(form), packed) : join(head(plain), toUtf8(word))
}

export function unpackWord(take: Take): string {
  const [head = 0] = take(1)
  const form = head >> 6
  const length = head & longest
  if (form === plain) return fromUtf8(take(length))
  if (form !== hexadecimal && form !== base64) throw new Error('no such form')
  const bits = form === hexadecimal ? 4 : 6
  const digits = unpackDigits(take(Math.ceil((length * bits) / 8)), bits, length)
  return digits
    .map((digit) => (form === hexadecimal ? digit.toString(16) : alphabet.charAt(digit)))
    .join('')
}

/** Digits of `bits` bits each, one after the other; the end is filled with zeros. */
export function packDigits(digits: readonly number[], bits: number): Uint8Array {
  const packed = new Uint8Array(Math.ceil((digits.length * bits) / 8))
  digits.forEach((digit, index) => {
    for (let bit = 0; bit < bits; bit += 1) {
      const at = index * bits + bit
      const isSet = (digit >> (bits - 1 - bit)) & 1
      if (isSet) packed[at >> 3] = (packed[at >> 3] ?? 0) | (128 >> (at & 7))
    }
  })
  return packed
}

/** The first `count` digits of `bits` bits each; missing bits at the end count as zeros. */
export function unpackDigits(packed: Uint8Array, bits: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    let digit = 0
    for (let bit = 0; bit < bits; bit += 1) {
      const at = index * bits + bit
      digit = (digit << 1) | (((packed[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return digit
  })
}
