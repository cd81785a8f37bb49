/** Reads what came over a link as one of its messages; anything else is nothing. */
import type { LinkMessage, SealedEntry } from '#documents/ports.ts'

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200
}

function isEntry(value: unknown): value is SealedEntry {
  if (typeof value !== 'object' || value === null) return false
  const { hash, bytes } = value as Partial<SealedEntry>
  return isText(hash) && bytes instanceof Uint8Array
}

/** Undefined for whatever is not a whole message; broken entries are left out of a message. */
export function readMessage(value: unknown): LinkMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, docId, entries, hashes, bytes } = value as Record<string, unknown>
  if (!isText(docId)) return undefined
  if (kind === 'entries' && Array.isArray(entries)) {
    return { kind, docId, entries: entries.filter(isEntry) }
  }
  if ((kind === 'hashes' || kind === 'acknowledge') && Array.isArray(hashes)) {
    return { kind, docId, hashes: hashes.filter(isText) }
  }
  if (kind === 'presence' && bytes instanceof Uint8Array) return { kind, docId, bytes }
  return undefined
}
