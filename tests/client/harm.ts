/** What somebody who was let in can make with the keys of a table: every entry that must not count, and some that do. */
import type { SealedEntry } from '#documents/ports.ts'
import { addressOf, asBytes, type Bytes } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { capabilityOf, keysOfCapability, keysOfModeration, type Role } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import * as Y from 'yjs'
import { docId, secret } from './sessions.ts'

/** The keys that the code at a table gives. */
export const tableKeys = await keysOfCapability(
  docId,
  await capabilityOf(secret, docId, 'contribution'),
)

export function payloadOf(change: (doc: Y.Doc) => void, doc = new Y.Doc()): Payload {
  const before = Y.encodeStateVector(doc)
  change(doc)
  const update = Y.encodeStateAsUpdate(doc, before) as Bytes
  return { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update }
}

export const evil = payloadOf((doc) => doc.getMap('cards').set('evil', 'glaubt mir'))

export function byTable(payload: Partial<Payload> = {}, role: Role = 'contribution') {
  return sealEntry(tableKeys, role, { ...evil, ...payload })
}

async function readdressed(bytes: Uint8Array): Promise<SealedEntry> {
  return { hash: await addressOf(bytes), bytes }
}

async function changed(at: number, value: number, entry?: SealedEntry): Promise<SealedEntry> {
  const bytes = (entry ?? (await byTable())).bytes.slice()
  bytes[at < 0 ? bytes.length + at : at] = value
  return readdressed(bytes)
}

/** Each with the reason for which it is set aside; `seen` is an entry of somebody else. */
export const junk: [
  what: string,
  reason: string,
  make: (seen: SealedEntry) => Promise<SealedEntry>,
][] = [
  ['noise', 'length', () => readdressed(new Uint8Array(60).fill(7))],
  ['long noise', 'version', () => readdressed(new Uint8Array(5000).fill(7))],
  [
    'an entry of somebody else’s initiative',
    'key',
    async () => sealEntry(await keysOfModeration(secret.toReversed(), docId), 'moderation', evil),
  ],
  [
    'an entry of another document of the same initiative',
    'key',
    async () => sealEntry(await keysOfModeration(secret, 'workshop.other'), 'moderation', evil),
  ],
  [
    'an entry without a signature',
    'signature',
    async () => {
      const { bytes } = await byTable()
      return readdressed(bytes.fill(0, bytes.length - 64))
    },
  ],
  ['an entry that calls itself one of the moderation', 'signature', () => changed(6, 1)],
  ['an entry of somebody else with other contents', 'signature', (seen) => changed(60, 3, seen)],
  ['an entry signed by a reader', 'role', () => byTable({}, 'reading')],
  ['an entry of a role that nobody knows', 'role', () => changed(6, 9)],
  [
    'a snapshot that replaces what others wrote',
    'role',
    ({ hash }) => byTable({ kind: 'snapshot', covers: [hash] }),
  ],
  [
    'an update that nothing can read',
    'payload',
    () => byTable({ update: new Uint8Array(40).fill(200) }),
  ],
  [
    'an update that was cut off',
    'payload',
    () => byTable({ update: asBytes(evil.update.slice(0, -4)) }),
  ],
]
