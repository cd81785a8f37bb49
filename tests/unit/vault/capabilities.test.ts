/** Roles lead down and never up: what a link gives opens its documents, and nothing else. */
import { toBase64url, toUtf8 } from '#vault/bytes.ts'
import { openArriving, openTrusted, sealEntry } from '#vault/entries.ts'
import {
  CapabilityRefused,
  capabilityOf,
  keysOfCapability,
  keysOfModeration,
  newSecret,
  roles,
  type Role,
} from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import { expect, test } from 'vitest'

const secret = newSecret()
const docId = 'workshop.a'
const master = await keysOfModeration(secret, docId)

const payload: Payload = {
  kind: 'update',
  encoding: 'V1',
  minReader: 1,
  covers: [],
  update: toUtf8('Karte'),
}

async function keysAs(role: Role, of = docId) {
  return keysOfCapability(of, await capabilityOf(secret, of, role))
}

test.each([
  ['moderation', ['moderation', 'contribution', 'reading']],
  ['contribution', ['contribution', 'reading']],
  ['reading', ['reading']],
] as const)('%s signs as itself and as what is below it', async (role, held) => {
  const keys = await keysAs(role)
  expect(keys.roomId).toBe(master.roomId)
  expect(roles.filter((one) => keys.signers[one])).toEqual(held)
  for (const own of held) {
    const entry = await sealEntry(keys, own, payload)
    expect(await openArriving(master, roles, entry)).toEqual(payload)
  }
  for (const above of roles.filter((one) => !(held as readonly string[]).includes(one))) {
    await expect(sealEntry(keys, above, payload)).rejects.toThrow('does not hold')
  }
})

test('every role reads what the moderation wrote', async () => {
  const entry = await sealEntry(master, 'moderation', payload)
  for (const role of roles) {
    expect(await openArriving(await keysAs(role), roles, entry), role).toEqual(payload)
  }
})

test('reading writes nothing that counts: its signature is in no list of trust', async () => {
  const reader = await keysAs('reading')
  const entry = await sealEntry(reader, 'reading', payload)
  await expect(openArriving(master, ['moderation', 'contribution'], entry)).rejects.toMatchObject({
    reason: 'role',
  })
})

test('nothing that contribution holds is, or leads to, the secret of moderation', async () => {
  const capability = await capabilityOf(secret, docId, 'contribution')
  const top = await capabilityOf(secret, docId, 'moderation')
  expect(toBase64url(capability.secret)).not.toBe(toBase64url(top.secret))
  // Taken for the secret of the role above, it does not fit the public keys of the room.
  const claimed = { ...capability, role: 'moderation' as const }
  await expect(keysOfCapability(docId, claimed)).rejects.toThrow(CapabilityRefused)
  const initiative = await keysOfModeration(capability.secret, docId)
  expect(initiative.roomId).not.toBe(master.roomId)
})

test('a capability of one document is none for another', async () => {
  const capability = await capabilityOf(secret, docId, 'contribution')
  const other = await capabilityOf(secret, 'workshop.b', 'contribution')
  expect(toBase64url(other.secret)).not.toBe(toBase64url(capability.secret))
  const mixed = { ...capability, publicKeys: other.publicKeys }
  await expect(keysOfCapability(docId, mixed)).rejects.toThrow(CapabilityRefused)
})

test('with a foreign key of moderation the room is another one', async () => {
  const { secret: own, publicKeys } = await capabilityOf(secret, docId, 'contribution')
  const { publicKeys: foreign } = await capabilityOf(newSecret(), docId, 'contribution')
  const forged = { ...publicKeys, moderation: foreign.moderation }
  const keys = await keysOfCapability(docId, {
    role: 'contribution',
    secret: own,
    publicKeys: forged,
  })
  expect(keys.roomId).not.toBe(master.roomId)
})

test('what was sealed with replaced keys opens where it was kept, and nowhere as news', async () => {
  const fresh = await keysOfModeration(newSecret(), docId)
  const keys = { ...fresh, earlier: [master] }
  const old = await sealEntry(master, 'contribution', payload)
  expect(await openTrusted(keys, old.bytes)).toEqual(payload)
  await expect(openTrusted(fresh, old.bytes)).rejects.toMatchObject({ reason: 'key' })
  await expect(openArriving(keys, roles, old)).rejects.toMatchObject({ reason: 'key' })
})
