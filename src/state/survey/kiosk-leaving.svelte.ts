/** Leaving the kiosk: with the PIN, or, where it is lost, with what only the moderation can say. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { House } from '#state/house.svelte.ts'
import { KioskLock } from './kiosk-lock.svelte.ts'

export class KioskLeaving {
  readonly #house: House
  readonly #survey: OpenSurvey | undefined
  readonly #lock: KioskLock
  isOpen = $state(false)
  /** The PIN, or what stands for it where it is lost. */
  typed = $state('')
  said = $state<'' | 'wrong' | 'checking'>('')
  isLost = $state(false)
  /** What the moderation's device has to look at; empty while the PIN is asked for. */
  question = $state('')
  #word = ''

  /** Without a survey, which may not open, only the PIN leads out. */
  constructor(house: House, survey: OpenSurvey | undefined) {
    this.#house = house
    this.#survey = survey
    this.#lock = new KioskLock(house.device, () => house.clock.current)
  }

  /** Seconds until the next try. */
  get wait(): number {
    return this.#lock.wait
  }

  get canLose(): boolean {
    return this.#survey !== undefined
  }

  /** The paper key counts where this device leads the initiative itself, and perhaps no other does. */
  get takesPaperKey(): boolean {
    return this.#survey?.initiative !== undefined && this.#survey.answers.canOpen
  }

  close(): void {
    this.isOpen = false
    this.isLost = false
    this.typed = ''
    this.said = ''
    this.question = ''
    this.#word = ''
  }

  /** "PIN verloren?": what is shown now is worthless as soon as the window is closed. */
  async lose(): Promise<void> {
    if (!this.#survey) return
    this.isLost = true
    this.typed = ''
    this.said = ''
    const exit = await this.#survey.answers.askForExit()
    if (!this.#isStillOpen()) return
    this.question = exit.question
    this.#word = exit.word
  }

  #isStillOpen(): boolean {
    return this.isOpen
  }

  /** Resolves to true once the device is free. */
  async leave(): Promise<boolean> {
    const { typed, isLost } = this
    if (this.said === 'checking' || (isLost && this.question === '')) return false
    this.said = 'checking'
    const leaving = isLost
      ? await this.#lock.leaveWith(() => this.#isRight(typed))
      : await this.#lock.leave(typed)
    this.typed = ''
    this.said = leaving === 'wrong' ? 'wrong' : ''
    if (leaving !== 'left') return false
    this.close()
    this.#house.enterKiosk()
    return true
  }

  async #isRight(typed: string): Promise<boolean> {
    const [{ readExitWord }, { fromPaper }] = await Promise.all([
      import('#vault/kiosk-exit.ts'),
      import('#vault/paper-key.ts'),
    ])
    if (readExitWord(typed) === this.#word) return true
    const initiative = this.#survey?.initiative?.docId.slice('initiative.'.length) ?? ''
    const given = await fromPaper(typed)
    if (!this.takesPaperKey || 'fault' in given || given.id !== initiative) return false
    const own = await fromPaper((await this.#house.device.paperKey(initiative)).join(' '))
    return !('fault' in own) && own.secret.every((byte, at) => byte === given.secret[at])
  }
}
