/** The documents that are open in this window, each once. Loaded only when the first one is opened: Yjs is heavy. */
import type { EntryStore, OpenDocument, ReceiptStore, SealedEntry } from '#documents/ports.ts'
import { holdsAnswers } from '#links/fitting.ts'
import type { Junction } from '#links/junction.ts'
import { copyDocument } from '#links/opening.ts'
import type { ProblemBoard, SessionParts } from '#links/parts.ts'
import { openSession, type Session } from '#links/session.ts'
import { documentId, type DocumentKind } from '#schema/id.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { keysOfModeration } from '#vault/keys.ts'
import type { Seal } from '#vault/seal.ts'
import type { Doc } from 'yjs'
import { DocumentHandle } from './document-handle.ts'
import { accessWith, type Keyring } from './keyring.ts'

/** Somebody who keeps a document open otherwise than as a `Doc`: the box of a survey's answers. */
export interface Holder {
  isBusy: () => boolean
  /** It was removed from this device: nothing more is kept. */
  discard: () => void
}

interface Shared {
  session: Promise<Session>
  /** The same, once it is open. */
  current?: Session
  users: number
}

/** A document to open, with the keys that this device holds. */
export interface Wanted {
  kind: DocumentKind
  id: string
}

export class OpenDocuments {
  readonly #store: EntryStore
  readonly #seal: Seal
  readonly #receipts: ReceiptStore
  readonly #links: Junction
  readonly #board: ProblemBoard
  readonly #keyring: Keyring
  readonly #shared = new Map<string, Shared>()
  readonly #claimed = new Map<string, Holder>()
  /** One memory for all rehearsals of this window; it ends with the page. */
  readonly #memory = new MemoryEntryStore()
  readonly #confirmed: (docId: string) => void
  #courier: { release(docId: string): Promise<void> } | undefined

  constructor(
    { entries, seal, receipts }: { entries: EntryStore; seal: Seal; receipts: ReceiptStore },
    links: Junction,
    board: ProblemBoard,
    keyring: Keyring,
    confirmed: (docId: string) => void,
  ) {
    this.#confirmed = confirmed
    this.#store = entries
    this.#receipts = receipts
    this.#keyring = keyring
    this.#seal = seal
    this.#links = links
    this.#board = board
    globalThis.document.addEventListener('visibilitychange', () => this.#turn())
  }

  /** True while something in any of them is not kept yet. */
  get outstanding(): boolean {
    const isBusy = [...this.#shared.values()].some(({ current }) => current?.isBusy)
    return isBusy || [...this.#claimed.values()].some((holder) => holder.isBusy())
  }

  async open(wanted: Wanted): Promise<OpenDocument> {
    const docId = documentId(wanted.kind, wanted.id)
    return this.#share(docId, async () => {
      await this.#courier?.release(docId)
      return openSession(await this.partsOf(docId))
    })
  }

  /** The document as it stands in this window now; undefined if nobody has it open. */
  docOf(docId: string): Doc | undefined {
    return this.#shared.get(docId)?.current?.doc
  }

  /** True while somebody in this window has it open, or is opening it. */
  isOpen(docId: string): boolean {
    return this.#shared.has(docId) || this.#claimed.has(docId)
  }

  /** Takes a document over from the courier; resolves to what keeping it needs. */
  async claim(docId: string, holder: Holder): Promise<SessionParts> {
    this.#claimed.set(docId, holder)
    await this.#courier?.release(docId)
    return this.partsOf(docId)
  }

  unclaim(docId: string): void {
    this.#claimed.delete(docId)
  }

  /** From now on this courier looks after what is not open. */
  carriedBy(courier: { release(docId: string): Promise<void> }): void {
    this.#courier = courier
  }

  /** What was kept together with other documents, for whoever has this one open. */
  learn(docId: string, entry: SealedEntry, update: Uint8Array): void {
    this.#shared.get(docId)?.current?.learn(entry, update)
  }

  /** A copy in memory under another document id, hence with other keys and in another room. */
  async openRehearsal({ kind, id }: Wanted, secret: Uint8Array): Promise<OpenDocument> {
    const docId = `rehearsal.${documentId(kind, id)}`
    return this.#share(docId, async () => {
      const original = await this.partsOf(documentId(kind, id))
      const open = await this.#shared.get(original.docId)?.session
      const copy = await copyDocument(original, open?.doc)
      const { keys, role, trusted } = accessWith(kind, await keysOfModeration(secret, docId))
      const memory = { store: this.#memory, sharesStore: false, seal: undefined }
      return openSession({ ...original, ...memory, docId, keys, role, trusted }, copy)
    })
  }

  /** Ends documents at once without keeping anything more: they were removed from this device. */
  async discard(docIds: string[]): Promise<void> {
    for (const docId of docIds.flatMap((id) => [id, `rehearsal.${id}`])) {
      this.#claimed.get(docId)?.discard()
      this.#claimed.delete(docId)
      const shared = this.#shared.get(docId)
      this.#shared.delete(docId)
      await this.#memory.remove(docId)
      await shared?.session.then(
        (session) => session.stop(),
        () => undefined,
      )
    }
  }

  /**
   * What opening or carrying a document needs. Rejects with `not-here` if this device holds no key of it.
   * `roomId`: where it comes from, if this device may not have heard of it yet.
   */
  async partsOf(docId: string, roomId?: string): Promise<SessionParts> {
    const { keys, role, trusted } = await this.#keyring.accessTo(docId, roomId)
    const kept = {
      ...{ store: this.#store, sharesStore: true },
      ...{ seal: this.#seal, receipts: this.#receipts },
    }
    const parts = { docId, keys, role, trusted, ...kept, links: this.#links, board: this.#board }
    // The count of answers is shown in every window; the light of a document is that of its own one.
    if (!holdsAnswers(docId)) return parts
    const isDropOnly = await this.#keyring.isDropOnly(docId)
    return { ...parts, isDropOnly, confirmed: () => this.#confirmed(docId) }
  }

  async #share(docId: string, open: () => Promise<Session>): Promise<OpenDocument> {
    const shared = this.#shared.get(docId) ?? { session: open(), users: 0 }
    this.#shared.set(docId, shared)
    shared.users += 1
    try {
      shared.current = await shared.session
      return new DocumentHandle(shared.current, () => this.#release(docId, shared))
    } catch (error) {
      if (this.#shared.get(docId) === shared) this.#shared.delete(docId)
      throw error
    }
  }

  async #release(docId: string, shared: Shared): Promise<void> {
    shared.users -= 1
    const session = await shared.session
    await session.settled()
    // Opened again meanwhile, or discarded.
    if (shared.users > 0 || this.#shared.get(docId) !== shared) return
    this.#shared.delete(docId)
    await session.close()
    await this.#memory.remove(docId)
  }

  /** Hidden: the page may never come back. Shown: what failed is tried again at once. */
  #turn(): void {
    const isHidden = globalThis.document.visibilityState === 'hidden'
    for (const { session } of this.#shared.values()) {
      void session.then(
        (one) => (isHidden ? one.rest() : one.retry()),
        () => undefined,
      )
    }
  }
}
