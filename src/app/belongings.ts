/** Which documents make an initiative or a workshop on this device, and which key opens them. */
import { documentId, type DocumentKind } from '#schema/id.ts'
import type { FileKey } from '#schema/koffer-file.ts'
import type { Belongings, Part } from '#links/file/desk.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Keyring } from './keyring.ts'

/** The kinds of documents that make one part of an initiative. */
const parts = {
  workshop: ['workshop', 'conduct'],
  survey: ['survey', 'answers', 'draft'],
} as const satisfies Record<Part['kind'], readonly DocumentKind[]>

/** The documents of one workshop or survey, or of a whole initiative with all that it has. */
export async function documentsOf(
  keyring: Keyring,
  initiative: string,
  part?: Part,
): Promise<string[]> {
  const known = new Set(await keyring.known())
  if (part) {
    const own = parts[part.kind].map((kind) => documentId(kind, part.id))
    return own.filter((docId) => known.has(docId))
  }
  const documents: string[] = []
  for (const docId of known) {
    if ((await keyring.initiativeOf(docId)) === initiative) documents.push(docId)
  }
  // A member holds the initiative's own document without its secret.
  const own = documentId('initiative', initiative)
  return known.has(own) ? [...new Set([own, ...documents])] : documents
}

/** What goes into a file. Rejects with `not-here` for what is not on this device. */
export async function belongingsOf(
  keyring: Keyring,
  initiative: string,
  part?: Part,
): Promise<Belongings> {
  const docIds = await documentsOf(keyring, initiative, part)
  const documents = await Promise.all(
    docIds.map(async (docId) => {
      const { keys } = await keyring.accessTo(docId)
      return { docId, roomId: keys.roomId }
    }),
  )
  const { kind, id } = part ?? { kind: 'initiative' as const, id: initiative }
  const named =
    documents.find(({ docId }) => docId === documentId(kind, id)) ??
    documents.find(({ docId }) => docId === documentId('draft', id))
  if (!named) throw new ProblemError('not-here', id)
  const key: FileKey = { kind, id, roomId: named.roomId }
  return { documents, keys: [key] }
}
