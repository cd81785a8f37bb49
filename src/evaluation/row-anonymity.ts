/** Blanks what would tell a person from all others in row data: nobody stays in a group of fewer than five. */

/** One thing that may help to find out who somebody is: which value each row has in it. */
export type Feature = (row: number) => string | number

/** The rows of one group after another, as the features divide them. */
type Group = number[]

/**
 * Divides one group by the values of a feature. Values of fewer than `least` are hidden, and of the others the rarest
 * until those hidden are none or at least as many: so both what is shown and what is hidden is a group large enough.
 */
function divide(group: Group, feature: Feature, least: number): { kept: Group[]; hidden: Group } {
  const byValue = new Map<string | number, Group>()
  for (const row of group) {
    const value = feature(row)
    const same = byValue.get(value)
    if (same) same.push(row)
    else byValue.set(value, [row])
  }
  const kept = [...byValue.values()].sort((one, other) => other.length - one.length)
  const hidden: Group = []
  while (kept.length > 0) {
    const rarest = kept.at(-1)?.length ?? 0
    const isEnough = hidden.length === 0 || hidden.length >= least
    if (rarest >= least && isEnough) break
    hidden.push(...(kept.pop() ?? []))
  }
  return { kept, hidden }
}

/**
 * Which rows may not show a feature, feature by feature (`hidden[feature]?.has(row)`), so that every combination that
 * is shown, blanks included, is held by at least `least` of the `rows`; the first features are kept best. Where there
 * are fewer rows than that, all is hidden.
 */
export function* hiddenFeatures(
  features: readonly Feature[],
  rows: number,
  least: number,
): Generator<Set<number>, void> {
  let groups: Group[] = [Array.from({ length: rows }, (_, row) => row)]
  for (const feature of features) {
    const hiddenRows = new Set<number>()
    groups = groups.flatMap((group) => {
      const { kept, hidden } = divide(group, feature, least)
      for (const row of hidden) hiddenRows.add(row)
      return hidden.length > 0 ? [...kept, hidden] : kept
    })
    yield hiddenRows
  }
}
