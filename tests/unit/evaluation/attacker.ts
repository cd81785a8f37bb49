/** Tries to compute hidden numbers from everything that was published: whole numbers, sums, and complete search. */
import type { Published, PublishedTable } from '../../../src/evaluation/published.ts'

/** The sum of these unknowns lies between `least` and `most`. */
interface Sum {
  of: number[]
  least: number
  most: number
}

interface Bounds {
  low: Int32Array
  high: Int32Array
}

class Contradiction extends Error {}

/** Narrows all bounds until nothing changes; throws if no numbers are left. */
function narrow(
  sums: readonly Sum[],
  touching: readonly number[][],
  bounds: Bounds,
  begin?: number,
): void {
  const { low, high } = bounds
  const queue = new Set(begin === undefined ? sums.keys() : touching[begin])
  for (const at of queue) {
    queue.delete(at)
    const sum = sums[at]
    if (!sum) continue
    let [lows, highs] = [0, 0]
    for (const one of sum.of) {
      lows += low[one] ?? 0
      highs += high[one] ?? 0
    }
    if (lows > sum.most || highs < sum.least) throw new Contradiction()
    for (const one of sum.of) {
      const [l, h] = [low[one] ?? 0, high[one] ?? 0]
      const least = Math.max(l, sum.least - (highs - h))
      const most = Math.min(h, sum.most - (lows - l))
      if (least > most) throw new Contradiction()
      if (least === l && most === h) continue
      low[one] = least
      high[one] = most
      lows += least - l
      highs += most - h
      for (const other of touching[one] ?? []) queue.add(other)
    }
  }
}

/** True if whole numbers fit; false if none do; undefined if that was not found out in time. */
export function fits(sums: readonly Sum[], unknowns: number, most: number): boolean | undefined {
  const touching: number[][] = Array.from({ length: unknowns }, () => [])
  for (const [at, { of }] of sums.entries()) for (const one of of) touching[one]?.push(at)
  let steps = 0
  const search = (bounds: Bounds, changed?: number): boolean => {
    if ((steps += 1) > 300) throw new RangeError('out of time')
    try {
      narrow(sums, touching, bounds, changed)
    } catch (error) {
      if (error instanceof Contradiction) return false
      throw error
    }
    const { low, high } = bounds
    let next = -1
    let width = Infinity
    for (let one = 0; one < unknowns; one += 1) {
      const own = (high[one] ?? 0) - (low[one] ?? 0)
      if (own > 0 && own < width) [next, width] = [one, own]
    }
    if (next < 0) return true
    // The lower half, then the upper one.
    const middle = Math.floor(((low[next] ?? 0) + (high[next] ?? 0)) / 2)
    const lower = { low: low.slice(), high: high.slice() }
    lower.high[next] = middle
    if (search(lower, next)) return true
    const upper = { low: low.slice(), high: high.slice() }
    upper.low[next] = middle + 1
    return search(upper, next)
  }
  try {
    return search({ low: new Int32Array(unknowns), high: new Int32Array(unknowns).fill(most) })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Found {
  /** Hidden numbers that can only be 1 to 4. */
  recovered: string[]
  /** Hidden numbers that were tried. */
  tried: number
  /** Numbers of which nothing was found out in time. */
  open: number
}

/** Everything that is known of one question, over all that was published. */
export function attack(name: string, publications: readonly Published[], least: number): Found {
  const [first] = publications
  if (!first) return { recovered: [], tried: 0, open: 0 }
  const { features } = first
  const tables = publications.flatMap((one) => {
    const table = one.tables.find((own) => own.name === name)
    return table ? [{ filter: one.filter, table }] : []
  })
  const whole = tables.find(({ filter }) => filter.length === 0)?.table
  if (!whole) return { recovered: [], tried: 0, open: 0 }
  const isMany = whole.linesAre === 'options'
  const found: Found = { recovered: [], tried: 0, open: 0 }
  // Of several options each is a question of its own: chosen, or not.
  for (const option of isMany ? whole.lines.keys() : [undefined]) {
    attackLines({ features, tables, option, least, found, whole })
  }
  return found
}

interface Attack {
  features: Published['features']
  tables: { filter: Published['filter']; table: PublishedTable }[]
  option: number | undefined
  least: number
  found: Found
  whole: PublishedTable
}

function attackLines({ features, tables, option, least, found, whole }: Attack): void {
  const sizes = features.map(({ groups }) => groups.length + 1)
  const atoms = sizes.reduce((product, one) => product * one, 1)
  const categories = option === undefined ? whole.lines.length : 2
  const inAtom = (atom: number, feature: number) => {
    let rest = atom
    for (let at = features.length - 1; at > feature; at -= 1)
      rest = Math.floor(rest / (sizes[at] ?? 1))
    return rest % (sizes[feature] ?? 1)
  }
  const atomsOf = (wanted: ReadonlyMap<string, string>) =>
    Array.from({ length: atoms }, (_, atom) => atom).filter((atom) =>
      features.every(({ name, groups }, at) => {
        const code = wanted.get(name)
        return code === undefined || groups[inAtom(atom, at)]?.code === code
      }),
    )
  const unknown = (category: number, atom: number) => category * atoms + atom
  const sums: Sum[] = []
  const hidden = new Map<string, number[]>()
  const say = (
    where: ReadonlyMap<string, string>,
    n: number | undefined,
    counts: (number | undefined)[],
  ) => {
    const own = atomsOf(where)
    const label = [...where].join('/')
    const all = Array.from({ length: categories }, (_, category) =>
      own.map((atom) => unknown(category, atom)),
    )
    if (n !== undefined) sums.push({ of: all.flat(), least: n, most: n })
    const cells = option === undefined ? [...counts.entries()] : [[1, counts[option]] as const]
    for (const [category, count] of cells) {
      const of = all[category] ?? []
      if (count !== undefined) sums.push({ of, least: count, most: count })
      else hidden.set(`${String(option ?? '')}:${label}:${String(category)}`, of)
      if (option !== undefined && count === undefined)
        hidden.set(`${String(option)}:${label}:0`, all[0] ?? [])
    }
  }
  for (const { filter, table } of tables) {
    const base = new Map(filter.map(({ feature, code }) => [feature, code]))
    if (!table.isRefused || table.n !== undefined)
      say(
        base,
        table.n,
        table.lines.map(({ count }) => count),
      )
    const by = table.groups[0]?.codes.length ?? 0
    for (const { codes, n, lines } of table.groups) {
      const names = byNames.get(table) ?? []
      if (names.length !== by) continue
      const where = new Map([...base, ...codes.map((code, at) => [names[at] ?? '', code] as const)])
      say(
        where,
        n,
        lines.map(({ count }) => count),
      )
    }
  }
  for (const { name, groups } of features) {
    for (const { code, count } of groups) {
      const own = atomsOf(new Map([[name, code]]))
      const of = own.flatMap((atom) =>
        Array.from({ length: categories }, (_, one) => unknown(one, atom)),
      )
      if (count !== undefined) sums.push({ of, least: 0, most: count })
    }
  }
  const most = whole.n ?? 500
  for (const [label, of] of hidden) {
    found.tried += 1
    const isNobody = fits([...sums, { of, least: 0, most: 0 }], categories * atoms, most)
    if (isNobody) continue
    const isMany = fits([...sums, { of, least, most }], categories * atoms, most)
    if (isMany) continue
    if (isNobody === false && isMany === false) found.recovered.push(label)
    else found.open += 1
  }
}

/** By which features the groups of a table are named: told by the test, as a reader of the table would see it. */
export const byNames = new WeakMap<PublishedTable, readonly string[]>()
