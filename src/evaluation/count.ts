/**
 * The shield: the one function between answers and every table, picture, export and filter (methods, section 4.4).
 *
 * One count is one fixed publication. It is made once, over answers that do not change any more, with at most three
 * features to compare by that are chosen before. From these alone follows, for everybody the same, which numbers are
 * shown and which are not; whoever asks for less sees a part of the same publication. So nothing can be worked out by
 * asking twice, in another order, on another device, or by an export after a filter.
 *
 * - Below five answers (ten: health, origin, religion, opinion) there is no result.
 * - Groups: nobody stays in a combination of features that fewer than five share (`features.ts`). So every group,
 *   every difference, union or part of groups that a filter can make holds nobody or five.
 * - Numbers: small ones are hidden, and as many more as are needed (`hiding.ts`): what is hidden may always have been
 *   nobody, or five.
 * - A filter takes at most two features, and so does a comparison; both together, too: that are the tables decided on.
 * - Later answers belong to another count, with no total over both: a difference in time would show who came last.
 * - What is computed from answers is not shown beside them, nor a mean where a number is hidden: both would tell it.
 * - No percent below thirty, and whole numbers only. Free texts: words that five have used, and what was released.
 *
 * Not protected, because nobody can be known by it: how many left a question out.
 */
import type { Answers, Response, Value } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import type { Variable } from '#survey/variables.ts'
import { countablesOf, keysOf, type Coding, type Countable } from './countables.ts'
import { featuresOf, isComparable, ownFeatures, type Feature } from './features.ts'
import { hide, type Grid } from './hiding.ts'
import { openLines, tiesOf } from './open-answers.ts'
import type { Published, PublishedTable } from './published.ts'
import { publishedHead, type HeadSources } from './published-head.ts'
import { publishedTable, type View } from './published-table.ts'
import { leastOf, leastRows } from './row-blanks.ts'
import {
  casesOf,
  classesOf,
  gridOf,
  gridOfClasses,
  groupsOf,
  type Cases,
  type Groups,
} from './tallies.ts'
import { wordList } from './words.ts'

/** Codes that were given to one free text question, by the place of the answer in the list. */
export interface GivenCodes extends Coding {
  codesOf: (response: Response) => readonly string[]
}

export interface Sources {
  questionnaire: Questionnaire
  /** Questionnaires whose answers are counted together, by hash; they differ in their version. */
  versions: ReadonlyMap<string, Pick<Questionnaire, 'version'>>
  /** Settled (`settled.ts`). */
  responses: readonly Response[]
  /** Names of the features to compare by. */
  features: readonly string[]
  codings?: readonly GivenCodes[]
  /** Texts that were released word by word, by the name of their question. */
  quotes?: ReadonlyMap<string, readonly string[]>
  /** False only in the test that shows what complementary suppression is for. */
  isComplete?: boolean
}

/** Decided tables of one variable: one grid a split; of several lines one for each line. */
interface Decided {
  cases: Cases
  grids: Grid[][]
}

export class Count {
  readonly #sources: Sources
  readonly #countables: readonly Countable[]
  readonly #features: readonly Feature[]
  readonly #groups: Groups
  readonly #ties: ReturnType<typeof tiesOf>
  readonly #decided = new Map<Countable, Decided>()

