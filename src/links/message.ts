/** Reads what came over a link as one of its messages; anything else is nothing. */
import type { IndexLine, LinkMessage, SealedEntry } from '#documents/ports.ts'

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200
}

function isEntry(value: unknown): value is SealedEntry {
  if (typeof value !== 'object' || value === null) return false
  const { hash, bytes } = value as Partial<SealedEntry>
  return isText(hash) && bytes instanceof Uint8Array
}

function isLine(value: unknown): value is IndexLine {
  if (typeof value !== 'object' || value === null) return false
  const { name, sum } = value as Partial<IndexLine>
  return isText(name) && isText(sum)
}

/** Undefined for whatever is not a whole message; broken entries are left out of a message. */
export function readMessage(value: unknown): LinkMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, docId, entries, hashes, bytes, documents } = value as Record<string, unknown>
  if (kind === 'index' && Array.isArray(documents)) {
    return { kind, documents: documents.filter(isLine) }
  }
  if (!isText(docId)) return undefined
  if (kind === 'entries' && Array.isArray(entries)) {
    return { kind, docId, entries: entries.filter(isEntry) }
  }
  if ((kind === 'hashes' || kind === 'acknowledge') && Array.isArray(hashes)) {
    return { kind, docId, hashes: hashes.filter(isText) }
  }
  if ((kind === 'presence' || kind === 'media') && bytes instanceof Uint8Array) {
    return { kind, docId, bytes }
  }
  return undefined
}
