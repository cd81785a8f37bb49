/** The part of a report that lays another survey beside this one: what both have published, and what is not compared. */
import type { Count, PublishedLine } from '#evaluation/published.ts'
import type { Waves, WaveTable } from '#evaluation/waves.ts'
import type { Texts } from '#schema/survey.ts'
import { surveyReport as words } from '#text/de/survey-report.ts'
import { plain, quiet, sentence } from '#exports/evening.ts'
import { germanDay } from '#exports/german.ts'
import type { Block, Section } from '#exports/printed-document.ts'

type Say = (texts: Texts) => string

const said = (count: Count) => (count === undefined ? words.dot : String(count))

function shareOf({ count, percent }: Pick<PublishedLine, 'count' | 'percent'>): string {
  return percent === undefined ? said(count) : `${said(count)} (${String(percent)} %)`
}

/** "12 Punkte mehr". */
function pointsOf(change: number | undefined): string {
  return change === undefined ? words.dot : words.waves.points(change)
}

function titleOf({ table: { variable, name } }: WaveTable, say: Say): string {
  const parts = [say(variable.text), variable.row ? say(variable.row) : '']
  return parts.filter(Boolean).join(' – ') || name
}

function tableOf(wave: WaveTable, names: readonly [string, string], say: Say): Block[] {
  const { lines, n, earlierText } = wave
  const title = titleOf(wave, say)
  const rows = lines.map(({ code, text, earlierText: was, earlier, later, change }) => [
    [[plain(say(text) || code), ...(was ? [quiet(words.waves.renamed(say(was)))] : [])]],
    [[plain(shareOf(earlier))]],
    [[plain(shareOf(later))]],
    [[plain(pointsOf(change))]],
  ])
  const end = { width: 19, align: 'end' as const }
  return [
    {
      kind: 'table',
      caption: words.waves.of(title),
      columns: [
        { title: words.answer, width: 43 },
        { title: `${names[0]} (${said(n.earlier)})`, ...end },
        { title: `${names[1]} (${said(n.later)})`, ...end },
        { title: words.waves.change, ...end },
      ],
      rows,
    },
    ...(earlierText ? [sentence(words.waves.reworded(say(earlierText)))] : []),
  ]
}

/** The whole section; the two surveys are named by the day on which they began. */
export function wavesSection(waves: Waves, say: Say): Section {
  const { earlier, later, tables, left, isPanel } = waves
  const dayOf = (period: readonly [string, string] | undefined) => germanDay(period?.[0] ?? '')
  const days = [dayOf(earlier.period), dayOf(later.period)] as const
  const names = days[0] === days[1] ? (['A', 'B'] as const) : days
  const items = left.map(({ name, text, fault }) => [
    plain(say(text) || name),
    quiet(` – ${words.waves.fault[fault]}`),
  ])
  return {
    id: 'vergleich',
    level: 2,
    title: words.waves.title(days[0], days[1]),
    blocks: [
      sentence(words.waves.called(names[0], say(earlier.title))),
      sentence(words.waves.called(names[1], say(later.title))),
      sentence(words.waves.honest),
      sentence(words.waves.pointsAre),
      ...(isPanel ? [sentence(words.waves.panel)] : []),
      ...tables.flatMap((wave) => tableOf(wave, names, say)),
      ...(items.length > 0
        ? [sentence(words.waves.left), { kind: 'list', items } satisfies Block]
        : []),
    ],
  }
}
