/** A tablet that is passed round: one person after the other, each before a blank start. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { House } from '#state/house.svelte.ts'
import { turnOf } from './answering-in-house.ts'
import { firstWords } from './answering-language.ts'
import { Turn } from './answering-turn.svelte.ts'
import { Idle, type IdleTime } from './idle.svelte.ts'

/** Seconds for which "Danke!" stands, if nobody taps. */
const thanksSeconds = 12

export class Kiosk extends Turn {
  readonly idle: Idle
  /** People in a row: every start is drawn anew. */
  turn = $state(0)
  thanksLeft = $state<number>()
  #endThanks: (() => void) | undefined

  constructor(house: House, survey: OpenSurvey, time?: IdleTime) {
    super(house, turnOf(survey), 'kiosk')
    const seconds = this.running?.questionnaire.idleSeconds ?? 60
    this.idle = new Idle(seconds, () => this.reset(), time)
  }

  override begin(): void {
    super.begin()
    if (this.current) this.idle.begin()
  }

  async send(): Promise<void> {
    const { current } = this
    if (!(await current?.send()) || this.current !== current) return
    this.idle.end()
    this.#thank()
  }

  /** Everything of the person goes; the next one finds a blank start in the first language. */
  reset(): void {
    this.#endThanks?.()
    this.#endThanks = undefined
    this.thanksLeft = undefined
    this.idle.end()
    this.discard()
    this.words = firstWords
    this.turn += 1
    void this.choose(this.first)
  }

  /**
   * Leaving the page or the app ends the turn: what a browser keeps for "back", and what stands there when
   * somebody else opens the tablet, is a blank start. A camera that the survey itself opened is no leaving.
   */
  watchLeaving(): () => void {
    const away = () => this.reset()
    const hidden = () => {
      if (document.visibilityState === 'hidden' && !this.current?.form.isAway) this.reset()
    }
    addEventListener('pagehide', away)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('pagehide', away)
      document.removeEventListener('visibilitychange', hidden)
    }
  }

  #thank(): void {
    this.thanksLeft = thanksSeconds
    this.#endThanks = this.idle.time.tick(() => {
      const left = (this.thanksLeft ?? 1) - 1
      if (left > 0) this.thanksLeft = left
      else this.reset()
    })
  }
}
