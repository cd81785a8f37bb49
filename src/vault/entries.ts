/** Entries: what a document learned, sealed, signed by a role and addressed by its hash (formats, section 1). */
import type { SealedEntry } from '#documents/ports.ts'
import { addressOf, asBytes, join, type Bytes } from './bytes.ts'
import { roles, type DocumentKeys, type Role } from './keys.ts'
import { decodePayload, encodePayload, type Payload } from './payload.ts'

const { subtle } = crypto
const version = 1
const suite = 1
const headerLength = 1 + 1 + 4 + 1 + 16 + 12
const ivStart = headerLength - 12
const signatureLength = 64
const tagLength = 16

/** Why an entry does not count. */
export type Refusal =
  'address' | 'length' | 'version' | 'key' | 'role' | 'signature' | 'seal' | 'payload'

/** Thrown for an entry that does not count; it belongs into quarantine, never into a document. */
export class EntryRefused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(`The entry is refused: ${reason}.`)
    this.reason = reason
  }
}

function roleByte(role: Role): number {
  return roles.indexOf(role) + 1
}

function makeHeader(keys: DocumentKeys, role: Role): Bytes {
  const random = crypto.getRandomValues(new Uint8Array(16 + 12))
  return join(Uint8Array.of(version, suite), keys.keyId, Uint8Array.of(roleByte(role)), random)
}

function settingsFor(header: Bytes, { docIdBytes }: DocumentKeys): AesGcmParams {
  const additionalData = join(header, docIdBytes)
  return { name: 'AES-GCM', iv: header.subarray(ivStart), additionalData }
}

/** Seals and signs; throws if this device does not hold the role. */
export async function sealEntry(
  keys: DocumentKeys,
  role: Role,
  payload: Payload,
): Promise<SealedEntry> {
  const signer = keys.signers[role]
  if (!signer) throw new Error(`This device does not hold the role ${role}.`)
  const header = makeHeader(keys, role)
  const plain = encodePayload(payload)
  const settings = settingsFor(header, keys)
  const sealed = new Uint8Array(await crypto.subtle.encrypt(settings, keys.content, plain))
  const signature = await signer.sign(join(header, keys.docIdBytes, sealed))
  const bytes = join(header, sealed, signature)
  return { hash: await addressOf(bytes), bytes }
}

/** The role of an entry as it lies there; throws `EntryRefused` if it cannot be one of this room. */
function roleOf(keys: DocumentKeys, bytes: Uint8Array): Role {
  if (bytes.length < headerLength + tagLength + signatureLength) throw new EntryRefused('length')
  if (bytes[0] !== version || bytes[1] !== suite) throw new EntryRefused('version')
  for (let at = 0; at < 4; at += 1) {
    if (bytes[2 + at] !== keys.keyId[at]) throw new EntryRefused('key')
  }
  const role = roles[(bytes[6] ?? 0) - 1]
  if (!role) throw new EntryRefused('role')
  return role
}

/** The keys that an entry was sealed with: those of now, or replaced ones that this device still has. */
function keysFor(keys: DocumentKeys, bytes: Bytes): DocumentKeys {
  const isSealedWith = ({ keyId }: DocumentKeys) =>
    keyId.every((byte, at) => byte === bytes[2 + at])
  return keys.earlier && !isSealedWith(keys) ? (keys.earlier.find(isSealedWith) ?? keys) : keys
}

/**
 * Opens what this device verified when it came in: the seal is checked, the signature is not again.
 * Throws `EntryRefused` on a row that was damaged since. Sparing with promises and small arrays:
 * a document may have 20,000 entries.
 */
export async function openTrusted(now: DocumentKeys, whole: Uint8Array): Promise<Payload> {
  const bytes = asBytes(whole)
  const keys = keysFor(now, bytes)
  roleOf(keys, bytes)
  const { docIdBytes } = keys
  const additionalData = new Uint8Array(headerLength + docIdBytes.length)
  for (let at = 0; at < headerLength; at += 1) additionalData[at] = bytes[at] ?? 0
  additionalData.set(docIdBytes, headerLength)
  const iv = bytes.subarray(ivStart, headerLength)
  const sealed = bytes.subarray(headerLength, -signatureLength)
  let plain: ArrayBuffer
  try {
    plain = await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, keys.content, sealed)
  } catch {
    throw new EntryRefused('seal')
  }
  try {
    return decodePayload(new Uint8Array(plain))
  } catch {
    throw new EntryRefused('payload')
  }
}

/**
 * Verifies and opens what arrives: address, room, role, signature, seal. Throws `EntryRefused`. All is under way at the
 * same time, each beside the page; nothing is given out before the last has said yes.
 */
export async function openArriving(
  keys: DocumentKeys,
  trusted: readonly Role[],
  entry: SealedEntry,
): Promise<Payload> {
  const address = addressOf(entry.bytes)
  const opening = openSigned(keys, trusted, asBytes(entry.bytes))
  // Heard below, unless the address is wrong: then it is the reason.
  opening.catch(() => undefined)
  if ((await address) !== entry.hash) throw new EntryRefused('address')
  return opening
}

async function openSigned(
  keys: DocumentKeys,
  trusted: readonly Role[],
  bytes: Bytes,
): Promise<Payload> {
  const role = roleOf(keys, bytes)
  if (!trusted.includes(role)) throw new EntryRefused('role')
  const header = bytes.subarray(0, headerLength)
  const message = join(header, keys.docIdBytes, bytes.subarray(headerLength, -signatureLength))
  const opening = openTrusted(keys, bytes)
  opening.catch(() => undefined)
  if (!(await keys.verifiers[role](bytes.subarray(-signatureLength), message)))
    throw new EntryRefused('signature')
  const payload = await opening
  // Only the moderation may say that something is replaced: 30 tables must not all compact.
  if (payload.kind === 'snapshot' && role !== 'moderation') throw new EntryRefused('role')
  return payload
}
