/** The documents that are open in this window, each once. Loaded only when the first one is opened: Yjs is heavy. */
import type { EntryStore, OpenDocument, SealedEntry } from '#documents/ports.ts'
import type { Junction } from '#links/junction.ts'
import { copyDocument } from '#links/opening.ts'
import type { ProblemBoard, SessionParts } from '#links/parts.ts'
import { openSession, type Session } from '#links/session.ts'
import { documentId, type DocumentKind } from '#schema/id.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { keysOfModeration, type Role } from '#vault/keys.ts'
import type { Seal } from '#vault/seal.ts'
import { DocumentHandle } from './document-handle.ts'

/** Who signs here, and whose entries count: a contribution may write anything, so the course is not in its reach. */
export const rights: Record<DocumentKind, { role: Role; trusted: Role[] }> = {
  initiative: { role: 'moderation', trusted: ['moderation'] },
  conduct: { role: 'moderation', trusted: ['moderation'] },
  workshop: { role: 'contribution', trusted: ['moderation', 'contribution'] },
}

interface Shared {
  session: Promise<Session>
  /** The same, once it is open. */
  current?: Session
  users: number
}

/** A document to open; `secret` is its initiative's M. */
export interface Wanted {
  kind: DocumentKind
  id: string
  secret: Uint8Array
}

export class OpenDocuments {
  readonly #store: EntryStore
  readonly #seal: Seal
  readonly #links: Junction
  readonly #board: ProblemBoard
  readonly #shared = new Map<string, Shared>()
  /** One memory for all rehearsals of this window; it ends with the page. */
  readonly #memory = new MemoryEntryStore()

  constructor(store: EntryStore, seal: Seal, links: Junction, board: ProblemBoard) {
    this.#store = store
    this.#seal = seal
    this.#links = links
    this.#board = board
    globalThis.document.addEventListener('visibilitychange', () => this.#turn())
  }

  /** True while something in any of them is not kept yet. */
  get outstanding(): boolean {
    return [...this.#shared.values()].some(({ current }) => current?.isBusy)
  }

  async open(wanted: Wanted): Promise<OpenDocument> {
    const docId = documentId(wanted.kind, wanted.id)
    return this.#share(docId, async () => openSession(await this.#partsOf(wanted, docId)))
  }

  /** What was kept together with other documents, for whoever has this one open. */
  learn(docId: string, entry: SealedEntry, update: Uint8Array): void {
    this.#shared.get(docId)?.current?.learn(entry, update)
  }

  /** A copy in memory under another document id, hence with other keys and in another room. */
  async openRehearsal(wanted: Wanted): Promise<OpenDocument> {
    const docId = `rehearsal.${documentId(wanted.kind, wanted.id)}`
    return this.#share(docId, async () => {
      const original = await this.#partsOf(wanted, documentId(wanted.kind, wanted.id))
      const open = await this.#shared.get(original.docId)?.session
      const copy = await copyDocument(original, open?.doc)
      const keys = await keysOfModeration(wanted.secret, docId)
      const memory = { store: this.#memory, sharesStore: false, seal: undefined }
      return openSession({ ...original, ...memory, docId, keys }, copy)
    })
  }

  /** Ends documents at once without keeping anything more: they were removed from this device. */
  async discard(docIds: string[]): Promise<void> {
    for (const docId of docIds.flatMap((id) => [id, `rehearsal.${id}`])) {
      const shared = this.#shared.get(docId)
      this.#shared.delete(docId)
      await this.#memory.remove(docId)
      await shared?.session.then(
        (session) => session.stop(),
        () => undefined,
      )
    }
  }

  async #partsOf({ kind, secret }: Wanted, docId: string): Promise<SessionParts> {
    const keys = await keysOfModeration(secret, docId)
    const kept = { store: this.#store, sharesStore: true, seal: this.#seal }
    return { ...rights[kind], ...kept, docId, keys, links: this.#links, board: this.#board }
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
