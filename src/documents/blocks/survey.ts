/** Which survey a workshop is about: one for all its steps; what two devices chose apart stays visible. */
import type { Doc } from 'yjs'
import type { SurveyLink } from '#schema/conduct.ts'
import type { Id } from '#schema/id.ts'
import { conductRecords } from '#documents/conduct.ts'
import { edit, write } from '#documents/edit.ts'

/** Every survey that was chosen and not given up again; the one that counts stands first, the same on every device. */
export function chosenSurveys(doc: Doc): readonly SurveyLink[] {
  return [...conductRecords(doc).surveys.list()].sort(
    (one, other) => other.turn - one.turn || (one.id < other.id ? -1 : 1),
  )
}

/**
 * Takes this survey for all steps. Those that are known here are given up for it; one that somebody takes
 * elsewhere at the same time stays beside it, until one of both is taken again.
 */
export function chooseSurvey(doc: Doc, id: Id): void {
  const chosen = chosenSurveys(doc)
  if (chosen.length === 1 && chosen[0]?.id === id) return
  const { map } = conductRecords(doc).surveys
  edit(doc, () => {
    for (const other of chosen) if (other.id !== id) map.delete(other.id)
    write(map, id, { id, turn: (chosen[0]?.turn ?? 0) + 1 })
  })
}
