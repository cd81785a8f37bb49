/** The text of a card while it is being changed: kept as a draft, so that a crash loses no keystroke. */
import { Draft } from '#state/draft.svelte.ts'
import type { CardActs } from './card-acts.svelte.ts'
import { lengthAdvice } from './card-advice.ts'

export class CardEditing {
  readonly acts: CardActs
  readonly card: string
  #draft: Draft
  #original: string
  #touched = $state(false)

  constructor(acts: CardActs, card: string) {
    this.acts = acts
    this.card = card
    this.#original = acts.textOf(card)
    const { workshop } = acts
    this.#draft = new Draft(workshop.drafts, ['card', workshop.id, card].join('.'), () =>
      workshop.open.workshop.whenSaved(),
    )
  }

  get text(): string {
    return this.#touched || this.#draft.text ? this.#draft.text : this.#original
  }
  set text(value: string) {
    this.#touched = true
    this.#draft.text = value
  }

  get length(): number {
    return lengthAdvice(this.text).length
  }
  get isLong(): boolean {
    return lengthAdvice(this.text).advice !== 'fine'
  }

  /** Somebody else threw the card away meanwhile; its text can still be saved. */
  get isWithdrawn(): boolean {
    return this.acts.stateOf(this.card) === 'withdrawn'
  }

  save(): void {
    this.acts.edit(this.card, this.text)
    this.discard()
  }

  /** Forgets what was written here; the card stays as it is. */
  discard(): void {
    if (this.#touched || this.#draft.text) this.#draft.text = ''
  }

  close(): void {
    this.#draft.close()
  }
}
