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
 * - Pins on a plan are counted in squares whose size follows from the number of people; of all only (`plan-parts.ts`).
 * - What the form computes is shown of all, in ranges that are full, and is one of the tables that stay as they are
 *   whatever stands behind a hidden number; by groups it is shown nowhere.
 * - No percent and no mean below thirty, and none where a number is hidden. Whole percents only.
 * - Free texts: words that five have used, and what was released.
 * - Rows of single persons are a part of the same publication (`rows.ts`).
 *
 * Not protected, because nobody can be known by it: how many left a question out.
 */
import type { Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import type { Variable } from '#survey/variables.ts'
import { countablesOf, type Countable } from './countables.ts'
import { Decisions, valuesOf } from './decisions.ts'
import { isComparable, ownFeatures } from './features.ts'
import { leastOf, leastRows } from './least.ts'
import type { Published, PublishedTable } from './published.ts'
import { publishedHead, type HeadSources } from './published-head.ts'
import { publishedTable, type View } from './published-table.ts'
import { rowsOf, type RowData, type RowWishes } from './rows.ts'
import type { Sources } from './sources.ts'
import { wordList } from './words.ts'

export type { GivenCodes, Sources } from './sources.ts'

export class Count {
  readonly #sources: Sources
  readonly #decisions: Decisions

  constructor(sources: Sources) {
    this.#sources = sources
    this.#decisions = new Decisions(sources)
  }

  /** What was asked last: the words of everything that is shown. */
  get questionnaire(): Questionnaire {
    return this.#sources.questionnaire
  }

  /** True where there are too few answers for any result. */
  get isEmpty(): boolean {
    return this.#sources.responses.length < leastRows
  }

  /** The publication, or the part of it that a filter and a comparison ask for. What nobody decided on is refused. */
  publish(view: View = { filter: [], by: [] }): Published {
    const { countables } = this.#decisions
    const tables = this.isEmpty ? [] : countables.map((one) => this.#table(one, view))
    return { ...this.#head(view), tables }
  }

  /** One table of the same publication; undefined for a name that is not counted. */
  table(name: string, view: View = { filter: [], by: [] }): PublishedTable | undefined {
    const countable = this.#decisions.countables.find(({ variable }) => variable.name === name)
    return countable && !this.isEmpty ? this.#table(countable, view) : undefined
  }

  /** Rows of single persons, as far as the publication shows them (`rows.ts`); undefined below five answers. */
  async rows(wishes: RowWishes = {}): Promise<RowData | undefined> {
    if (this.isEmpty) return undefined
    const released = this.#decisions.countables.map((one) => [one, this.#quotes(one)] as const)
    const head = this.#head({ filter: [], by: [] })
    return rowsOf({ ...this.#sources, decisions: this.#decisions, head, released }, wishes)
  }

  #head(view: View): Omit<Published, 'tables'> {
    const { responses, questionnaire } = this.#sources
    const head: HeadSources = { responses, questionnaire, features: this.#decisions.features }
    return publishedHead(head, view.filter)
  }

  #table(countable: Countable, view: View): PublishedTable {
    const { features, groups } = this.#decisions
    const wanted = [...view.filter.map(({ feature }) => feature), ...view.by]
    const split = this.#splitOf(wanted)
    const { grids, cases } = this.#decisions.of(countable)
    const isWhole = view.filter.length === 0
    return publishedTable(countable, {
      least: leastOf(countable.variable),
      isFeature: this.#decisions.isFeature(countable),
      features,
      split: split === undefined ? undefined : (groups.splits[split] ?? []),
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
    const { features, groups } = this.#decisions
    const places = names.map((name) => features.findIndex((one) => one.name === name))
    const wanted = [...new Set(places)].sort((one, other) => one - other)
    if (wanted.includes(-1)) return undefined
    const found = groups.splits.findIndex((split) => String(split) === String(wanted))
    return found < 0 ? undefined : found
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
  const asked = countablesOf(questionnaire, () => [], { apart: leastRows, persons: 0, codings: [] })
    .filter(isComparable)
    .map(({ variable }) => ({ name: variable.name, variable, isPerson: !!variable.person }))
  const own = ownFeatures.map((name) => ({ name, isPerson: false }))
  const isPerson = (one: { isPerson: boolean }) => one.isPerson
  return [...asked.filter(isPerson), ...asked.filter((one) => !isPerson(one)), ...own]
}

function textsOf(variable: Variable, responses: readonly Response[]): string[] {
  return valuesOf(variable, responses).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  )
}
