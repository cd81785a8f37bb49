/** What two devices show each other as a code: enough to find and to recognise one another, in 125 bytes at most. */
import { join, type Bytes } from '#vault/bytes.ts'
import { packAddress, unpackAddress } from './addresses.ts'
import { checksumOf } from './checksum.ts'
import { packWord, unpackWord } from './words.ts'

/** Where a device can be reached in the room: an IPv4, IPv6 or mDNS (`….local`) address. */
export interface Candidate {
  address: string
  port: number
}

/** One half of a pairing; WebRTC's names, because they become a session description (RFC 8829). */
export interface Token {
  role: 'offer' | 'answer'
  /** Four random bytes of the offer, repeated in its answer. */
  tag: Uint8Array
  /** SHA-256 of the certificate: who is at the other end is who showed this code. */
  fingerprint: Uint8Array
  ufrag: string
  pwd: string
  candidates: Candidate[]
}

export const mostTokenBytes = 125
const version = 1
const fingerprintLength = 32
const tagLength = 4
const checkLength = 4

/** As many candidates as fit, in their order. Throws without a single one, or on words that ICE does not know. */
export function encodeToken(token: Token): Bytes {
  const head = new Uint8Array([(version << 4) | (token.role === 'answer' ? 1 : 0)])
  const fixed = join(head, token.tag, token.fingerprint, packWord(token.ufrag), packWord(token.pwd))
  let body = fixed
  for (const { address, port } of token.candidates) {
    if (!(port > 0 && port < 65536)) throw new Error('no port')
    const longer = join(body, packAddress(address), new Uint8Array([port >> 8, port]))
    if (longer.length + checkLength <= mostTokenBytes) body = longer
  }
  if (body === fixed) throw new Error('no candidate')
  return join(body.subarray(0, 1), numberBytes(checksumOf(body)), body.subarray(1))
}

/** Undefined for anything that `encodeToken` would not have written exactly so. */
export function decodeToken(bytes: Uint8Array): Token | undefined {
  if (bytes.length > mostTokenBytes) return undefined
  try {
    const body = join(bytes.subarray(0, 1), bytes.subarray(1 + checkLength))
    const sum = numberBytes(checksumOf(body))
    if (sum.some((byte, at) => byte !== bytes[at + 1])) return undefined
    const token = readBody(body)
    const again = encodeToken(token)
    const isSame = again.length === bytes.length && again.every((byte, at) => byte === bytes[at])
    return isSame ? token : undefined
  } catch {
    return undefined
  }
}

function readBody(body: Uint8Array): Token {
  const [head = 0] = body
  let at = 1
  const take = (length: number) => {
    if (at + length > body.length) throw new Error('cut off')
    at += length
    return body.slice(at - length, at)
  }
  const tag = take(tagLength)
  const fingerprint = take(fingerprintLength)
  const ufrag = unpackWord(take)
  const pwd = unpackWord(take)
  const candidates: Candidate[] = []
  while (at < body.length) {
    const address = unpackAddress(take)
    const [high = 0, low = 0] = take(2)
    candidates.push({ address, port: (high << 8) | low })
  }
  return { role: head & 1 ? 'answer' : 'offer', tag, fingerprint, ufrag, pwd, candidates }
}

function numberBytes(number: number): Uint8Array {
  return new Uint8Array([number >>> 24, number >>> 16, number >>> 8, number])
}
