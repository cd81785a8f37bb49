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
 * question are decided before any of them is shown, in one fixed order, the same for everybody: a later one hides
 * something in an earlier one only where nothing else helps.
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

const at = (grid: Grid, group: number, category: number) =>
  (group < 0 ? grid.groups : group) * grid.categories + category

/** How much a step would hide; undefined if it must not be taken. */
type Price = number | undefined

export class Hiding {
  readonly #classes: readonly Class[]
  readonly #grids: Grid[] = []
  readonly #least: number
  readonly #isComplete: boolean
  /** Whether earlier tables may lose numbers, too. */
  #isDeep = false

  /** `isComplete: false` leaves complementary suppression out: only to show in a test what it is for. */
  constructor(classes: readonly Class[], least: number, isComplete = true) {
    this.#classes = classes
    this.#least = least
    this.#isComplete = isComplete
  }

  /** Decides the next table; the grids of before must be those of the first groups of each class. */
  add(grid: Grid): void {
    this.#grids.push(grid)
    this.#hideSmall(grid)
    if (!this.#isComplete) return
    for (const one of this.#grids) this.#hideSums(one)
    if (!this.#protectAll()) for (const one of this.#grids) one.hidden.fill(1)
    for (const one of this.#grids) this.#hideSums(one)
  }

  #isSmall(number = 0): boolean {
    return number > 0 && number < this.#least
  }

  #hideSmall(grid: Grid): void {
    const { groups, categories, persons, hidden } = grid
    for (let group = 0; group <= groups; group += 1) {
      const start = group * categories
      const row = persons.subarray(start, start + categories)
      const all = row.reduce((sum, one) => sum + one, 0)
      row.forEach((one, category) => {
        if (group === groups || all < this.#least || one < this.#least) hidden[start + category] = 1
      })
    }
  }

  /** Nobody may compute a sum of 1 to 4 by taking what is shown from a row or a column. */
  #hideSums(grid: Grid): void {
    for (let isChanged = true; isChanged;) {
      isChanged = false
      for (const line of linesOf(grid)) {
        const sum = line.reduce(
          (all, cell) => all + (grid.hidden[cell] ? (grid.persons[cell] ?? 0) : 0),
          0,
        )
        if (!this.#isSmall(sum)) continue
        const shown = line.filter((cell) => !grid.hidden[cell])
        const least = cheapest(shown, (cell) => grid.counts[cell] ?? 0)
        if (least === undefined) continue
        grid.hidden[least] = 1
        isChanged = true
      }
    }
  }

  #protectAll(): boolean {
    let isSafe = true
    for (const [table, grid] of this.#grids.entries()) {
      for (let group = -1; group < grid.groups; group += 1) {
        for (let category = 0; category < grid.categories; category += 1) {
          if (!this.#isSmall(grid.persons[at(grid, group, category)])) continue
          if (!this.#protect(table, group, category)) isSafe = false
        }
      }
    }
    return isSafe
  }

  /** First hides in the last table alone; in earlier ones where that is not enough. */
  #protect(table: number, group: number, category: number): boolean {
    for (const isDeep of [false, true]) {
      this.#isDeep = isDeep
      if (this.#empties(table, group, category) || this.#fills(table, group, category)) return true
    }
    return false
  }

  /** Makes it possible that nobody is behind a number. */
  #empties(table: number, group: number, category: number): boolean {
    const isInside = (one: Class) => one.groups[table] === group
    const members = this.#classes.filter((one) => isInside(one) && one.category === category)
    const partners = this.#classes.filter((one) => !isInside(one) && one.category !== category)
    return this.#exchange(members, partners, sumOf(members), { relabel: 'leave', category })
  }

  /** Makes it possible that as many as can be shown are behind a number. */
  #fills(table: number, group: number, category: number): boolean {
    const isInside = (one: Class) => one.groups[table] === group
    const members = this.#classes.filter((one) => isInside(one) && one.category !== category)
    const partners = this.#classes.filter((one) => !isInside(one) && one.category === category)
    const grid = this.#grids[table]
    const missing = this.#least - (grid?.counts[at(grid, group, category)] ?? 0)
    // Several rounds of one person do not make five people.
    const all = grid ? Math.max(missing, 1) * roundsMost(this.#classes, grid) : 0
    return this.#exchange(members, partners, all, { relabel: 'join', category })
  }

  /** Takes so many of `members` through steps, the cheapest first, each partner once. */
  #exchange(
    members: readonly Class[],
    partners: readonly Class[],
    amount: number,
    { relabel, category }: { relabel: 'leave' | 'join'; category: number },
  ): boolean {
    const left = new Map<Class, number>(partners.map((one) => [one, one.cases]))
    const rest = new Map<Class, number>(members.map((one) => [one, one.cases]))
    let open = amount
    while (open > 0) {
      let best: { price: number; member: Class; partner?: Class; to: number } | undefined
      for (const [member, cases] of rest) {
        if (cases === 0) continue
        for (const to of this.#labels(relabel, member, category)) {
          const price = this.#priceOf(member, to)
          if (price !== undefined && price < (best?.price ?? Infinity)) best = { price, member, to }
        }
        for (const [partner, free] of left) {
          if (free === 0 || best?.price === 0) continue
          const price = this.#priceOf(member, partner.category, partner)
          if (price === undefined || price >= (best?.price ?? Infinity)) continue
          best = { price, member, partner, to: partner.category }
        }
        if (best?.price === 0) break
      }
      if (!best) return false
      const { member, partner, to } = best
      this.#hideFor(member, to, partner)
      const free = partner ? (left.get(partner) ?? 0) : Infinity
      const taken = Math.min(open, rest.get(member) ?? 0, free)
      rest.set(member, (rest.get(member) ?? 0) - taken)
      if (partner) left.set(partner, free - taken)
      open -= taken
    }
    return true
  }

  /** Categories that one answer alone could change to. */
  *#labels(
    relabel: 'leave' | 'join',
    { category: own }: Class,
    category: number,
  ): Generator<number> {
    if (relabel === 'join') yield category
    else {
      const categories = this.#grids[0]?.categories ?? 0
      for (let to = 0; to < categories; to += 1) if (to !== own) yield to
    }
  }

  #priceOf(member: Class, to: number, partner?: Class): Price {
    if (member.open?.has(to) === false || partner?.open?.has(member.category) === false) {
      return undefined
    }
    let price = 0
    const last = this.#grids.length - 1
    for (const [table, grid] of this.#grids.entries()) {
      for (const cell of cellsOf(table, grid, member, to, partner)) {
        if (grid.hidden[cell]) continue
        if (table < last && !this.#isDeep) return undefined
        // What is shown with 1 would cost least, and nothing is shown for nobody.
        price += 1 + (grid.counts[cell] ?? 0)
      }
    }
    return price
  }

  #hideFor(member: Class, to: number, partner?: Class): void {
    for (const [table, grid] of this.#grids.entries()) {
      for (const cell of cellsOf(table, grid, member, to, partner)) grid.hidden[cell] = 1
    }
  }
}

