/** Answers as a table with everything that explains it: what SPSS, Excel and archives are given alike. */

/** How its values may be counted: names, an order, or amounts. */
export type Level = 'nominal' | 'ordinal' | 'scale'

interface Common {
  name: string
  /** What was asked, in one line; never cut here. */
  label: string
  /** The section of the questionnaire; empty for what was not asked. */
  section: string
  level: Level
}

/** Numbers; NaN is an empty cell. `date` holds seconds since 14 October 1582, as SPSS counts. */
export interface NumberColumn extends Common {
  kind: 'number' | 'date'
  decimals: number
  labels: readonly { value: number; text: string }[]
  /** Numbers from the first to the second say why there is no value. */
  missing?: readonly [number, number]
  values: Float64Array<ArrayBuffer>
}

export interface TextColumn extends Common {
  kind: 'text'
  values: readonly string[]
}

export type DataColumn = NumberColumn | TextColumn

/** Columns that are one question with several answers: 1 where one was given. */
export interface ResponseSet {
  name: string
  label: string
  columns: readonly string[]
}

/** A term with what is to be said about it. */
export interface Remark {
  term: string
  text: string
}

/** Plain data, so that it travels to another thread. All columns have as many values as there are rows. */
export interface DataSet {
  title: string
  /** `JJJJ-MM-TT` of the making; no time of the day. */
  made: string
  rows: number
  columns: readonly DataColumn[]
  sets: readonly ResponseSet[]
  remarks: readonly Remark[]
}
