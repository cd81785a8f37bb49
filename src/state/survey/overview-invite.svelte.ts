/** Asking a tablet or a phone in to answer a survey, or somebody to write its questions: the link for it. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { House } from '#state/house.svelte.ts'

export type InvitedToSurvey = 'kiosk' | 'respondent' | 'editor'

export class SurveyInvite {
  readonly #house: House
  readonly #survey: { open: Pick<OpenSurvey, 'id' | 'draft'>; title: string }
  #invited = $state<InvitedToSurvey>('kiosk')
  #code = $state('')
  hasFailed = $state(false)
  #turn = 0

  constructor(
    house: House,
    survey: { open: Pick<OpenSurvey, 'id' | 'draft'>; title: string },
    invited: InvitedToSurvey,
  ) {
    this.#house = house
    this.#survey = survey
    this.#invited = invited
  }

  get invited(): InvitedToSurvey {
    return this.#invited
  }
  set invited(value: InvitedToSurvey) {
    // A link for another must not be copied in the moment before the new one is there.
    if (value !== this.#invited) this.#code = ''
    this.#invited = value
  }

  /** A phone meets nobody but a hub: a link without one would lead to an empty page for good. */
  get lacksHub(): boolean {
    return this.#invited === 'respondent' && !this.#house.device.preference('hub')
  }

  /** The whole address; empty while there is none. */
  get link(): string {
    const path = this.#invited === 'respondent' ? 'antworten' : 'beitreten'
    return this.#code && `${location.origin}/${path}#${this.#code}`
  }

  /** Makes the link anew; none where it would lead nowhere. */
  async make(): Promise<void> {
    const { open, title } = this.#survey
    const hub = this.#house.device.preference('hub') ?? ''
    const wish = { invited: this.#invited, id: open.id, title: title.slice(0, 80), name: '', hub }
    this.#turn += 1
    const turn = this.#turn
    if (this.lacksHub) return
    try {
      // Whoever opens the link finds the questions there.
      if (wish.invited === 'editor') await open.draft?.share()
      const code = await this.#house.device.invite(wish)
      if (turn === this.#turn) this.#code = code
    } catch {
      if (turn === this.#turn) this.hasFailed = true
    }
  }
}
