/** What waits to be sent: short messages first, photos last, the others in their order, and never without a bound. */
import type { LinkMessage } from '#documents/ports.ts'
import type { Bytes } from '#vault/bytes.ts'
import { encodeMessage } from '#links/wire.ts'
import { frameLength, framesOf, mostMessageBytes } from './frames.ts'

/** More than this waits nowhere: the exchange of addresses finds what was not sent. */
const mostWaiting = 64 * 1024 * 1024
/** Live drags are worth nothing when they come late. */
const mostBeforePresence = 256 * 1024
/** Photos go part by part, as they are asked for: who asks for more than this at once asks again. */
const mostMedia = 2 * 1024 * 1024

export class Outgoing {
  #urgent: Bytes[] = []
  #waiting: { message: LinkMessage; size: number }[] = []
  #media: { message: LinkMessage; size: number }[] = []
  #size = 0
  #mediaSize = 0
  #current: Iterator<Bytes> | undefined
  #id = 0
  #isOverfull = false

  /** False if it is not going to be sent. */
  add(message: LinkMessage): boolean {
    const size = sizeOf(message)
    if (message.kind === 'media') return this.#addMedia(message, size)
    if (message.kind === 'presence' && this.#size > mostBeforePresence) return false
    if (size > mostMessageBytes || this.#size + size > mostWaiting) {
      this.#isOverfull = true
      return false
    }
    // Encoded only when its turn comes: until then the bytes exist once.
    this.#waiting.push({ message, size })
    this.#size += size
    return true
  }

  /** Sends before anything that waits; must fit into one frame. */
  addUrgent(bytes: Bytes): void {
    this.#urgent.push(bytes)
  }

  /** Photos come when nothing else waits, and only if they may: what lies in the browser's buffer is not overtaken. */
  next(mayBeMedia: boolean): Bytes | undefined {
    const urgent = this.#urgent.shift()
    if (urgent) return framesOf(urgent, this.#nextId()).next().value as Bytes
    for (;;) {
      const frame = this.#current?.next()
      if (frame && !frame.done) return frame.value
      const first = this.#waiting.shift() ?? (mayBeMedia ? this.#media.shift() : undefined)
      if (!first) return (this.#current = undefined)
      if (first.message.kind === 'media') this.#mediaSize -= first.size
      else this.#size -= first.size
      this.#current = framesOf(encodeMessage(first.message), this.#nextId())
    }
  }

  /** True once after something was turned away and everything else has been sent. */
  takeOverfull(): boolean {
    if (!this.#isOverfull || this.#size > 0) return false
    this.#isOverfull = false
    return true
  }

  /** A frame was lost: the rest of its message is worth nothing. */
  abandon(): void {
    this.#current = undefined
  }

  clear(): void {
    this.#urgent = []
    this.#waiting = []
    this.#media = []
    this.#size = 0
    this.#mediaSize = 0
    this.#current = undefined
  }

  #addMedia(message: LinkMessage, size: number): boolean {
    if (size > frameLength || this.#mediaSize + size > mostMedia) return false
    this.#media.push({ message, size })
    this.#mediaSize += size
    return true
  }

  #nextId(): number {
    this.#id = (this.#id + 1) >>> 0
    return this.#id
  }
}

/** About how long it will be as bytes. */
function sizeOf(message: LinkMessage): number {
  if (message.kind === 'index') return message.documents.length * 80
  if (message.kind === 'presence' || message.kind === 'media') return message.bytes.length
  if (message.kind !== 'entries') return message.hashes.length * 33
  return message.entries.reduce((sum, { bytes }) => sum + bytes.length + 36, 0)
}
