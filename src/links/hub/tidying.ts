/** Finds out what the hub may let go of, because a snapshot of the moderation replaced it. */
import type { SealedEntry } from '#documents/ports.ts'
import { openArriving } from '#vault/entries.ts'
import type { DocumentKeys } from '#vault/keys.ts'

/** Where an entry says who signed it, and what stands there for moderation (formats, section 1). */
const rolePlace = 6
const moderation = 1

/** Snapshots among `there`, each with those entries beside it that this device has replaced by it. */
export async function replacedIn(
  keys: DocumentKeys,
  there: readonly SealedEntry[],
  kept: ReadonlySet<string>,
): Promise<{ snapshot: string; covered: string[] }[]> {
  const rest = new Set(there.map(({ hash }) => hash).filter((hash) => !kept.has(hash)))
  if (!rest.size || !keys.signers.moderation) return []
  const found: { snapshot: string; covered: string[] }[] = []
  for (const entry of there) {
    if (!kept.has(entry.hash) || entry.bytes[rolePlace] !== moderation) continue
    const payload = await openArriving(keys, ['moderation'], entry).catch(() => undefined)
    const covered = payload?.covers.filter((hash) => rest.has(hash)) ?? []
    if (covered.length) found.push({ snapshot: entry.hash, covered })
  }
  return found
}