  constructor(sources: Sources) {
    const { questionnaire, responses, versions, features, codings = [] } = sources
    this.#sources = sources
    this.#countables = countablesOf(questionnaire, (variable) => valuesOf(variable, responses), {
      apart: leastRows,
      codings,
    })
    this.#features = featuresOf(features, { responses, countables: this.#countables, versions })
    this.#groups = groupsOf(this.#features, responses.length)
    this.#ties = tiesOf(questionnaire)
  }

  /** True where there are too few answers for any result. */
  get isEmpty(): boolean {
    return this.#sources.responses.length < leastRows
  }

  /** The publication, or the part of it that a filter and a comparison ask for. What nobody decided on is refused. */
  publish(view: View = { filter: [], by: [] }): Published {
    const tables = this.isEmpty ? [] : this.#countables.map((one) => this.#table(one, view))
    return { ...this.#head(view), tables }
  }

  /** One table of the same publication; undefined for a name that is not counted. */
  table(name: string, view: View = { filter: [], by: [] }): PublishedTable | undefined {
    const countable = this.#countables.find(({ variable }) => variable.name === name)
    return countable && !this.isEmpty ? this.#table(countable, view) : undefined
  }

  #head(view: View): Omit<Published, 'tables'> {
    const { responses, questionnaire } = this.#sources
    const head: HeadSources = { responses, questionnaire, features: this.#features }
    return publishedHead(head, view.filter)
  }

  #table(countable: Countable, view: View): PublishedTable {
    const wanted = [...view.filter.map(({ feature }) => feature), ...view.by]
    const split = this.#splitOf(wanted)
    const { grids, cases } = this.#decide(countable)
    const { name } = countable.variable
    const isWhole = view.filter.length === 0
    return publishedTable(countable, {
      least: leastOf(countable.variable),
      isFeature: this.#features.some((one) => one.name === name),
      features: this.#features,
      split: split === undefined ? undefined : (this.#groups.splits[split] ?? []),
      grids: grids[split ?? 0] ?? [],
      whole: grids[0] ?? [],
      without: cases.without,
      texts: isWhole ? this.#quotes(countable) : [],
      ...(isWhole && this.#words(countable)),
      view,
    })
  }

  /** Which decided table holds a comparison by these features; undefined: none. */
  #splitOf(names: readonly string[]): number | undefined {
    const places = names.map((name) => this.#features.findIndex((one) => one.name === name))
    const wanted = [...new Set(places)].sort((one, other) => one - other)
    if (wanted.includes(-1)) return undefined
    const found = this.#groups.splits.findIndex((split) => String(split) === String(wanted))
    return found < 0 ? undefined : found
  }

  /** All tables of a variable are decided at once: what one shows depends on all others. */
  #decide(countable: Countable): Decided {
    let decided = this.#decided.get(countable)
    if (!decided) {
      const cases = this.#cases(countable)
      decided = { cases, grids: this.#grids(countable, cases) }
      this.#decided.set(countable, decided)
    }
    return decided
  }

  #grids(countable: Countable, cases: Cases): Grid[][] {
    const { groups, sizes, splits } = this.#groups
    const bySplit: Grid[][] = splits.map(() => [])
    const openOf = this.#openOf(countable)
    const isRepeated = countable.variable.section.repeat !== undefined
    const least = leastOf(countable.variable)
    for (const { line, categories } of linesOf(countable, cases)) {
      const own = { person: cases.person, line }
      const classes = classesOf(own, categories, this.#groups, openOf)
      const grids = splits.map((_, split) => {
        const size = sizes[split] ?? 0
        if (!isRepeated) return gridOfClasses(classes, { categories, split, groups: size })
        return gridOf(own, categories, groups[split] ?? new Int16Array(), size)
      })
      const tables = { grids, depths: splits.map(({ length }) => length) }
      hide(classes, tables, least, this.#sources.isComplete)
      for (const [split, grid] of grids.entries()) bySplit[split]?.push(grid)
    }
    return bySplit
  }

  #cases(countable: Countable): Cases {
    const { responses, codings = [] } = this.#sources
    const { name } = countable.variable
    const feature = this.#features.find((one) => one.name === name)
    const coding = codings.find((one) => one.name === name)
    const cases = casesOf(countable, responses, (response, key) => {
      if (!coding) return response.answers[key]
      return hasText(response.answers[key]) ? { value: [...coding.codesOf(response)] } : undefined
    })
    if (!feature) return cases
    // Whoever is in no group of a feature is on no line of its table: the difference would tell who.
    const person = cases.person.filter((one) => (feature.groupOf[one] ?? -1) >= 0)
    return { ...cases, person, line: Int16Array.from(person, (one) => feature.groupOf[one] ?? 0) }
  }

  #openOf(countable: Countable) {
    const { variable, isMany } = countable
    const ties = this.#ties(variable.name)
    if (!ties.isFast && ties.dependents.length === 0) return undefined
    const memory = new Map<string, ReadonlySet<number>>()
    const none = new Set<number>()
    return (person: number) => {
      const answers = this.#sources.responses[person]?.answers ?? {}
      return isMany ? none : openLines(countable, ties, answers, memory)
    }
  }

  #quotes({ variable }: Countable): readonly string[] {
    const quotes = this.#sources.quotes?.get(variable.name)
    if (!quotes) return []
    return textsOf(variable, this.#sources.responses).length < leastOf(variable) ? [] : quotes
  }

  /** Of free texts that nobody has coded: how many there are, and words that many used. */
  #words({ variable, picture, lines }: Countable) {
    if (picture !== 'words' || lines.length > 0) return undefined
    const least = leastOf(variable)
    const texts = textsOf(variable, this.#sources.responses)
    if (texts.length < least) return undefined
    return { words: { n: texts.length, list: wordList(texts, least) } }
  }
}

/** Names that people may be compared by, in the order of the questionnaire; what a person is first. */
export function comparableNames(
  questionnaire: Questionnaire,
): { name: string; variable?: Variable; isPerson: boolean }[] {
  const asked = countablesOf(questionnaire, () => [], { apart: leastRows, codings: [] })
    .filter(isComparable)
    .map(({ variable }) => ({ name: variable.name, variable, isPerson: !!variable.person }))
  const own = ownFeatures.map((name) => ({ name, isPerson: false }))
  const isPerson = (one: { isPerson: boolean }) => one.isPerson
  return [...asked.filter(isPerson), ...asked.filter((one) => !isPerson(one)), ...own]
}

/** The lines to decide on: all of a variable at once, or yes and no for each of several lines. */
function linesOf({ isMany, lines, has }: Countable, { line, values = [] }: Cases) {
  if (!isMany) return [{ line, categories: lines.length }]
  return lines.map(({ code }) => {
    const chosen = new Int16Array(values.length)
    for (let at = 0; at < values.length; at += 1) chosen[at] = has(values[at] ?? '', code) ? 1 : 0
    return { categories: 2, line: chosen }
  })
}

function valuesOf(variable: Variable, responses: readonly Response[]): Value[] {
  const keys = keysOf(variable)
  const values: Value[] = []
  for (const { answers } of responses) {
    for (const key of keys) {
      const answer = answers[key]
      if (answer && 'value' in answer) values.push(answer.value)
    }
  }
  return values
}

function hasText(answer: Answers[string] | undefined): boolean {
  return (
    !!answer && 'value' in answer && typeof answer.value === 'string' && answer.value.trim() !== ''
  )
}

function textsOf(variable: Variable, responses: readonly Response[]): string[] {
  return valuesOf(variable, responses).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  )
}
