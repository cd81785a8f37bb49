/** Asking a tablet or a phone in to answer a survey: the link for it. */
import type { House } from '#state/house.svelte.ts'

export type InvitedToSurvey = 'kiosk' | 'respondent' | 'editor'

export class SurveyInvite {
  readonly #house: House
  readonly #survey: { id: string; title: string }
  #invited = $state<InvitedToSurvey>('kiosk')
  #code = $state('')
  hasFailed = $state(false)
  #turn = 0

  constructor(house: House, survey: { id: string; title: string }) {
    this.#house = house
    this.#survey = survey
  }

  get invited(): InvitedToSurvey {
    return this.#invited
  }
  set invited(value: InvitedToSurvey) {
    // A link for another must not be copied in the moment before the new one is there.
    if (value !== this.#invited) this.#code = ''
    this.#invited = value
  }

  /** The whole address; empty while there is none. */
  get link(): string {
    const path = this.#invited === 'respondent' ? 'antworten' : 'beitreten'
    return this.#code && `${location.origin}/${path}#${this.#code}`
  }

  /** Makes the link anew. */
  async make(): Promise<void> {
    const { id, title } = this.#survey
    const hub = this.#house.device.preference('hub') ?? ''
    const wish = { invited: this.#invited, id, title: title.slice(0, 80), name: '', hub }
    this.#turn += 1
    const turn = this.#turn
    try {
      const code = await this.#house.device.invite(wish)
      if (turn === this.#turn) this.#code = code
    } catch {
      if (turn === this.#turn) this.hasFailed = true
    }
  }
}
