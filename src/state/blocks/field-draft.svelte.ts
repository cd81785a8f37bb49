/** One line of a form while it is written: every keystroke a draft, in the document when it is left. */
import { Draft } from '#state/draft.svelte.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

export class FieldDraft {
  #draft: Draft
  #typed = $state<string>()

  constructor({ drafts, open }: Workshop, key: string) {
    const documents = [open.workshop, open.initiative, open.conduct]
    this.#draft = new Draft(drafts, key, async () => {
      for (const document of documents) await document?.whenSaved()
    })
  }

  /** True for words of before a crash that are not in the document yet. */
  get isRestored(): boolean {
    return this.#typed === undefined && this.#draft.text !== ''
  }

  get failing(): boolean {
    return this.#draft.failing
  }

  /** What the line shows: what is being written, or else what stands in the document. */
  shown(value: string): string {
    return this.#typed ?? (this.#draft.text || value)
  }

  type(text: string): void {
    this.#typed = text
    this.#draft.text = text
  }

  /** The line is left: hands over what differs, and the draft goes. */
  commit(value: string, act: (text: string) => void): void {
    const text = this.shown(value)
    if (text !== value) act(text)
    if (this.#typed !== undefined || this.#draft.text !== '') this.#draft.clear()
    this.#typed = undefined
  }

  close(): void {
    this.#draft.close()
  }
}
