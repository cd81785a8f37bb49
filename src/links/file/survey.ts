/** Compares what a file holds with what this device has: what is new, and what it has no key for. */
import type { FilePreview } from '#documents/ports.ts'
import {
  markOf,
  type FileAnswer,
  type FileDocument,
  type FileMedia,
  type Manifest,
} from '#schema/koffer-file.ts'
import { answerPath, mediaPath, type Content } from './contents.ts'
import { FileRefused } from './fault.ts'
import type { KofferFile } from './reading.ts'
import type { Acquaintance, Receiver } from './receiver.ts'

/** What of a file this device can take in and does not have. */
export interface Survey {
  /** In the order in which they are kept: the initiative, which lists the others, comes last. */
  documents: { docId: string; fresh: FileDocument['entries'] }[]
  media: FileMedia[]
  mediaContents: Content[]
  answers: FileAnswer[]
  answerContents: Content[]
  /** Documents that this device has no key for. */
  locked: string[]
  /** This device has something that the whole file does not have. */
  isOlder: boolean
}

/** Throws `FileRefused` if the file holds nothing that this device has a key for. */
export async function survey(manifest: Manifest, receiver: Receiver): Promise<Survey> {
  const { known, locked } = await meetAll(manifest, receiver)
  const documents: Survey['documents'] = []
  let hasMore = false
  for (const { docId, entries } of known) {
    const offered = entries.map(({ hash }) => hash)
    const here = await receiver.held(docId, offered)
    hasMore ||= here.hasMore
    documents.push({ docId, fresh: entries.filter(({ hash }) => !here.held.has(hash)) })
  }
  const ids = new Set(known.map(({ docId }) => docId))
  const media = await freshMedia(manifest, receiver, ids)
  const answers = await freshAnswers(manifest, receiver, ids)
  const unique = [...new Map(media.map((item) => [item.hash, item])).values()]
  return {
    documents,
    media,
    mediaContents: unique.map((one) => ({ ...plain(one), path: mediaPath(one) })),
    answers,
    answerContents: answers.map((one) => ({ ...plain(one), path: answerPath(one) })),
    locked,
    isOlder: hasMore && manifest.complete,
  }
}

/** What a person is shown before anything is taken in. */
export async function preview(file: KofferFile, receiver: Receiver): Promise<FilePreview> {
  const { manifest, size } = file
  const { documents, locked } = await survey(manifest, receiver)
  return {
    title: cleanTitle(manifest.title),
    scope: manifest.scope,
    complete: manifest.complete,
    bytes: size,
    entries: manifest.documents.reduce((sum, { entries }) => sum + entries.length, 0),
    photos: manifest.media.filter(({ kind }) => kind === 'original').length,
    workshops: manifest.documents.filter(({ docId }) => docId.startsWith('workshop.')).length,
    unknown: documents.reduce((sum, { fresh }) => sum + fresh.length, 0),
    locked: locked.length,
  }
}

async function meetAll(manifest: Manifest, receiver: Receiver) {
  const met: { document: FileDocument; as: Acquaintance }[] = []
  for (const document of manifest.documents) {
    met.push({ document, as: await receiver.meet(document.docId, document.roomId) })
  }
  const isKnown = ({ as }: { as: Acquaintance }) => as === 'known'
  const known = met.filter(isKnown).map(({ document }) => document)
  if (!known.length) {
    const marks = manifest.keys.map(({ roomId }) => markOf(roomId))
    throw new FileRefused(met.some(({ as }) => as === 'other') ? 'other-key' : 'no-key', marks)
  }
  const rank = ({ docId }: FileDocument) => (docId.startsWith('initiative.') ? 1 : 0)
  known.sort((a, b) => rank(a) - rank(b))
  const locked = met.filter((one) => !isKnown(one)).map(({ document }) => document.docId)
  return { known, locked }
}

async function freshMedia(manifest: Manifest, receiver: Receiver, ids: Set<string>) {
  const here = new Set<string>()
  for (const docId of ids) {
    for (const { hash, isHere } of await receiver.media.list(docId)) {
      if (isHere) here.add(`${docId} ${hash}`)
    }
  }
  return manifest.media.filter(({ docId, hash }) => ids.has(docId) && !here.has(`${docId} ${hash}`))
}

async function freshAnswers(manifest: Manifest, { answers }: Receiver, ids: Set<string>) {
  if (!answers) return []
  const here = new Set<string>()
  for (const docId of ids) for (const id of await answers.list(docId)) here.add(id)
  return manifest.answers.filter(({ docId, responseId }) => ids.has(docId) && !here.has(responseId))
}

function plain({ hash, size }: { hash: string; size: number }) {
  return { hash, size }
}

/** The title comes from elsewhere: signs that turn or hide text are taken out before it is shown. */
function cleanTitle(title: string): string {
  return title.replace(/[\p{C}\u2028\u2029]/gu, ' ').trim()
}
