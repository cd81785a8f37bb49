/** Bytes one after the other, little-endian, in a room that grows. */

const utf8 = new TextEncoder()

export class Bytes {
  #room = new Uint8Array(1 << 16)
  #view = new DataView(this.#room.buffer)
  #length = 0

  get length(): number {
    return this.#length
  }

  #grow(more: number): number {
    const at = this.#length
    this.#length += more
    if (this.#length > this.#room.length) {
      const room = new Uint8Array(Math.max(this.#room.length * 2, this.#length))
      room.set(this.#room.subarray(0, at))
      this.#room = room
      this.#view = new DataView(room.buffer)
    }
    return at
  }

  // A view is looked up only after growing: growing makes a new one.
  byte(value: number): this {
    const at = this.#grow(1)
    this.#room[at] = value
    return this
  }

  whole(...values: number[]): this {
    for (const value of values) {
      const at = this.#grow(4)
      this.#view.setInt32(at, value, true)
    }
    return this
  }

  double(...values: number[]): this {
    for (const value of values) {
      const at = this.#grow(8)
      this.#view.setFloat64(at, value, true)
    }
    return this
  }

  bytes(values: Uint8Array): this {
    const at = this.#grow(values.length)
    this.#room.set(values, at)
    return this
  }

  /** UTF-8, cut at the border of a character and filled up with blanks to so many bytes. */
  text(text: string, size: number): this {
    const bytes = utf8.encode(cutToBytes(text, size))
    const at = this.#grow(size)
    this.#room.fill(0x20, at, at + size)
    this.#room.set(bytes, at)
    return this
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#room.slice(0, this.#length)
  }
}

/** How many bytes a text takes as UTF-8. */
export function byteLength(text: string): number {
  return utf8.encode(text).length
}

const characters = new Intl.Segmenter('de', { granularity: 'grapheme' })

/** The beginning of a text that fits into so many bytes of UTF-8, never cut inside a character that people see. */
export function cutToBytes(text: string, most: number): string {
  if (text.length * 3 <= most || byteLength(text) <= most) return text
  let end = 0
  let length = 0
  for (const { segment, index } of characters.segment(text)) {
    length += byteLength(segment)
    if (length > most) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
