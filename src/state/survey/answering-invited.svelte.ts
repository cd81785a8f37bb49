/** Somebody answers on the own phone: once for each invitation, and it is said honestly how far the answer is. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { House } from '#state/house.svelte.ts'
import { Live } from '#state/live.ts'
import { Turn } from './answering-turn.svelte.ts'

export class Invited extends Turn {
  readonly #count
  #hasAnswered = $state(false)
  /** True right after it was sent, not when the invitation is opened again. */
  isFresh = $state(false)

  constructor(house: House, survey: OpenSurvey) {
    super(house, survey, 'link')
    this.#hasAnswered = house.device.preference(this.#mark) === 'yes'
    this.#count = new Live(
      (changed) => survey.answers.observe(changed),
      () => survey.answers.count,
    )
    const wanted = this.running?.questionnaire.languages ?? []
    // The phone knows which language its owner reads.
    const own = navigator.languages
      .map((tag) => wanted.find((one) => one === tag || one === tag.split('-')[0]))
      .find((language) => language !== undefined)
    void this.choose(own ?? this.first)
  }

  /** Only that something was answered is remembered, not what. A pre-test and the survey are two. */
  get #mark(): string {
    const kind = this.running?.questionnaire.pretest ? 'pretest' : 'survey'
    return `answered ${kind} ${this.survey.id}`
  }

  get hasAnswered(): boolean {
    return this.#hasAnswered
  }

  /** True once somebody else has confirmed that they keep it. */
  get isArrived(): boolean {
    const { kept, open } = this.#count.current
    return kept > 0 && open === 0
  }

  get thanks(): string {
    const questionnaire = this.running?.questionnaire
    if (!questionnaire) return ''
    return questionnaire.thanks[this.language] || (questionnaire.thanks[this.first] ?? '')
  }

  async send(): Promise<void> {
    if (!(await this.current?.send())) return
    this.isFresh = true
    this.#hasAnswered = true
    this.discard()
    await this.house.device.setPreference(this.#mark, 'yes')
  }

  close(): void {
    this.discard()
  }
}
