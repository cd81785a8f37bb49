/** Signatures by role keys: WebCrypto where the browser knows Ed25519, otherwise a small library, loaded only then. */
import { asBytes, fromBase64url, join, type Bytes } from './bytes.ts'

/** Signs with a seed that nobody can read back from here. */
export interface Signer {
  readonly publicKey: Bytes
  sign(message: Uint8Array): Promise<Bytes>
}

/** True if the signature over the message was made by the key's holder; never throws on bad bytes. */
export type Verifier = (signature: Uint8Array, message: Uint8Array) => Promise<boolean>

/** What comes before the 32 bytes of a seed in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
])

async function loadFallback() {
  return import('./ed25519-fallback.ts')
}

/** Chrome before 137 and Safari before 17 refuse the algorithm's name; anything else is a real fault. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && ['NotSupportedError', 'SyntaxError'].includes(error.name)
}

/** A signer from 32 bytes; the same seed gives the same public key on every device (RFC 8032). */
export async function signerFromSeed(seed: Uint8Array): Promise<Signer> {
  const pkcs8 = join(pkcs8Prefix, seed)
  try {
    const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
    const { x } = await crypto.subtle.exportKey('jwk', readable)
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
    return {
      publicKey: fromBase64url(x ?? ''),
      sign: async (message) =>
        new Uint8Array(await crypto.subtle.sign('Ed25519', key, asBytes(message))),
    }
  } catch (error) {
    if (!isMissing(error)) throw error
    return (await loadFallback()).signerFromSeed(seed)
  }
}

/** A verifier for 32 bytes of public key. */
export async function verifierFrom(publicKey: Uint8Array): Promise<Verifier> {
  try {
    const raw = asBytes(publicKey)
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
    return (signature, message) =>
      crypto.subtle.verify('Ed25519', key, asBytes(signature), asBytes(message)).catch(() => false)
  } catch (error) {
    if (!isMissing(error)) throw error
    return (await loadFallback()).verifierFrom(publicKey)
  }
}
