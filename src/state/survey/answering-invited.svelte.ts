/** Somebody answers on the own phone: once for each invitation, and it is said honestly how far the answer is. */
import type { OpenSurvey } from '#documents/ports.ts'
import { textIn, type Texts } from '#schema/survey.ts'
import type { House } from '#state/house.svelte.ts'
import { Live } from '#state/live.ts'
import { Turn } from './answering-turn.svelte.ts'

export class Invited extends Turn {
  readonly #count
  /** Read once: it changes with what is sent here. */
  readonly #before: Record<'pretest' | 'survey', boolean>
  /** True right after it was sent, not when the invitation is opened again. */
  isFresh = $state(false)

  constructor(house: House, survey: OpenSurvey) {
    super(house, survey, 'link')
    const { device } = house
    this.#before = {
      pretest: device.preference(`answered pretest ${survey.id}`) === 'yes',
      survey: device.preference(`answered survey ${survey.id}`) === 'yes',
    }
    this.#count = new Live(
      (changed) => survey.answers.observe(changed),
      () => survey.answers.count,
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

  /** Only that something was answered is remembered, not what. A pre-test and the survey are two. */
  get #kind(): 'pretest' | 'survey' {
    return this.running?.questionnaire.pretest ? 'pretest' : 'survey'
  }

  get hasAnswered(): boolean {
    return this.isFresh || this.#before[this.#kind]
  }

  /** True once somebody else has confirmed that they keep it. */
  get isArrived(): boolean {
    const { kept, open } = this.#count.current
    return kept > 0 && open === 0
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
    if (!(await this.current?.send())) return
    this.isFresh = true
    this.discard()
    await this.house.device.setPreference(`answered ${this.#kind} ${this.survey.id}`, 'yes')
  }
}
