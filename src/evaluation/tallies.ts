/** Turns answers into classes and grids: typed arrays that the shield decides on. Nothing here may be shown. */
import type { Answers, Response, Value } from '#schema/answer.ts'
import { keysOf, type Countable } from './countables.ts'
import type { Feature } from './features.ts'
import type { Class, Grid } from './hiding.ts'

/** A way to compare: indexes of features; none of them is the table of all. */
export type Split = readonly number[]

/** Every split in the order in which tables are decided: all, each feature, each pair of features. */
export function splitsOf(features: readonly Feature[]): Split[] {
  const single = features.map((_, at) => [at])
  const pairs = features.flatMap((_, one) =>
    features.slice(one + 1).map((__, next) => [one, one + 1 + next]),
  )
  return [[], ...single, ...pairs]
}

/** The groups of every person in every split: `groups[split][person]`, -1 in none, and how many groups there are. */
export interface Groups {
  splits: readonly Split[]
  sizes: readonly number[]
  groups: readonly Int16Array[]
  /** Persons who are in the same group everywhere have the same number. */
  atoms: Int32Array
  atomCount: number
}

export function groupsOf(features: readonly Feature[], persons: number): Groups {
  const splits = splitsOf(features)
  const sizeOf = (at: number) => features[at]?.groups.length ?? 0
  const groups = splits.map((split) => {
    const [first, second] = split.map((at) => features[at]?.groupOf)
    if (!first) return new Int16Array(persons)
    if (!second) return first
    const width = sizeOf(split[1] ?? 0)
    return first.map((group, person) => {
      const other = second[person] ?? -1
      return group < 0 || other < 0 ? -1 : group * width + other
    })
  })
  const sizes = splits.map((split) => split.reduce((product, at) => product * sizeOf(at), 1))
  const atoms = new Int32Array(persons)
  let atomCount = 1
  for (const [at, { groupOf }] of features.entries()) {
    const width = sizeOf(at) + 1
    for (let one = 0; one < persons; one += 1) {
      atoms[one] = (atoms[one] ?? 0) * width + (groupOf[one] ?? -1) + 1
    }
    atomCount *= width
  }
  return { splits, sizes, groups, atoms, atomCount }
}

/** The answers to one variable: whose they are, and on which line each stands; or which values, of several lines. */
export interface Cases {
  person: Int32Array
  line: Int16Array
  /** Of a variable where somebody may stand on several lines. */
  values?: Value[]
  /** Persons without any answer, by reason. */
  without: { declined: number; illegible: number; invalid: number; empty: number }
}

/** Reads all answers to one variable. `lineOf` overrides what an answer says: of features, their groups. */
export function casesOf(
  countable: Countable,
  responses: readonly Response[],
  valueOf: (response: Response, key: string) => Answers[string] | undefined,
): Cases {
  const keys = keysOf(countable.variable)
  const person: number[] = []
  const line: number[] = []
  const values: Value[] | undefined = countable.isMany ? [] : undefined
  const without = { declined: 0, illegible: 0, invalid: 0, empty: 0 }
  responses.forEach((response, at) => {
    let isThere = false
    let reason: keyof typeof without = 'empty'
    for (const key of keys) {
      const answer = valueOf(response, key)
      if (!answer) continue
      if ('missing' in answer) {
        const { missing } = answer
        if (missing !== 'skipped' && missing !== 'not-asked') reason = missing
        continue
      }
      const place = countable.isMany ? 0 : countable.lineOf(answer.value)
      if (place < 0) {
        reason = 'invalid'
        continue
      }
      isThere = true
      person.push(at)
      line.push(place)
      values?.push(answer.value)
    }
    if (!isThere) without[reason] += 1
  })
  const arrays = { person: Int32Array.from(person), line: Int16Array.from(line), without }
  return values ? { ...arrays, values } : arrays
}

/** A table of these cases by one split, with nothing hidden yet. */
export function gridOf(
  cases: Pick<Cases, 'person' | 'line'>,
  categories: number,
  by: Int16Array,
  groups: number,
): Grid {
  const size = (groups + 1) * categories
  const counts = new Int32Array(size)
  const persons = new Int32Array(size)
  const last = new Int32Array(size).fill(-1)
  const { person, line } = cases
  for (let at = 0; at < person.length; at += 1) {
    const who = person[at] ?? 0
    const group = by[who] ?? -1
    const cell = (group < 0 ? groups : group) * categories + (line[at] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
    // The rounds of one person follow each other.
    if (last[cell] !== who) persons[cell] = (persons[cell] ?? 0) + 1
    last[cell] = who
  }
  return { groups, categories, counts, persons, hidden: new Uint8Array(size) }
}

/** Cases that are the same in everything that tables show, put together. `openOf` says where else one could stand. */
export function classesOf(
  { person, line }: Pick<Cases, 'person' | 'line'>,
  { groups, atoms, atomCount }: Groups,
  openOf?: (person: number) => ReadonlySet<number> | undefined,
): Class[] {
  const classes = new Map<number, Class>()
  const opens = new Map<ReadonlySet<number> | undefined, number>()
  for (let at = 0; at < person.length; at += 1) {
    const who = person[at] ?? 0
    const category = line[at] ?? 0
    const open = openOf?.(who)
    if (!opens.has(open)) opens.set(open, opens.size)
    const key = ((opens.get(open) ?? 0) * 1024 + category) * atomCount + (atoms[who] ?? 0)
    const known = classes.get(key)
    if (known) known.cases += 1
    else {
      const own = groups.map((one) => one[who] ?? -1)
      classes.set(key, { category, groups: own, cases: 1, ...(open && { open }) })
    }
  }
  return [...classes.values()]
}
