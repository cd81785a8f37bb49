/** Databases of every version that was ever given to people open, with all that lies in them. */
import { CapabilityRows } from '#storage/capability-rows.ts'
import { Database } from '#storage/database.ts'
import { DexieEntryStore } from '#storage/entry-store.ts'
import { InitiativeRows } from '#storage/initiative-rows.ts'
import { ReceiptRows } from '#storage/receipt-rows.ts'
import { SealedRows } from '#storage/sealed-rows.ts'
import { fromBase64url, toBase64url } from '#vault/bytes.ts'
import type { Capability } from '#vault/keys.ts'
import { Seal } from '#vault/seal.ts'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import entries from '../../samples/formats/entries-1.json'
import rows from '../../samples/formats/rows-1.json'
import { freshName } from './disk.ts'

/** As they were; never changed here. */
const versions: Record<string, string>[] = [
  {
    entries: '[docId+hash]',
    caches: 'docId',
    answers: 'responseId, docId',
    drafts: 'key',
    media: 'hash, docId',
    initiatives: 'id, *workshops',
    keys: 'id',
    preferences: 'key',
    quarantine: '++number, docId',
  },
  { receipts: '[docId+holder]' },
  { mediaIndex: '[docId+hash], hash' },
  { capabilities: 'docId', joined: 'id' },
  { mediaAsks: 'hash, docId', mediaParts: '[hash+at], docId' },
  { initiatives: 'id, *workshops, *surveys' },
]

const { capabilities, joined, receipts, drafts, preferences } = rows
const raw = fromBase64url(rows.key)
const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
const seal = new Seal(key)

/** A database as that version left it. */
async function leftBy(version: number): Promise<string> {
  const name = freshName()
  const old = new Dexie(name)
  for (const [at, stores] of versions.slice(0, version).entries())
    old.version(at + 1).stores(stores)
  const put = (table: string, row: { sealed: string }) =>
    old.table(table).put({ ...row, says: undefined, sealed: fromBase64url(row.sealed) })
  for (const [order, { hash, bytes }] of entries.entries.entries()) {
    const row = { docId: entries.docId, hash, order, bytes: fromBase64url(bytes) }
    await old.table('entries').put(row)
  }
  await old.table('initiatives').put({ id: 'i', workshops: ['a'], sealed: new Uint8Array(9) })
  await put('drafts', drafts)
  await put('preferences', preferences)
  if (version >= 2) await put('receipts', receipts)
  if (version >= 4) await put('capabilities', capabilities)
  if (version >= 4) await put('joined', joined)
  old.close()
  return name
}

const lineOf = ({ role, secret, publicKeys }: Capability) =>
  [
    role,
    ...[secret, publicKeys.moderation, publicKeys.contribution, publicKeys.reading].map(
      toBase64url,
    ),
  ].join(' ')

test.each([1, 2, 3, 4, 5, 6])('a database of version %i opens whole', async (version) => {
  const database = new Database(await leftBy(version))
  const store = new DexieEntryStore(database, () => undefined)
  const loaded = await store.load(entries.docId)
  expect(loaded.map(({ hash }) => hash)).toEqual(entries.entries.map(({ hash }) => hash))
  const text = (table: 'drafts' | 'preferences', name: string) =>
    new SealedRows(database, seal, table).read(name)
  expect(await text('drafts', drafts.key)).toBe(drafts.says)
  expect(await text('preferences', preferences.key)).toBe(preferences.says)

  const read = await new ReceiptRows(database, seal).read(receipts.docId)
  expect(read).toEqual(version >= 2 ? [receipts.says] : [])
  const given = new CapabilityRows(database, seal)
  const held = (await given.capabilities(capabilities.docId)) ?? []
  expect(held.map(lineOf)).toEqual(version >= 4 ? capabilities.says : [])
  expect(await given.joined(joined.id)).toEqual(version >= 4 ? joined.says : undefined)

  const initiatives = new InitiativeRows(database, seal)
  expect(await initiatives.held()).toEqual([{ id: 'i', workshops: ['a'], surveys: [] }])
  expect(await initiatives.initiativeOf('a')).toBe('i')
  await initiatives.addSurvey('i', 's', [])
  expect(await initiatives.initiativeOf('s')).toBe('i')
  expect(await initiatives.held()).toEqual([{ id: 'i', workshops: ['a'], surveys: ['s'] }])
  database.close()
})

test('there is a sample of every version that the app knows', async () => {
  const database = new Database(freshName())
  await database.open()
  expect(database.verno).toBe(versions.length)
  database.close()
})
