/** Somebody answers on the own phone: once for each invitation, and it is said honestly how far the answer is. */
import type { AskedKind } from '#schema/asked.ts'
import { textIn, type Texts } from '#schema/survey.ts'
import { Live } from '#state/live.ts'
import type { AnsweringHouse } from './answering-house.ts'
import { Turn, type TurnSurvey } from './answering-turn.svelte.ts'

/** Where somebody was invited to, and what is remembered of it. */
export interface InvitedParts {
  house: AnsweringHouse
  survey: TurnSurvey
  /** Only that something was answered is remembered, not what. A pre-test and the survey are two. */
  answered: { has(kind: AskedKind): boolean; note(kind: AskedKind): Promise<void> }
  /** Whether somebody else has confirmed that they keep it. */
  arrival: { readonly isArrived: boolean; observe(changed: () => void): () => void }
}

export class Invited extends Turn {
  readonly #answered
  readonly #arrival
  /** True right after it was sent, not when the invitation is opened again. */
  isFresh = $state(false)

  constructor({ house, survey, answered, arrival }: InvitedParts) {
    super(house, survey, 'link')
    this.#answered = answered
    this.#arrival = new Live(
      (changed) => arrival.observe(changed),
      () => arrival.isArrived,
    )
  }

  /** The phone knows which language its owner reads; asked when the questions are here. */
  greet(): void {
    const wanted = this.running?.questionnaire.languages
    if (!wanted || this.current) return
    const own = navigator.languages
      .map((tag) => wanted.find((one) => one === tag || one === tag.split('-')[0]))
      .find((language) => language !== undefined)
    void this.choose(own ?? this.first)
  }

  get #kind(): AskedKind {
    return this.running?.questionnaire.pretest ? 'pretest' : 'survey'
  }

  get hasAnswered(): boolean {
    return this.isFresh || this.#answered.has(this.#kind)
  }

  /** True once somebody else has confirmed that they keep it. */
  get isArrived(): boolean {
    return this.#arrival.current
  }

  get title(): string {
    return this.#text(this.running?.questionnaire.title)
  }

  get thanks(): string {
    return this.#text(this.running?.questionnaire.thanks)
  }

  #text(texts: Texts | undefined): string {
    return texts ? textIn(texts, this.language, this.first) : ''
  }

  async send(): Promise<void> {
    // What runs may have changed while somebody was answering: this is an answer to what they were asked.
    const kind = this.current?.questionnaire.pretest ? 'pretest' : 'survey'
    if (!(await this.current?.send())) return
    // Before "Danke": whoever closes the page then is not asked a second time. The answer itself is kept already.
    await this.#answered.note(kind).catch(() => undefined)
    this.isFresh = true
    this.discard()
  }
}
