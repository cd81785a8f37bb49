/**
 * Makes another set of answers, step by step: two people exchange theirs, or one gives another one. Only steps that
 * change no number that is shown are taken; where there is none, the cheapest numbers are hidden that allow one.
 */
import type { Class, Grid, Tie } from './grid.ts'

/** What a number costs to hide: of all, of the groups of one feature, of those of two. */
const weights = [10_000, 100, 1] as const

/** A class with the row of each table in which it stands. */
export interface Placed extends Class {
  rows: readonly number[]
}

/** Tables that are decided together. */
export interface Tables {
  grids: readonly Grid[]
  /** How many features divide each of them. */
  depths: readonly number[]
}

interface Step {
  price: number
  member: Placed
  partner?: Placed
  to: number
}

interface Stock {
  free: number[]
  rest: number[]
  /** The category that all go to; undefined: any other. */
  into: number | undefined
}

export class Exchange {
  readonly #grids: readonly Grid[]
  readonly #weights: readonly number[]
  readonly #categories: number

  constructor({ grids, depths }: Tables) {
    this.#grids = grids
    this.#weights = depths.map((depth) => weights[depth] ?? 1)
    this.#categories = grids[0]?.categories ?? 0
  }

  /** Takes `amount` of `members` through steps, the cheapest first, each partner once; false if that cannot be. */
  run(
    members: readonly Placed[],
    partners: readonly Placed[],
    { amount, into }: { amount: number; into?: number },
  ): boolean {
    const free = partners.map(({ cases }) => cases)
    const rest = members.map(({ cases }) => cases)
    for (let open = amount; open > 0;) {
      const best = this.#cheapest(members, partners, { free, rest, into })
      if (!best) return false
      const member = members.indexOf(best.member)
      const partner = best.partner ? partners.indexOf(best.partner) : -1
      this.#hideFor(best)
      const taken = Math.min(open, rest[member] ?? 0, partner < 0 ? Infinity : (free[partner] ?? 0))
      rest[member] = (rest[member] ?? 0) - taken
      if (partner >= 0) free[partner] = (free[partner] ?? 0) - taken
      open -= taken
    }
    return true
  }

  #cheapest(
    members: readonly Placed[],
    partners: readonly Placed[],
    { free, rest, into }: Stock,
  ): Step | undefined {
    let best: Step | undefined
    const labels =
      into === undefined ? Array.from({ length: this.#categories }, (_, to) => to) : [into]
    for (const [at, member] of members.entries()) {
      if (!rest[at]) continue
      for (const to of labels) {
        if (to === member.category) continue
        const price = this.#priceOf(member, to, undefined, best?.price ?? Infinity)
        if (price !== undefined) best = { price, member, to }
      }
      for (let other = 0; other < partners.length; other += 1) {
        const partner = partners[other]
        if (best?.price === 0) return best
        if (!free[other] || !partner) continue
        const to = partner.category
        const price = this.#priceOf(member, to, partner, best?.price ?? Infinity)
        if (price !== undefined) best = { price, member, partner, to }
      }
      if (best?.price === 0) return best
    }
    return best
  }

  /** How much a step would hide; undefined if it must not be taken, or costs no less than `most`. */
  #priceOf(
    member: Placed,
    to: number,
    partner: Placed | undefined,
    most: number,
  ): number | undefined {
    if (!isOpen(member, to, partner)) return undefined
    let price = 0
    for (let table = 0; table < this.#grids.length; table += 1) {
      const { counts, hidden } = this.#grids[table] as Grid
      const own = member.rows[table] ?? 0
      const other = partner ? (partner.rows[table] ?? 0) : own
      if (partner && own === other) continue
      const weight = this.#weights[table] ?? 1
      for (let at = 0; at < (partner ? 4 : 2); at += 1) {
        const cell = (at < 2 ? own : other) + (at % 2 === 0 ? member.category : to)
        if (!hidden[cell]) price += weight * (1 + (counts[cell] ?? 0))
      }
      if (price >= most) return undefined
    }
    return price < most ? price : undefined
  }

  #hideFor({ member, partner, to }: Step): void {
    for (const [table, { hidden }] of this.#grids.entries()) {
      const own = member.rows[table] ?? 0
      const other = partner ? (partner.rows[table] ?? 0) : own
      if (partner && own === other) continue
      for (const row of [own, other]) {
        hidden[row + member.category] = 1
        hidden[row + to] = 1
      }
    }
  }
}

/** True where nobody contradicts what else they said, and what is computed of both stays where it is. */
function isOpen(member: Placed, to: number, partner: Placed | undefined): boolean {
  const [own, other] = [member.tie, partner?.tie]
  const openTo = (tie: Tie | undefined) => (partner && tie?.traded) ?? tie?.open
  if (openTo(own)?.has(to) === false) return false
  if (partner && openTo(other)?.has(member.category) === false) return false
  const before = [own?.results?.[member.category], partner && other?.results?.[partner.category]]
  const after = [own?.results?.[to], partner && other?.results?.[member.category]]
  const isSame = before[0] === after[0] && before[1] === after[1]
  return isSame || (before[0] === after[1] && before[1] === after[0])
}
