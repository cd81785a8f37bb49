/** Proves and checks that somebody belongs to a room, without any key that opens what is in it. */
import { challengeText, type RoomToken } from '#schema/hub.ts'
import {
  addressOf,
  asBytes,
  fromBase64url,
  join,
  toBase64url,
  toUtf8,
  type Bytes,
} from './bytes.ts'
import { verifierFrom, type Signer, type Verifier } from './ed25519.ts'

/** In the order in which their bytes are counted in an entry, from 1 (formats, section 1). */
const roles = ['moderation', 'contribution', 'reading'] as const
const headerLength = 1 + 1 + 4 + 1 + 16 + 12
const tagLength = 16
const signatureLength = 64

/** Why an entry is none of this room, in words the hub may say. */
export type Unfit = 'address' | 'header' | 'role' | 'signature'

/** The public half of a room: enough to see that an entry was made by a member, not what it says. */
export interface RoomKeys {
  readonly roomId: string
  readonly keyId: Bytes
  readonly verifiers: Record<RoomToken['role'], Verifier>
}

/** The room to three public keys; throws if one is no key. */
export async function roomOf(keys: RoomToken['keys']): Promise<RoomKeys> {
  const raw = keys.map(fromBase64url)
  const [moderation, contribution, reading] = await Promise.all(raw.map(verifierFrom))
  if (!moderation || !contribution || !reading) throw new Error('A room has three public keys.')
  const roomId = await addressOf(join(toUtf8('room/1'), ...raw))
  const keyId = fromBase64url(roomId).slice(0, 4)
  return { roomId, keyId, verifiers: { moderation, contribution, reading } }
}

/** What a device sends to get into a room of the hub; `docId` and the public keys as in its link. */
export async function makeRoomToken(
  room: { roomId: string; docId: string; publicKeys: RoomToken['keys'] },
  role: RoomToken['role'],
  signer: Signer,
  nonce: string,
): Promise<RoomToken> {
  const signature = await signer.sign(toUtf8(challengeText(room.roomId, nonce)))
  const { docId, publicKeys: keys } = room
  return { version: 1, docId, role, keys, nonce, signature: toBase64url(signature) }
}

/** True if the token's role signed this nonce for this room. */
export async function holdsRole(room: RoomKeys, token: RoomToken): Promise<boolean> {
  const text = toUtf8(challengeText(room.roomId, token.nonce))
  return room.verifiers[token.role](fromBase64url(token.signature), text)
}

/**
 * The role that signed an entry of this room, or why it is none. Looks at address, header, role and signature, as
 * `openArriving` does, and needs no secret. Entries signed for reading are none: who holds R cannot write.
 */
export async function signedBy(
  room: RoomKeys,
  docId: string,
  entry: { hash: string; bytes: Uint8Array },
): Promise<{ role: RoomToken['role'] } | { unfit: Unfit }> {
  const isWhole = (await addressOf(entry.bytes)) === entry.hash
  return isWhole ? signerOf(room, docId, entry.bytes) : { unfit: 'address' }
}

/** The same for bytes whose address was computed from them. */
export async function signerOf(
  room: RoomKeys,
  docId: string,
  whole: Uint8Array,
): Promise<{ role: RoomToken['role'] } | { unfit: Unfit }> {
  const bytes = asBytes(whole)
  const isLong = bytes.length > headerLength + tagLength + signatureLength
  const isOurs = room.keyId.every((byte, at) => bytes[2 + at] === byte)
  if (!isLong || bytes[0] !== 1 || bytes[1] !== 1 || !isOurs) return { unfit: 'header' }
  const role = roles[(bytes[6] ?? 0) - 1]
  if (!role || role === 'reading') return { unfit: 'role' }
  const header = bytes.subarray(0, headerLength)
  const sealed = bytes.subarray(headerLength, -signatureLength)
  const message = join(header, toUtf8(docId), sealed)
  const isTrue = await room.verifiers[role](bytes.subarray(-signatureLength), message)
  return isTrue ? { role } : { unfit: 'signature' }
}
