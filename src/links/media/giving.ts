/** Gives parts of photos to one neighbour that asks: what is here from the store, what is near from who has it. */
import type { Leaving } from './leaving.ts'
import { mostAsked, partLength, type MediaMessage } from './wire.ts'

type Ask = MediaMessage & { kind: 'ask' }

export interface GivingParts {
  leaving: Leaving
  say: (docId: string, message: MediaMessage) => Promise<void>
  /** It is not here: asks whoever is linked to this device. False if nobody has it. */
  passOn: (docId: string, ask: Ask) => boolean
  /** What was told of this is not true any more. */
  mistaken: (docId: string) => void
}

/** Milliseconds for which the last photo stays in memory: its next part is asked for soon. */
const keepFor = 5000

export class Giving {
  readonly #parts: GivingParts
  /** One photo at a time: who asks for many in turn waits for the disk, and fills no memory. */
  #last: { docId: string; hash: string; bytes: ArrayBuffer } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: GivingParts) {
    this.#parts = parts
  }

  /** Answers an ask of somebody who belongs to the document; what they ask for beyond the end is nothing. */
  async answer(docId: string, ask: Ask): Promise<void> {
    const { hash, at } = ask
    const mayLeave = await this.#parts.leaving.checkOf(docId)
    // Even in the middle of it, and even if it lies with somebody else.
    if (!mayLeave(hash)) {
      this.stop()
      return this.#parts.mistaken(docId)
    }
    const bytes = await this.#read(docId, hash)
    if (!bytes) {
      if (!this.#parts.passOn(docId, ask)) this.#parts.mistaken(docId)
      return
    }
    const end = Math.min(bytes.byteLength, at + Math.min(ask.length, mostAsked))
    for (let from = at; from < end; from += partLength) {
      const part = new Uint8Array(bytes, from, Math.min(partLength, end - from))
      await this.#parts.say(docId, { kind: 'part', hash, at: from, bytes: part })
    }
    if (end === bytes.byteLength) this.stop()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#last = undefined
  }

  /** Only what belongs to this document and may leave: an address alone opens nothing of another one. */
  async #read(docId: string, hash: string): Promise<ArrayBuffer | undefined> {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.stop(), keepFor)
    if (this.#last?.hash === hash && this.#last.docId === docId) return this.#last.bytes
    this.#last = undefined
    const { leaving } = this.#parts
    const lines = await leaving.list(docId).catch(() => [])
    if (!lines.some((line) => line.hash === hash && line.isHere)) return undefined
    const bytes = await leaving.read(docId, hash).catch(() => undefined)
    if (bytes) this.#last = { docId, hash, bytes }
    return bytes
  }
}
