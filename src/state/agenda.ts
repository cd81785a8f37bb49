/** Which workshop the start page puts first: the one that runs, today's, or the next one. */
import type { InitiativeSummary, WorkshopEntry } from '#schema/initiative.ts'

/** A workshop as the start page shows it, with the initiative it belongs to. */
export interface AgendaItem {
  initiative: InitiativeSummary
  workshop: WorkshopEntry
  when: 'running' | 'today' | 'next'
}

/** The one workshop that matters now; ended ones and those of past days do not. */
export function firstOnAgenda(
  initiatives: readonly InitiativeSummary[],
  today: string,
): AgendaItem | undefined {
  const items = initiatives.flatMap((initiative) =>
    initiative.workshops.flatMap((workshop) => {
      const when = whenOf(workshop, today)
      return when ? [{ initiative, workshop, when }] : []
    }),
  )
  const order = { running: 0, today: 1, next: 2 }
  // One without a date comes after all that have one.
  const day = (item: AgendaItem) => item.workshop.date || '9999'
  return items.sort(
    (left, right) => order[left.when] - order[right.when] || (day(left) < day(right) ? -1 : 1),
  )[0]
}

function whenOf(workshop: WorkshopEntry, today: string): AgendaItem['when'] | undefined {
  if (workshop.state === 'running') return 'running'
  if (workshop.state !== 'prepared') return undefined
  if (workshop.date === today) return 'today'
  return workshop.date === '' || workshop.date > today ? 'next' : undefined
}
