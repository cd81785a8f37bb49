/** Agreeing on a key: WebCrypto where the browser knows X25519, otherwise a small library, loaded only then. */
import { DhkemX25519HkdfSha256, type KemInterface } from '@hpke/core'
import { fromBase64url, join, type Bytes } from './bytes.ts'

/** What comes before the 32 bytes of a private key in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
])

/** A key pair and the way to agree with it; the private half cannot be read back from WebCrypto. */
export interface AgreementKeys {
  kem: KemInterface
  publicKey: Bytes
  pair: CryptoKeyPair
}

async function loadFallback() {
  return import('./x25519-fallback.ts')
}

/** Chrome before 133 and Safari before 17 refuse the algorithm's name; anything else is a real fault. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && ['NotSupportedError', 'SyntaxError'].includes(error.name)
}

/** DHKEM(X25519, HKDF-SHA256) of RFC 9180 for whoever seals. */
export async function agreement(): Promise<KemInterface> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'X25519', true, [])
    return new DhkemX25519HkdfSha256()
  } catch (error) {
    if (!isMissing(error)) throw error
    return (await loadFallback()).fallbackAgreement()
  }
}

/** The keys to 32 bytes (RFC 7748); the same bytes give the same public key on every device. */
export async function agreementFrom(secret: Bytes): Promise<AgreementKeys> {
  const pkcs8 = join(pkcs8Prefix, secret)
  try {
    const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits'])
    const { x } = await crypto.subtle.exportKey('jwk', readable)
    const bytes = fromBase64url(x ?? '')
    const [privateKey, publicKey] = await Promise.all([
      crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']),
      crypto.subtle.importKey('raw', bytes, 'X25519', true, []),
    ])
    return { kem: new DhkemX25519HkdfSha256(), publicKey: bytes, pair: { privateKey, publicKey } }
  } catch (error) {
    if (!isMissing(error)) throw error
    return (await loadFallback()).fallbackKeysFrom(secret)
  }
}
