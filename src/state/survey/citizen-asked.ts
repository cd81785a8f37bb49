/** What is asked now, as far as a light page knows: the newest word of the moderation, whichever way it came. */
import type { AskedNow } from '#schema/asked.ts'
import { readAsked, type AskedVersion } from '#survey/asked.ts'
import type { Asked } from './answering-turn.svelte.ts'

export class AskedHere implements Asked {
  readonly #survey: string
  readonly #observers = new Set<() => void>()
  #order = 0
  #isKnown = false
  running: AskedVersion | undefined

  constructor(survey: string) {
    this.#survey = survey
  }

  get isComing(): boolean {
    return !this.#isKnown
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  /** False for what is not newer. Rejects, and changes nothing, if its words do not have their hash. */
  async take(asked: AskedNow): Promise<boolean> {
    const running = await readAsked(asked, this.#survey)
    if (asked.order <= this.#order) return false
    this.#order = asked.order
    this.running = running
    this.nothing()
    return true
  }

  /** Whoever knows was heard: what is not asked now is not on its way either. */
  nothing(): void {
    this.#isKnown = true
    for (const observer of [...this.#observers]) observer()
  }
}
