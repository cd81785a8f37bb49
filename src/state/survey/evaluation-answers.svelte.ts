/** Opens the answers of a survey on this device, with progress, and says why nothing can be counted. */
import { countsOf, nameInCount, type NumberedCount } from '#documents/coding.ts'
import type { OpenSurvey } from '#documents/ports.ts'
import { versionsOf, type Version } from '#documents/survey.ts'
import { Count, type Sources } from '#evaluation/count.ts'
import { settle } from '#evaluation/settled.ts'
import type { Response } from '#schema/answer.ts'

/** What stands in the way, or that nothing does. */
export type Stage = 'opening' | 'stopped' | 'locked' | 'failed' | 'draft' | 'open'

export class OpenedAnswers {
  readonly #survey: OpenSurvey
  #stage = $state<Stage>('opening')
  #share = $state(0)
  #all = $state.raw<readonly Response[]>([])
  #replaced = $state.raw<readonly Response[]>([])
  #damaged = $state(0)
  #abort = new AbortController()

  constructor(survey: OpenSurvey) {
    this.#survey = survey
  }

  get stage(): Stage {
    return this.#stage
  }
  /** From 0 to 1. */
  get share(): number {
    return this.#share
  }
  /** Answers that cannot be read. */
  get damaged(): number {
    return this.#damaged
  }

  async open(): Promise<void> {
    if (!this.#survey.answers.canOpen) {
      this.#stage = 'locked'
      return
    }
    if (this.versions.length === 0) {
      this.#stage = 'draft'
      return
    }
    this.#abort = new AbortController()
    this.#stage = 'opening'
    this.#share = 0
    const { signal } = this.#abort
    try {
      const opened = await this.#survey.answers.open({
        signal,
        progress: (share) => (this.#share = share),
      })
      this.#all = opened.responses
      this.#replaced = opened.replaced
      this.#damaged = opened.damaged
      this.#stage = 'open'
    } catch {
      this.#stage = signal.aborted ? 'stopped' : 'failed'
    }
  }

  /** Stops opening; nothing is lost. */
  stop(): void {
    this.#abort.abort()
  }

  /** What was asked, without pre-tests. */
  get versions(): Version[] {
    return versionsOf(this.#survey.document.doc).filter(({ pretest }) => !pretest)
  }

  get settled() {
    return settle(this.#all, new Set(this.versions.map(({ hash }) => hash)))
  }

  /** Answers that stand in no count yet. */
  fresh(counts: readonly NumberedCount[]): Response[] {
    const known = new Set(counts.flatMap(({ answers }) => answers))
    // What stands for a counted answer belongs to that count: it is no new one.
    const isKnown = (id: string) => known.has(nameInCount(id))
    return this.settled.responses.filter(
      ({ id, replaces = [] }) => !isKnown(id) && !replaces.some(isKnown),
    )
  }

  /** The answers of a count; undefined where some of them are not on this device. */
  counted(count: NumberedCount): { responses: Response[]; missing: number } {
    const wanted = new Set(count.answers)
    const responses = [...this.#all, ...this.#replaced].filter(({ id }) =>
      wanted.has(nameInCount(id)),
    )
    return { responses, missing: wanted.size - new Set(responses.map(({ id }) => id)).size }
  }

  /**
   * The publication of a count, by the features that were chosen with it; undefined while answers of it are missing
   * here. `more` is what was coded and released of free texts.
   */
  count(frozen: NumberedCount, more: Pick<Sources, 'codings' | 'quotes'> = {}): Count | undefined {
    const { questionnaire } = this.versions.at(-1) ?? {}
    const { responses, missing } = this.counted(frozen)
    if (this.stage !== 'open' || !questionnaire || missing > 0) return undefined
    const versions = new Map(this.versions.map((one) => [one.hash, one.questionnaire]))
    return new Count({ questionnaire, responses, versions, features: frozen.features, ...more })
  }

  get counts(): NumberedCount[] {
    return countsOf(this.#survey.document.doc)
  }
}
