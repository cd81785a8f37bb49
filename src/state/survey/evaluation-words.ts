/** Numbers of a publication as people read them. */
import type { PublishedLine, PublishedTable } from '#evaluation/published.ts'
import { shownLines } from '#evaluation/shown-lines.ts'
import { textIn, type Texts } from '#schema/survey.ts'

export { shownLines }

/** Text in the language of the interface. */
export type Say = (texts: Texts) => string

export function sayIn(language: string, first: string): Say {
  return (texts) => textIn(texts, language, first)
}

/** "12", or "·" for what is not shown. */
export function numberOf(count: number | undefined): string {
  return count === undefined ? '·' : String(count)
}

/** "12" or "12 (40 %)". */
export function valueOf({ count, percent }: Pick<PublishedLine, 'count' | 'percent'>): string {
  return percent === undefined ? numberOf(count) : `${numberOf(count)} (${String(percent)} %)`
}

/** The most frequent line of a table, where one is shown and no other as often. */
export function foremost(table: PublishedTable): PublishedLine | undefined {
  const shown = table.lines.filter(({ count }) => count !== undefined)
  const [first, second] = shown.sort((one, other) => (other.count ?? 0) - (one.count ?? 0))
  return first?.count === second?.count ? undefined : first
}

/** The table that says most clearly something: the one whose foremost line has the largest share. */
export function mainTable(tables: readonly PublishedTable[]): PublishedTable | undefined {
  let best: { table: PublishedTable; share: number } | undefined
  for (const table of tables) {
    // Who people are is no finding, and words are no shares.
    if (table.variable.person || table.picture === 'words' || table.n === undefined) continue
    const share = (foremost(table)?.count ?? 0) / table.n
    if (share > (best?.share ?? 0)) best = { table, share }
  }
  return best?.table
}

interface FindingWords {
  finding: (line: string, count: number, n: number) => string
  findingPercent: (line: string, count: number, n: number, percent: number) => string
  noFinding: string
}

/** The foremost answer of a table in one sentence, with how many of how many. */
export function findingOf(table: PublishedTable, say: Say, words: FindingWords): string {
  const line = foremost(table)
  const { n } = table
  if (line?.count === undefined || n === undefined) return words.noFinding
  const text = say(line.text)
  return line.percent === undefined
    ? words.finding(text, line.count, n)
    : words.findingPercent(text, line.count, n, line.percent)
}

/** Tables that stand on the same answers as this one: they can be compared as before and after. */
export function pairable(
  table: PublishedTable,
  tables: readonly PublishedTable[],
): PublishedTable[] {
  const codesOf = ({ lines }: PublishedTable) =>
    lines.map(({ code, text }) => `${code} ${JSON.stringify(text)}`).join()
  if (table.linesAre !== 'answers' || table.lines.length < 3 || table.variable.person) return []
  return tables.filter(
    (other) =>
      other.name !== table.name &&
      other.linesAre === 'answers' &&
      codesOf(other) === codesOf(table),
  )
}

/** What fits beside a bar; the whole words stand in the table. */
export function shortened(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text
}
