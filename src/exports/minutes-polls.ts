/** What was counted: totals, people, unused dots, ties. An open poll leaves no trace here. */
import type { PollResult } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import { cleanLine } from './clean.ts'
import { plain, strong, sentence, type Evening } from './evening.ts'
import type { Block, Column } from './printed-document.ts'

interface Row {
  title: string
  dots: number
  rank: number
}

const columns: Column[] = [
  { title: words.poll.rank, width: 12 },
  { title: words.poll.option, width: 70 },
  { title: words.poll.dots, width: 18, align: 'end' },
]

/** A closed poll as a table with its counts and ties named; nothing for an open one. */
export function pollBlocks(result: PollResult, evening: Evening): Block[] {
  if (!result.closed) return []
  evening.printed.add(result.poll.id)
  const rows = ranked(result)
  if (rows.length === 0) return [sentence(words.poll.noOptions)]
  const question = cleanLine(result.poll.question)
  const caption = question ? words.poll.caption(question) : words.poll.captionPlain
  const cells = rows.map(({ rank, title, dots }) => [
    [[plain(`${rank}.`)]],
    [[plain(title)]],
    [[strong(String(dots))]],
  ])
  const sum = rows.reduce((all, row) => all + row.dots, 0)
  const { poll, voters, unused } = result
  const counts = words.poll.counts(words.dots(sum), words.dots(unused))
  const people = words.poll.voters(words.people(voters), words.withDots(poll.dotsPerPerson))
  return [
    { kind: 'table', caption, columns, rows: cells },
    sentence([people, counts, ...ties(rows)].join(' ')),
    sentence(words.poll.mood),
  ]
}

/** Most dots first; equal dots share a rank. */
function ranked({ poll, totals }: PollResult): Row[] {
  const rows = poll.options.map((option) => ({
    title: cleanLine(option.title) || words.phases.unnamedCluster,
    dots: totals[option.id] ?? 0,
  }))
  rows.sort((a, b) => b.dots - a.dots)
  return rows.map((row) => ({ ...row, rank: rows.findIndex(({ dots }) => dots === row.dots) + 1 }))
}

/** A tie is said as a tie; sharing no dots at all is none. */
function ties(rows: readonly Row[]): string[] {
  const heights = [...new Set(rows.map((row) => row.dots))].filter((dots) => dots > 0)
  return heights.flatMap((dots) => {
    const equal = rows.filter((row) => row.dots === dots)
    if (equal.length < 2) return []
    return words.poll.tie(
      words.list(equal.map((row) => words.quoted(row.title))),
      words.withDots(dots),
    )
  })
}
