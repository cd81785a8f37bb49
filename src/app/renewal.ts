/** "Neue Schlüssel": everything of an initiative goes on in new rooms, from a snapshot signed by the moderation. */
import { hasPending } from '#links/merge.ts'
import { documentId } from '#schema/id.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Shelf } from '#storage/shelf.ts'
import { asBytes, type Bytes } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration, newSecret } from '#vault/keys.ts'
import { readerVersion } from '#vault/payload.ts'
import { encodeStateAsUpdateV2 } from 'yjs'
import type { MovedAnswers } from './answer-renewal.ts'
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
  const surveys = await initiatives.surveysOf(initiative)
  const drafts = await sharedDrafts(surveys, shelf)
  const wanted: Wanted[] = [
    { kind: 'initiative', id: initiative },
    ...workshops.map((id) => ({ kind: 'workshop' as const, id })),
    ...workshops.map((id) => ({ kind: 'conduct' as const, id })),
    ...surveys.map((id) => ({ kind: 'survey' as const, id })),
    ...drafts.map((id) => ({ kind: 'draft' as const, id })),
  ]
  const moved = await Promise.all(wanted.map((one) => move(secret, one, shelf, documents)))
  const answers = await renewAnswers(initiative, surveys, secret, shelf)
  const rows = [
    ...moved.map(({ docId, entry }) => entries.rowOf(docId, entry)),
    ...answers.flatMap(({ docId, entries: fresh }) =>
      fresh.map((one) => entries.rowOf(docId, one)),
    ),
  ]
  await initiatives.renew(initiative, secret, rows)
  await documents.discard([...moved, ...answers].map(({ docId }) => docId))
  for (const { docId, entries: fresh, replaced } of answers) {
    const [first] = fresh
    // As above: read back before anything goes, and nothing is lost by holding both.
    if (first) await entries.supersede(docId, first.hash, replaced).catch(() => undefined)
  }
  for (const { open, docId, entry, covers } of moved) {
    await open.close()
    // Fails at worst: then both lie there, and the old ones open with the earlier keys.
    if (covers.length) await entries.supersede(docId, entry.hash, covers).catch(() => undefined)
  }
  const rooms = [...moved, ...answers].map(({ docId }) => docId)
  const confirmed = await Promise.all(rooms.map((docId) => receipts.read(docId)))
  const names = confirmed.flat().map(({ holder }) => holder.name)
  return [...new Set(names.filter((name) => name !== ''))].sort()
}

/** Surveys that somebody was invited to edit. */
async function sharedDrafts(surveys: readonly string[], { entries }: Shelf): Promise<string[]> {
  const counted = surveys.map(async (id) => {
    const hashes = await entries.hashes(documentId('draft', id))
    return hashes.length > 0 ? [id] : []
  })
  return (await Promise.all(counted)).flat()
}

/** Nothing is loaded for an initiative without surveys. */
async function renewAnswers(
  initiative: string,
  surveys: readonly string[],
  now: Bytes,
  shelf: Shelf,
): Promise<MovedAnswers[]> {
  if (!surveys.length) return []
  const { moveAnswers } = await import('./answer-renewal.ts')
  const { initiatives } = shelf
  const before = [
    await initiatives.secret(initiative),
    ...(await initiatives.earlierSecrets(initiative)),
  ]
  const moving = surveys.map(async (survey) => {
    const docId = documentId('answers', survey)
    const [from, ...earlier] = await Promise.all(before.map((one) => keysOfModeration(one, docId)))
    const to = await keysOfModeration(now, docId)
    return moveAnswers(
      survey,
      docId,
      { from: { ...(from ?? to), earlier }, to },
      { before, now },
      shelf,
    )
  })
  return Promise.all(moving)
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
