/** How the hall sees sketches, measures and arrangements: page by page. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Measure } from '#schema/measure.ts'
import type { Sheet } from '#schema/sheet.ts'
import { readableDay } from '#state/day.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { hallWords } from '#text/hall.ts'
import { hallPage, linesOf, pagesOf, pairsOf, roomOf, type HallPage } from './hall-page.ts'
import { isAgreed, planOf } from './plan.svelte.ts'

const foot = 3.7
/** Share of the width that titles have at the end, where who and until when stand beside them. */
const titleShare = 0.58

/** One line of the hall's plan: a measure, or how it goes on. */
export type PlanLine =
  | { id: string; measure: Measure; details: string[]; isProposal: boolean }
  | { id: string; name: string; value: string }

/** The sketches that the hall sees now. */
export function hallSheets(workshop: Workshop, step: PlannedStep): HallPage<Sheet> {
  const room = roomOf(workshop, step)
  const width = room.width / 2 - 5
  const high = (sheet: Sheet) => {
    const first = sheet.fields.firstStep
    const step = first ? linesOf(`Erster Schritt: ${first}`, 2.3, width) * 2.3 * 1.3 + 0.5 : 0
    return linesOf(sheet.title, 2.85, width) * 2.85 * 1.2 + step + 4.4
  }
  const rows = pagesOf(
    pairsOf(workshop.sheets),
    (pair) => Math.max(...pair.map(high)),
    room.height - foot,
  )
  return hallPage(
    workshop,
    rows.map((pairs) => pairs.flat()),
  )
}

/** At the end only what was agreed, and then how it goes on; before, proposals as well. */
export function hallPlan(workshop: Workshop, step: PlannedStep): HallPage<PlanLine> {
  const isEnd = planOf(step).activity === 'arrangements'
  const { width, height } = roomOf(workshop, step)
  const listed = workshop.measures.filter((measure) => !isEnd || isAgreed(measure))
  const high = (line: PlanLine) => heightOf(line, width, isEnd)
  const room = height - foot - (isEnd ? 4.5 : -1)
  const measures = pagesOf(
    listed.map((measure) => lineOf(workshop, measure)),
    high,
    room,
  )
  const outlook = isEnd ? pagesOf(outlookOf(workshop), high, room) : []
  // Without anything agreed, the first page says so.
  return hallPage(workshop, [...(measures.length > 0 ? measures : [[]]), ...outlook])
}

function heightOf(line: PlanLine, width: number, isEnd: boolean): number {
  const lines = (text: string, share: number) => linesOf(text, 2.85, width * share - 3)
  if ('name' in line) return linesOf(line.value, 2.85, width - 30) * 2.85 * 1.25 + 1.3
  const title = lines(line.measure.title, isEnd ? titleShare : 1)
  if (!isEnd) return (title + lines(line.details.join(' · '), 1)) * 2.85 * 1.2 + 2.8
  const beside = line.details.map((text) => lines(text, 1 - titleShare))
  return (
    Math.max(
      title,
      beside.reduce((sum, count) => sum + count, 0),
    ) *
      2.85 *
      1.2 +
    2.5
  )
}

function lineOf(workshop: Workshop, measure: Measure): PlanLine {
  const language = workshop.heading.hallLanguage
  const { plan } = hallWords[language]
  const until = measure.until && `${plan.until} ${readableDay(measure.until, language)}`
  const isProposal = !isAgreed(measure)
  const parts = [measure.lead, until, isProposal && plan.proposal]
  const details = parts.filter((part) => typeof part === 'string' && part !== '') as string[]
  return { id: measure.id, measure, details, isProposal }
}

function outlookOf(workshop: Workshop): PlanLine[] {
  const language = workshop.heading.hallLanguage
  const { plan } = hallWords[language]
  const { coreGroup, nextMeeting, nextPlace, minutesUntil, replyUntil, replyBy } =
    workshop.arrangements
  const day = (value: string) => readableDay(value, language)
  const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ')
  const lines = [
    { id: 'core', name: plan.core, value: coreGroup },
    { id: 'meeting', name: plan.meeting, value: joined(day(nextMeeting), nextPlace) },
    { id: 'minutes', name: plan.minutes, value: day(minutesUntil) },
    { id: 'reply', name: plan.reply, value: joined(day(replyUntil), replyBy && plan.by(replyBy)) },
  ]
  return lines.filter(({ value }) => value !== '')
}
