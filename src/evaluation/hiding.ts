/**
 * The core of the shield: decides which numbers of one question stay hidden, in its table of all and in every table
 * that compares groups.
 *
 * What is promised: for every hidden number from 1 to 4 there is another set of answers, with nobody or with at least
 * five people behind that number, from which exactly the same would have been published. So nothing that anybody
 * computes from everything published can say that there are 1 to 4; complementary cells, differences between
 * filters, totals and tables are all covered, however they are combined.
 *
 * How: such another set is really made, step by step. One step exchanges the answers of two people to this question
 * (or gives one person another answer to it), and is allowed only where each number that it changes is hidden in
 * every table published. Where no allowed step is left, the cheapest number is hidden that allows one: this is the
 * complementary suppression. Groups, missing answers and all other questions stay as they are. All tables of a
 * question are decided at once, in one way for everybody; a number of all counts more than one of a group, and that
 * more than one of two features.
 *
 * (Complementary suppression by exchanges along closed paths: Gusfield, "A graph theoretic approach to statistical
 * data security", SIAM J. Comput. 17, 1988; here over all tables at once, with the exchanges made on the real answers.)
 */

/** People (or rounds of a repeated section) whose answer and groups are the same. */
export interface Class {
  category: number
  /** The group in each table, -1 where in none. The first table has one group: all. */
  groups: readonly number[]
  cases: number
  /** Categories that this answer could have been without contradicting others; undefined: any. */
  open?: ReadonlySet<number>
}

/** One table: so many groups, each with a count for each category. */
export interface Grid {
  groups: number
  categories: number
  /** `[group * categories + category]`; behind the last group stand those of no group. */
  counts: Int32Array
  /** How many persons stand behind a count: fewer than cases where a section was repeated. */
  persons: Int32Array
  /** 1: not shown. */
  hidden: Uint8Array
}

/** What a number costs to hide: of all, of the groups of one feature, of those of two. */
const weights = [10_000, 100, 1] as const

/** A class with the row of each table in which it stands. */
interface Placed extends Class {
  rows: readonly number[]
}

interface Step {
  price: number
  member: Placed
  partner?: Placed
  to: number
}

interface Tables {
  grids: readonly Grid[]
  /** How many features divide each of them. */
  depths: readonly number[]
}

class Hiding {
  readonly #classes: readonly Placed[]
  readonly #grids: readonly Grid[]
  readonly #weights: readonly number[]
  readonly #least: number
  readonly #categories: number

  constructor(classes: readonly Class[], { grids, depths }: Tables, least: number) {
    this.#grids = grids
    this.#weights = depths.map((depth) => weights[depth] ?? 1)
    this.#least = least
    this.#categories = grids[0]?.categories ?? 0
    this.#classes = classes.map((one) => ({
      ...one,
      rows: grids.map(({ groups }, table) => {
        const group = one.groups[table] ?? -1
        return (group < 0 ? groups : group) * this.#categories
      }),
    }))
  }

  hideSmall(): void {
    for (const { groups, categories, persons, hidden } of this.#grids) {
      for (let group = 0; group <= groups; group += 1) {
        const start = group * categories
        const row = persons.subarray(start, start + categories)
        const all = row.reduce((sum, one) => sum + one, 0)
        row.forEach((one, category) => {
          const isShown = group < groups && all >= this.#least && one >= this.#least
          if (!isShown) hidden[start + category] = 1
        })
      }
    }
  }

  /** Hides what lets others be computed. */
  complete(): void {
    for (const grid of this.#grids) this.#hideSums(grid)
    if (!this.#protectAll()) for (const { hidden } of this.#grids) hidden.fill(1)
    for (const grid of this.#grids) this.#hideSums(grid)
  }

  #isSmall(number = 0): boolean {
    return number > 0 && number < this.#least
  }

  /** Nobody may compute a sum of 1 to 4 by taking what is shown from a row or a column. */
  #hideSums({ groups, categories, counts, persons, hidden }: Grid): void {
    const lines = [...linesOf(groups, categories)]
    for (let isChanged = true; isChanged;) {
      isChanged = false
      for (const line of lines) {
        let sum = 0
        let least = -1
        for (const cell of line) {
          if (hidden[cell]) sum += persons[cell] ?? 0
          else if (least < 0 || (counts[cell] ?? 0) < (counts[least] ?? 0)) least = cell
        }
        if (!this.#isSmall(sum) || least < 0) continue
        hidden[least] = 1
        isChanged = true
      }
    }
  }

  #protectAll(): boolean {
    for (const [table, { groups, persons }] of this.#grids.entries()) {
      for (let cell = 0; cell < persons.length; cell += 1) {
        if (!this.#isSmall(persons[cell])) continue
        const row = Math.floor(cell / this.#categories)
        const place = { table, group: row === groups ? -1 : row, category: cell % this.#categories }
        if (!this.#empties(place) && !this.#fills(place, cell)) return false
      }
    }
    return true
  }

  /** Makes it possible that nobody is behind a number. */
  #empties({ table, group, category }: Place): boolean {
    const isInside = (one: Placed) => one.groups[table] === group
    const members = this.#classes.filter((one) => one.category === category && isInside(one))
    const partners = this.#classes.filter((one) => one.category !== category && !isInside(one))
    return this.#exchange(members, partners, { amount: sumOf(members) })
  }

  /** Makes it possible that as many as can be shown are behind a number. */
  #fills({ table, group, category }: Place, cell: number): boolean {
    const { counts, persons } = this.#grids[table] ?? {}
    const count = counts?.[cell] ?? 0
    // Several rounds of one person do not make five people.
    if (count !== persons?.[cell]) return false
    const isInside = (one: Placed) => one.groups[table] === group
    const members = this.#classes.filter((one) => one.category !== category && isInside(one))
    const partners = this.#classes.filter((one) => one.category === category && !isInside(one))
    return this.#exchange(members, partners, { amount: this.#least - count, into: category })
  }

  /** Takes so many of `members` through steps, the cheapest first, each partner once. */
  #exchange(
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
    { free, rest, into }: { free: number[]; rest: number[]; into: number | undefined },
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
    if (member.open?.has(to) === false || partner?.open?.has(member.category) === false) {
      return undefined
    }
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

/** Where a number stands; the group is -1 for those in none. */
interface Place {
  table: number
  group: number
  category: number
}

/** The cells of every row and, where there are groups, of every column. */
function* linesOf(groups: number, categories: number): Generator<number[]> {
  for (let group = 0; group < groups; group += 1) {
    yield Array.from({ length: categories }, (_, category) => group * categories + category)
  }
  if (groups < 2) return
  for (let category = 0; category < categories; category += 1) {
    yield Array.from({ length: groups + 1 }, (_, group) => group * categories + category)
  }
}

function sumOf(classes: readonly Class[]): number {
  return classes.reduce((sum, { cases }) => sum + cases, 0)
}

/**
 * Decides what stays hidden in all tables of one question: sets `hidden` in the grids, the first of which has one
 * group, all. `isComplete: false` leaves complementary suppression out: only to show in a test what it is for.
 */
export function hide(
  classes: readonly Class[],
  tables: Tables,
  least: number,
  isComplete = true,
): void {
  const hiding = new Hiding(classes, tables, least)
  hiding.hideSmall()
  if (isComplete) hiding.complete()
}
