/** Both ways to sign are the same: a device with an old browser belongs to the group like any other. */
import { signerFromSeed, verifierFrom } from '#vault/ed25519.ts'
import * as fallback from '#vault/ed25519-fallback.ts'
import { afterEach, expect, test, vi } from 'vitest'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

// RFC 8032, section 7.1, test 2
const seed = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
const publicKey = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
const message = hex('72')
const signature = hex(
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
)

afterEach(() => vi.restoreAllMocks())

async function expectRfc8032(): Promise<void> {
  const signer = await signerFromSeed(seed)
  expect(signer.publicKey).toEqual(publicKey)
  expect(await signer.sign(message)).toEqual(signature)
  const verifies = await verifierFrom(publicKey)
  expect(await verifies(signature, message)).toBe(true)
  expect(await verifies(signature, hex('73'))).toBe(false)
  expect(await verifies(signature.slice(1), message)).toBe(false)
}

test('signatures are those of RFC 8032', expectRfc8032)

test('a browser without Ed25519 gets the fallback, with the same signatures', async () => {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle)
  const refused = vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...given) => {
    const isEd25519 = (given as unknown[]).includes('Ed25519')
    const error = new DOMException('Unrecognized name', 'NotSupportedError')
    return isEd25519 ? Promise.reject(error) : Reflect.apply(importKey, undefined, given)
  })
  await expectRfc8032()
  expect(refused).toHaveBeenCalledTimes(2)
})

test('the fallback signs what the browser verifies, and the other way round', async () => {
  const here = await signerFromSeed(seed)
  const there = fallback.signerFromSeed(seed)
  const text = new TextEncoder().encode('Zukunftswerkstatt')
  expect(await (await verifierFrom(publicKey))(await there.sign(text), text)).toBe(true)
  expect(await fallback.verifierFrom(publicKey)(await here.sign(text), text)).toBe(true)
})
