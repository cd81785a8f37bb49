/** What was sealed by any version opens for ever: fixed secrets, fixed bytes. */
import { fromBase64url, toBase64url, toUtf8 } from '#vault/bytes.ts'
import { openArriving, openTrusted } from '#vault/entries.ts'
import { keysOfModeration, roles } from '#vault/keys.ts'
import { createDecipheriv, createHash, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import golden from '../../samples/formats/entries-1.json' with { type: 'json' }

const secret = fromBase64url(golden.secret)

test('the keys of a document are derived as ever', async () => {
  const keys = await keysOfModeration(secret, golden.docId)
  expect(keys.roomId).toBe(golden.roomId)
  expect(toBase64url(keys.keyId)).toBe(golden.keyId)
  for (const role of roles) {
    const publicKey = keys.signers[role]?.publicKey ?? new Uint8Array()
    expect(toBase64url(publicKey), role).toBe(golden.publicKeys[role])
  }
})

test.each(golden.entries)('an entry of version 1 opens: $what', async (sample) => {
  const keys = await keysOfModeration(secret, golden.docId)
  const entry = { hash: sample.hash, bytes: fromBase64url(sample.bytes) }
  const payload = await openArriving(keys, roles, entry)
  expect(payload).toEqual(await openTrusted(keys, entry.bytes))
  expect({ ...payload, update: toBase64url(payload.update) }).toEqual(sample.payload)
  const doc = new Y.Doc()
  if (payload.encoding === 'V1') Y.applyUpdate(doc, payload.update)
  else Y.applyUpdateV2(doc, payload.update)
  expect(doc.getMap('contributions').toJSON()).toEqual(sample.contributions)
})

/** HKDF-SHA-256 of Node, beside that of WebCrypto. */
function derive(from: Uint8Array, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, new Uint8Array(), toUtf8(info), 32))
}

test('whoever reads formats.md and knows no line of this app can open an entry', () => {
  const sample = golden.entries[0]
  const bytes = Buffer.from(sample?.bytes ?? '', 'base64url')
  const header = bytes.subarray(0, 35)
  const sealed = bytes.subarray(35, -64)
  expect([bytes[0], bytes[1], bytes[6]]).toEqual([1, 1, 2])

  const d = derive(secret, `doc/1${golden.docId}`)
  const r = derive(derive(d, 'contribution/1'), 'reading/1')
  const decipher = createDecipheriv('aes-256-gcm', derive(r, 'content/1'), header.subarray(23))
  decipher.setAAD(Buffer.concat([header, Buffer.from(golden.docId)]))
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  const update = Buffer.from(sample?.payload.update ?? '', 'base64url')
  expect(plain).toEqual(Buffer.concat([Buffer.from([0, 1, 1, 0, update.length]), update]))

  const spki = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(golden.publicKeys.contribution, 'base64url'),
  ])
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const message = Buffer.concat([header, Buffer.from(golden.docId), sealed])
  expect(verify(null, message, key, bytes.subarray(-64))).toBe(true)
  expect(createHash('sha256').update(bytes).digest('base64url')).toBe(sample?.hash)
})
