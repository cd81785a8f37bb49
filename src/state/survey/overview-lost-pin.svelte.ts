/** Helps a kiosk whose PIN is lost: looks at its code, and says the word that leads out. */
import type { OpenSurvey } from '#documents/ports.ts'
import { writeExitWord } from '#vault/kiosk-exit.ts'
import { Camera } from '#state/camera.svelte.ts'

export class LostPinHelp {
  readonly #answers: OpenSurvey['answers']
  readonly camera = new Camera()
  /** In two groups of four; empty until a kiosk of this survey was seen. */
  word = $state('')
  /** Something else was in front of the camera. */
  isOther = $state(false)
  #seen = ''

  constructor(answers: OpenSurvey['answers']) {
    this.#answers = answers
  }

  get isBlind(): boolean {
    return this.camera.state === 'denied' || this.camera.state === 'missing'
  }

  /** A code in front of the camera; it comes again and again while it is held there. */
  async see(text: string): Promise<void> {
    if (text === this.#seen) return
    this.#seen = text
    const word = await this.#answers.answerExit(text)
    this.isOther = word === undefined
    if (word === undefined) return
    this.word = writeExitWord(word)
    this.camera.stop()
  }
}
