/** Sends entries over links in messages that no link has to refuse for their size. */
import type { Link, SealedEntry } from '#documents/ports.ts'

/** Data channels of browsers stop at 256 KiB; one large entry still travels by itself. */
const mostBytes = 128 * 1024

/** Says to every device there that these are on the disk here, whoever they came from; a hub and windows do not ask. */
export function confirm(docId: string, links: readonly Link[], hashes: string[]): void {
  for (const link of links) {
    if (link.kind === 'tabs' || link.kind === 'hub') continue
    link.send({ kind: 'acknowledge', docId, hashes })
  }
}

/** Sends on what came in, to everybody but who it came from; again if it could not be kept before somebody else came. */
export function passOn(
  { docId, links }: { docId: string; links: { all: readonly Link[] } },
  opened: readonly { entry: SealedEntry }[],
  from: Link,
): void {
  const others = links.all.filter((link) => link !== from)
  sendEntries(
    { docId },
    others,
    opened.map(({ entry }) => entry),
  )
}

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
