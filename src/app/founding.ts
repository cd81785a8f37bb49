/** Makes new documents: what they begin with is sealed first and then kept at once, all or nothing. */
import type { SealedEntry } from '#documents/ports.ts'
import { mergeUpdates } from '#links/merge.ts'
import { sealUpdate } from '#links/outbox.ts'
import { documentId, type DocumentKind } from '#schema/id.ts'
import { ProblemError } from '#storage/problem.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { accessWith } from './keyring.ts'
import type { OpenDocuments } from './open-documents.ts'

/** An initiative and its secret M. */
interface Place {
  id: string
  secret: Uint8Array
}

/** The first entry of a document, or the one by which an initiative learns of a workshop. */
export interface First {
  docId: string
  update: Uint8Array
  entry: SealedEntry
}

/** What a new initiative begins with; nothing is kept yet. */
export async function foundInitiative(
  { id, secret }: Place,
  fill: (doc: Doc) => void,
): Promise<First[]> {
  const doc = new Doc()
  return written(secret, [{ kind: 'initiative', id, doc }], () => fill(doc))
}

/**
 * Fills the documents of a new workshop and lists it. `keep` keeps everything or rejects; only then the
 * open initiative learns of it, here and in other windows.
 */
export async function foundWorkshop(
  documents: OpenDocuments,
  { id, secret }: Place,
  workshopId: string,
  fill: (docs: { workshop: Doc; conduct: Doc; initiative: Doc }) => void,
  keep: (first: First[]) => Promise<void>,
): Promise<void> {
  const docs = { workshop: new Doc(), conduct: new Doc(), initiative: new Doc() }
  const drafts = [
    { kind: 'workshop' as const, id: workshopId, doc: docs.workshop },
    { kind: 'conduct' as const, id: workshopId, doc: docs.conduct },
    { kind: 'initiative' as const, id, doc: docs.initiative },
  ]
  await foundWithin(documents, { id, secret }, drafts, docs.initiative, () => fill(docs), keep)
}

/** The same for a survey; the document of its answers begins with the first answer. */
export async function foundSurvey(
  documents: OpenDocuments,
  { id, secret }: Place,
  surveyId: string,
  fill: (docs: { survey: Doc; initiative: Doc }) => void,
  keep: (first: First[]) => Promise<void>,
): Promise<void> {
  const docs = { survey: new Doc(), initiative: new Doc() }
  const drafts = [
    { kind: 'survey' as const, id: surveyId, doc: docs.survey },
    { kind: 'initiative' as const, id, doc: docs.initiative },
  ]
  await foundWithin(documents, { id, secret }, drafts, docs.initiative, () => fill(docs), keep)
}

async function foundWithin(
  documents: OpenDocuments,
  { id, secret }: Place,
  drafts: { kind: DocumentKind; id: string; doc: Doc }[],
  initiative: Doc,
  fill: () => void,
  keep: (first: First[]) => Promise<void>,
): Promise<void> {
  const open = await documents.open({ kind: 'initiative', id })
  try {
    if (!open.writable) throw new ProblemError('document-newer', open.docId)
    applyUpdate(initiative, encodeStateAsUpdate(open.doc))
    const first = await written(secret, drafts, fill)
    await keep(first)
    for (const { docId, entry, update } of first) documents.learn(docId, entry, update)
  } finally {
    await open.close()
  }
}

/** What `fill` writes into these copies, as one entry for each that it wrote into. */
async function written(
  secret: Uint8Array,
  drafts: { kind: DocumentKind; id: string; doc: Doc }[],
  fill: () => void,
): Promise<First[]> {
  const heard = drafts.map((draft) => ({ ...draft, updates: [] as Uint8Array[] }))
  for (const { doc, updates } of heard) {
    doc.on('update', (update: Uint8Array) => updates.push(update))
  }
  fill()
  const sealed = heard
    .filter(({ updates }) => updates.length > 0)
    .map(async ({ kind, id, updates }) => {
      const docId = documentId(kind, id)
      const { keys, role } = accessWith(kind, await keysOfModeration(secret, docId))
      const update = mergeUpdates(updates)
      return { docId, update, entry: await sealUpdate(keys, role ?? 'moderation', update) }
    })
  return Promise.all(sealed)
}
