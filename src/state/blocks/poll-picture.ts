/** How the hall sees the options and the result of a poll: page by page. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { hallPage, linesOf, pagesOf, pairsOf, roomOf, type HallPage } from './hall-page.ts'
import { formOf } from './poll-options.ts'
import { resultOf, standingsOf, type Standing } from './poll.svelte.ts'

const type = 2.85
/** The sentence above open options, and the lines below a result. */
const above = 9.5
const below = 5.5

/** The page of the result that the hall sees; of options, as long as the poll is open. */
export function hallResult(workshop: Workshop, step: PlannedStep): HallPage<Standing> {
  const closed = resultOf(workshop, step)?.closed ?? false
  const lines = standingsOf(workshop, step, workshop.heading.hallLanguage)
  // The Zielscheibe is one picture; its fields are no list.
  if (formOf(step) === 'target') return { items: lines, page: 0, pages: 1 }
  const room = roomOf(workshop, step)
  if (closed) {
    return hallPage(
      workshop,
      pagesOf(lines, (line) => barHeight(line, room.width), room.height - below),
    )
  }
  const width = room.width / 2 - 5
  const high = ({ title }: Standing) => linesOf(title, type, width) * type * 1.2 + 2.8
  const rows = pagesOf(pairsOf(lines), (pair) => Math.max(...pair.map(high)), room.height - above)
  return hallPage(
    workshop,
    rows.map((pairs) => pairs.flat()),
  )
}

/** Beside the title stand the dots, and the words for a tie and for what goes on. */
function barHeight({ title, level, goesOn }: Standing, width: number): number {
  const beside = 16 + (level ? 10 : 0) + (goesOn ? 11 : 0)
  return linesOf(title, type, width - beside) * type * 1.15 + 2.5
}
