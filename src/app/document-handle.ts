/** One opener's hold on a document that several may have open in this window. */
import type { Holding, OpenDocument, Saved } from '#documents/ports.ts'
import type { Doc } from 'yjs'

export class DocumentHandle implements OpenDocument {
  readonly #document: OpenDocument
  readonly #release: () => Promise<void>
  #closing: Promise<void> | undefined

  constructor(document: OpenDocument, release: () => Promise<void>) {
    this.#document = document
    this.#release = release
  }

  get docId(): string {
    return this.#document.docId
  }
  get doc(): Doc {
    return this.#document.doc
  }
  get writable(): boolean {
    return this.#document.writable
  }
  get saved(): Saved {
    return this.#document.saved
  }
  get entryCount(): number {
    return this.#document.entryCount
  }
  get holdings(): Holding[] {
    return this.#document.holdings
  }
  observe(changed: () => void): () => void {
    return this.#document.observe(changed)
  }
  whenSaved(): Promise<void> {
    return this.#document.whenSaved()
  }
  sendPresence(value: unknown): void {
    this.#document.sendPresence(value)
  }
  receivePresence(listener: (value: unknown) => void): () => void {
    return this.#document.receivePresence(listener)
  }
  close(): Promise<void> {
    this.#closing ??= this.#release()
    return this.#closing
  }
}
