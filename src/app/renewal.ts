/** "Neue Schlüssel": everything of an initiative goes on in new rooms, from a snapshot signed by the moderation. */
import { hasPending } from '#links/merge.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Shelf } from '#storage/shelf.ts'
import { asBytes, type Bytes } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration, newSecret } from '#vault/keys.ts'
import { readerVersion } from '#vault/payload.ts'
import { encodeStateAsUpdateV2 } from 'yjs'
import type { OpenDocuments, Wanted } from './open-documents.ts'

/**
 * Resolves to the names of devices that have confirmed something and so had the old keys. What is open is
 * ended; it opens again with the new keys. All documents move, or none.
 */
export async function renewKeys(
  initiative: string,
  shelf: Shelf,
  documents: OpenDocuments,
): Promise<string[]> {
  const { initiatives, entries, receipts } = shelf
  const secret = newSecret()
  const workshops = await initiatives.workshopsOf(initiative)
  const wanted: Wanted[] = [
    { kind: 'initiative', id: initiative },
    ...workshops.map((id) => ({ kind: 'workshop' as const, id })),
    ...workshops.map((id) => ({ kind: 'conduct' as const, id })),
  ]
  const moved = await Promise.all(wanted.map((one) => move(secret, one, shelf, documents)))
  const rows = moved.map(({ docId, entry }) => entries.rowOf(docId, entry))
  await initiatives.renew(initiative, secret, rows)
  await documents.discard(moved.map(({ docId }) => docId))
  for (const { open, docId, entry, covers } of moved) {
    await open.close()
    // Fails at worst: then both lie there, and the old ones open with the earlier keys.
    if (covers.length) await entries.supersede(docId, entry.hash, covers).catch(() => undefined)
  }
  const confirmed = await Promise.all(moved.map(({ docId }) => receipts.read(docId)))
  const names = confirmed.flat().map(({ holder }) => holder.name)
  return [...new Set(names.filter((name) => name !== ''))].sort()
}

/** Seals everything that a document holds now for its new room. */
async function move(secret: Bytes, wanted: Wanted, from: Shelf, documents: OpenDocuments) {
  const open = await documents.open(wanted)
  if (!open.writable) throw new ProblemError('document-newer', open.docId)
  await open.whenSaved()
  const { docId, doc } = open
  // What is still missing in between must not count as replaced.
  const covers = hasPending(doc) ? [] : await from.entries.hashes(docId)
  const update = asBytes(encodeStateAsUpdateV2(doc))
  const keys = await keysOfModeration(secret, docId)
  const snapshot = { kind: 'snapshot', encoding: 'V2', minReader: readerVersion } as const
  const entry = await sealEntry(keys, 'moderation', { ...snapshot, covers, update })
  return { open, docId, entry, covers }
}
