/**
 * What devices say to each other about photos, as the bytes of a `media` message.
 *
 * bytes  = head(1) ‖ body
 * head   = version(4 bits)=1 ‖ kind(4 bits)
 * lines  = 1: sealed for `media/1` ‖ docId: count ‖ (address(32) ‖ size ‖ flags(1))*; flags = original(1 bit) ‖ place(2 bits)
 * ask    = 2: sealed in the same way: address(32) ‖ at ‖ length
 * part   = 3: address(32) ‖ at ‖ bytes to the end
 * news   = 4: address(32)
 *
 * Numbers are lib0's varUint. What is sealed with the document's content key was said by somebody who belongs to it;
 * parts are parts of what is sealed already, and count only for who asked for them. `news` passes between the windows
 * of one device alone: something has changed in the store that they share.
 */
import type { MediaItem } from '#documents/ports.ts'
import { fromBase64url, join, toBase64url, type Bytes } from '#vault/bytes.ts'
import type { Seal } from '#vault/seal.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** `here`: whoever says it keeps the bytes. `near`: somebody who is linked with them does, and they pass them on. */
export type MediaPlace = 'gone' | 'near' | 'here'

export interface PlacedItem extends MediaItem {
  place: MediaPlace
}

export type MediaMessage =
  | { kind: 'lines'; lines: PlacedItem[] }
  | { kind: 'ask'; hash: string; at: number; length: number }
  | { kind: 'part'; hash: string; at: number; bytes: Uint8Array }
  | { kind: 'news'; hash: string }

/** A part with all that stands around it passes in one frame of 64 KiB. */
export const partLength = 60 * 1024
/** Lines of one message: they too pass in one frame. */
export const mostLines = 1000
/** Whoever asks for more gets so much, and asks again. */
export const mostAsked = 4 * partLength
/** As large as the hub takes them. */
export const mostItemBytes = 32 * 1024 * 1024

const version = 1 << 4
const codes = { lines: 1, ask: 2, part: 3, news: 4 } as const
const places: MediaPlace[] = ['gone', 'near', 'here']
const addressLength = 32
const mostMessage = 64 * 1024

export async function closeMedia(seal: Seal, docId: string, message: MediaMessage): Promise<Bytes> {
  const to = encoding.createEncoder()
  const head = Uint8Array.of(version | codes[message.kind])
  if (message.kind === 'lines') {
    encoding.writeVarUint(to, message.lines.length)
    for (const line of message.lines) writeLine(to, line)
  } else {
    encoding.writeUint8Array(to, fromBase64url(message.hash))
    if ('at' in message) encoding.writeVarUint(to, message.at)
    if (message.kind === 'ask') encoding.writeVarUint(to, message.length)
    if (message.kind === 'part') encoding.writeUint8Array(to, message.bytes)
  }
  const plain = encoding.toUint8Array(to)
  const isSealed = message.kind === 'lines' || message.kind === 'ask'
  return join(head, isSealed ? await seal.close(purposeOf(docId), plain) : plain)
}

/** `seal` is asked for only when something is sealed. Undefined for whatever nobody who belongs to the document says. */
export async function openMedia(
  seal: () => Promise<Seal>,
  docId: string,
  bytes: Uint8Array,
): Promise<MediaMessage | undefined> {
  if (bytes.length > mostMessage) return undefined
  try {
    const rest = bytes.subarray(1)
    if (bytes[0] === (version | codes.part)) return readPart(rest)
    const from = async () =>
      decoding.createDecoder(await (await seal()).open(purposeOf(docId), rest))
    if (bytes[0] === (version | codes.lines)) return readLines(await from())
    if (bytes[0] === (version | codes.ask)) return readAsk(await from())
    if (bytes[0] !== (version | codes.news)) return undefined
    return { kind: 'news', hash: readAddress(decoding.createDecoder(rest)) }
  } catch {
    // Cut off, made up, or sealed by a stranger; a newer app says it in another version.
    return undefined
  }
}

function purposeOf(docId: string): string {
  return `media/1${docId}`
}

function writeLine(to: encoding.Encoder, { hash, size, kind, place }: PlacedItem): void {
  encoding.writeUint8Array(to, fromBase64url(hash))
  encoding.writeVarUint(to, size)
  encoding.writeUint8(to, (kind === 'original' ? 1 : 0) | (places.indexOf(place) << 1))
}

function readLines(from: decoding.Decoder): MediaMessage {
  const count = decoding.readVarUint(from)
  if (count > mostLines) throw new Error('too many')
  const lines = Array.from({ length: count }, () => readLine(from))
  return { kind: 'lines', lines: lines.filter(({ size }) => size > 0 && size <= mostItemBytes) }
}

function readLine(from: decoding.Decoder): PlacedItem {
  const hash = readAddress(from)
  const size = decoding.readVarUint(from)
  const flags = decoding.readUint8(from)
  const kind = flags & 1 ? 'original' : 'thumbnail'
  return { hash, size, kind, place: places[(flags >> 1) & 3] ?? 'gone' }
}

function readAsk(from: decoding.Decoder): MediaMessage {
  const hash = readAddress(from)
  return { kind: 'ask', hash, at: decoding.readVarUint(from), length: decoding.readVarUint(from) }
}

/** A copy: what came may lie in a larger buffer. */
function readPart(rest: Uint8Array): MediaMessage {
  const from = decoding.createDecoder(rest)
  const hash = readAddress(from)
  return { kind: 'part', hash, at: decoding.readVarUint(from), bytes: rest.slice(from.pos) }
}

function readAddress(from: decoding.Decoder): string {
  if (from.arr.length - from.pos < addressLength) throw new Error('cut off')
  return toBase64url(decoding.readUint8Array(from, addressLength))
}
