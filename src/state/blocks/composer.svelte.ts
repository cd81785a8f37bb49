/** The text that is being written for the next card: kept at every pause, advised, never cut. */
import { Draft } from '#state/draft.svelte.ts'
import { lengthAdvice, linesOf, sentencesOf } from './card-advice.ts'
import type { CardActs } from './card-acts.svelte.ts'

export class Composer {
  readonly acts: CardActs
  #draft: Draft
  #add: (texts: readonly string[]) => boolean
  #advice = $derived.by(() => lengthAdvice(this.text))
  #lines = $derived.by(() => linesOf(this.text))
  /** The text that was to be added although it is too long; the same Enter again adds it as it is. */
  #asked = $state('')

  /** `name` tells apart several composers of one step; `add` says what becomes of the texts. */
  constructor(
    acts: CardActs,
    name = '',
    add: (texts: readonly string[]) => boolean = (texts) => acts.add(texts).length > 0,
  ) {
    this.acts = acts
    this.#add = add
    const { workshop, step } = acts
    const key = ['cards', workshop.id, step.id, ...(name ? [name] : [])].join('.')
    // Only what is kept as a card may be forgotten as a draft.
    this.#draft = new Draft(workshop.drafts, key, () => workshop.open.workshop.whenSaved())
  }

  get text(): string {
    return this.#draft.text
  }
  set text(value: string) {
    this.#draft.text = value
  }
  get length(): number {
    return this.#advice.length
  }
  get advice() {
    return this.#advice.advice
  }
  get failing(): boolean {
    return this.#draft.failing
  }

  /** The lines of a pasted list; none for a text of one line. */
  get lines(): string[] {
    return this.#lines.length > 1 ? this.#lines : []
  }

  /** The sentences of a text that was too long when it was to be added; none if it cannot be split. */
  get pieces(): string[] {
    const pieces = this.asked ? sentencesOf(this.text) : []
    return pieces.length > 1 ? pieces : []
  }

  /** True after the first Enter with a text that is too long. */
  get asked(): boolean {
    return this.#asked !== '' && this.#asked === this.text
  }

  /** Adds the text as one card. A text that is too long is asked about once, then added whole. */
  add(): void {
    if (this.advice === 'too-long' && !this.asked) this.#asked = this.text
    else this.#finish([this.text])
  }

  addLines(): void {
    this.#finish(this.lines)
  }

  addPieces(): void {
    this.#finish(this.pieces)
  }

  park(): void {
    if (this.acts.park(this.text)) this.#empty()
  }

  close(): void {
    this.#draft.close()
  }

  #finish(texts: readonly string[]): void {
    if (this.#add(texts)) this.#empty()
  }

  #empty(): void {
    this.#asked = ''
    this.#draft.text = ''
  }
}
