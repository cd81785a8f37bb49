/** The same agreement in plain JavaScript, for browsers that do not know X25519. */
import { x25519 } from '@noble/curves/ed25519.js'
import { DhkemX25519HkdfSha256, type KemInterface } from '@hpke/core'
import { asBytes, type Bytes } from './bytes.ts'
import type { AgreementKeys } from './x25519.ts'

/** Stands where the library passes a `CryptoKey` on without looking into it. */
const bytesOf = new WeakMap<object, Bytes>()

function keyOf(type: 'public' | 'private', bytes: Uint8Array): CryptoKey {
  const key = { type, extractable: false, algorithm: { name: 'X25519' }, usages: [] }
  bytesOf.set(key, asBytes(bytes).slice())
  return key
}

function raw(key: CryptoKey): Bytes {
  const bytes = bytesOf.get(key)
  if (bytes?.length !== 32) throw new Error('This is no key of X25519.')
  return bytes
}

function pairOf(secret: Uint8Array): CryptoKeyPair {
  const publicKey = keyOf('public', x25519.getPublicKey(secret))
  return { privateKey: keyOf('private', secret), publicKey }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return asBytes(bytes).slice().buffer
}

/** The arithmetic that the library otherwise leaves to WebCrypto; seeds are drawn at random only. */
const arithmetic = {
  serializePublicKey: (key: CryptoKey) => Promise.resolve(bufferOf(raw(key))),
  deserializePublicKey: (key: ArrayBuffer) =>
    Promise.resolve().then(() => {
      if (key.byteLength !== 32) throw new Error('A public key has 32 bytes.')
      return keyOf('public', new Uint8Array(key))
    }),
  derivePublicKey: (key: CryptoKey) => Promise.resolve(pairOf(raw(key)).publicKey),
  generateKeyPair: () => Promise.resolve(pairOf(crypto.getRandomValues(new Uint8Array(32)))),
  dh: (secret: CryptoKey, other: CryptoKey) =>
    // Throws for points of small order, as WebCrypto does.
    Promise.resolve().then(() => bufferOf(x25519.getSharedSecret(raw(secret), raw(other)))),
}

/** As `agreement` of `x25519.ts`. */
export function fallbackAgreement(): KemInterface {
  const kem = new DhkemX25519HkdfSha256()
  // The one place in which the library's own way to WebCrypto is replaced; all of RFC 9180 stays the library's.
  Object.defineProperty(kem, '_prim', { value: arithmetic })
  return kem
}

/** As `agreementFrom` of `x25519.ts`; the secret stays in this page's memory. */
export function fallbackKeysFrom(secret: Bytes): AgreementKeys {
  const pair = pairOf(secret)
  return { kem: fallbackAgreement(), publicKey: raw(pair.publicKey).slice(), pair }
}
