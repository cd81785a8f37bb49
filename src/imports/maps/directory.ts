/** The directory of a PMTiles file: which tile lies where (PMTiles 3, section 4). */
import { FileFault } from '#imports/survey/fault.ts'

/** One entry; without a run it leads to a leaf directory. */
export interface TileEntry {
  /** Number along the curve through all zooms. */
  id: number
  offset: number
  length: number
  /** How many tiles in a row are this one; 0 for a leaf directory. */
  run: number
}

/** More entries than a root directory of 16 KB can hold. */
const mostEntries = 100_000

const broken = () => new FileFault('ihr Verzeichnis ist beschädigt')

class Numbers {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** A number of seven bits per byte, lowest first. */
  next(): number {
    let value = 0
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw broken()
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
    throw broken()
  }
}

/** The entries in their order; throws a `FileFault` for what is no directory. */
export function readDirectory(bytes: Uint8Array): TileEntry[] {
  const numbers = new Numbers(bytes)
  const count = numbers.next()
  if (count > mostEntries || count > bytes.length) throw broken()
  const all = (): number[] => Array.from({ length: count }, () => numbers.next())
  const [ids, runs, lengths, offsets] = [all(), all(), all(), all()]
  if (!numbers.isAtEnd) throw broken()
  const entries: TileEntry[] = []
  let id = 0
  let end = 0
  for (const [at, step] of ids.entries()) {
    if (at > 0 && step === 0) throw broken()
    id += step
    const told = offsets[at] ?? 0
    if (told === 0 && at === 0) throw broken()
    // 0 stands for "behind the one before".
    const offset = told === 0 ? end : told - 1
    const length = lengths[at] ?? 0
    if (length === 0) throw broken()
    end = offset + length
    entries.push({ id, offset, length, run: runs[at] ?? 0 })
  }
  return entries
}
