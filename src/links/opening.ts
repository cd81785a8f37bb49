/** Opens a document from what this device has kept: the cache first, then every entry it lacks. */
import type { SealedEntry } from '#documents/ports.ts'
import { fromUtf8, join, toUtf8 } from '#vault/bytes.ts'
import { EntryRefused, openTrusted } from '#vault/entries.ts'
import { readerVersion, type Payload } from '#vault/payload.ts'
import type { OpenedEntry } from './inbox.ts'
import { applyPayloads } from './merge.ts'
import * as Y from 'yjs'
import type { SessionParts } from './parts.ts'

/** Stands for what only a newer app can read. */
const unreadable: Payload = {
  kind: 'update',
  encoding: 'V1',
  minReader: readerVersion + 1,
  covers: [],
  update: new Uint8Array(),
}

/** Entries that are being opened at the same time. */
const mostAtOnce = 1000

/** Snapshots with the addresses that each covers. */
export type Covers = [snapshot: string, covered: string[]][]

/** The merged state (V2), the entries it holds, and what the snapshots among them cover. */
export interface Cache {
  hashes: string[]
  covers: Covers
  update: Uint8Array
}

/** A snapshot that another one covers comes before it: what it covers goes while it can still be read back. */
export function innerFirst(covers: Covers): Covers {
  const waiting = new Map(covers)
  const ordered: Covers = []
  const isInner = ([, covered]: Covers[0]) => !covered.some((hash) => waiting.has(hash))
  for (let next = [...waiting].find(isInner); next; next = [...waiting].find(isInner)) {
    waiting.delete(next[0])
    ordered.push(next)
  }
  return ordered
}

/** What the snapshots among these cover, as far as this app may read them. */
export function coversOf(opened: readonly OpenedEntry[]): Covers {
  const readable = opened.filter(({ payload }) => payload.minReader <= readerVersion)
  const covers = readable.map(({ entry, payload }): Covers[0] => [entry.hash, payload.covers])
  return covers.filter(([, covered]) => covered.length > 0)
}

/** length(4, big-endian) ‖ addresses, one a line, each with those it covers ‖ update, sealed for this device. */
export async function writeCache(parts: SessionParts, cache: Cache): Promise<void> {
  if (!parts.seal) return
  const covers = new Map(cache.covers)
  const texts = cache.hashes.map((hash) => [hash, ...(covers.get(hash) ?? [])].join(' '))
  const { update } = cache
  const lines = toUtf8(texts.join('\n'))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, lines.length)
  const sealed = await parts.seal.close(`caches ${parts.docId}`, join(length, lines, update))
  await parts.store.writeCache(parts.docId, sealed)
}

async function readCache({ store, seal, docId }: SessionParts): Promise<Cache | undefined> {
  try {
    const sealed = await store.readCache(docId)
    if (!sealed || !seal) return undefined
    const plain = await seal.open(`caches ${docId}`, sealed)
    const end = 4 + new DataView(plain.buffer).getUint32(0)
    const lines = fromUtf8(plain.subarray(4, end)).split('\n')
    const all = lines.map((line): Covers[0] => {
      const [hash = '', ...covered] = line.split(' ')
      return [hash, covered]
    })
    const covers = all.filter(([, covered]) => covered.length > 0)
    return { hashes: all.map(([hash]) => hash), covers, update: plain.subarray(end) }
  } catch {
    // The cache may be thrown away at any time; the entries hold everything.
    return undefined
  }
}

/** What was found: `opened` in the order in which it came in, `held` the addresses of all entries. */
export interface Found {
  cache: Cache | undefined
  opened: OpenedEntry[]
  held: string[]
  covers: Covers
}

/** Reads everything; a row that does not open is set aside and shown. Rejects if the store cannot be read. */
export async function readDocument(parts: SessionParts): Promise<Found> {
  const { store, docId } = parts
  const cache = await readCache(parts)
  if (!cache) {
    const opened = await openAll(parts, await store.load(docId))
    const held = opened.map(({ entry }) => entry.hash)
    return { cache, opened, held, covers: coversOf(opened) }
  }
  const cached = new Set(cache.hashes)
  const hashes = await store.hashes(docId)
  const missing = hashes.filter((hash) => !cached.has(hash))
  const opened = missing.length ? await openAll(parts, await store.load(docId, missing)) : []
  const held = hashes.filter((hash) => cached.has(hash))
  // A cached snapshot that is not kept any more covers nothing.
  const covers = cache.covers.filter(([snapshot]) => held.includes(snapshot))
  return {
    cache,
    opened,
    held: [...held, ...opened.map(({ entry }) => entry.hash)],
    covers: [...covers, ...coversOf(opened)],
  }
}

async function openAll(parts: SessionParts, entries: SealedEntry[]): Promise<OpenedEntry[]> {
  const { docId, store, board, keys } = parts
  let damaged = 0
  const refuse = async (entry: SealedEntry, error: unknown): Promise<OpenedEntry | undefined> => {
    const reason = error instanceof EntryRefused ? error.reason : 'payload'
    // Whole, but in a form of which this app knows nothing: the row stays for the app that does.
    if (reason === 'version') return { entry, payload: unreadable }
    damaged += 1
    await store.quarantine(docId, entry, reason).catch(() => undefined)
    return undefined
  }
  const opened: OpenedEntry[] = []
  // One promise an entry, not one for each step of it: there may be 20,000.
  for (let at = 0; at < entries.length; at += mostAtOnce) {
    const opening = entries.slice(at, at + mostAtOnce).map((entry) =>
      openTrusted(keys, entry.bytes).then(
        (payload) => ({ entry, payload }),
        (error: unknown) => refuse(entry, error),
      ),
    )
    for (const one of await Promise.all(opening)) if (one) opened.push(one)
  }
  if (damaged) board.raise({ code: 'row-damaged', docId, count: damaged })
  return opened
}

/** A copy that is joined with nothing, of an open document or of what this device has kept. */
export async function copyDocument(parts: SessionParts, open?: Y.Doc): Promise<Y.Doc> {
  const copy = new Y.Doc()
  if (open) Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(open))
  else {
    const { cache, opened } = await readDocument(parts)
    if (cache) Y.applyUpdateV2(copy, cache.update)
    const payloads = opened.map(({ payload }) => payload)
    const readable = payloads.filter(({ minReader }) => minReader <= readerVersion)
    applyPayloads(copy, readable, copy)
  }
  return copy
}
