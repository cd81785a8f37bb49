/** Who still comes in: after "Beenden" nobody new, and what is handed in later is marked. */
import type { Doc } from 'yjs'
import { cardsSince, momentOf } from './arrivals.ts'
import { conductRecords } from './conduct.ts'
import { endWorkshop, reopenWorkshop } from './course.ts'
import { edit } from './edit.ts'

interface Docs {
  workshop: Doc
  conduct: Doc
}

const root = 'admission'
const field = 'handedIn'
/** Ids of cards that were late when the evening went on. */
const lateField = 'late'

/**
 * Ends the workshop: from now on it takes no new members. What has been handed in so far is noted as a state
 * vector, in the document that only the moderation writes; nobody has to trust the clock of a table.
 */
export function closeWorkshop({ workshop, conduct }: Docs, now: number): void {
  edit(conduct, () => {
    endWorkshop(conduct, now)
    conduct.getMap(root).set(field, momentOf(workshop))
  })
}

/** Whether somebody new may write. Undefined while nothing of the moderation has arrived here. */
export function takesMembers(conduct: Doc): boolean | undefined {
  const { heading, course } = conductRecords(conduct)
  if (!heading.isThere) return undefined
  return course.current.status !== 'ended'
}

/** The evening goes on: members are taken again, and what was handed in after the end stays marked. */
export function resumeWorkshop(docs: Docs, now: number): void {
  const late = [...lateCards(docs)]
  edit(docs.conduct, () => {
    reopenWorkshop(docs.conduct, now)
    docs.conduct.getMap(root).set(lateField, late)
  })
}

/** Ids of cards that came after the end, or had come after it when the evening went on. */
export function lateCards({ workshop, conduct }: Docs): ReadonlySet<string> {
  const noted = conduct.getMap(root).get(field)
  const before: unknown = conduct.getMap(root).get(lateField)
  const late = new Set(Array.isArray(before) ? before.map(String) : [])
  const isEnded = conductRecords(conduct).course.current.status === 'ended'
  if (!isEnded || !(noted instanceof Uint8Array)) return late
  for (const id of cardsSince(workshop, noted)) late.add(id)
  return late
}
