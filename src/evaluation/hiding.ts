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
import { Exchange, type Placed, type Tables } from './exchange.ts'
import { linesOf, type Class, type Grid } from './grid.ts'

/** Where a number stands; the group is -1 for those in none. */
interface Place {
  table: number
  group: number
  category: number
}

class Hiding {
  readonly #classes: readonly Placed[]
  readonly #grids: readonly Grid[]
  readonly #exchange: Exchange
  readonly #least: number
  readonly #categories: number

  constructor(classes: readonly Class[], tables: Tables, least: number) {
    const { grids } = tables
    this.#grids = grids
    this.#exchange = new Exchange(tables)
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
    return this.#exchange.run(members, partners, { amount: sumOf(members) })
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
    return this.#exchange.run(members, partners, { amount: this.#least - count, into: category })
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
