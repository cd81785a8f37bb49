/** Which answers may stand in rows of single persons, and beside which features: as the tables of the count show them. */
import type { Questionnaire } from '#schema/survey.ts'
import type { Countable } from './countables.ts'
import type { Decided, Decisions } from './decisions.ts'
import type { Grid } from './grid.ts'
import { leastOf } from './least.ts'
import { tellingOf, type Telling } from './row-telling.ts'
import type { Split } from './tallies.ts'

/** At least so much of all answers must be left; else there are fewer features in the rows. */
const leastShare = 3 / 4

/** A table that rows could be counted into: by its place among those that were decided on. */
function tablesWithin(features: Split, { groups }: Decisions): number[] {
  return [...groups.splits.keys()].filter((at) =>
    (groups.splits[at] ?? []).every((one) => features.includes(one)),
  )
}

/** For each case of a variable 1 where every one of these tables shows its number; of several lines for each line. */
export function shownCases(
  { isMany, lines, has }: Countable,
  { cases, grids }: Decided,
  features: Split,
  decisions: Decisions,
): Uint8Array[] {
  const { person, line, values = [] } = cases
  const tables = tablesWithin(features, decisions)
  const isShown = (grid: Grid | undefined, who: number, table: number, category: number) => {
    if (!grid) return false
    const group = decisions.groups.groups[table]?.[who] ?? -1
    return !grid.hidden[(group < 0 ? grid.groups : group) * grid.categories + category]
  }
  return (isMany ? lines : [undefined]).map((option, at) =>
    Uint8Array.from(person, (who, one) => {
      const category = option ? Number(has(values[one] ?? '', option.code)) : (line[one] ?? 0)
      return Number(tables.every((table) => isShown(grids[table]?.[at], who, table, category)))
    }),
  )
}

/** Every choice of at most two features, the most telling first: more were never decided on together. */
function choices({ features }: Decisions): Split[] {
  const single = features.map((_, at) => [at])
  const pairs = single.flatMap(([one = 0], at) =>
    single.slice(at + 1).map(([two = 0]) => [one, two]),
  )
  return [...pairs, ...single, []]
}

/** The features that stand in the rows: as many as leave enough of `answers`, which are no features themselves. */
async function chooseFeatures(
  decisions: Decisions,
  answers: readonly Countable[],
  rest: () => Promise<void>,
): Promise<Split> {
  for (const features of choices(decisions)) {
    let [all, shown] = [0, 0]
    for (const one of answers) {
      for (const mask of shownCases(one, decisions.of(one), features, decisions)) {
        all += mask.length
        shown += mask.reduce((sum, bit) => sum + bit, 0)
      }
      await rest()
    }
    if (shown >= leastShare * all) return features
  }
  return []
}

/**
 * True for an answer that stands for a group: all who gave it are in one group of a feature, and all of that group
 * gave it, but for fewer than five. Beside other answers it would be that feature, which is not in the rows.
 */
function standsForGroup(
  one: Countable,
  features: readonly number[],
  { decisions, persons, least }: { decisions: Decisions; persons: number; least: number },
): boolean {
  const { grids } = decisions.of(one)
  return features.some((feature) => {
    const split = decisions.groups.splits.findIndex((own) => own.length === 1 && own[0] === feature)
    const sizes = new Map<number, number>()
    for (const group of decisions.groups.groups[split] ?? [])
      sizes.set(group, (sizes.get(group) ?? 0) + 1)
    return (grids[split] ?? []).some((grid, at) => {
      const whole = grids[0]?.[at]
      const lines = one.isMany ? [1] : Array.from({ length: grid.categories }, (_, line) => line)
      return lines.some((line) => {
        const all = whole?.persons[line] ?? 0
        for (let group = 0; group < grid.groups; group += 1) {
          const size = sizes.get(group) ?? 0
          if (all < least || size < least) continue
          const both = grid.persons[group * grid.categories + line] ?? 0
          const apart = all + size - 2 * both
          // As good as the group, or as all others.
          if (apart < least || persons - apart < least) return true
        }
        return false
      })
    })
  })
}

/** What stands in the rows. */
export interface RowChoice {
  /** Places of the features. */
  features: Split
  countables: readonly Countable[]
  /** Names of variables that are left out, because they would tell who somebody is. */
  left: readonly string[]
}

/** Chooses features and columns for the rows of a count of so many persons. */
export async function chosenFor(
  questionnaire: Pick<Questionnaire, 'sections'>,
  persons: number,
  { decisions, rest }: { decisions: Decisions; rest: () => Promise<void> },
): Promise<RowChoice> {
  const all = decisions.countables.filter(({ picture }) => picture !== 'words')
  const bare = tellingOf(questionnaire)
  const isAnswer = (one: Countable) => !tells(one, bare) && !decisions.isFeature(one)
  const answers = all.filter((one) => isAnswer(one) && !one.isOfAll)
  const features = await chooseFeatures(decisions, answers, rest)
  const names = new Set(features.map((at) => decisions.features[at]?.name ?? ''))
  const others = [...decisions.features.keys()].filter((at) => !features.includes(at))
  const telling = tellingOf(questionnaire, names)
  const mayStand = (one: Countable) => {
    if (names.has(one.variable.name)) return true
    if (tells(one, telling) || decisions.isFeature(one)) return false
    // What is shown of all only would be shown by groups beside a feature.
    if (one.isOfAll && features.length > 0) return false
    if (one.isComputed) return true
    const least = leastOf(one.variable)
    return !standsForGroup(one, others, { decisions, persons, least })
  }
  const countables = all.filter(mayStand)
  const left = all.filter((one) => !countables.includes(one)).map(({ variable }) => variable.name)
  return { features, countables, left }
}

function tells({ variable }: Countable, { value, asked }: Telling): boolean {
  return value.has(variable.name) || asked.has(variable.name)
}
