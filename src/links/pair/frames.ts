/** Cuts a message into frames that every browser carries, and joins them again. */
import { join, type Bytes } from '#vault/bytes.ts'
import { checksumOf } from './checksum.ts'

/** Together with what stands around the payload: 64 KiB pass everywhere and are fast. */
export const frameLength = 64 * 1024
/** The longest message. A snapshot of 20 MB passes; a hostile device fills no memory. */
export const mostMessageBytes = 48 * 1024 * 1024

/**
 * frame   = flags(1) ‖ message(4) ‖ offset(4) ‖ length(4) ‖ payload ‖ CRC-32(4) of all before
 * flags   = version(4 bits)=1 ‖ 0 0 ‖ last ‖ first
 * The transport is encrypted, ordered and reliable (DTLS, SCTP), and entries prove themselves by their hash.
 * The sum is for what has no hash of its own, such as a list of acknowledgements, and against errors in
 * buffers on the way: CRC-32 finds every burst of up to 32 bits, at a fraction of the cost of SHA-256.
 */
const headLength = 13
const sumLength = 4
const payloadLength = frameLength - headLength - sumLength
const version = 1 << 4
const first = 1
const last = 2

/** The frames of a message, made one by one as they are sent. `id` must differ from the message before. */
export function* framesOf(message: Uint8Array, id: number): Generator<Bytes> {
  for (let at = 0; at === 0 || at < message.length; at += payloadLength) {
    const payload = message.subarray(at, at + payloadLength)
    const flags =
      version | (at === 0 ? first : 0) | (at + payloadLength >= message.length ? last : 0)
    const frame = new Uint8Array(headLength + payload.length + sumLength)
    const view = new DataView(frame.buffer)
    view.setUint8(0, flags)
    view.setUint32(1, id)
    view.setUint32(5, at)
    view.setUint32(9, payload.length)
    frame.set(payload, headLength)
    const end = headLength + payload.length
    view.setUint32(end, checksumOf(frame.subarray(0, end)))
    yield frame
  }
}

/** Joins frames; a message in one frame may come between the frames of a long one. */
export class Assembler {
  #id = 0
  #parts: Uint8Array[] = []
  #length = 0

  /** The message that is whole now, if it is; `broken` if this frame can belong to none. */
  take(frame: Uint8Array): Uint8Array | 'broken' | undefined {
    const read = readFrame(frame)
    if (!read) return this.#drop()
    const { id, offset, payload, isFirst, isLast } = read
    if (isFirst && offset !== 0) return this.#drop()
    if (isFirst && isLast) return payload.slice()
    if (isFirst) this.#drop()
    else if (!this.#parts.length || id !== this.#id || offset !== this.#length) return this.#drop()
    this.#id = id
    this.#length += payload.length
    if (this.#length > mostMessageBytes) return this.#drop()
    // A copy: the frame's own memory may be the whole of a larger buffer.
    this.#parts.push(payload.slice())
    if (!isLast) return undefined
    const message = join(...this.#parts)
    this.#drop()
    return message
  }

  /** Bytes that wait for the rest of their message. */
  get held(): number {
    return this.#length
  }

  #drop(): 'broken' {
    this.#parts = []
    this.#length = 0
    return 'broken'
  }
}

interface Frame {
  id: number
  offset: number
  payload: Uint8Array
  isFirst: boolean
  isLast: boolean
}

function readFrame(frame: Uint8Array): Frame | undefined {
  const end = frame.length - sumLength
  if (frame.length > frameLength || end < headLength) return undefined
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length)
  const flags = view.getUint8(0)
  const isWhole = view.getUint32(end) === checksumOf(frame.subarray(0, end))
  if (!isWhole || (flags & ~(first | last)) !== version) return undefined
  if (view.getUint32(9) !== end - headLength) return undefined
  return {
    id: view.getUint32(1),
    offset: view.getUint32(5),
    payload: frame.subarray(headLength, end),
    isFirst: (flags & first) !== 0,
    isLast: (flags & last) !== 0,
  }
}
