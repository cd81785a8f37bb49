/** The initiative document: the memory between meetings, and what can be done to it. */
import { Doc } from 'yjs'
import { Link } from '#schema/contribution.ts'
import {
  InitiativeHeading,
  isAtRest,
  isTakenAway,
  SurveyEntry,
  WorkshopEntry,
  type InitiativeSummary,
} from '#schema/initiative.ts'
import { Measure, Task } from '#schema/measure.ts'
import { Need } from '#schema/need.ts'
import { change, edit, write } from './edit.ts'
import { Records, Single } from './records.ts'

/** The root maps of an initiative document that undo covers. */
export const initiativeRoots = ['measures', 'tasks', 'links', 'needs'] as const

/** All records of one initiative document. */
export interface InitiativeRecords {
  heading: Single<InitiativeHeading>
  workshops: Records<WorkshopEntry>
  surveys: Records<SurveyEntry>
  measures: Records<Measure>
  tasks: Records<Task>
  links: Records<Link>
  needs: Records<Need>
}

const known = new WeakMap<Doc, InitiativeRecords>()

/** The records of this document; the same objects at every call. */
export function initiativeRecords(doc: Doc): InitiativeRecords {
  let records = known.get(doc)
  if (!records) {
    records = {
      heading: new Single(doc, 'heading', InitiativeHeading),
      workshops: new Records(doc, 'workshops', WorkshopEntry),
      surveys: new Records(doc, 'surveys', SurveyEntry),
      measures: new Records(doc, 'measures', Measure),
      tasks: new Records(doc, 'tasks', Task),
      links: new Records(doc, 'links', Link),
      needs: new Records(doc, 'needs', Need),
    }
    known.set(doc, records)
  }
  return records
}

/** Stands for an initiative that is not on this device: without a name, and kept nowhere. */
export function missingInitiative(): Doc {
  const doc = new Doc()
  doc.getMap('heading').set('id', 'missing')
  return doc
}

/** Writes the heading; fields that are not given stay. */
export function setInitiativeHeading(doc: Doc, fields: Partial<InitiativeHeading>): void {
  edit(doc, () => change(doc.getMap('heading'), fields))
}

/** Lists a workshop or changes how it is listed. */
export function listWorkshop(doc: Doc, entry: Partial<WorkshopEntry> & { id: string }): void {
  edit(doc, () => write(initiativeRecords(doc).workshops.map, entry.id, entry))
}

/** Lists a survey or changes how it is listed. */
export function listSurvey(doc: Doc, entry: Partial<SurveyEntry> & { id: string }): void {
  edit(doc, () => write(initiativeRecords(doc).surveys.map, entry.id, entry))
}

/** Puts a workshop into the trash of its initiative or takes it out; its documents stay as they are. */
export function takeAwayWorkshop(doc: Doc, id: string, withdrawn = true): void {
  edit(doc, () => {
    const record = initiativeRecords(doc).workshops.map.get(id)
    if (record) change(record, { withdrawn })
  })
}

/** Puts a survey at rest into the trash of its initiative or takes it out; its questions and answers stay as they are. */
export function putAwaySurvey(doc: Doc, id: string, withdrawn = true): void {
  const { surveys } = initiativeRecords(doc)
  const entry = surveys.list().find((one) => one.id === id)
  if (entry && (isAtRest(entry) || !withdrawn)) listSurvey(doc, { id, withdrawn })
}

/** What the start page shows of this initiative. */
export function summaryOf(doc: Doc, example: boolean): InitiativeSummary {
  const { heading, workshops, surveys } = initiativeRecords(doc)
  const { id, title, municipality } = heading.current
  const listed = workshops.list().filter((workshop) => !isTakenAway(workshop))
  const asked = surveys.list()
  const summary = { id, title, municipality, example, workshops: [...listed] }
  return asked.length > 0 ? { ...summary, surveys: [...asked] } : summary
}
