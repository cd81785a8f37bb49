/** "Von diesem Gerät löschen": takes one initiative out of every table at once. */
import { Dexie } from 'dexie'
import { onOpen, type Database } from './database.ts'
import { forgetMedia } from './media-rows.ts'
import { toProblem } from './problem.ts'

/** `names` are the ids of the initiative, its workshops and its surveys, `documents` those of all their documents. */
export interface Forgetting {
  initiative: string
  names: string[]
  documents: string[]
}

/** Removes all or, if it fails, nothing; may be repeated. Rejects with a `Problem`. */
export async function forget(database: Database, what: Forgetting): Promise<void> {
  try {
    await onOpen(database, () =>
      database.transaction('rw', database.tables, () => forgetRows(database, what)),
    )
  } catch (error) {
    throw toProblem(error)
  }
}

async function forgetRows(database: Database, what: Forgetting): Promise<void> {
  await database.initiatives.delete(what.initiative)
  await database.keys.delete(what.initiative)
  await database.joined.delete(what.initiative)
  const isTheirs = ({ key }: { key: string }) => what.names.some((name) => key.includes(name))
  await database.drafts.filter(isTheirs).delete()
  await database.preferences.filter(isTheirs).delete()
  for (const docId of what.documents) {
    const { entries } = database
    const [from, to] = [Dexie.minKey as unknown, Dexie.maxKey as unknown]
    await entries.where('[docId+hash]').between([docId, from], [docId, to], true, true).delete()
    await database.caches.bulkDelete([docId, `released ${docId}`])
    await database.capabilities.delete(docId)
    const { receipts } = database
    await receipts.where('[docId+holder]').between([docId, from], [docId, to], true, true).delete()
    await forgetMedia(database, docId)
    const { quarantine, answers, mediaAsks, mediaParts } = database
    for (const table of [quarantine, answers, mediaAsks, mediaParts]) {
      await table.where('docId').equals(docId).delete()
    }
  }
}
