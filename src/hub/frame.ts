/** Reads the beginning of a frame: which room it is for and what it wants. */
import * as decoding from 'lib0/decoding'

/** What Hocuspocus calls its kinds of messages; others are not taken from devices. */
const SYNC = 0
const AUTHENTICATE = 2
const SYNC_REPLY = 4
const STATELESS = 5
const LEAVE = 7

/** `ask` is sync step 1, `write` step 2 or an update. */
export type Frame =
  | { kind: 'authenticate' | 'ask' | 'leave'; room: string }
  | { kind: 'write'; room: string; update: Uint8Array }
  | { kind: 'say'; room: string; text: string }

/** Undefined for anything that no device of ours sends. */
export function readFrame(data: Uint8Array): Frame | undefined {
  try {
    return read(decoding.createDecoder(data))
  } catch {
    return undefined
  }
}

function read(decoder: decoding.Decoder): Frame | undefined {
  const room = decoding.readVarString(decoder)
  if (!/^[A-Za-z0-9_-]{43}$/.test(room)) return undefined
  switch (decoding.readVarUint(decoder)) {
    case AUTHENTICATE:
      // The second number says that a token follows; both are read here so that Hocuspocus can read them, too.
      if (decoding.readVarUint(decoder) !== 0) return undefined
      decoding.readVarString(decoder)
      return { kind: 'authenticate', room }
    case SYNC:
    case SYNC_REPLY:
      return readSync(decoder, room)
    case STATELESS:
      return { kind: 'say', room, text: decoding.readVarString(decoder) }
    case LEAVE:
      return { kind: 'leave', room }
    default:
      return undefined
  }
}

function readSync(decoder: decoding.Decoder, room: string): Frame | undefined {
  const step = decoding.readVarUint(decoder)
  if (step > 2) return undefined
  const bytes = decoding.readVarUint8Array(decoder)
  if (step > 0) return { kind: 'write', room, update: bytes }
  // A state vector; Yjs would read a broken one beyond its end only later.
  const vector = decoding.createDecoder(bytes)
  for (let left = decoding.readVarUint(vector); left > 0; left -= 1) {
    decoding.readVarUint(vector)
    decoding.readVarUint(vector)
  }
  return { kind: 'ask', room }
}
