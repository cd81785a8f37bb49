/** Reads single parts out of a ZIP file and never unpacks more than it was allowed to. */
import { Inflate } from 'fflate'
import type { Budget } from './budget.ts'
import { FileFault } from './fault.ts'

/** Limits, before anything is parsed: parts in the file, and bytes unpacked of all parts together. */
const mostParts = 500
const mostUnpacked = 32 * 1024 * 1024
/** So little goes in at once that at most some 4 MB come out before the limit is looked at. */
const bite = 4096

/** How the file is called in a sentence, and what one of this size is not. */
export interface ZipWords {
  file: string
  content: string
}

const workbook: ZipWords = { file: 'Excel-Datei', content: 'kein Fragebogen' }

interface Part {
  method: number
  packed: number
  /** Where its own head begins. */
  offset: number
}

/** Where the directory at the end of the file begins (APPNOTE 4.3.16). */
function endOf(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= least; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return undefined
}

export class Zip {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #parts = new Map<string, Part>()
  readonly #budget: Budget
  readonly #words: ZipWords
  #unpacked = 0

  /** Reads the directory only. Throws a `FileFault` for what is damaged, encrypted or has too many parts. */
  constructor(bytes: Uint8Array, budget: Budget, words = workbook) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#budget = budget
    this.#words = words
    const end = endOf(this.#view)
    if (end === undefined) throw this.#damaged()
    const count = this.#view.getUint16(end + 10, true)
    if (count > mostParts) throw new FileFault('sie besteht aus zu vielen Teilen')
    let at = this.#view.getUint32(end + 16, true)
    for (let index = 0; index < count; index++) at = this.#readEntry(at)
  }

  #damaged(): FileFault {
    return new FileFault(`sie ist beschädigt oder keine ${this.#words.file}`)
  }

  #readEntry(at: number): number {
    const view = this.#view
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw this.#damaged()
    const [name, extra, remark] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const end = at + 46 + (name ?? 0)
    if (end > view.byteLength) throw this.#damaged()
    if (view.getUint16(at + 8, true) & 1)
      throw new FileFault('sie ist mit einem Kennwort geschützt')
    const path = new TextDecoder().decode(this.#bytes.subarray(at + 46, end))
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    this.#parts.set(path, { method, packed, offset: view.getUint32(at + 42, true) })
    return end + (extra ?? 0) + (remark ?? 0)
  }

  /** The paths of all parts, in the order of the file. */
  get paths(): string[] {
    return [...this.#parts.keys()]
  }

  /** True where the file has a part of this path. */
  has(path: string): boolean {
    return this.#parts.has(path)
  }

  /** One part, unpacked; throws a `FileFault` where it is missing, damaged or unpacks to too much. */
  read(path: string): Uint8Array {
    const part = this.#parts.get(path)
    if (!part) throw new FileFault(`ihr fehlt ein Teil, den jede ${this.#words.file} hat`)
    const view = this.#view
    const { offset } = part
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== 0x04034b50)
      throw this.#damaged()
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    if (from + part.packed > view.byteLength) throw this.#damaged()
    const packed = this.#bytes.subarray(from, from + part.packed)
    if (part.method === 0) return this.#count(packed)
    if (part.method !== 8) throw this.#damaged()
    return this.#inflate(packed)
  }

  #inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = []
    const inflate = new Inflate((chunk) => chunks.push(this.#count(chunk)))
    for (let at = 0; at < packed.length; at += bite) {
      try {
        inflate.push(packed.subarray(at, at + bite), at + bite >= packed.length)
      } catch (error) {
        throw error instanceof FileFault ? error : this.#damaged()
      }
    }
    const whole = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0))
    let at = 0
    for (const chunk of chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }

  #count(chunk: Uint8Array): Uint8Array {
    this.#budget.spend(chunk.length >> 4)
    this.#unpacked += chunk.length
    if (this.#unpacked > mostUnpacked) {
      throw new FileFault(`sie ist ausgepackt größer als 32 MB und damit ${this.#words.content}`)
    }
    return chunk
  }
}
