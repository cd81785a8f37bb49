/** The short messages between two paired devices that are no matter of any document. */
import { firstForeignCode } from '#links/wire.ts'
import type { Holder } from '#schema/receipt.ts'
import type { Bytes } from '#vault/bytes.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * `hello` comes first and once; `bye` says that the end is meant; `again` asks to be told once more what
 * is there; `signal` carries bytes of the star (see star-messages).
 */
export type Control =
  | { kind: 'hello'; version: number; holder: Holder }
  | { kind: 'ping' | 'pong' | 'bye' | 'again' }
  | { kind: 'signal'; bytes: Bytes }

export const pairVersion = 1
export const longestName = 60
/** Signals must pass in one frame, before everything else. */
export const longestSignal = 60_000

const codes = { hello: 16, ping: 17, pong: 18, bye: 19, again: 20, signal: 21 } as const

/** True for bytes that are not a message of documents. */
export function isControl(bytes: Uint8Array): boolean {
  return (bytes[0] ?? 0) >= firstForeignCode
}

export function encodeControl(control: Control): Bytes {
  const to = encoding.createEncoder()
  encoding.writeUint8(to, codes[control.kind])
  if (control.kind === 'hello') {
    encoding.writeVarUint(to, control.version)
    encoding.writeVarString(to, control.holder.id)
    encoding.writeVarString(to, control.holder.name.slice(0, longestName))
  }
  if (control.kind === 'signal') encoding.writeVarUint8Array(to, control.bytes)
  return encoding.toUint8Array(to)
}

/** Undefined for what is not one of these, or says what no device of ours would say. */
export function decodeControl(bytes: Uint8Array): Control | undefined {
  const names = Object.keys(codes) as (keyof typeof codes)[]
  const kind = names.find((name) => codes[name] === bytes[0])
  if (!kind) return undefined
  try {
    const from = decoding.createDecoder(bytes)
    decoding.readUint8(from)
    if (kind === 'hello') return readHello(from)
    if (kind === 'signal') return { kind, bytes: readSignal(from) }
    return { kind }
  } catch {
    return undefined
  }
}

function readHello(from: decoding.Decoder): Control | undefined {
  const version = decoding.readVarUint(from)
  const id = decoding.readVarString(from)
  const name = decoding.readVarString(from)
  const isKnown = version >= 1 && /^[A-Za-z0-9_-]{1,64}$/.test(id) && name.length <= longestName
  return isKnown ? { kind: 'hello', version, holder: { id, kind: 'device', name } } : undefined
}

function readSignal(from: decoding.Decoder): Bytes {
  const length = decoding.readVarUint(from)
  if (length > longestSignal || length > from.arr.length - from.pos) throw new Error('too long')
  return decoding.readUint8Array(from, length).slice()
}
