/** A walk that is evaluated at the table: two stops, observations of two groups, in memory. */
import { addObservation, addStop, changeObservation } from '#documents/blocks/walk.ts'
import { addBase } from '#documents/blocks/walk-bases.ts'
import { editCard } from '#documents/blocks/cards.ts'
import { copyMethod, setHeading } from '#documents/conduct.ts'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { listWorkshop } from '#documents/initiative.ts'
import { quartiersspaziergang } from '#methods/quartiersspaziergang.ts'
import type { Valence } from '#schema/observation.ts'
import type { Doc } from 'yjs'
import { evening } from './views.ts'
import { openTestWorkshop, type LedWorkshop } from './workshop.ts'

const day = '2026-03-12'

/** Degrees so many metres north and east of the village's middle. */
export const place = (north: number, east: number) => ({
  on: 'earth' as const,
  lat: 51.2895 + north / 111_195,
  lon: 11.8886 + east / 69_600,
})

/** What was seen on the walk, in words that take one line, several, or none. */
const seen: [group: string, valence: Valence, stop: 0 | 1 | 2, text: string, metres?: number][] = [
  ['A', 'barrier', 1, 'Bordstein vor der Arztpraxis zu hoch', 0],
  ['A', 'good', 1, 'Bank unter der Linde', 60],
  ['A', 'bad', 2, 'Müll am Container, jede Woche wieder, auch nach der Leerung', 140],
  ['B', 'idea', 2, 'Mitfahrbank am Anger'],
  ['B', 'bad', 0, '', 220],
  ['B', 'barrier', 1, 'Ampel zu kurz grün', 300],
]

/** Fills a workshop with stops and observations; returns the ids of both, in their order. */
export function fillWalk(doc: Doc): { stops: string[]; observations: string[] } {
  const stops = [
    addStop(doc, { name: 'Bahnhof', position: place(0, 0) }),
    addStop(doc, { name: 'Anger', position: place(140, 40) }),
  ]
  const observations = seen.map(([group, valence, stop, text, metres]) => {
    const id = addObservation(doc, {
      ...{ step: 'gang-begehung', day, group, valence, text },
      ...(stop > 0 && { stop: stops[stop - 1] ?? '' }),
      ...(metres !== undefined && { position: { ...place(metres, 0), accuracy: 12 } }),
    })
    return id
  })
  changeObservation(doc, observations[0] ?? '', { responsible: 'Bauhof' })
  editCard(doc, observations[3] ?? '', 'Mitfahrbank am Anger')
  return { stops, observations }
}

/** A plan of paper, without control points and without bytes on this device. */
export function addTestPlan(doc: Doc): string {
  const picture = `${'a'.repeat(43)}.${'b'.repeat(43)}`
  return addBase(doc, {
    ...{ kind: 'plan', name: 'Ortsplan', attribution: '', alt: '', points: [] },
    ...{ picture, pictureSize: 1, width: 1000, height: 800 },
  })
}

/** A running walk at this step. */
export function walkAt(step: string): LedWorkshop & ReturnType<typeof fillWalk> {
  const open = openTestWorkshop()
  for (const name of ['phases', 'steps']) open.conduct.doc.getMap(name).clear()
  setHeading(open.conduct.doc, {
    ...{ id: 'evening', initiative: 'village', title: 'Spaziergang im Dorf', date: day },
  })
  copyMethod(open.conduct.doc, quartiersspaziergang, 'standard')
  const listed = { methodId: quartiersspaziergang.id, date: day, title: 'Spaziergang im Dorf' }
  listWorkshop(open.initiative.doc, { id: 'evening', ...listed })
  const filled = fillWalk(open.workshop.doc)
  startWorkshop(open.conduct.doc, evening)
  goToStep(open.conduct.doc, step, evening)
  return Object.assign(open, filled)
}
