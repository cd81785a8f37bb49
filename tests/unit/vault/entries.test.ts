/** Entries: what does not come from a holder of the right key, whole and unchanged, never opens. */
import { addressOf } from '#vault/bytes.ts'
import { openArriving, openTrusted, sealEntry } from '#vault/entries.ts'
import { keysOfModeration, newSecret, type Role } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const secret = newSecret()
const docId = 'workshop.a'
const keys = await keysOfModeration(secret, docId)
const all: Role[] = ['moderation', 'contribution', 'reading']

function payloadOf(update: Uint8Array<ArrayBuffer>, other: Partial<Payload> = {}): Payload {
  return { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update, ...other }
}

async function openAs(bytes: Uint8Array, from = keys, trusted = all): Promise<unknown> {
  return openArriving(from, trusted, { hash: await addressOf(bytes), bytes })
}

test('whatever is sealed opens again, and two seals of the same are never the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (given) => {
      const payload = payloadOf(given.slice())
      const one = await sealEntry(keys, 'contribution', payload)
      const two = await sealEntry(keys, 'contribution', payload)
      expect(await openAs(one.bytes)).toEqual(payload)
      expect(one.hash).not.toBe(two.hash)
    }),
    { numRuns: 30 },
  )
})

test('one turned bit anywhere refuses the entry', async () => {
  const { bytes } = await sealEntry(keys, 'contribution', payloadOf(new Uint8Array(40)))
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    await expect(openAs(changed), `byte ${at}`).rejects.toThrow('refused')
  }
})

test('an entry cut off anywhere is refused', async () => {
  const { bytes } = await sealEntry(keys, 'contribution', payloadOf(new Uint8Array(40)))
  for (let length = 0; length < bytes.length; length += 3) {
    await expect(openAs(bytes.slice(0, length)), `${length}`).rejects.toThrow('refused')
  }
})

test('a wrong address is refused before anything else is tried', async () => {
  const entry = await sealEntry(keys, 'contribution', payloadOf(new Uint8Array(4)))
  const wrong = { ...entry, hash: 'A'.repeat(43) }
  await expect(openArriving(keys, all, wrong)).rejects.toMatchObject({ reason: 'address' })
})

test('an entry of another initiative or another document is refused', async () => {
  const strangers = await keysOfModeration(newSecret(), docId)
  const others = await keysOfModeration(secret, 'workshop.b')
  const { bytes } = await sealEntry(keys, 'contribution', payloadOf(new Uint8Array(4)))
  await expect(openAs(bytes, strangers)).rejects.toMatchObject({ reason: 'key' })
  await expect(openAs(bytes, others)).rejects.toMatchObject({ reason: 'key' })
})

test('what only the moderation decides takes no contribution, even with a valid signature', async () => {
  const { bytes } = await sealEntry(keys, 'contribution', payloadOf(new Uint8Array(4)))
  await expect(openAs(bytes, keys, ['moderation'])).rejects.toMatchObject({ reason: 'role' })
})

test('a contribution that calls itself moderation is refused', async () => {
  const { bytes } = await sealEntry(keys, 'contribution', payloadOf(new Uint8Array(4)))
  bytes[6] = 1
  await expect(openAs(bytes)).rejects.toMatchObject({ reason: 'signature' })
})

test('only the moderation makes snapshots', async () => {
  const snapshot = payloadOf(new Uint8Array(4), { kind: 'snapshot', covers: ['A'.repeat(43)] })
  const made = await sealEntry(keys, 'moderation', snapshot)
  expect(await openAs(made.bytes)).toEqual(snapshot)
  const forged = await sealEntry(keys, 'contribution', snapshot)
  await expect(openAs(forged.bytes)).rejects.toMatchObject({ reason: 'role' })
})

test('of an entry for a newer app only that is read', async () => {
  const newer = payloadOf(new Uint8Array(4), { minReader: 7 })
  const { bytes } = await sealEntry(keys, 'contribution', newer)
  expect(await openTrusted(keys, bytes)).toMatchObject({ minReader: 7, update: new Uint8Array() })
})

test('a role that the device does not hold cannot sign', async () => {
  const reader = { ...keys, signers: {} }
  const payload = payloadOf(new Uint8Array(4))
  await expect(sealEntry(reader, 'contribution', payload)).rejects.toThrow('does not hold')
})
