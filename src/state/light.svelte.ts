/** ● The light of a workshop: whether what was done is kept here, and where else it is. */
import { createSubscriber } from 'svelte/reactivity'
import { observeOwnActs } from '#documents/arrivals.ts'
import type { OpenDocument, OpenWorkshop, Saved } from '#documents/ports.ts'
import { whereaboutsOf, type Parts, type Whereabouts } from './whereabouts.ts'

/** What others confirm is looked at this seldom; nothing is done while nothing happens. */
const calmMilliseconds = 1000

export class Light {
  readonly #parts: Parts
  readonly #documents: OpenDocument[]
  readonly #subscribe: () => void
  #isWatched = false
  /** Something was done here that may not be kept yet; what others send is not a reason to say "saving". */
  #hasWritten = false
  #where: Whereabouts | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({ workshop, conduct, initiative }: OpenWorkshop) {
    this.#parts = { workshop, conduct, ...(initiative && { initiative }) }
    this.#documents = [workshop, conduct, ...(initiative ? [initiative] : [])]
    this.#subscribe = createSubscriber((update) => this.#watch(update))
  }

  get saved(): Saved {
    this.#subscribe()
    const worst = this.#worst()
    // What only others have sent is kept without a word.
    return worst === 'saving' && this.#isWatched && !this.#hasWritten ? 'saved' : worst
  }

  get where(): Whereabouts {
    this.#subscribe()
    if (!this.#isWatched) return whereaboutsOf(this.#parts)
    this.#where ??= whereaboutsOf(this.#parts)
    return this.#where
  }

  /** How the document stands that stands worst. */
  #worst(): Saved {
    const states = this.#documents.map(({ saved }) => saved)
    return (['failing', 'saving'] as const).find((one) => states.includes(one)) ?? 'saved'
  }

  #watch(update: () => void): () => void {
    let told = this.#worst()
    const look = () => {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#where = undefined
      update()
    }
    const changed = () => {
      const before = told
      told = this.#worst()
      if (told !== before) update()
      // What was written here is kept now, and nobody else can have it yet: that is said at once.
      if (this.#hasWritten && told === 'saved') {
        this.#hasWritten = false
        look()
      } else this.#timer ??= setTimeout(look, calmMilliseconds)
    }
    const wrote = () => {
      this.#hasWritten = true
      update()
    }
    this.#isWatched = true
    this.#hasWritten = told === 'saving'
    const stops = this.#documents.map((document) => document.observe(changed))
    for (const { doc } of this.#documents) stops.push(observeOwnActs(doc, wrote))
    return () => {
      for (const stop of stops) stop()
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#where = undefined
      this.#isWatched = false
    }
  }
}
