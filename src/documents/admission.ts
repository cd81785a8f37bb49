/** Who still comes in: after "Beenden" nobody new, and what is handed in later is marked. */
import { decodeStateVector, encodeStateVector, Map as SharedMap, type Doc } from 'yjs'
import { conductRecords } from './conduct.ts'
import { endWorkshop } from './course.ts'
import { edit } from './edit.ts'
import { workshopRecords } from './workshop.ts'

interface Docs {
  workshop: Doc
  conduct: Doc
}

const root = 'admission'
const field = 'handedIn'

/**
 * Ends the workshop: from now on it takes no new members. What has been handed in so far is noted as a state
 * vector, in the document that only the moderation writes; nobody has to trust the clock of a table.
 */
export function closeWorkshop({ workshop, conduct }: Docs, now: number): void {
  edit(conduct, () => {
    endWorkshop(conduct, now)
    conduct.getMap(root).set(field, encodeStateVector(workshop))
  })
}

/** Whether somebody new may write. Undefined while nothing of the moderation has arrived here. */
export function takesMembers(conduct: Doc): boolean | undefined {
  const { heading, course } = conductRecords(conduct)
  if (!heading.isThere) return undefined
  return course.current.status !== 'ended'
}

/** Ids of cards that came after the end; none while the workshop runs, or runs again. */
export function lateCards({ workshop, conduct }: Docs): ReadonlySet<string> {
  const noted = conduct.getMap(root).get(field)
  const isEnded = conductRecords(conduct).course.current.status === 'ended'
  if (!isEnded || !(noted instanceof Uint8Array)) return new Set()
  const handedIn = decodeStateVector(noted)
  const all = [...workshopRecords(workshop).contributions.map.entries()] as [string, unknown][]
  const late = all.filter(([, record]) => {
    const made = record instanceof SharedMap ? record._item?.id : undefined
    return made !== undefined && made.clock >= (handedIn.get(made.client) ?? 0)
  })
  return new Set(late.map(([id]) => id))
}
