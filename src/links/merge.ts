/** Puts updates together and applies them, in ways whose cost does not run away. */
import type { Payload } from '#vault/payload.ts'
import { asBytes, type Bytes } from '#vault/bytes.ts'
import * as Y from 'yjs'

const branching = 16

/**
 * One update from several of the same document. Merging many at once costs their square
 * (20,000: 8.5 s, sync.md section 2.3), so they are merged like a tree.
 */
export function mergeUpdates(updates: Uint8Array[]): Bytes {
  let level = updates
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let at = 0; at < level.length; at += branching) {
      next.push(Y.mergeUpdates(level.slice(at, at + branching)))
    }
    level = next
  }
  return asBytes(level[0] ?? Y.encodeStateAsUpdate(new Y.Doc()))
}

function applyOne(doc: Y.Doc, { update, encoding }: Payload, origin: unknown): void {
  if (encoding === 'V1') Y.applyUpdate(doc, update, origin)
  else Y.applyUpdateV2(doc, update, origin)
}

/** Applies all in one transaction, so that observers run once; snapshots first, they hold the most. */
export function applyPayloads(doc: Y.Doc, payloads: Payload[], origin: unknown): void {
  const snapshots = payloads.filter(({ kind }) => kind === 'snapshot')
  const updates = payloads.filter(({ kind }) => kind === 'update')
  Y.transact(
    doc,
    () => {
      for (const payload of [...snapshots, ...updates]) applyOne(doc, payload, origin)
    },
    origin,
    false,
  )
}

/** True if Yjs can read the update; a signed but broken one must not throw in the middle of a document. */
export function isReadable({ update, encoding }: Payload): boolean {
  try {
    if (encoding === 'V1') Y.decodeUpdate(update)
    else Y.decodeUpdateV2(update)
    return true
  } catch {
    return false
  }
}

/** True while something that others wrote has not arrived, so that the document knows only a part. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/** Does the work for each, at most `limit` at a time, and keeps the order. */
export async function mapBounded<In, Out>(
  items: readonly In[],
  limit: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results = new Array<Out>(items.length)
  let next = 0
  const run = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as In)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run))
  return results
}
