/** Sheets that were typed in, as they lie in the survey: opened, counted by piles, and one more sealed. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { Response } from '#schema/answer.ts'
import { PaperPiles } from '#survey/paper-pile.ts'

export class EntryBox {
  readonly #survey: OpenSurvey
  #responses = $state.raw<Response[]>([])
  #replaced = $state.raw<Response[]>([])
  /** Answers that were there when it was opened, with those that were sealed here since. */
  #known = 0
  #keeps = 0
  opened = $state<'looking' | 'open' | 'failed'>('looking')
  damaged = $state(0)
  saving = $state<'no' | 'saving' | 'failed'>('no')

  constructor(survey: OpenSurvey) {
    this.#survey = survey
  }

  /** Opens what was typed in so far; rejects where it cannot be opened now. */
  async open(): Promise<void> {
    this.#known = this.#survey.answers.count.kept
    const before = this.#keeps
    const { responses, replaced, damaged } = await this.#survey.answers.open()
    // A sheet was sealed meanwhile, and may not be among them.
    if (this.#keeps !== before) return this.open()
    this.#responses = responses
    this.#replaced = replaced
    this.damaged = damaged
  }

  /** Opens once more if others have brought something since. */
  async lookAgain(): Promise<void> {
    const { canOpen, count } = this.#survey.answers
    if (!canOpen || this.opened !== 'open' || this.saving === 'saving') return
    if (count.kept === this.#known) return
    // What cannot be opened now comes with the next look.
    await this.open().catch(() => undefined)
  }

  /** Sheets of one version of the questionnaire. */
  pilesOf(hash: string): PaperPiles {
    return new PaperPiles(this.#responses, this.#replaced, hash)
  }

  /** Whether an answer with this id is in the survey. */
  holds(id: string): boolean {
    return [...this.#responses, ...this.#replaced].some((one) => one.id === id)
  }

  /** Seals a sheet; false where it could not be kept. Nothing has changed then. */
  async keep(response: Response): Promise<boolean> {
    this.saving = 'saving'
    try {
      await this.#survey.answers.keep(response)
    } catch {
      this.saving = 'failed'
      return false
    }
    this.#keeps += 1
    this.#known += 1
    this.saving = 'no'
    const gone = new Set(response.replaces)
    this.#replaced = [...this.#replaced, ...this.#responses.filter(({ id }) => gone.has(id))]
    this.#responses = [...this.#responses.filter(({ id }) => !gone.has(id)), response]
    return true
  }
}
