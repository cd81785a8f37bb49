/** Answers on their way into the survey: all of them or none, and back out as long as the window is open. */
import type { OpenSurvey } from '#documents/ports.ts'
import type { Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'

/** `cleaning` takes back what was sealed before a cancel or a failure. */
type KeepingWork = 'keeping' | 'undoing' | 'cleaning'

/** `none` after a cancel, `lost` where the device could keep no more, `part` where not even taking back went well. */
type Outcome = 'all' | 'none' | 'lost' | 'part' | 'undone' | 'half-undone'

export class AnswersKeeping {
  readonly #answers: Pick<OpenSurvey['answers'], 'keep'>
  readonly #all: readonly Response[]
  #kept: readonly Response[] = []
  #isCancelled = false
  working = $state<KeepingWork>()
  /** 0 to 1. */
  progress = $state(0)
  /** How many answers of this file count now. */
  count = $state(0)
  outcome = $state<Outcome>()

  constructor(answers: Pick<OpenSurvey['answers'], 'keep'>, all: readonly Response[]) {
    this.#answers = answers
    this.#all = all
  }

  /** How many were read. */
  get size(): number {
    return this.#all.length
  }

  /** Seals every answer; a cancel, or the first that cannot be kept, takes all of them back. Never rejects. */
  async take(): Promise<void> {
    if (this.working || this.outcome) return
    const kept: Response[] = []
    const isWhole = await this.#each('keeping', this.#all, async (response) => {
      await this.#answers.keep(response)
      kept.push(response)
    })
    this.#kept = kept
    if (!isWhole) await this.#strike('cleaning')
    this.count = this.#kept.length
    const isNone = this.count === 0 && !isWhole
    this.outcome = isWhole ? 'all' : !isNone ? 'part' : this.#isCancelled ? 'none' : 'lost'
  }

  /** Takes back what was sealed. Never rejects; `outcome` says whether all of it went well. */
  async undo(): Promise<void> {
    if (this.working || this.count === 0) return
    await this.#strike('undoing')
    this.count = this.#kept.length
    this.outcome = this.count === 0 ? 'undone' : 'half-undone'
  }

  /** Stops taking over or taking back; cleaning up goes on to its end. */
  cancel(): void {
    this.#isCancelled = true
  }

  /** Empty answers stand for those that were sealed; they count nowhere. */
  async #strike(work: 'undoing' | 'cleaning'): Promise<void> {
    const all = this.#kept
    const pairs = all.flatMap((_, at) => (at % 2 ? [] : [all.slice(at, at + 2)]))
    await this.#each(work, pairs, async (pair) => {
      const [first] = pair
      if (!first) return
      const replaces = pair.map(({ id }) => id)
      const empty = { ...first, id: newId(), answers: {}, replaces, trial: true }
      await this.#answers.keep(empty)
      this.#kept = this.#kept.slice(pair.length)
    })
  }

  /** Resolves to whether all were done. */
  async #each<One>(work: KeepingWork, all: readonly One[], act: (one: One) => Promise<void>) {
    if (work !== 'cleaning') this.#isCancelled = false
    this.working = work
    this.progress = 0
    try {
      for (const [at, one] of all.entries()) {
        if (this.#isCancelled && work !== 'cleaning') return false
        await act(one)
        this.progress = (at + 1) / all.length
      }
      return true
    } catch {
      // The device can keep no more; the outcome says what became of it.
      return false
    } finally {
      this.working = undefined
    }
  }
}
