/** Sealed entries and, beside them as the baseline, y-indexeddb: the same faults, measured, not remembered. */
import { openSession } from '#links/session.ts'
import { Database } from '#storage/database.ts'
import { DexieEntryStore } from '#storage/entry-store.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { Board, docId, secret } from '../../client/sessions.ts'
import { makeDiskSmall } from './faults.ts'
import { runKeepingContract } from './keeping.ts'

await makeDiskSmall()
const seal = new Seal(await newDeviceKey())

runKeepingContract({
  name: 'A session over the database',
  entries: 'entries',
  known: {},
  ruin: (row) => {
    const bytes = row['bytes'] as Uint8Array
    const at = bytes.length - 70
    return { ...row, bytes: bytes.with(at, (bytes[at] ?? 0) ^ 1) }
  },
  open: async (name) => {
    const board = new Board()
    const database = new Database(name)
    const store = new DexieEntryStore(database, (problem) => board.raise(problem))
    const keys = await keysOfModeration(secret, docId)
    const trusted = ['moderation', 'contribution'] as const
    const fixed = { docId, keys, trusted, links: [], sharesStore: true, seal, board } as const
    // No cache on closing: the test wants to see every row again.
    const session = await openSession({ ...fixed, role: 'contribution', store, seal: undefined })
    return {
      doc: session.doc,
      shown: () => board.codes,
      isSaved: () => session.saved === 'saved',
      close: async () => {
        await session.close()
        database.close()
      },
    }
  },
})

runKeepingContract({
  name: 'y-indexeddb, the baseline,',
  entries: 'updates',
  // Measured with 9.0.12. It has no event for a failed write: it can only be seen by opening again.
  known: {
    full: 'loses',
    aborted: 'loses',
    closed: 'throws',
    upgraded: 'throws',
    row: 'hangs',
    hanging: 'says nothing',
  },
  ruin: () => 'no bytes',
  open: async (name) => {
    const doc = new Y.Doc()
    const persistence = new IndexeddbPersistence(name, doc)
    await persistence.whenSynced
    return {
      doc,
      shown: () => [],
      isSaved: () => true,
      close: () => persistence.destroy(),
    }
  },
})
