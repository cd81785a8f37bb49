/** Sends entries over links in messages that no link has to refuse for their size. */
import type { Link, SealedEntry } from '#documents/ports.ts'

/** Data channels of browsers stop at 256 KiB; one large entry still travels by itself. */
const mostBytes = 128 * 1024

export function sendEntries(
  { docId }: { docId: string },
  links: readonly Link[],
  entries: SealedEntry[],
): void {
  let part: SealedEntry[] = []
  let size = 0
  const flush = () => {
    if (part.length) for (const link of links) link.send({ kind: 'entries', docId, entries: part })
    part = []
    size = 0
  }
  for (const entry of entries) {
    if (size + entry.bytes.length > mostBytes) flush()
    part.push(entry)
    size += entry.bytes.length
  }
  flush()
}
