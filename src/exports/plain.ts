/** "Das haben wir verabredet" as one page of plain text, for a message or the notice board. */
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { documents as words } from '#text/de/documents.ts'
import { clean, cleanLine } from './clean.ts'
import { germanDay } from './german.ts'
import { titleOf } from './minutes.ts'

/** Agreed measures with who and until when, then what the group arranged. Lines end in `\n`. */
export function agreementText(snapshot: WorkshopSnapshot): string {
  const { heading, measures, arrangements } = snapshot
  const agreed = measures
    .map(({ measure }, index) => ({ measure, short: words.measures.short(index + 1) }))
    .filter(({ measure }) => measure.state !== 'proposed' && measure.state !== 'dropped')
  const lines = agreed.flatMap(({ measure, short }) => [
    `${short} ${cleanLine(measure.title) || words.measures.untitled}`,
    `   ${words.glance.agreed(cleanLine(measure.lead), germanDay(measure.until))}`,
    ...(clean(measure.firstStep)
      ? [`   ${words.agreement.firstStep(cleanLine(measure.firstStep))}`]
      : []),
    '',
  ])
  const [minutesUntil, replyUntil] = [arrangements.minutesUntil, arrangements.replyUntil].map(
    germanDay,
  )
  const replyBy = cleanLine(arrangements.replyBy)
  const place = cleanLine(arrangements.nextPlace)
  const meeting = words.arrangements.dayAndPlace(germanDay(arrangements.nextMeeting), place)
  const coreGroup = cleanLine(arrangements.coreGroup)
  const ending = [
    coreGroup && words.agreement.coreGroup(coreGroup),
    meeting && words.outlook.meeting(meeting),
    minutesUntil && words.outlook.minutes(minutesUntil),
    (replyUntil || replyBy) && words.outlook.reply(replyUntil ?? '', replyBy),
  ].filter(Boolean)
  return [
    words.agreement.title,
    [titleOf(snapshot), germanDay(heading.date)].filter(Boolean).join(', '),
    '',
    ...(agreed.length > 0 ? lines : [words.agreement.none, '']),
    ...ending,
    '',
  ].join('\n')
}
