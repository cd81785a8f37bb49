/** Names for records that two devices can give out apart without ever giving the same one twice. */
import * as z from 'zod/mini'

/** A random name: 22 characters base64url of 128 bits, never time-ordered (formats, section 4). */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))
export type Id = z.infer<typeof Id>

/** A fresh random id. */
export function newId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The kinds of shared documents; a document's id is `kind.id` (formats, section 4). */
export const DocumentKind = z.enum([
  'initiative',
  'workshop',
  'conduct',
  'survey',
  'answers',
  // The questions of a survey for those who are invited to edit them: what counts is taken from here by the moderation.
  'draft',
])
export type DocumentKind = z.infer<typeof DocumentKind>

/** The id of the document of one kind that belongs to an initiative, a workshop or a survey. */
export function documentId(kind: DocumentKind, id: Id): string {
  return `${kind}.${id}`
}
