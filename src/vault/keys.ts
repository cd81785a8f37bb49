/** Keys: from one secret per initiative down to what a document is sealed and signed with (formats, section 3). */
import { asBytes, join, sha256, toBase64url, toUtf8, type Bytes } from './bytes.ts'
import type { Role } from '#schema/invitation.ts'
import { signerFromSeed, verifierFrom, type Signer, type Verifier } from './ed25519.ts'

export type { Role } from '#schema/invitation.ts'

/** From the top down: who holds one can derive those behind it. */
export const roles: readonly Role[] = ['moderation', 'contribution', 'reading']

/** What a device was given for one document: the secret of its role, and what makes the room. */
export interface Capability {
  role: Role
  /** 32 bytes; D, C or R of the document (formats, section 3). */
  secret: Bytes
  publicKeys: Record<Role, Bytes>
}

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
  /** What the verifiers check against; all three make the room id. */
  readonly publicKeys: Record<Role, Bytes>
  /** Keys that were replaced ("Neue Schlüssel"): they open what this device kept before, nothing that arrives. */
  readonly earlier?: readonly DocumentKeys[]
}

/** A fresh moderation secret of 32 bytes. */
export function newSecret(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** HKDF-SHA-256 (RFC 5869) without salt: 32 bytes that do not lead back to `secret`. */
export async function derive(secret: Uint8Array, info: Uint8Array): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', asBytes(secret), 'HKDF', false, ['deriveBits'])
  const settings = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: asBytes(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(settings, key, 256))
}

async function deriveSigner(secret: Uint8Array): Promise<Signer> {
  return signerFromSeed(await derive(secret, toUtf8('sign/1')))
}

/** How the secret of each role becomes that of the next one down. */
const stepsDown: readonly (readonly [Role, string])[] = [
  ['moderation', ''],
  ['contribution', 'contribution/1'],
  ['reading', 'reading/1'],
]

/** The secrets of a role and of all below it. */
async function secretsBelow(role: Role, secret: Uint8Array): Promise<Partial<Record<Role, Bytes>>> {
  const secrets: Partial<Record<Role, Bytes>> = { [role]: asBytes(secret) }
  let current = asBytes(secret)
  for (const [below, info] of stepsDown.slice(roles.indexOf(role) + 1)) {
    current = await derive(current, toUtf8(info))
    secrets[below] = current
  }
  return secrets
}

async function signersOf(
  secrets: Partial<Record<Role, Bytes>>,
): Promise<Partial<Record<Role, Signer>>> {
  const signers: Partial<Record<Role, Signer>> = {}
  const deriving = Object.entries(secrets).map(async ([role, secret]) => {
    signers[role as Role] = await deriveSigner(secret)
  })
  await Promise.all(deriving)
  return signers
}

async function moderationSecret(secret: Uint8Array, docId: string): Promise<Bytes> {
  return derive(secret, toUtf8(`doc/1${docId}`))
}

/** The room's id of 32 bytes; nobody can claim it without the three public keys (formats, section 3). */
export async function roomOf(publicKeys: Record<Role, Bytes>): Promise<Bytes> {
  return sha256(join(toUtf8('room/1'), ...roles.map((role) => publicKeys[role])))
}

/**
 * What somebody needs for one role in a document: made by whoever holds the initiative's secret M.
 * Nothing in it leads back to M, to a role above or to another document.
 */
export async function capabilityOf(
  secret: Uint8Array,
  docId: string,
  role: Role,
): Promise<Capability> {
  const secrets = await secretsBelow('moderation', await moderationSecret(secret, docId))
  const { publicKeys } = await keysFrom(docId, secrets, {})
  return { role, secret: secrets[role] ?? new Uint8Array(), publicKeys }
}

/** The capability of a lower role; throws for one that is not below. */
export async function lowered(given: Capability, role: Role): Promise<Capability> {
  const secret = (await secretsBelow(given.role, given.secret))[role]
  if (!secret) throw new CapabilityRefused(`${given.role} does not lead to ${role}.`)
  return { ...given, role, secret }
}

/** Thrown for a capability whose parts do not belong together. */
export class CapabilityRefused extends Error {}

/**
 * The keys of a document for one role; throws `CapabilityRefused` if secret and public keys do not fit.
 * Those of the role itself and below may be missing: the secret leads to them.
 */
export async function keysOfCapability(
  docId: string,
  {
    role,
    secret,
    publicKeys,
  }: Omit<Capability, 'publicKeys'> & { publicKeys: Partial<Capability['publicKeys']> },
): Promise<DocumentKeys> {
  return keysFrom(docId, await secretsBelow(role, secret), publicKeys)
}

/** The keys of a document for whoever holds the initiative's moderation secret M. */
export async function keysOfModeration(secret: Uint8Array, docId: string): Promise<DocumentKeys> {
  const top = await moderationSecret(secret, docId)
  return keysFrom(docId, await secretsBelow('moderation', top), {})
}

/** `given` are public keys that cannot be derived here; those that can must be the same. */
async function keysFrom(
  docId: string,
  secrets: Partial<Record<Role, Bytes>>,
  given: Partial<Record<Role, Bytes>>,
): Promise<DocumentKeys> {
  const signers = await signersOf(secrets)
  const publicKeyOf = (role: Role): Bytes => {
    const known = given[role]
    const derived = signers[role]?.publicKey
    const key = derived ?? known
    const fits = !known || !derived || toBase64url(known) === toBase64url(derived)
    if (key?.length !== 32 || !fits) throw new CapabilityRefused(`The key of ${role} does not fit.`)
    return key
  }
  const [moderation, contribution, reading] = [
    publicKeyOf('moderation'),
    publicKeyOf('contribution'),
    publicKeyOf('reading'),
  ]
  const publicKeys = { moderation, contribution, reading }
  const room = await roomOf(publicKeys)
  const contentKey = await derive(secrets.reading ?? new Uint8Array(), toUtf8('content/1'))
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  return {
    docId,
    docIdBytes: toUtf8(docId),
    roomId: toBase64url(room),
    keyId: room.slice(0, 4),
    content: await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, usages),
    signers,
    verifiers: {
      moderation: await verifierFrom(moderation),
      contribution: await verifierFrom(contribution),
      reading: await verifierFrom(reading),
    },
    publicKeys,
  }
}
