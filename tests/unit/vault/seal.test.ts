/** What is sealed for this device opens here alone, and only in its place. */
import { fromBase64url, fromUtf8, toUtf8 } from '#vault/bytes.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'
import { expect, test } from 'vitest'
import golden from '../../samples/formats/seal-1.json' with { type: 'json' }

test('a sealed draft opens again, and shows nothing of its text', async () => {
  const seal = new Seal(await newDeviceKey())
  const sealed = await seal.close('drafts a', toUtf8('halber Satz'))
  expect(fromUtf8(sealed)).not.toContain('Satz')
  expect(fromUtf8(await seal.open('drafts a', sealed))).toBe('halber Satz')
})

test('a row moved to another place, changed or taken to another device does not open', async () => {
  const seal = new Seal(await newDeviceKey())
  const sealed = await seal.close('drafts a', toUtf8('halber Satz'))
  await expect(seal.open('drafts b', sealed)).rejects.toThrow()
  await expect(new Seal(await newDeviceKey()).open('drafts a', sealed)).rejects.toThrow()
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    await expect(seal.open('drafts a', changed)).rejects.toThrow()
  }
})

test('the device key cannot be read, not even by the app', async () => {
  const key = await newDeviceKey()
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('what was sealed by any version opens for ever', async () => {
  const raw = fromBase64url(golden.key)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const plain = await new Seal(key).open(golden.purpose, fromBase64url(golden.sealed))
  expect(fromUtf8(plain)).toBe(golden.text)
})
