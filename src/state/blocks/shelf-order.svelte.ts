/** Where cards lie on the shelf: one's own newest first; what arrives is laid above and moves nothing. */
import type { Contribution } from '#schema/contribution.ts'

/** A card with its place, in rows and columns from the top. */
export interface ShelfPlace {
  card: Contribution
  row: number
  column: number
}

export class ShelfOrder {
  readonly #newest: () => Contribution[]
  readonly #acts: () => number
  /** What lay there when something was done here last. */
  #settled: { ids: ReadonlySet<string>; acts: number } | undefined

  #parts = $derived.by(() => {
    const newest = this.#newest()
    const ids = this.#settledOf(newest)
    const arrived = newest.filter(({ id }) => !ids.has(id)).reverse()
    return { arrived, rest: newest.filter(({ id }) => ids.has(id)) }
  })

  /** `newest`: all cards, the newest first; `acts`: counts what is done in this window. */
  constructor(newest: () => Contribution[], acts: () => number) {
    this.#newest = newest
    this.#acts = acts
  }

  /** How many rows lie above what was there. */
  rowsAbove(columns: number): number {
    return Math.ceil(this.#parts.arrived.length / columns)
  }

  /** How many rows there were when something was done here last. */
  rowsBelow(columns: number): number {
    return Math.ceil(this.#parts.rest.length / columns)
  }

  /** All places in reading order. What arrives fills the row above from its start, then the next one above it. */
  places(columns: number): ShelfPlace[] {
    const { arrived, rest } = this.#parts
    const above = this.rowsAbove(columns)
    const upper = arrived.map((card, index) => ({
      card,
      row: above - 1 - Math.floor(index / columns),
      column: index % columns,
    }))
    upper.sort((one, other) => one.row - other.row || one.column - other.column)
    const lower = rest.map((card, index) => ({
      card,
      row: above + Math.floor(index / columns),
      column: index % columns,
    }))
    return [...upper, ...lower]
  }

  #settledOf(newest: readonly Contribution[]): ReadonlySet<string> {
    const acts = this.#acts()
    if (this.#settled?.acts !== acts) {
      this.#settled = { ids: new Set(newest.map(({ id }) => id)), acts }
    }
    return this.#settled.ids
  }
}
