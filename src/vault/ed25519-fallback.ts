/** The same signatures in plain JavaScript, for browsers that do not know Ed25519. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { asBytes } from './bytes.ts'
import type { Signer, Verifier } from './ed25519.ts'

/** As `signerFromSeed` of `ed25519.ts`; the seed stays in this page's memory. */
export function signerFromSeed(seed: Uint8Array): Signer {
  const secret = seed.slice()
  return {
    publicKey: asBytes(ed25519.getPublicKey(secret)),
    sign: (message) => Promise.resolve(asBytes(ed25519.sign(message, secret))),
  }
}

/** As `verifierFrom` of `ed25519.ts`. */
export function verifierFrom(publicKey: Uint8Array): Verifier {
  const key = publicKey.slice()
  return (signature, message) => {
    try {
      return Promise.resolve(ed25519.verify(signature, message, key))
    } catch {
      return Promise.resolve(false)
    }
  }
}
