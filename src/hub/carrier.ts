/** Between the log and the shared document of a room: rows become its items, and what devices write becomes entries. */
import { createHash } from 'node:crypto'
import { ENTRIES_MAP } from '#schema/hub.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Entry, Row } from './log.ts'

/** How Yjs writes a struct (its `ContentBinary`, with a parent and a key of its own; its `GC`). */
const BINARY_WITH_KEY = 3 | 32
const GONE = 0

/**
 * Rows with numbers that follow each other, as an update: number n is always item (client, n), whoever writes it, so
 * every node and every restart makes the same document. A row without bytes is a gap.
 */
export function updateOf(client: number, rows: readonly Row[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, rows.length ? 1 : 0)
  const [first] = rows
  if (first) {
    encoding.writeVarUint(encoder, rows.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, first.number)
  }
  for (const { hash, bytes } of rows) {
    if (bytes) writeItem(encoder, hash, bytes)
    else {
      encoding.writeUint8(encoder, GONE)
      encoding.writeVarUint(encoder, 1)
    }
  }
  // Nothing is ever deleted.
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function writeItem(encoder: encoding.Encoder, hash: string, bytes: Uint8Array): void {
  encoding.writeUint8(encoder, BINARY_WITH_KEY)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, ENTRIES_MAP)
  encoding.writeVarString(encoder, hash)
  encoding.writeVarUint8Array(encoder, bytes)
}

/** The number that the next row of this room must have to fit onto the document. */
export function nextNumber(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

/**
 * The entries that a device wrote, under the addresses that they really have. Deletions, and what is deleted already,
 * say nothing. Throws on bytes that are no update and on anything in it that is no entry.
 */
export function entriesIn(update: Uint8Array): Entry[] {
  const entries: Entry[] = []
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue
    const { content, parentSub } = struct
    // Fresh from the decoder a parent is a name; Yjs' types do not say so.
    const parent = struct.parent as unknown
    if (!(content instanceof Y.ContentBinary))
      throw new Error('There is something other than bytes.')
    const bytes = content.content
    const hash = createHash('sha256').update(bytes).digest('base64url')
    // What follows an older value of the same key does not say the key again.
    const isPlaced = parent !== null && (parent !== ENTRIES_MAP || parentSub !== hash)
    if (isPlaced) throw new Error('An entry lies where it does not belong.')
    entries.push({ hash, bytes })
  }
  return entries
}
