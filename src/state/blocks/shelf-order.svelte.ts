/** The order of the cards on the shelf: the newest first; what arrives is laid behind them and moves nothing. */
import type { Contribution } from '#schema/contribution.ts'

export class ShelfOrder {
  readonly #newest: () => Contribution[]
  readonly #acts: () => number
  /** What lay there when something was done here last. */
  #settled: { ids: ReadonlySet<string>; acts: number } | undefined

  #parts = $derived.by(() => {
    const newest = this.#newest()
    const ids = this.#settledOf(newest)
    const rest = newest.filter(({ id }) => ids.has(id))
    const arrived = newest.filter(({ id }) => !ids.has(id)).reverse()
    return { cards: [...rest, ...arrived], settled: rest.length }
  })

  /** `newest`: all cards, the newest first; `acts`: counts what is done in this window. */
  constructor(newest: () => Contribution[], acts: () => number) {
    this.#newest = newest
    this.#acts = acts
  }

  get cards(): Contribution[] {
    return this.#parts.cards
  }

  /** How many of them lay there when something was done here last: as many rows as these need stay as high. */
  get settled(): number {
    return this.#parts.settled
  }

  #settledOf(newest: readonly Contribution[]): ReadonlySet<string> {
    const acts = this.#acts()
    if (this.#settled?.acts !== acts) {
      this.#settled = { ids: new Set(newest.map(({ id }) => id)), acts }
    }
    return this.#settled.ids
  }
}
