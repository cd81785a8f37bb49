/** How the hall sees the options and the result of a poll: page by page. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { hallPage, type HallPage } from './hall-page.ts'
import { formOf } from './poll-options.ts'
import { resultOf, standingsOf, type Standing } from './poll.svelte.ts'

/** Names of options, and lines of a result, that one picture holds in type of 36 px and more. */
const optionsOnPage = 6
const linesOnPage = 5

/** The page of the result that the hall sees; of options, as long as the poll is open. */
export function hallResult(workshop: Workshop, step: PlannedStep): HallPage<Standing> {
  const closed = resultOf(workshop, step)?.closed ?? false
  const lines = standingsOf(workshop, step, workshop.heading.hallLanguage)
  // The Zielscheibe is one picture; its fields are no list.
  if (formOf(step) === 'target') return { items: lines, page: 0, pages: 1 }
  return hallPage(workshop, lines, closed ? linesOnPage : optionsOnPage)
}
