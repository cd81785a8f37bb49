/** What may be shown of a survey: plain numbers, of which those that could tell somebody are left out. */
import type { Channel } from '#schema/answer.ts'
import type { Texts } from '#schema/survey.ts'
import type { Variable } from '#survey/variables.ts'

/** Only the shield (`count.ts`) makes what carries this. */
export const shielded: unique symbol = Symbol('shielded')

/** How many; undefined is shown as "·": none, fewer than five, or hidden so that others stay hidden. */
export type Count = number | undefined

/** A square of a plan, in its fields: the first one from the left and from the top, and how many it is wide and high. */
export interface PlanPart {
  column: number
  row: number
  size: number
}

/** One line of a table. */
export interface PublishedLine {
  /** As in the questionnaire; of a histogram the number of the bar. */
  code: string
  text: Texts
  /** Of pins where on the plan. */
  part?: PlanPart
  count: Count
  /** Whole percent of `n`; missing below thirty and where the count is hidden. */
  percent?: number
}

/** One column of a cross table: the same lines, of one group only. */
export interface PublishedGroup {
  /** Codes of the group, one of each feature. */
  codes: string[]
  text: Texts
  /** Undefined where fewer than five of the group have answered. */
  n: Count
  /** As long as `lines`, in the same order. */
  lines: PublishedLine[]
}

/** How a question is drawn: bars, one bar in steps, a histogram, squares on a plan, or the words themselves. */
export type Picture = 'bars' | 'steps' | 'histogram' | 'plan' | 'words'

/** All that is shown of one variable. */
export interface PublishedTable {
  name: string
  variable: Variable
  picture: Picture
  /** `options`: several per person, shares add up to more than 100. `first`: who was put first. */
  linesAre: 'answers' | 'options' | 'first' | 'ranges' | 'words'
  /** Those with an answer; of a repeated section all rounds. Undefined below five (special: ten): no result at all. */
  n: Count
  lines: PublishedLine[]
  /** The line where the middle one of all answers lies; only where nothing is hidden and the lines have an order. */
  middle?: string
  /** Of a scale or a rating, in tenths of a step; only from thirty answers on and where nothing is hidden. */
  mean?: number
  /** Asked, but no value; by reason. Who was not asked and who left it out are one number. */
  without: { reason: 'declined' | 'illegible' | 'invalid' | 'empty'; count: Count }[]
  /** Empty where no comparison was asked for. */
  groups: PublishedGroup[]
  /** Free texts in an order that says nothing; only of all answers, never of a group. */
  texts: readonly string[]
  /** Of a comparison: true where it would tell somebody, and nothing of it is shown. */
  isRefused: boolean
}

/** A way to compare: by one or two features. */
export interface PublishedFeature {
  /** A variable, or `channel`, or `version`. */
  name: string
  text: Texts
  groups: { code: string; text: Texts; count: Count }[]
  /** People in no group: no answer, or too few in their group. */
  ungrouped: number
}

/** The whole publication at one count. Texts and numbers only: nothing in it leads back to an answer. */
export interface Published {
  readonly [shielded]: true
  survey: string
  title: Texts
  languages: string[]
  /** Undefined below five answers: nothing else is in it then. */
  n: Count
  /** First and last day; missing below five answers. */
  period?: readonly [string, string]
  channels: { channel: Channel; count: Count }[]
  days: { day: string; count: Count }[]
  features: PublishedFeature[]
  /** Which groups are counted, where a filter is set. */
  filter: Filter
  tables: PublishedTable[]
}

/** At most two features, each with the one group that is counted. */
export type Filter = readonly { feature: string; code: string }[]