/** The numbers of a table that a step changes. */
function cellsOf(table: number, grid: Grid, member: Class, to: number, partner?: Class): number[] {
  const own = member.groups[table] ?? -1
  const cells = [at(grid, own, member.category), at(grid, own, to)]
  if (!partner) return cells
  const other = partner.groups[table] ?? -1
  if (own === other) return []
  return [...cells, at(grid, other, member.category), at(grid, other, to)]
}

/** The cells of every row and, where there are groups, of every column. */
function* linesOf({ groups, categories }: Grid): Generator<number[]> {
  for (let group = 0; group < groups; group += 1) {
    yield Array.from({ length: categories }, (_, category) => group * categories + category)
  }
  if (groups < 2) return
  for (let category = 0; category < categories; category += 1) {
    yield Array.from({ length: groups + 1 }, (_, group) => group * categories + category)
  }
}

function cheapest(cells: readonly number[], price: (cell: number) => number): number | undefined {
  let best: number | undefined
  for (const cell of cells) if (best === undefined || price(cell) < price(best)) best = cell
  return best
}

function sumOf(classes: readonly Class[]): number {
  return classes.reduce((sum, { cases }) => sum + cases, 0)
}

/** The most rounds that one person can stand for. */
function roundsMost(classes: readonly Class[], { counts, persons }: Grid): number {
  const cases = counts.reduce((sum, one) => sum + one, 0)
  const people = persons.reduce((sum, one) => sum + one, 0)
  return cases > people ? sumOf(classes) : 1
}
