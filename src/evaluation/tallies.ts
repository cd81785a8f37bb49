/** Turns answers into classes and grids: typed arrays that the shield decides on. Nothing here may be shown. */
import type { Answers, Response, Value } from '#schema/answer.ts'
import { keysOf, type Countable } from './countables.ts'
import type { Feature } from './features.ts'
import type { Class, Grid, Tie } from './grid.ts'

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
  /** Of a repeated section which time, from 0. */
  round: Uint8Array
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
  const person = new Int32Array(responses.length * keys.length)
  const line = new Int16Array(person.length)
  const round = new Uint8Array(person.length)
  const values: Value[] | undefined = countable.isMany ? [] : undefined
  const without = { declined: 0, illegible: 0, invalid: 0, empty: 0 }
  let size = 0
  for (let who = 0; who < responses.length; who += 1) {
    const response = responses[who] as Response
    let reason: keyof typeof without | undefined = 'empty'
    for (const [time, key] of keys.entries()) {
      const answer = valueOf(response, key)
      if (!answer) continue
      if ('missing' in answer) {
        const { missing } = answer
        if (reason && missing !== 'skipped' && missing !== 'not-asked') reason = missing
        continue
      }
      const place = countable.isMany ? 0 : countable.lineOf(answer.value)
      if (place < 0) {
        if (reason) reason = 'invalid'
        continue
      }
      reason = undefined
      person[size] = who
      line[size] = place
      round[size] = time
      size += 1
      values?.push(answer.value)
    }
    if (reason) without[reason] += 1
  }
  return {
    person: person.subarray(0, size),
    line: line.subarray(0, size),
    round: round.subarray(0, size),
    without,
    ...(values && { values }),
  }
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

/** The same table from classes, where every case is a person of its own: quicker by far. */
export function gridOfClasses(
  classes: readonly Class[],
  { categories, split, groups }: { categories: number; split: number; groups: number },
): Grid {
  const counts = new Int32Array((groups + 1) * categories)
  for (const { category, groups: own, cases } of classes) {
    const group = own[split] ?? -1
    const cell = (group < 0 ? groups : group) * categories + category
    counts[cell] = (counts[cell] ?? 0) + cases
  }
  return { groups, categories, counts, persons: counts, hidden: new Uint8Array(counts.length) }
}

/** Cases that are the same in everything that tables show, put together. `tieOf` says what binds one. */
export function classesOf(
  { person, line }: Pick<Cases, 'person' | 'line'>,
  categories: number,
  { groups, atoms, atomCount }: Groups,
  tieOf?: (person: number) => Tie | undefined,
): Class[] {
  const width = atomCount * categories
  interface Tally {
    counts: Int32Array
    /** One person of them. */
    one: Int32Array
  }
  const empty = (): Tally => ({ counts: new Int32Array(width), one: new Int32Array(width) })
  /** By what binds them: how many cases there are of each atom and category. */
  const tallies = new Map<Tie | undefined, Tally>()
  let tie: Tie | undefined
  let tally = empty()
  tallies.set(undefined, tally)
  for (let at = 0; at < person.length; at += 1) {
    const who = person[at] ?? 0
    if (tieOf) {
      const own = tieOf(who)
      if (own !== tie) {
        tie = own
        tally = tallies.get(own) ?? empty()
        tallies.set(own, tally)
      }
    }
    const key = (atoms[who] ?? 0) * categories + (line[at] ?? 0)
    tally.counts[key] = (tally.counts[key] ?? 0) + 1
    tally.one[key] = who
  }
  const classes: Class[] = []
  for (const [own, { counts, one }] of tallies) {
    for (let key = 0; key < width; key += 1) {
      const cases = counts[key] ?? 0
      if (cases === 0) continue
      const inGroups = groups.map((by) => by[one[key] ?? 0] ?? -1)
      classes.push({
        category: key % categories,
        groups: inGroups,
        cases,
        ...(own && { tie: own }),
      })
    }
  }
  return classes
}
