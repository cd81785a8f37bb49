/** Writes a `.koffer` file in chunks, in bounded memory, whatever it holds. */
import type { EntryStore, FileSize, SealedEntry, Watch } from '#documents/ports.ts'
import type { Leaving } from '#links/media/leaving.ts'
import { fileVersion, type FileKey, type Manifest } from '#schema/koffer-file.ts'
import { addressOf, toUtf8 } from '#vault/bytes.ts'
import { answerPath, contentsOf, entryPath, manifestPath, mediaPath } from './contents.ts'
import type { AnswerBox } from './contents.ts'
import { FileRefused } from './fault.ts'
import { endLength, mostFiles, overheadOf, ZipWriting } from './zip-writing.ts'

/** What goes into a file, and where it is read from. */
export interface PackSource {
  scope: Manifest['scope']
  /** Readable in the file; may be empty. */
  title: string
  keys: FileKey[]
  documents: { docId: string; roomId: string }[]
  entries: Pick<EntryStore, 'list' | 'load'>
  media: Leaving
  answers?: Pick<AnswerBox, 'list' | 'read'>
  /** Leaves out what this holder has confirmed. */
  lackedBy?: { holder: string; confirmed: (docId: string) => Promise<ReadonlySet<string>> }
}

/** Entries are read in parts of about this size. */
const partBytes = 1024 * 1024
const mostInPart = 256

interface Line {
  hash: string
  size: number
}

/** What the file will hold, counted without writing. */
export async function measure(source: PackSource, watch: Watch): Promise<Manifest> {
  const manifest = emptyManifest(source)
  for (const [at, { docId, roomId }] of source.documents.entries()) {
    watch.signal.throwIfAborted()
    manifest.documents.push({ docId, roomId, entries: await lackingOf(source, docId) })
    manifest.media.push(...(await mediaOf(source, docId)))
    manifest.answers.push(...(await answersOf(source, docId)))
    watch.progress((at + 1) / source.documents.length)
  }
  return manifest
}

/** How large the file with these contents is, to the byte. */
export function sizeOf(manifest: Manifest): FileSize {
  const contents = contentsOf(manifest)
  if (contents.length + 1 > mostFiles) throw new FileRefused('too-many')
  const last = overheadOf(manifestPath) + encode(manifest).length + endLength
  const bytes = contents.reduce((sum, { path, size }) => sum + size + overheadOf(path), last)
  const entries = manifest.documents.reduce((sum, { entries: list }) => sum + list.length, 0)
  const photos = manifest.media.filter(({ kind }) => kind === 'original').length
  return { bytes, entries, photos }
}

/**
 * The file in chunks. `planned` comes from `measure`. What was superseded meanwhile is replaced by what
 * replaced it; what is listed at the end is what was written.
 */
export async function* write(
  source: PackSource,
  planned: Manifest,
  watch: Watch,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriting()
  const manifest = emptyManifest(source)
  const total = Math.max(1, sizeOf(planned).bytes)
  let written = 0
  const pass = (chunks: Uint8Array[]) => {
    watch.signal.throwIfAborted()
    for (const chunk of chunks) written += chunk.length
    watch.progress(Math.min(1, written / total))
    return chunks
  }
  for (const { docId, roomId, entries } of planned.documents) {
    const listed: Line[] = []
    for await (const part of currentEntries(source, docId, entries)) {
      for (const { hash, bytes } of part) {
        yield* pass(zip.add(entryPath(docId, hash), bytes))
        listed.push({ hash, size: bytes.length })
      }
    }
    manifest.documents.push({ docId, roomId, entries: listed })
  }
  const photos = new Set<string>()
  for (const item of planned.media) {
    const bytes = photos.has(item.hash) ? undefined : await source.media.read(item.docId, item.hash)
    // Photos of two documents are written once; one that was released meanwhile is with two others, and one that may
    // not leave any more stays.
    if (bytes) yield* pass(zip.add(mediaPath(item), new Uint8Array(bytes)))
    if (bytes) photos.add(item.hash)
    if (photos.has(item.hash)) manifest.media.push(item)
  }
  for (const answer of planned.answers) {
    const bytes = await source.answers?.read(answer.responseId)
    if (!bytes || bytes.length !== answer.size) continue
    yield* pass(zip.add(answerPath(answer), bytes))
    manifest.answers.push(answer)
  }
  yield* pass(zip.add(manifestPath, encode(manifest)))
  yield* pass(zip.end())
}

function emptyManifest({ scope, title, keys, lackedBy }: PackSource): Manifest {
  const fixed = { format: 'beteiligungskoffer', version: fileVersion, minReader: 1 } as const
  const lists = { keys, documents: [], media: [], answers: [] }
  return { ...fixed, title: title.slice(0, 200), scope, complete: !lackedBy, ...lists }
}

function encode(manifest: Manifest): Uint8Array {
  return toUtf8(JSON.stringify(manifest))
}

async function lackingOf({ entries, lackedBy }: PackSource, docId: string): Promise<Line[]> {
  const lines = await entries.list(docId)
  const confirmed = await lackedBy?.confirmed(docId)
  return confirmed ? lines.filter(({ hash }) => !confirmed.has(hash)) : lines
}

/** Reads entries a few at a time, in the order in which they came in. */
async function* loadInParts(
  { entries }: PackSource,
  docId: string,
  wanted: Line[],
): AsyncGenerator<SealedEntry[]> {
  let part: string[] = []
  let bytes = 0
  for (const { hash, size } of wanted) {
    if (part.length === mostInPart || (part.length > 0 && bytes + size > partBytes)) {
      yield await entries.load(docId, part)
      part = []
      bytes = 0
    }
    part.push(hash)
    bytes += size
  }
  if (part.length) yield await entries.load(docId, part)
}

/** The planned entries, and what replaced those that were superseded since. */
async function* currentEntries(
  source: PackSource,
  docId: string,
  planned: Line[],
): AsyncGenerator<SealedEntry[]> {
  const done = new Set<string>()
  let wanted = planned
  while (wanted.length) {
    let found = 0
    for await (const part of loadInParts(source, docId, wanted)) {
      for (const { hash } of part) done.add(hash)
      found += part.length
      yield part
    }
    // All of a list that was whole: nothing went away while it was read.
    if (found === wanted.length) return
    wanted = (await lackingOf(source, docId)).filter(({ hash }) => !done.has(hash))
  }
}

async function mediaOf({ media, lackedBy }: PackSource, docId: string): Promise<Manifest['media']> {
  const lines = await media.list(docId)
  return lines
    .filter(({ isHere, holders }) => isHere && !holders.includes(lackedBy?.holder ?? ''))
    .map(({ hash, size, kind }) => ({ docId, hash, size, kind }))
}

async function answersOf({ answers }: PackSource, docId: string): Promise<Manifest['answers']> {
  const found: Manifest['answers'] = []
  for (const responseId of (await answers?.list(docId)) ?? []) {
    const bytes = await answers?.read(responseId)
    if (!bytes) continue
    found.push({ docId, responseId, hash: await addressOf(bytes), size: bytes.length })
  }
  return found
}
