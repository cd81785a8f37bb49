/** What a `.koffer` file says about itself: what it holds and which key opens it, never a key (formats, section 8). */
import * as z from 'zod/mini'
import { Id } from './id.ts'

/** The format that this app writes; a file that wants a newer reader is refused. */
export const fileVersion = 1
export const fileExtension = 'koffer'
export const fileType = 'application/octet-stream'

/** base64url of SHA-256, as addresses and rooms are named. */
export const Hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** The id of a document, safe as the name of a folder. */
export const FileDocumentId = z.string().check(z.regex(/^[a-z]{1,20}\.[A-Za-z0-9_-]{1,64}$/))

const Size = z.number().check(z.int(), z.gte(0))

const FileDocument = z.looseObject({
  docId: FileDocumentId,
  /** Whose keys seal it; a room of another name is another document, whatever it calls itself. */
  roomId: Hash,
  /** In the order in which the sender's device took them in. */
  entries: z.array(z.object({ hash: Hash, size: Size })),
})
export type FileDocument = z.infer<typeof FileDocument>

const FileMedia = z.looseObject({
  docId: FileDocumentId,
  hash: Hash,
  size: Size,
  kind: z.enum(['thumbnail', 'original']),
})
export type FileMedia = z.infer<typeof FileMedia>

const FileAnswer = z.looseObject({ docId: FileDocumentId, responseId: Id, hash: Hash, size: Size })
export type FileAnswer = z.infer<typeof FileAnswer>

/** A link or paper key that opens the file. */
const FileKey = z.looseObject({
  kind: z.enum(['initiative', 'workshop', 'survey']),
  id: Id,
  roomId: Hash,
})
export type FileKey = z.infer<typeof FileKey>

/** Read before anything else: whether this is such a file, and whether this app is new enough. */
export const FileHead = z.looseObject({
  format: z.literal('beteiligungskoffer'),
  version: z.number(),
  minReader: z.number(),
})

export const Manifest = z.looseObject({
  format: z.literal('beteiligungskoffer'),
  version: z.number(),
  minReader: z.number(),
  /** The sender may leave it empty: it is the only thing in the file that can be read. */
  title: z.string().check(z.maxLength(200)),
  scope: z.enum(['initiative', 'workshop', 'survey']),
  /** False if it holds only what one device lacked. */
  complete: z.boolean(),
  keys: z.array(FileKey),
  documents: z.array(FileDocument),
  media: z.array(FileMedia),
  answers: z.array(FileAnswer),
})
export type Manifest = z.infer<typeof Manifest>

/** Why a file is not taken in. Nothing on the device has changed then. */
export type FileFault =
  | 'not-a-koffer'
  | 'damaged'
  | 'newer'
  | 'foreign'
  | 'no-key'
  | 'other-key'
  | 'too-many'
  | 'unreadable'

/** Crockford's letters: none is mistaken for another when it is read out or typed. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Eight characters that tell people which link or paper key belongs to a room: "7F2K-9QXA". It is printed
 * with the paper key and said by a file that cannot be opened; it opens nothing.
 */
export function markOf(roomId: string): string {
  const binary = atob(roomId.slice(0, 8).replaceAll('-', '+').replaceAll('_', '/'))
  let number = 0n
  for (let at = 0; at < 5; at += 1) number = number * 256n + BigInt(binary.charCodeAt(at))
  let mark = ''
  for (let place = 0; place < 8; place += 1) {
    mark = letters.charAt(Number(number & 31n)) + mark
    number >>= 5n
  }
  return `${mark.slice(0, 4)}-${mark.slice(4)}`
}
