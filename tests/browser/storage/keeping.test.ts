/** Sealed entries stand every fault of a disk. */
import { Junction } from '#links/junction.ts'
import { openSession } from '#links/session.ts'
import { Database } from '#storage/database.ts'
import { DexieEntryStore } from '#storage/entry-store.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'
import { Board, docId, secret } from '../../client/sessions.ts'
import { runKeepingContract } from './keeping.ts'

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
    const fixed = {
      docId,
      keys,
      trusted,
      links: new Junction(),
      sharesStore: true,
      seal,
      board,
    } as const
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
