/** How many sheets of paper were typed in, and how many of them twice; nothing of what stands on them. */
import type { OpenSurvey } from '#documents/ports.ts'
import { versionsOf } from '#documents/survey.ts'
import { EntryBox } from '#state/survey/entry-box.svelte.ts'

export class TypedSheets {
  readonly #survey: OpenSurvey
  readonly #box: EntryBox

  constructor(survey: OpenSurvey) {
    this.#survey = survey
    this.#box = new EntryBox(survey)
  }

  /** `closed` where this device may seal answers and open none. */
  get state(): 'looking' | 'open' | 'failed' | 'closed' {
    return this.#survey.answers.canOpen ? this.#box.opened : 'closed'
  }

  /** Sheets of everything that was really asked; a pretest counts nowhere. */
  readonly count = $derived.by(() => {
    const piles = versionsOf(this.#survey.document.doc)
      .filter(({ pretest }) => !pretest)
      .map(({ hash }) => this.#box.pilesOf(hash))
    const typed = piles.flatMap((one) => one.names.map((name) => one.count(name)))
    const sum = (numbers: readonly number[]) => numbers.reduce((so, number) => so + number, 0)
    return { typed: sum(typed), twice: sum(piles.map(({ twice }) => twice.length)) }
  })

  /** Opens what is there, and looks again whenever others bring something; returns what ends that. */
  follow(): () => void {
    const { answers } = this.#survey
    if (!answers.canOpen) return () => undefined
    void this.#box.open().then(
      () => (this.#box.opened = 'open'),
      () => (this.#box.opened = 'failed'),
    )
    return answers.observe(() => void this.#box.lookAgain())
  }
}
