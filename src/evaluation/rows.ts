/**
 * Rows of single persons, as a part of the publication (methods, section 4.4). This is the rule:
 *
 * - The rows are exactly the answers of one count, all of them and no others, in an order that says nothing.
 * - An answer stands in its row only where every table that the rows could be counted into shows its number: that of
 *   all, and those by the features that stand in the rows. Elsewhere the cell is blank, and says no reason. Whatever
 *   other answers would lead to the same tables (`hiding.ts`) would lead to the same rows, too: an exchange touches
 *   blank cells only.
 * - Of features the rows hold those of the count, in its groups, at most two, and only as many as leave three quarters
 *   of the answers. Which they are follows from the count: no second file shows others beside the same rows.
 * - Nothing else in them tells a person: no other question about the person, nothing computed from one or asked
 *   because of one, no language, no day, no answer that stands for a group of a feature (`row-choice.ts`).
 * - Amounts and days are those of their range in the picture; of an order of ranks the first place; of a pin the
 *   square of the plan that it is counted in.
 * - Where a cell is blank, so is everything that would say it: what is computed from it, and why another question was
 *   not asked. A reason stands only where no fewer than five give it, in no group either.
 * - Of what people wrote there is what was released as a quote, apart from the rows.
 *
 * Not protected: what several answers, none of them about the person, say together. Whoever knows how somebody
 * answered some questions may find the row, and read what else stands in it. So rows are for the moderation, after
 * the end of the survey, and never public.
 */
import { Missing, type Channel } from '#schema/answer.ts'
import type { Questionnaire, Texts } from '#schema/survey.ts'
import type { Variable } from '#survey/variables.ts'
import type { Countable } from './countables.ts'
import type { Decisions } from './decisions.ts'
import type { Published } from './published.ts'
import { RowCells } from './row-cells.ts'
import { columnsOf, namer, type RowColumn } from './row-columns.ts'
import { chosenFor } from './row-choice.ts'
import type { Sources } from './sources.ts'

const checked: unique symbol = Symbol('checked')

/** One column: numbers; where there is none, NaN and the reason, or no reason where nothing may be shown. */
export interface RowValues {
  column: RowColumn
  values: Float64Array<ArrayBuffer>
  reasons: readonly (Missing | undefined)[]
}

/** What people wrote to one question and was released, in an order of its own: nothing joins it to a row. */
interface Written {
  variable: Variable
  texts: readonly string[]
}

/** Rows of single persons that may be handed on. Nothing but a `Count` makes them. */
export interface RowData {
  readonly [checked]: true
  readonly questionnaire: Questionnaire
  readonly rows: number
  readonly columns: readonly RowValues[]
  /** Where the way, or the version, is a feature of these rows; undefined where one is in no group. */
  readonly own: readonly {
    name: 'channel' | 'version'
    groups: readonly { code: string; text: Texts }[]
    codes: readonly (string | undefined)[]
  }[]
  /** Words of the features that stand in the rows. */
  readonly features: readonly Texts[]
  readonly written: readonly Written[]
  /** Names of variables that are blank in part or altogether. */
  readonly hidden: readonly string[]
  /** Names of variables that are left out, because they would tell who somebody is. */
  readonly left: readonly string[]
  /** Ways of which the publication says how many used them. */
  readonly ways: readonly Channel[]
  /** First and last day. */
  readonly period: readonly [string, string]
}

/** A whole number from 0 to below a limit, each as likely. */
type Draw = (below: number) => number

export interface RowWishes {
  /** Awaited between steps, so that a page stays alive; where it throws, nothing comes out. */
  rest?: () => Promise<void>
  draw?: Draw
}

interface RowSources extends Sources {
  decisions: Decisions
  head: Omit<Published, 'tables'>
  /** What was released of each question, as it may be quoted. */
  released: readonly (readonly [Countable, readonly string[]])[]
}

/** Chance comes in blocks: asking for each number anew would take longer than all the rest. */
function drawing(): Draw {
  const block = new Uint32Array(1024)
  let at = block.length
  return (below) => {
    if (at === block.length) {
      crypto.getRandomValues(block)
      at = 0
    }
    return Math.floor(((block[at++] ?? 0) / 2 ** 32) * below)
  }
}

function shuffled<T>(items: Iterable<T>, draw: Draw): T[] {
  const list = [...items]
  for (let left = list.length; left > 1; left--) {
    const at = draw(left)
    const [one, last] = [list[at] as T, list[left - 1] as T]
    list[at] = last
    list[left - 1] = one
  }
  return list
}

/** The rows of a count that has enough answers. */
export async function rowsOf(sources: RowSources, wishes: RowWishes): Promise<RowData> {
  const { rest = () => Promise.resolve(), draw = drawing() } = wishes
  const { questionnaire, responses, decisions, head, released } = sources
  const choice = await chosenFor(questionnaire, responses.length, { decisions, rest })
  const order = Int32Array.from(shuffled(responses.keys(), draw))
  const name = namer()
  const columns: RowValues[] = []
  const hidden: string[] = []
  const cells = new RowCells(sources, choice)
  for (const countable of choice.countables) {
    const own = columnsOf(countable, name)
    const { values, reasons, isBlank } = cells.of(countable)
    if (isBlank.includes(1)) hidden.push(countable.variable.name)
    for (const [at, column] of own.entries()) {
      columns.push({
        column,
        values: Float64Array.from(order, (row) => values[at]?.[row] ?? Number.NaN),
        reasons: Array.from(order, (row) => Missing.options[(reasons[at]?.[row] ?? 0) - 1]),
      })
    }
    await rest()
  }
  const inRows = choice.features.map((at) => decisions.features[at]).filter((one) => !!one)
  return {
    [checked]: true,
    questionnaire,
    rows: order.length,
    columns,
    own: inRows.flatMap(({ name: own, groups, groupOf }) => {
      if (own !== 'channel' && own !== 'version') return []
      return [
        { name: own, groups, codes: Array.from(order, (row) => groups[groupOf[row] ?? -1]?.code) },
      ]
    }),
    features: inRows.map(({ text }) => text),
    written: released.flatMap(([{ variable }, texts]) =>
      texts.length > 0 ? [{ variable, texts: shuffled(texts, draw) }] : [],
    ),
    hidden,
    left: choice.left,
    ways: head.channels.flatMap(({ channel, count }) => (count === undefined ? [] : [channel])),
    period: head.period ?? ['', ''],
  }
}
