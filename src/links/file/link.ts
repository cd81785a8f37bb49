/** The link over which open documents hear of what a file has brought; a file never answers. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'

export class FileLink implements Link {
  readonly kind = 'file'
  readonly #listeners = new Set<(message: LinkMessage) => void>()

  /** Says what was taken from a file; it is kept already. */
  tell(docId: string, entries: SealedEntry[]): void {
    for (const listener of [...this.#listeners]) listener({ kind: 'entries', docId, entries })
  }

  /** What is here goes into a file only when a person asks for it. */
  send(): void {}

  receive(listener: (message: LinkMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  joined(): () => void {
    return () => undefined
  }

  close(): void {
    this.#listeners.clear()
  }
}
