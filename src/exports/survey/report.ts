/** The report of a survey from published numbers alone: purpose, return, limits, each question, what happens now. */
import type { Published } from '#evaluation/published.ts'
import type { Waves } from '#evaluation/waves.ts'
import { textIn, type Texts } from '#schema/survey.ts'
import { surveyDocuments } from '#text/de/survey-documents.ts'
import { surveyReport as words } from '#text/de/survey-report.ts'
import { clean, cleanLine } from '#exports/clean.ts'
import type { ExportContext } from '#exports/context.ts'
import { plain, quiet, sentence } from '#exports/evening.ts'
import { germanDay } from '#exports/german.ts'
import type { Block, Fact, PrintedDocument, Section } from '#exports/printed-document.ts'
import { tableBlocks, titleOf, withoutPercent } from './report-table.ts'
import { wavesSection } from './report-waves.ts'

/** What no number says: written by people. Empty texts are left out. */
export interface ReportNotes {
  purpose: string
  /** Who was asked, in words. */
  asked: string
  /** How many were asked; missing where anybody could take part. */
  invited?: number
  /** True where anybody could take part: such answers stand for those who gave them. */
  isOpen: boolean
  /** What was found out together: a statement, the question it rests on, and how many answered that. */
  interpretations: readonly { text: string; question: string; n: number }[]
  /** Who does what until when; one line each. */
  next: readonly string[]
  /** Another survey that these results are laid beside. */
  waves?: Waves
}

type Context = Pick<ExportContext, 'municipality' | 'today'>

/** Texts in the first language of the survey, in one line. */
export function speakerOf({ languages }: Published): (texts: Texts) => string {
  const first = languages[0] ?? 'de'
  return (texts) => cleanLine(textIn(texts, first, first))
}

/** Below so many there are no percentages (methods, section 4.4). */
const leastForPercent = 30

function periodText({ period }: Published): string {
  const [first, last] = (period ?? []).map(germanDay)
  return !first || first === last ? (first ?? '') : `${first}${words.until}${last ?? ''}`
}

function waysText({ channels }: Published): string {
  const said = channels.map(
    ({ channel, count }) =>
      `${surveyDocuments.channels[channel]}\u00a0${count === undefined ? words.dot : String(count)}`,
  )
  return said.join(', ')
}

function returnText({ n }: Published, { invited }: ReportNotes): string {
  if (n === undefined || !invited || invited < n) return ''
  const percent = n < leastForPercent ? undefined : Math.round((n / invited) * 100)
  return words.returned(n, invited, percent)
}

function filterText({ filter, features }: Published, say: (texts: Texts) => string): string {
  const parts = filter.flatMap(({ feature, code }) => {
    const found = features.find(({ name }) => name === feature)
    const group = found?.groups.find((one) => one.code === code)
    return found && group ? `${say(found.text)}: ${say(group.text)}` : []
  })
  return parts.join(', ')
}

function headFacts(results: Published, notes: ReportNotes): Fact[] {
  const of = words.head
  const rows: [string, string][] = [
    [of.purpose, clean(notes.purpose)],
    [of.asked, clean(notes.asked)],
    [of.period, periodText(results)],
    [of.answers, results.n === undefined ? '' : String(results.n)],
    [of.returned, returnText(results, notes)],
    [of.ways, waysText(results)],
    [of.filter, filterText(results, speakerOf(results))],
  ]
  return rows.flatMap(([term, text]) => (text === '' ? [] : [{ term, value: [[plain(text)]] }]))
}

function limits({ n }: Published, { isOpen }: ReportNotes): Section {
  const of = words.limits
  const said = [
    ...(isOpen ? [of.open] : []),
    ...(n !== undefined && n < leastForPercent ? [of.small] : []),
    of.hidden,
    of.names,
  ]
  const items = said.map((text) => [plain(text)])
  return { id: 'grenzen', level: 2, title: of.title, blocks: [{ kind: 'list', items }] }
}

function interpretation({ interpretations }: ReportNotes): Section[] {
  const items = interpretations.flatMap(({ text, question, n }) => {
    const said = cleanLine(text)
    return said ? [[plain(said), quiet(` ${words.based(cleanLine(question), n)}`)]] : []
  })
  if (items.length === 0) return []
  return [
    { id: 'deutung', level: 2, title: words.interpretation, blocks: [{ kind: 'list', items }] },
  ]
}

function outlook({ next }: ReportNotes): Section {
  const items = next
    .map(cleanLine)
    .filter(Boolean)
    .map((text) => [plain(text)])
  const blocks: Block[] = items.length > 0 ? [{ kind: 'list', items }] : [sentence(words.nextOpen)]
  return { id: 'weiter', level: 2, title: words.next, blocks }
}

/** The report as it is printed, on paper, as DOCX, ODT and as a web page. */
export function reportOf(
  results: Published,
  notes: ReportNotes,
  context: Context,
): PrintedDocument {
  const say = speakerOf(results)
  const municipality = cleanLine(context.municipality.name)
  const today = germanDay(context.today)
  const hasPercent = (results.n ?? 0) >= leastForPercent
  const questions = results.tables.map((table, at): Section => ({
    id: `frage-${String(at + 1)}`,
    level: 2,
    title: words.question(at + 1, titleOf(table, say)),
    ...(table.n !== undefined && { aside: words.answered(table.n) }),
    blocks: tableBlocks(hasPercent ? table : withoutPercent(table), say),
  }))
  const tooFew: Section = {
    id: 'zu-wenige',
    level: 2,
    title: words.limits.title,
    blocks: [sentence(words.tooFew)],
  }
  return {
    kind: words.report,
    title: say(results.title) || words.untitled,
    municipality,
    crest: context.municipality.crest,
    crestText: words.crest(municipality),
    language: 'de-DE',
    head: headFacts(results, notes),
    sections:
      results.n === undefined
        ? [tooFew, outlook(notes)]
        : [
            limits(results, notes),
            ...questions,
            ...(notes.waves ? [wavesSection(notes.waves, say)] : []),
            ...interpretation(notes),
            outlook(notes),
          ],
    foot: [words.limits.names],
    state: today && words.madeOn(today),
  }
}
