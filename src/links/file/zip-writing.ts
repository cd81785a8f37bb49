/** Writes a zip as a stream of chunks: stored, not compressed, because sealed bytes do not get smaller. */
import { Zip, ZipPassThrough } from 'fflate'
import { FileRefused } from './fault.ts'

/** A zip without extensions counts its files in two bytes. */
export const mostFiles = 65_535

/** Every file says the same day: when something was written is nobody's business. */
const noTime = new Date(1980, 0, 1)

/** Bytes that a file takes besides its own: two headers with its name, and what follows its bytes. */
export function overheadOf(path: string): number {
  return 30 + 16 + 46 + 2 * path.length
}

/** What comes at the very end. */
export const endLength = 22

export class ZipWriting {
  #chunks: Uint8Array[] = []
  #error: Error | undefined
  #files = 0
  readonly #zip = new Zip((error, chunk) => {
    if (error) this.#error = error
    else this.#chunks.push(chunk)
  })

  /** Adds a file; returns what is to be written now. Throws `FileRefused` if there are too many. */
  add(path: string, bytes: Uint8Array): Uint8Array[] {
    this.#files += 1
    if (this.#files > mostFiles) throw new FileRefused('too-many')
    const file = new ZipPassThrough(path)
    file.mtime = noTime
    this.#zip.add(file)
    file.push(bytes, true)
    return this.#drain()
  }

  /** The directory at the end; nothing can be added any more. */
  end(): Uint8Array[] {
    this.#zip.end()
    return this.#drain()
  }

  #drain(): Uint8Array[] {
    if (this.#error) throw this.#error
    const chunks = this.#chunks
    this.#chunks = []
    return chunks
  }
}

/** CRC-32, as a zip has it of each file. */
export function checksumOf(bytes: Uint8Array): number {
  const file = new ZipPassThrough('')
  file.ondata = () => undefined
  file.push(bytes, true)
  return file.crc >>> 0
}
