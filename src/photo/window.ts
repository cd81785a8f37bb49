/** Reads a file piece by piece, forwards and in bounded memory, so that its head is known before any of it is opened. */

/** Bytes of a file from `at` on; fewer than `length` only at its end. */
export type ReadPart = (at: number, length: number) => Promise<Uint8Array>

/** Pixels are looked through in pieces of this size. */
const long = 1024 * 1024

export class Window {
  readonly size: number
  readonly #read: ReadPart
  readonly #step: number
  #from = 0
  #bytes: Uint8Array = new Uint8Array()

  /** `step`: bytes that are read at least; asking a file for many small parts takes long. */
  constructor(size: number, read: ReadPart, step = 64 * 1024) {
    this.size = size
    this.#read = read
    this.#step = step
  }

  /** The bytes from `at` on; fewer than `length` where the file ends. */
  async at(at: number, length: number): Promise<Uint8Array> {
    const isThere = at >= this.#from && at + length <= this.#from + this.#bytes.length
    if (!isThere) await this.#load(at, Math.max(length, this.#step))
    return this.#bytes.subarray(at - this.#from, at - this.#from + length)
  }

  /** Where this byte stands next, from `at` on; undefined if it does not. */
  async find(byte: number, at: number): Promise<number | undefined> {
    for (let from = at; from < this.size;) {
      const isThere = from >= this.#from && from < this.#from + this.#bytes.length
      if (!isThere) await this.#load(from, long)
      const place = this.#bytes.indexOf(byte, from - this.#from)
      if (place >= 0) return this.#from + place
      if (!this.#bytes.length) return undefined
      from = this.#from + this.#bytes.length
    }
    return undefined
  }

  async #load(at: number, length: number): Promise<void> {
    this.#bytes = await this.#read(at, length)
    this.#from = at
  }
}

/** Numbers as files write them; 0 behind the end. */
export function big(bytes: Uint8Array, at: number, length: 2 | 4): number {
  let number = 0
  for (let place = 0; place < length; place += 1) number = number * 256 + (bytes[at + place] ?? 0)
  return number
}

export function little(bytes: Uint8Array, at: number, length: 2 | 3 | 4): number {
  let number = 0
  for (let place = length - 1; place >= 0; place -= 1)
    number = number * 256 + (bytes[at + place] ?? 0)
  return number
}

/** True if these letters stand there. */
export function says(bytes: Uint8Array, at: number, letters: string): boolean {
  if (bytes.length < at + letters.length) return false
  return Array.from(letters, (letter) => letter.charCodeAt(0)).every(
    (code, place) => bytes[at + place] === code,
  )
}
