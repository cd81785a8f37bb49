/** One field of a form while it is written: every keystroke a draft, handed over when it is left or sent. */
import type { Drafts } from '#documents/ports.ts'
import { Draft } from './draft.svelte.ts'

/** Where drafts lie, and when all that was handed over is kept: a workshop, an initiative, the device. */
export interface Writing {
  readonly drafts: Drafts
  whenSaved(): Promise<void>
}

/** Takes over what was written; a sentence says why it was not taken. */
export type Commit = ((text: string) => void) | ((text: string) => string | undefined)

export class FieldDraft {
  #draft: Draft
  #typed = $state<string>()
  /** Why the last text was not taken over; it still stands in the field, and in the draft. */
  refused = $state('')

  constructor(writing: Writing, key: string) {
    this.#draft = new Draft(writing.drafts, key, () => writing.whenSaved())
  }

  /** True for words of before a crash that are in no document yet. */
  isRestored(value: string): boolean {
    return this.#typed === undefined && this.#draft.text !== '' && this.#draft.text !== value
  }

  get failing(): boolean {
    return this.#draft.failing
  }

  /** What the field shows: what is being written, or else what stands in the document. */
  shown(value: string): string {
    return this.#typed ?? (this.#draft.text || value)
  }

  type(text: string): void {
    this.#typed = text
    this.#draft.text = text
  }

  /** The field is left: hands over what differs, and the draft goes, unless it was refused. */
  commit(value: string, act: Commit): void {
    const text = this.shown(value)
    const sentence = text === value ? undefined : act(text)
    this.refused = typeof sentence === 'string' ? sentence : ''
    if (!this.refused) this.discard()
  }

  /** Forgets what was written here; the document stays as it is. */
  discard(): void {
    if (this.#typed !== undefined || this.#draft.text !== '') this.#draft.clear()
    this.#typed = undefined
  }

  close(): void {
    this.#draft.close()
  }
}
