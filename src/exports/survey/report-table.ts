/** One question of the report: a table with bars, what stands out in words, quotes, and groups beside each other. */
import type { Count, PublishedLine, PublishedTable } from '#evaluation/published.ts'
import { shownLines } from '#evaluation/shown-lines.ts'
import type { Texts } from '#schema/survey.ts'
import { otherName } from '#survey/variables.ts'
import { surveyReport as words } from '#text/de/survey-report.ts'
import { clean, cleanLine } from '#exports/clean.ts'
import { plain, quiet, sentence } from '#exports/evening.ts'
import type { Block, Column, Line } from '#exports/printed-document.ts'

type Say = (texts: Texts) => string

/** What was asked, with the row of a matrix; said apart where it is what was written beside a choice. */
export function titleOf({ variable, name }: PublishedTable, say: Say): string {
  const isOther = variable.name === otherName(variable.question.name)
  const parts = [
    say(variable.text),
    variable.row ? say(variable.row) : '',
    isOther ? words.other : '',
  ]
  return parts.filter(Boolean).join(' – ') || name
}

/** A full bar in squares; the numbers stand beside it, so that nobody needs to count them. */
const longestBar = 20
export const barPiece = '█'

const said = (count: Count) => (count === undefined ? words.dot : String(count))
const nameOf = (line: PublishedLine, say: Say) => say(line.text) || line.code

function barOf(count: Count, most: number): string {
  if (count === undefined || most === 0) return ''
  return barPiece.repeat(Math.max(1, Math.round((count / most) * longestBar)))
}

function mainTable(table: PublishedTable, title: string, say: Say): Block {
  const { lines, left } = shownLines(table)
  const most = Math.max(0, ...lines.map(({ count }) => count ?? 0))
  const hasPercent = lines.some(({ percent }) => percent !== undefined)
  const columns: Column[] = [
    { title: words.answer, width: hasPercent ? 38 : 46 },
    { title: words.count, width: 12, align: 'end' },
    ...(hasPercent ? [{ title: words.percent, width: 12, align: 'end' } as const] : []),
    { title: words.bar, width: hasPercent ? 38 : 42 },
  ]
  const rows = lines.map((line): Line[][] => [
    [[plain(nameOf(line, say))]],
    [[plain(said(line.count))]],
    ...(hasPercent
      ? [[[plain(line.percent === undefined ? words.dot : `${String(line.percent)} %`)]]]
      : []),
    [[quiet(barOf(line.count, most))]],
  ])
  // Empty squares of a plan are one row: there may be a hundred.
  const others = [words.otherSquares, ...columns.slice(1, -1).map(() => words.dot), '']
  if (left > 0) rows.push(others.map((text) => [[plain(text)]]))
  return { kind: 'table', caption: title, columns, rows }
}

/** Few people who were asked several times over are still few: their rounds make no percentage. */
export function withoutPercent(table: PublishedTable): PublishedTable {
  return { ...table, lines: table.lines.map(({ code, text, count }) => ({ code, text, count })) }
}

/** As many groups beside each other as a page holds. */
const groupsTogether = 6

function groupTables(table: PublishedTable, title: string, say: Say): Block[] {
  const starts = Array.from(
    { length: Math.ceil(table.groups.length / groupsTogether) },
    (_, at) => at * groupsTogether,
  )
  return starts.map((start) => {
    const groups = table.groups.slice(start, start + groupsTogether)
    const width = 66 / groups.length
    return {
      kind: 'table',
      caption: words.compared(title),
      columns: [
        { title: words.answer, width: 34 },
        ...groups.map(({ text, n }) => ({
          title: `${say(text)} (${said(n)})`,
          width,
          align: 'end' as const,
        })),
      ],
      rows: table.lines.map((line, at) => [
        [[plain(nameOf(line, say))]],
        ...groups.map(({ lines }) => [[plain(said(lines[at]?.count))]]),
      ]),
    }
  })
}

/** What stands out: the most frequent answer where it is one, the middle, what kind of counting it is. */
function remarks(table: PublishedTable, n: number, say: Say): Block[] {
  const counted = table.lines.flatMap((line) =>
    line.count === undefined ? [] : [{ line, count: line.count }],
  )
  counted.sort((one, other) => other.count - one.count)
  const [first, second] = counted
  const isAlone = first && first.count > (second?.count ?? 0) && table.linesAre !== 'words'
  const middle = table.lines.find(({ code }) => code === table.middle)
  const without = table.without.flatMap(({ reason, count }) =>
    count === undefined ? [] : `${words.reasons[reason]} ${String(count)}`,
  )
  const all = [
    ...(isAlone ? [words.most(nameOf(first.line, say), first.count, n)] : []),
    ...(middle ? [words.middle(nameOf(middle, say))] : []),
    ...(table.linesAre === 'options' ? [words.several] : []),
    ...(table.linesAre === 'first' ? [words.first] : []),
    ...(without.length > 0 ? [`${words.without}: ${without.join(', ')}.`] : []),
  ]
  return all.length > 0 ? [sentence(all.join(' '))] : []
}

/** Everything that is shown of one question. Hidden numbers are dots, as empty ones are. */
export function tableBlocks(table: PublishedTable, say: Say): Block[] {
  if (table.n === undefined) return [sentence(words.noResult)]
  const title = titleOf(table, say)
  const quotes = table.texts.map(cleanLine).filter(Boolean)
  return [
    ...(table.lines.length > 0 ? [mainTable(table, title, say)] : []),
    ...remarks(table, table.n, say),
    ...(table.isRefused ? [] : groupTables(table, title, say)),
    ...(quotes.length > 0
      ? [
          sentence(words.quotes),
          { kind: 'list' as const, items: quotes.map((text) => [plain(words.quote(clean(text)))]) },
        ]
      : []),
  ]
}
