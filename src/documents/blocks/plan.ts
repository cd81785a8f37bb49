/** What can be done with measures and tasks: nothing is deleted, what goes lies in the trash. They belong to the initiative and know where they come from. */
import type { Doc } from 'yjs'
import { newId, type Id } from '#schema/id.ts'
import { isAgreeable, Measure, type Task } from '#schema/measure.ts'
import { change, edit, rankAtEnd, write } from '#documents/edit.ts'
import { initiativeRecords } from '#documents/initiative.ts'

/** What can be said of a measure. */
export type MeasureFields = Partial<
  Pick<
    Measure,
    'title' | 'lead' | 'until' | 'state' | 'workshop' | 'step' | 'firstStep' | 'partners' | 'rank'
  >
>

/** What can be said of a task. */
export type TaskFields = Partial<
  Pick<Task, 'measure' | 'what' | 'who' | 'until' | 'state' | 'workshop' | 'rank'>
>

/** Adds a measure; `sources` are ids of sheets, clusters or cards that led to it. Returns its id. */
export function addMeasure(
  doc: Doc,
  fields: MeasureFields & { title: string },
  sources: readonly Id[] = [],
): Id {
  const { measures } = initiativeRecords(doc)
  const id = newId()
  edit(doc, () => {
    const rank = rankAtEnd(measures.list())
    const start = { state: 'proposed' as const, lead: '', until: '', rank, ...fields }
    write(measures.map, id, { ...start, state: truthful(start), id })
    for (const source of sources) addSource(doc, source, id)
  })
  return id
}

/** What is called agreed has what, who and until when; without them it is a proposal. */
function truthful(measure: Pick<Measure, 'title' | 'lead' | 'until' | 'state'>): Measure['state'] {
  return measure.state === 'agreed' && !isAgreeable(measure) ? 'proposed' : measure.state
}

/** Says that a sheet, cluster or card led to a measure, or to a need. */
export function addSource(doc: Doc, source: Id, to: Id): void {
  const key = `${source}|leads-to|${to}`
  const link = { from: source, type: 'leads-to', to }
  edit(doc, () => write(initiativeRecords(doc).links.map, key, link))
}

export function removeSource(doc: Doc, source: Id, measure: Id): void {
  edit(doc, () => initiativeRecords(doc).links.map.delete(`${source}|leads-to|${measure}`))
}

/** As it stands at this moment; the list of records is only read anew after a transaction. */
function presentMeasure(doc: Doc, id: Id): Measure | undefined {
  const record = initiativeRecords(doc).measures.map.get(id)
  return Measure.safeParse(record?.toJSON()).data
}

/** Changes a measure; one that loses what, who or until when is a proposal again. */
export function changeMeasure(doc: Doc, id: Id, fields: MeasureFields): void {
  const record = initiativeRecords(doc).measures.map.get(id)
  const measure = presentMeasure(doc, id)
  if (!record || !measure) return
  edit(doc, () => change(record, { ...fields, state: truthful({ ...measure, ...fields }) }))
}

/** Makes it binding; returns false and changes nothing while what, who or until when is missing. */
export function agreeMeasure(doc: Doc, id: Id): boolean {
  const measure = presentMeasure(doc, id)
  if (!measure || !isAgreeable(measure)) return false
  changeMeasure(doc, id, { state: 'agreed' })
  return true
}

/** Adds a task and returns its id. */
export function addTask(doc: Doc, fields: TaskFields & { what: string }): Id {
  const { tasks } = initiativeRecords(doc)
  const id = newId()
  edit(doc, () => {
    const rank = rankAtEnd(tasks.list())
    write(tasks.map, id, { who: '', until: '', state: 'open', rank, ...fields, id })
  })
  return id
}

/** Changes a task. */
export function changeTask(doc: Doc, id: Id, fields: TaskFields): void {
  const record = initiativeRecords(doc).tasks.map.get(id)
  if (record) edit(doc, () => change(record, fields))
}

/** Into the trash; links and tasks keep knowing it, so that it comes back whole. */
export function withdrawMeasure(doc: Doc, id: Id): void {
  setWithdrawn(doc, 'measures', id, true)
}

/** Out of the trash, as it stands after all that was written meanwhile. */
export function restoreMeasure(doc: Doc, id: Id): void {
  edit(doc, () => {
    setWithdrawn(doc, 'measures', id, false)
    if (presentMeasure(doc, id)?.state === 'withdrawn')
      changeMeasure(doc, id, { state: 'proposed' })
  })
}

/** Into the trash; the measure keeps its other tasks. */
export function withdrawTask(doc: Doc, id: Id): void {
  setWithdrawn(doc, 'tasks', id, true)
}

/** Out of the trash, together with its measure: without it nobody would see the task. */
export function restoreTask(doc: Doc, id: Id): void {
  edit(doc, () => {
    setWithdrawn(doc, 'tasks', id, false)
    const measure = initiativeRecords(doc).tasks.map.get(id)?.get('measure')
    if (typeof measure === 'string') restoreMeasure(doc, measure)
  })
}

function setWithdrawn(doc: Doc, kind: 'measures' | 'tasks', id: Id, withdrawn: boolean): void {
  const record = initiativeRecords(doc)[kind].map.get(id)
  // What never lay in the trash is not written to.
  if (!record || (record.get('withdrawn') === true) === withdrawn) return
  edit(doc, () => change(record, { withdrawn }))
}
