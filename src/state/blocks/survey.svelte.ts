/** The survey that the steps of a workshop are about: which one it is, and how far it is. */
import { chooseSurvey } from '#documents/blocks/survey.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { SurveyEntry } from '#schema/initiative.ts'
import type { House } from '#state/house.svelte.ts'
import { Needs } from '#state/needs.svelte.ts'
import { SurveyOverview } from '#state/survey/overview.svelte.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

/** The part of a step that survey surfaces look at. */
export function surveyOf(step: PlannedStep) {
  if (step.definition.block !== 'survey') throw new Error('This step is not about a survey.')
  return step.definition
}

export class WorkshopSurvey {
  readonly #workshop: Workshop
  readonly #house: House
  readonly #needs: Needs | undefined
  /** Undefined while it is opened, `missing` where it lies on another device. */
  overview = $state.raw<SurveyOverview | 'missing'>()

  constructor(workshop: Workshop, house: House) {
    this.#workshop = workshop
    this.#house = house
    this.#needs = workshop.open.initiative && new Needs(workshop.open.initiative)
  }

  /** The id of the survey that counts; undefined before one was chosen. */
  get id(): string | undefined {
    return this.#workshop.surveyLinks[0]?.id
  }
  /** As the initiative lists it; undefined before one was chosen, or before its name is here. */
  get entry(): SurveyEntry | undefined {
    return this.#workshop.surveys.find(({ id }) => id === this.id)
  }
  /** What others chose at the same time, and nobody has decided yet. */
  get apart(): readonly { id: string; title: string }[] {
    return this.#workshop.surveyLinks.slice(1).map(({ id }) => {
      const entry = this.#workshop.surveys.find((survey) => survey.id === id)
      return { id, title: entry?.title ?? '' }
    })
  }
  /** Surveys of the initiative that could be taken instead. */
  get choices(): readonly SurveyEntry[] {
    return this.#workshop.surveys.filter(({ id }) => id !== this.id)
  }
  /** True where this device decides which survey it is. */
  get mayChoose(): boolean {
    const { role, rehearsal, writable } = this.#workshop
    return role === 'moderation' && !rehearsal && writable
  }
  /** Needs that rest on this survey, and how many measures follow from them. */
  get needs(): { needs: number; measures: number } {
    const rows = this.#needs?.of(this.id ?? '') ?? []
    const measures = new Set(rows.flatMap((row) => row.measures.map(({ id }) => id)))
    return { needs: rows.length, measures: measures.size }
  }

  /** Takes this one for every step; also where two devices had chosen apart. */
  take(id: string): void {
    if (this.mayChoose) chooseSurvey(this.#workshop.docs.conduct, id)
  }

  /** Opens the survey that was chosen; returns what closes it again. */
  follow(id: string | undefined): () => void {
    this.overview = undefined
    if (id === undefined) return () => undefined
    let isGone = false
    const opening = this.#house.device.openSurvey(id)
    void opening.then(
      (open) => {
        if (isGone) return
        this.overview = new SurveyOverview(open)
        // Its name and its days stand in the minutes, also where nobody opened its own page.
        if (this.mayChoose) this.overview.list()
      },
      () => {
        if (!isGone) this.overview = 'missing'
      },
    )
    return () => {
      isGone = true
      void opening.then(
        (open) => open.close(),
        () => undefined,
      )
    }
  }
}
