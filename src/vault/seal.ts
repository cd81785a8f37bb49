/** Seals what only this device reads (drafts, caches, titles) and what is never stored (presence). */
import { asBytes, join, toUtf8, type Bytes } from './bytes.ts'

const version = 1
const ivLength = 12

/** AES-256-GCM under one key; `purpose` binds a seal to its place, so that no row can pose as another. */
export class Seal {
  readonly #key: CryptoKey
  constructor(key: CryptoKey) {
    this.#key = key
  }

  /** version(1) ‖ iv(12) ‖ ciphertext; the purpose is authenticated with it. */
  async close(purpose: string, plain: Uint8Array): Promise<Bytes> {
    const iv = crypto.getRandomValues(new Uint8Array(ivLength))
    const settings = { name: 'AES-GCM', iv, additionalData: toUtf8(purpose) }
    const sealed = await crypto.subtle.encrypt(settings, this.#key, asBytes(plain))
    return join(Uint8Array.of(version), iv, new Uint8Array(sealed))
  }

  /** Throws if the bytes were changed, or sealed with another key or for another purpose. */
  async open(purpose: string, bytes: Uint8Array): Promise<Bytes> {
    if (bytes[0] !== version) throw new Error('This was not sealed by this version of the app.')
    const iv = asBytes(bytes).subarray(1, 1 + ivLength)
    const settings = { name: 'AES-GCM', iv, additionalData: toUtf8(purpose) }
    const sealed = asBytes(bytes).subarray(1 + ivLength)
    return new Uint8Array(await crypto.subtle.decrypt(settings, this.#key, sealed))
  }
}

/** A key that never leaves this device and cannot be read, not even by the app. */
export async function newDeviceKey(): Promise<CryptoKey> {
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, usages)
}
