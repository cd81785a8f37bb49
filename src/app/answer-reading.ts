/** Opens the sealed answers of a survey, each once: what was opened is kept sealed for this device. */
import type { EntryStore, Watch } from '#documents/ports.ts'
import { mapBounded } from '#links/merge.ts'
import type { SessionParts } from '#links/parts.ts'
import type { Response } from '#schema/answer.ts'
import { isSealedTo, openAnswer, type SurveyKeys } from '#vault/answers.ts'
import { asBytes, fromUtf8, toUtf8 } from '#vault/bytes.ts'
import { openTrusted } from '#vault/entries.ts'
import { readCarried } from '#vault/envelope.ts'

/** Entries that are read and opened at a time: the page stays free in between. */
const partSize = 128

/** An entry with the answer in it; without one if it cannot be read. */
export interface OpenedAnswer {
  hash: string
  response: Response | undefined
}

/** By address; an entry that could not be read is tried again the next time. */
type Cache = Map<string, Response>

/** Every answer that is kept here. Rejects with a `Problem`, or with the reason of the signal. */
export async function readAnswers(
  parts: SessionParts,
  keys: readonly SurveyKeys[],
  watch?: Watch,
): Promise<OpenedAnswer[]> {
  const cache = await readCache(parts)
  const hashes = await parts.store.hashes(parts.docId)
  const missing = hashes.filter((hash) => !cache.has(hash))
  const damaged: OpenedAnswer[] = []
  try {
    for (let at = 0; at < missing.length; at += partSize) {
      watch?.signal.throwIfAborted()
      const part = await openPart(parts, keys, missing.slice(at, at + partSize))
      for (const one of part) {
        if (one.response) cache.set(one.hash, one.response)
        else damaged.push(one)
      }
      watch?.progress(Math.min(1, (at + partSize) / missing.length))
    }
  } finally {
    // Also of a reading that was broken off: it goes on where it was.
    if (missing.length > damaged.length) await writeCache(parts, hashes, cache)
  }
  watch?.progress(1)
  const here = hashes.filter((hash) => cache.has(hash))
  return [...here.map((hash) => ({ hash, response: cache.get(hash) })), ...damaged]
}

async function openPart(
  { docId, store, keys }: SessionParts,
  surveyKeys: readonly SurveyKeys[],
  hashes: string[],
): Promise<OpenedAnswer[]> {
  const entries = new Map((await load(store, docId, hashes)).map((one) => [one.hash, one.bytes]))
  return mapBounded(hashes, 16, async (hash): Promise<OpenedAnswer> => {
    try {
      const payload = await openTrusted(keys, entries.get(hash) ?? new Uint8Array())
      const carried = payload.kind === 'answer' ? readCarried(payload.update) : undefined
      const key = carried && surveyKeys.find((one) => isSealedTo(one, carried))
      return { hash, response: carried && key && (await openAnswer(key, carried)) }
    } catch {
      return { hash, response: undefined }
    }
  })
}

async function load(store: EntryStore, docId: string, hashes: string[]) {
  return store.load(docId, hashes)
}

function purposeOf(docId: string): string {
  return `opened answers ${docId}`
}

async function readCache({ store, seal, docId }: SessionParts): Promise<Cache> {
  try {
    const sealed = await store.readCache(docId)
    if (!sealed?.length || !seal) return new Map()
    const plain = fromUtf8(await seal.open(purposeOf(docId), sealed))
    // Only this app on this device can have sealed it.
    return new Map(JSON.parse(plain) as [string, Response][])
  } catch {
    // It may be thrown away at any time: the entries hold everything.
    return new Map()
  }
}

async function writeCache(parts: SessionParts, hashes: string[], cache: Cache): Promise<void> {
  const { store, seal, docId } = parts
  if (!seal) return
  const kept = hashes.filter((hash) => cache.has(hash)).map((hash) => [hash, cache.get(hash)])
  const sealed = await seal.close(purposeOf(docId), toUtf8(JSON.stringify(kept)))
  // Without it the next reading only takes longer.
  await store.writeCache(docId, asBytes(sealed)).catch(() => undefined)
}
