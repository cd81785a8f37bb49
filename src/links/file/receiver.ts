/** The device that a file is taken in by: its keys verify, its store keeps, and open documents hear of it. */
import type { MediaStore, SealedEntry } from '#documents/ports.ts'
import { copyDocument, readDocument } from '#links/opening.ts'
import { isFitting } from '#links/fitting.ts'
import type { SessionParts } from '#links/parts.ts'
import { EntryRefused, openArriving } from '#vault/entries.ts'
import { readerVersion } from '#vault/payload.ts'
import type { Doc } from 'yjs'
import type { AnswerBox } from './contents.ts'
import type { FileLink } from './link.ts'

/** Whether this device holds the keys of a document; `other` are keys of the same document, but of another room. */
export type Acquaintance = 'known' | 'unknown' | 'other'

/** What taking a file in asks of a device; the caller supplies keys and stores. */
export interface Receiver {
  readonly media: MediaStore
  readonly answers: AnswerBox | undefined
  meet(docId: string, roomId: string): Promise<Acquaintance>
  /** Those of `offered` that this device has, or has replaced by a snapshot, and whether it has others besides. */
  held(docId: string, offered: readonly string[]): Promise<{ held: Set<string>; hasMore: boolean }>
  /** Why an entry whose address fits does not count; undefined if it does. */
  verify(docId: string, entry: SealedEntry): Promise<string | undefined>
  /** Resolves when one strict transaction has kept all of them. */
  keep(docId: string, entries: SealedEntry[]): Promise<void>
  /** A copy of the document as it is kept now. */
  read(docId: string): Promise<Doc>
}

export interface ReceiverParts {
  /**
   * Undefined for a document that this device holds no keys of. Several secrets may be tried: the one whose
   * keys make this room, or else one that made another room of this document.
   */
  partsOf: (docId: string, roomId: string) => Promise<SessionParts | undefined>
  media: MediaStore
  answers?: AnswerBox
  /** Tells documents that are open in this window. */
  link?: FileLink
}

/** A receiver over the stores of this device. */
export class StoreReceiver implements Receiver {
  readonly #parts: ReceiverParts
  readonly #known = new Map<string, SessionParts>()

  constructor(parts: ReceiverParts) {
    this.#parts = parts
  }

  get media(): MediaStore {
    return this.#parts.media
  }

  get answers(): AnswerBox | undefined {
    return this.#parts.answers
  }

  async meet(docId: string, roomId: string): Promise<Acquaintance> {
    const parts = await this.#parts.partsOf(docId, roomId)
    if (!parts) return 'unknown'
    if (parts.keys.roomId !== roomId) return 'other'
    this.#known.set(docId, parts)
    return 'known'
  }

  async held(docId: string, offered: readonly string[]) {
    const parts = this.#partsOf(docId)
    const here = await parts.store.hashes(docId)
    const held = new Set(here)
    const given = new Set(offered)
    const hasMore = here.some((hash) => !given.has(hash))
    // Nothing of it is wanted here: to whoever takes the file in it is as if it were there.
    if (parts.isDropOnly) return { held: given, hasMore }
    // Only if something seems to be new it is worth opening all, to learn what snapshots cover.
    if (hasMore && offered.some((hash) => !held.has(hash))) {
      const { opened } = await readDocument({ ...parts, seal: undefined })
      for (const { payload } of opened) for (const hash of payload.covers) held.add(hash)
    }
    return { held, hasMore }
  }

  async verify(docId: string, entry: SealedEntry): Promise<string | undefined> {
    const { keys, trusted } = this.#partsOf(docId)
    try {
      const payload = await openArriving(keys, trusted, entry)
      const isOurs = payload.minReader <= readerVersion
      return isOurs && !isFitting(docId, payload) ? 'payload' : undefined
    } catch (error) {
      return error instanceof EntryRefused ? error.reason : 'payload'
    }
  }

  async keep(docId: string, entries: SealedEntry[]): Promise<void> {
    const { store } = this.#partsOf(docId)
    await store.keep(docId, entries)
    this.#parts.link?.tell(docId, entries)
  }

  async read(docId: string): Promise<Doc> {
    return copyDocument(this.#partsOf(docId))
  }

  #partsOf(docId: string): SessionParts {
    const parts = this.#known.get(docId)
    if (!parts) throw new Error(`This device holds no keys of ${docId}.`)
    return parts
  }
}
