/** What a start screen needs: what is asked now, in which languages, and how it begins. */
import type { AnswerBox, OpenSurvey } from '#documents/ports.ts'
import type { Channel } from '#schema/answer.ts'
import { Live } from '#state/live.ts'
import type { AskedVersion } from '#survey/asked.ts'
import { Answering } from './answering.svelte.ts'
import type { AnsweringHouse } from './answering-house.ts'
import { firstWords, readWords, type AnsweringWords } from './answering-language.ts'

export type { AnswerBox, OpenSurvey }

/** What is asked now, wherever that is known from. */
export interface Asked {
  /** Undefined before the start and after the end. */
  readonly running: AskedVersion | undefined
  /** True while nobody has said yet whether anything is asked. */
  readonly isComing: boolean
  observe(changed: () => void): () => void
}

/** A survey as whoever answers needs it. */
export interface TurnSurvey {
  readonly id: string
  readonly asked: Asked
  readonly answers: Pick<AnswerBox, 'keep'>
}

export class Turn {
  readonly house: AnsweringHouse
  readonly survey: TurnSurvey
  readonly #channel: Channel
  readonly #running
  /** The language that this person has chosen. */
  language = $state('')
  words = $state.raw<AnsweringWords>(firstWords)
  /** Everything that this person has answered; nothing of it is anywhere else. */
  current = $state.raw<Answering>()

  constructor(house: AnsweringHouse, survey: TurnSurvey, channel: Channel) {
    this.house = house
    this.survey = survey
    this.#channel = channel
    this.#running = new Live(
      (changed) => survey.asked.observe(changed),
      () => survey.asked.running,
    )
    this.language = this.first
  }

  /** What is asked now; undefined before the start and after the end. */
  get running() {
    return this.#running.current
  }

  /** Invited, and nothing has arrived here yet. */
  get isComing(): boolean {
    return !this.running && this.survey.asked.isComing
  }

  get first(): string {
    return this.running?.questionnaire.languages[0] ?? 'de'
  }

  async choose(language: string): Promise<void> {
    this.language = language
    const words = await readWords(language)
    // Somebody chose again in the meantime.
    if (this.language !== language) return
    this.words = words
    if (this.current) this.current.form.form.language = language
  }

  begin(): void {
    const { running } = this
    if (!running) return
    const { device, clock } = this.house
    this.current = new Answering({
      ...{ questionnaire: running.questionnaire, hash: running.hash, language: this.language },
      ...{ channel: this.#channel, device, answers: this.survey.answers },
      today: () => clock.today(),
    })
    this.house.isAnswering = true
  }

  /** Everything that was answered goes. */
  discard(): void {
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
    this.current = undefined
    this.house.isAnswering = false
  }
}
