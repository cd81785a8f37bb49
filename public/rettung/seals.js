/** Opens with the key of this device what was sealed for this device alone (src/vault/seal.ts). */
import { bytesOf } from './values.js'

const IV_LENGTH = 12

/**
 * The plain bytes, or undefined. A seal is version(1) ‖ iv(12) ‖ AES-256-GCM, bound to its table and name.
 * @param {unknown} deviceKey
 * @param {string} purpose
 * @param {unknown} sealed
 */
export async function unseal(deviceKey, purpose, sealed) {
  if (!(deviceKey instanceof CryptoKey) || !ArrayBuffer.isView(sealed)) return undefined
  const bytes = bytesOf(sealed).slice()
  const iv = bytes.subarray(1, 1 + IV_LENGTH)
  const settings = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(purpose) }
  try {
    const plain = await crypto.subtle.decrypt(settings, deviceKey, bytes.subarray(1 + IV_LENGTH))
    return bytes[0] === 1 ? new Uint8Array(plain) : undefined
  } catch {
    return undefined
  }
}

/**
 * The same as text.
 * @param {unknown} deviceKey
 * @param {string} purpose
 * @param {unknown} sealed
 */
export async function unsealText(deviceKey, purpose, sealed) {
  const plain = await unseal(deviceKey, purpose, sealed)
  return plain && new TextDecoder().decode(plain)
}

/**
 * True unless a row says of itself that its bytes are no longer what they were.
 * @param {Record<string, unknown>} row
 */
export async function isWhole(row) {
  const { hash, bytes } = row
  if (typeof hash !== 'string' || !(ArrayBuffer.isView(bytes) || bytes instanceof ArrayBuffer)) {
    return true
  }
  const whole = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytesOf(bytes).slice()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
  const address = btoa(String.fromCharCode(...digest))
  return address.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === hash
}
