/** How sealed photos lie in the database: a line per document and item, the bytes once by their address. */
import { Dexie, type Table } from 'dexie'
import type { Database, MediaIndexRow } from './database.ts'

/** Two independent holders, or it stays (formats, section 2). */
export const enoughHolders = 2

/** Every line of a document. */
export function linesOf(table: Table<MediaIndexRow>, docId: string) {
  const [from, to] = [Dexie.minKey as unknown, Dexie.maxKey as unknown]
  return table.where('[docId+hash]').between([docId, from], [docId, to], true, true)
}

/** Takes a document's lines out, and the bytes that no other document has. Inside a transaction of the caller. */
export async function forgetMedia(database: Database, docId: string): Promise<void> {
  const { media, mediaIndex } = database
  const lines = await linesOf(mediaIndex, docId).toArray()
  await linesOf(mediaIndex, docId).delete()
  const hashes = lines.map(({ hash }) => hash)
  const shared = new Set<string>()
  await mediaIndex
    .where('hash')
    .anyOf(hashes)
    .each(({ hash }) => shared.add(hash))
  await media.bulkDelete(hashes.filter((hash) => !shared.has(hash)))
}
