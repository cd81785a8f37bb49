/** The end of the minutes: what the group arranged, what is still open, and how it goes on. */
import { documents as words } from '#text/de/documents.ts'
import { clean, cleanLine } from './clean.ts'
import { cardLine, plain, quiet, strong, type Evening } from './evening.ts'
import { germanDay } from './german.ts'
import { missingFields } from './minutes-sheets.ts'
import type { Block, Fact, Line, Section } from './printed-document.ts'

/** Verabredung: core group, next meeting, minutes and reply. */
export function arrangementSection({ snapshot: { arrangements } }: Evening): Section {
  const of = words.arrangements
  const day = germanDay(arrangements.nextMeeting)
  const rows: [string, string][] = [
    [of.coreGroup, clean(arrangements.coreGroup)],
    [of.nextMeeting, of.dayAndPlace(day, clean(arrangements.nextPlace))],
    [of.minutesUntil, germanDay(arrangements.minutesUntil)],
    [of.replyUntil, germanDay(arrangements.replyUntil)],
    [of.replyBy, clean(arrangements.replyBy)],
  ]
  const section: Section = { id: 'verabredung', level: 2, title: of.title, blocks: [] }
  if (rows.every(([, text]) => text === '')) {
    section.blocks.push({ kind: 'paragraph', line: [plain(of.none)], tone: 'quiet' })
    return section
  }
  const facts: Fact[] = rows.map(([term, text]) => ({
    term,
    value: [[text ? plain(text) : quiet(of.missing)]],
  }))
  section.blocks.push({ kind: 'facts', facts })
  return section
}

/** Questions nobody has answered, measures that are proposals, sketches with gaps. */
export function openSections(evening: Evening): Section[] {
  const { contributions, measures, sheets } = evening.snapshot
  const of = words.open
  const questions = contributions.filter((card) => card.kind === 'question')
  const proposals = measures.filter(({ measure }) => measure.state === 'proposed')
  const parts = [
    part(
      'fragen',
      of.questions,
      questions.map((card) => cardLine(card, evening)),
    ),
    part(
      'vorschlaege',
      of.proposals,
      proposals.map(({ measure }) => {
        const title = cleanLine(measure.title) || words.measures.untitled
        const missing = [
          clean(measure.lead) ? '' : words.measures.lead,
          germanDay(measure.until) ? '' : words.measures.until,
        ].filter(Boolean)
        return [plain(of.proposal(title, words.list(missing)))]
      }),
    ),
    part(
      'nachzutragen',
      of.sketches,
      sheets.flatMap((sheet): Line[] => {
        const missing = missingFields(sheet)
        if (missing.length === 0) return []
        return [[plain(of.sketch(evening.titleOf(sheet), missing.join(', ')))]]
      }),
    ),
  ].flat()
  const none: Block = { kind: 'paragraph', line: [plain(of.none)], tone: 'quiet' }
  const blocks = parts.length > 0 ? [] : [none]
  return [{ id: 'offen', level: 2, title: of.title, blocks }, ...parts]
}

function part(id: string, title: string, items: Line[]): Section[] {
  if (items.length === 0) return []
  return [{ id, level: 3, title, blocks: [{ kind: 'list', items }] }]
}

/** Who answers until when; what nobody said yet is named as open. */
export function outlookSection({ snapshot: { arrangements } }: Evening): Section {
  const of = words.outlook
  const minutesUntil = germanDay(arrangements.minutesUntil)
  const replyUntil = germanDay(arrangements.replyUntil)
  const replyBy = cleanLine(arrangements.replyBy)
  const place = cleanLine(arrangements.nextPlace)
  const meeting = words.arrangements.dayAndPlace(germanDay(arrangements.nextMeeting), place)
  const said = (text: string, open: string): Line => (text ? [strong(text)] : [plain(open)])
  const items = [
    said(minutesUntil && of.minutes(minutesUntil), of.minutesOpen),
    said(replyUntil || replyBy ? of.reply(replyUntil, replyBy) : '', of.replyOpen),
    said(meeting && of.meeting(meeting), of.meetingOpen),
  ]
  return { id: 'ausblick', level: 2, title: of.title, blocks: [{ kind: 'list', items }] }
}
