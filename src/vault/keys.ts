/** Keys: from one secret per initiative down to what a document is sealed and signed with (formats, section 3). */
import { asBytes, join, sha256, toBase64url, toUtf8, type Bytes } from './bytes.ts'
import { signerFromSeed, verifierFrom, type Signer, type Verifier } from './ed25519.ts'

/** A capability in a link, not a person: who holds an upper one can derive the lower ones. */
export type Role = 'moderation' | 'contribution' | 'reading'
export const roles: readonly Role[] = ['moderation', 'contribution', 'reading']

/** All that this device may do with one document. */
export interface DocumentKeys {
  readonly docId: string
  /** The same in UTF-8, as it is authenticated with every entry. */
  readonly docIdBytes: Bytes
  /** base64url of SHA-256 over the three public keys: nobody can claim a room without them. */
  readonly roomId: string
  /** First four bytes of the room id; "Neue Schlüssel" change it. */
  readonly keyId: Bytes
  /** AES-256-GCM, not extractable. */
  readonly content: CryptoKey
  /** Only the roles that this device holds. */
  readonly signers: Partial<Record<Role, Signer>>
  readonly verifiers: Record<Role, Verifier>
}

/** A fresh moderation secret of 32 bytes. */
export function newSecret(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** HKDF-SHA-256 (RFC 5869) without salt: 32 bytes that do not lead back to `secret`. */
async function derive(secret: Uint8Array, info: Uint8Array): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', asBytes(secret), 'HKDF', false, ['deriveBits'])
  const settings = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: asBytes(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(settings, key, 256))
}

async function deriveSigner(secret: Uint8Array): Promise<Signer> {
  return signerFromSeed(await derive(secret, toUtf8('sign/1')))
}

/** The keys of a document for whoever holds the initiative's moderation secret M. */
export async function keysOfModeration(secret: Uint8Array, docId: string): Promise<DocumentKeys> {
  const moderationSecret = await derive(secret, toUtf8(`doc/1${docId}`))
  const contributionSecret = await derive(moderationSecret, toUtf8('contribution/1'))
  const readingSecret = await derive(contributionSecret, toUtf8('reading/1'))
  const [moderation, contribution, reading, contentKey] = await Promise.all([
    deriveSigner(moderationSecret),
    deriveSigner(contributionSecret),
    deriveSigner(readingSecret),
    derive(readingSecret, toUtf8('content/1')),
  ])
  const publicKeys = [moderation, contribution, reading].map(({ publicKey }) => publicKey)
  const room = await sha256(join(toUtf8('room/1'), ...publicKeys))
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  return {
    docId,
    docIdBytes: toUtf8(docId),
    roomId: toBase64url(room),
    keyId: room.slice(0, 4),
    content: await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, usages),
    signers: { moderation, contribution, reading },
    verifiers: {
      moderation: await verifierFrom(moderation.publicKey),
      contribution: await verifierFrom(contribution.publicKey),
      reading: await verifierFrom(reading.publicKey),
    },
  }
}
