/** What is inside an entry, written with lib0 (formats, section 1). */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { asBytes, fromBase64url, toBase64url, type Bytes } from './bytes.ts'

/** The newest payload that this app understands; an entry that wants more makes its document read-only. */
export const readerVersion = 1

const kinds = ['update', 'snapshot', 'answer'] as const

/**
 * `covers` holds the addresses a snapshot replaces; empty for all others. An answer is no part of any document:
 * what stands in `update` then is written by `writeCarried` (envelope.ts).
 */
export interface Payload {
  kind: (typeof kinds)[number]
  encoding: 'V1' | 'V2'
  minReader: number
  covers: string[]
  update: Bytes
}

/** In this order: kind, encoding, minReader, count of covers, 32 bytes each, update. */
export function encodePayload(payload: Payload): Bytes {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kinds.indexOf(payload.kind))
  encoding.writeVarUint(encoder, payload.encoding === 'V1' ? 1 : 2)
  encoding.writeVarUint(encoder, payload.minReader)
  encoding.writeVarUint(encoder, payload.covers.length)
  for (const hash of payload.covers) encoding.writeUint8Array(encoder, fromBase64url(hash))
  encoding.writeVarUint8Array(encoder, payload.update)
  return asBytes(encoding.toUint8Array(encoder))
}

function read<T>(value: number, meanings: Readonly<Record<number, T>>): T {
  const meaning = meanings[value]
  if (meaning === undefined) throw new Error(`A payload says ${value}, which means nothing here.`)
  return meaning
}

/**
 * Throws on anything cut off or unknown. Of a payload for a newer app only `minReader` is read:
 * the rest may be in a shape of which this app knows nothing.
 */
export function decodePayload(bytes: Uint8Array): Payload {
  const decoder = decoding.createDecoder(bytes)
  const kindNumber = decoding.readVarUint(decoder)
  const encodingNumber = decoding.readVarUint(decoder)
  const minReader = decoding.readVarUint(decoder)
  if (minReader > readerVersion) {
    return { kind: 'update', encoding: 'V1', minReader, covers: [], update: new Uint8Array() }
  }
  const covers: string[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    covers.push(toBase64url(decoding.readUint8Array(decoder, 32)))
  }
  return {
    kind: read(kindNumber, kinds),
    encoding: read(encodingNumber, { 1: 'V1', 2: 'V2' } as const),
    minReader,
    covers,
    update: asBytes(decoding.readVarUint8Array(decoder)),
  }
}
