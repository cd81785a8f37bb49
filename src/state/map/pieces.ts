/** The sealed pieces of a map file as one file again: opened one by one where they are needed, few in memory. */
import type { Source } from 'pmtiles'
import type { Device } from '#documents/ports.ts'
import { hashOf } from '#schema/photo.ts'
import type { MapBase } from '#schema/walk-base.ts'
import { openSealed } from '#state/photo/sealed.ts'

/** Of 1 MiB each: what a screen shows lies in two or three. */
const mostOpen = 8

/** No square and no directory is as large as that; who says so means to fill the memory. */
const mostBytes = 64 * 1024 * 1024

/** A part of the file is not on this device yet, or is damaged. */
export class PieceMissing extends Error {}

type Opened = Promise<Uint8Array<ArrayBuffer>>

export class Pieces implements Source {
  readonly #device: Pick<Device, 'meeting'>
  readonly #base: Pick<MapBase, 'pieces' | 'pieceSize' | 'map'>
  /** The last used stands last. */
  readonly #opened = new Map<number, Opened>()
  readonly #missing = new Set<string>()

  constructor(
    device: Pick<Device, 'meeting'>,
    base: Pick<MapBase, 'pieces' | 'pieceSize' | 'map'>,
  ) {
    this.#device = device
    this.#base = base
  }

  getKey = (): string => this.#base.pieces[0] ?? ''

  /** Fewer bytes only at the end of the file. Rejects with `PieceMissing`. */
  getBytes = async (offset: number, length: number): Promise<{ data: ArrayBuffer }> => {
    const { pieceSize, pieces, map } = this.#base
    const end = Math.min(offset + length, map.size, pieces.length * pieceSize)
    if (end - offset > mostBytes) throw new PieceMissing('That is far too much at once.')
    const data = new Uint8Array(Math.max(0, end - offset))
    for (let at = offset; at < end;) {
      const index = Math.floor(at / pieceSize)
      const bytes = await this.#open(index)
      const from = at - index * pieceSize
      const part = bytes.subarray(from, Math.min(bytes.length, from + end - at))
      if (part.length === 0) throw new PieceMissing('A piece is shorter than it says.')
      data.set(part, at - offset)
      at += part.length
    }
    return { data: data.buffer }
  }

  /** How many lie open in memory. */
  get openCount(): number {
    return this.#opened.size
  }

  /** Hashes that somebody wanted to read and that were not here. */
  get missing(): ReadonlySet<string> {
    return this.#missing
  }

  #open(index: number): Opened {
    const known = this.#opened.get(index)
    const opened = known ?? this.#read(index)
    this.#opened.delete(index)
    this.#opened.set(index, opened)
    // What failed may have come when it is asked for again.
    if (!known) opened.catch(() => this.#opened.delete(index))
    for (const oldest of this.#opened.keys()) {
      if (this.#opened.size <= mostOpen) break
      this.#opened.delete(oldest)
    }
    return opened
  }

  async #read(index: number): Opened {
    const address = this.#base.pieces[index]
    if (address === undefined) throw new PieceMissing('The file is shorter than it says.')
    const { media } = await this.#device.meeting()
    const bytes = await media.read(hashOf(address))
    if (!bytes) {
      this.#missing.add(hashOf(address))
      throw new PieceMissing('A piece of the map is not on this device.')
    }
    try {
      return await openSealed('map/1', address, bytes)
    } catch (cause) {
      throw new PieceMissing('A piece of the map is damaged.', { cause })
    }
  }
}
