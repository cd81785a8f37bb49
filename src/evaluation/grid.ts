/** What the shield decides on: people who are alike, tables of counts, and which of their cells are hidden. */

/** People (or rounds of a repeated section) whose answer and groups are the same. */
export interface Class {
  category: number
  /** The group in each table, -1 where in none. The first table has one group: all. */
  groups: readonly number[]
  cases: number
  tie?: Tie
}

/** What an answer is bound to. The same object for all whose other answers bind them in the same way. */
export interface Tie {
  /** Categories that this answer could have been without contradicting others; undefined: any. */
  open?: ReadonlySet<number>
  /** The same where two people exchange: what they wrote because of their answer goes with it. */
  traded?: ReadonlySet<number>
  /** Where what is computed would stand, for each category that it could have been. */
  results?: readonly string[]
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

/** The cells of every row and, where there are groups, of every column. */
export function* linesOf(groups: number, categories: number): Generator<number[]> {
  for (let group = 0; group < groups; group += 1) {
    yield Array.from({ length: categories }, (_, category) => group * categories + category)
  }
  if (groups < 2) return
  for (let category = 0; category < categories; category += 1) {
    yield Array.from({ length: groups + 1 }, (_, group) => group * categories + category)
  }
}
