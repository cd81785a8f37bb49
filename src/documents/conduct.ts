/** The conduct document: what only the moderation decides about one workshop. */
import { Map as SharedMap, type Doc } from 'yjs'
import {
  Arrangements,
  Course,
  Heading,
  LogEntry,
  OwnMethod,
  PlannedPhase,
  PlannedStep,
  SurveyLink,
} from '#schema/conduct.ts'
import { newId } from '#schema/id.ts'
import { minutesPer, type Method, type Step } from '#schema/method.ts'
import { change, edit, rankBetween, write } from './edit.ts'
import { Records, Single } from './records.ts'

/** All records of one conduct document. */
export interface ConductRecords {
  heading: Single<Heading>
  course: Single<Course>
  arrangements: Single<Arrangements>
  ownMethod: Single<OwnMethod>
  phases: Records<PlannedPhase>
  steps: Records<PlannedStep>
  log: Records<LogEntry>
  /** Which survey the steps are about; more than one only where two devices chose apart. */
  surveys: Records<SurveyLink>
  /** Keys are ids of polls that are closed. */
  closedPolls: Records<object>
}

/** Everything is an object here; only the key counts. */
const anything = {
  safeParse: (value: unknown) =>
    typeof value === 'object' && value !== null
      ? ({ success: true, data: value } as const)
      : ({ success: false } as const),
}

const known = new WeakMap<Doc, ConductRecords>()

/** The records of this document; the same objects at every call. */
export function conductRecords(doc: Doc): ConductRecords {
  let records = known.get(doc)
  if (!records) {
    records = {
      heading: new Single(doc, 'heading', Heading),
      course: new Single(doc, 'course', Course),
      arrangements: new Single(doc, 'arrangements', Arrangements),
      ownMethod: new Single(doc, 'ownMethod', OwnMethod),
      phases: new Records(doc, 'phases', PlannedPhase),
      steps: new Records(doc, 'steps', PlannedStep),
      log: new Records(doc, 'log', LogEntry),
      surveys: new Records(doc, 'surveys', SurveyLink),
      closedPolls: new Records(doc, 'closedPolls', anything),
    }
    known.set(doc, records)
  }
  return records
}

/** Writes the heading; fields that are not given stay. */
export function setHeading(doc: Doc, fields: Partial<Heading>): void {
  edit(doc, () => change(doc.getMap('heading'), fields))
}

/** Writes what the group arranged; fields that are not given stay. */
export function setArrangements(doc: Doc, fields: Partial<Arrangements>): void {
  edit(doc, () => change(doc.getMap('arrangements'), fields))
}

/** Keeps a method that came from a file: no app has it, and its other variants shall stay to be chosen. */
export function keepMethod(doc: Doc, method: Method): void {
  edit(doc, () => change(doc.getMap('ownMethod'), { whole: method }))
}

/** Copies a method into the workshop, with the minutes of one variant; it stays as it is from now on. */
export function copyMethod(doc: Doc, method: Method, variant: string): void {
  const { phases, steps } = conductRecords(doc)
  edit(doc, () => {
    for (const key of [...phases.map.keys()]) phases.map.delete(key)
    for (const key of [...steps.map.keys()]) steps.map.delete(key)
    const { unit } = method
    const named = { methodId: method.id, methodVersion: method.version, variant }
    setHeading(doc, unit ? { ...named, unit } : named)
    let phaseRank: string | undefined
    let stepRank: string | undefined
    for (const phase of method.phases) {
      const { steps: itsSteps, titles, ...fields } = phase
      const title = titles?.[variant] ?? phase.title
      phaseRank = rankBetween(phaseRank)
      write(phases.map, phase.id, { ...fields, title, rank: phaseRank })
      for (const definition of itsSteps) {
        const minutes = (definition.minutes[variant] ?? 0) * minutesPer[unit ?? 'minutes']
        if (minutes === 0) continue
        stepRank = rankBetween(stepRank)
        const place = { id: definition.id, phase: phase.id, rank: stepRank }
        const start = { minutes, question: '', inserted: false, state: 'open' }
        write(steps.map, definition.id, { ...place, ...start, definition })
      }
    }
  })
}

/** Writes one line of what was changed, behind all others, also those of the same act. */
export function log(doc: Doc, what: LogEntry['what'], step: string, at: number, minutes?: number) {
  const { map } = conductRecords(doc).log
  const id = newId()
  // The list is read anew only after the act; two lines of one act need the ranks of the shared map.
  const ranks = [...map.values()]
    .map((line: unknown) => line instanceof SharedMap && (line.get('rank') as unknown))
    .filter((rank) => typeof rank === 'string')
  const last = ranks.reduce<string | undefined>(
    (most, rank) => (most && most > rank ? most : rank),
    undefined,
  )
  write(map, id, { id, at, what, step, minutes, rank: rankBetween(last) })
}

/** Changes minutes or question of one step of the copy, and says so in the log. */
export function editStep(
  doc: Doc,
  id: string,
  fields: Partial<Pick<PlannedStep, 'minutes' | 'question' | 'rank' | 'phase' | 'state'>>,
  now: number,
): void {
  edit(doc, () => {
    const record = conductRecords(doc).steps.map.get(id)
    if (!record) return
    change(record, fields)
    log(doc, fields.state === 'dropped' ? 'drop' : 'edit', id, now, fields.minutes)
  })
}

/** Changes the rules or the title of one phase of the copy. */
export function editPhase(
  doc: Doc,
  id: string,
  fields: Partial<Pick<PlannedPhase, 'rules' | 'title'>>,
  now: number,
): void {
  edit(doc, () => {
    const record = conductRecords(doc).phases.map.get(id)
    if (!record) return
    change(record, fields)
    log(doc, 'edit', id, now)
  })
}

/** Puts a step behind another one (same phase), or at the start of the phase; returns its id. */
export function insertStep(
  doc: Doc,
  definition: Step,
  minutes: number,
  place: { phase: string; after?: string },
  now: number,
): string {
  const mates = orderedSteps(doc).filter((step) => step.phase === place.phase)
  const index = mates.findIndex((step) => step.id === place.after)
  const id = `${definition.id}-${newId().slice(0, 6).toLowerCase().replaceAll('_', '-')}`
  edit(doc, () => {
    const rank = rankBetween(mates[index]?.rank, mates[index + 1]?.rank)
    const start = { question: '', inserted: true, state: 'open', definition }
    write(conductRecords(doc).steps.map, id, { id, phase: place.phase, rank, minutes, ...start })
    log(doc, 'insert', id, now, minutes)
  })
  return id
}

/** Moves a step one place earlier (-1) or later (+1) among the steps of its phase that take place. */
export function moveStep(doc: Doc, id: string, by: -1 | 1, now: number): void {
  const all = orderedSteps(doc)
  const step = all.find((candidate) => candidate.id === id)
  if (!step) return
  const others = all.filter((mate) => mate.phase === step.phase && mate !== step)
  const place = all.filter((mate) => mate.phase === step.phase).indexOf(step)
  const [near, far] = by === 1 ? [place, others.length] : [place - 1, -1]
  for (let index = near; index !== far; index += by) {
    if (others[index]?.state === 'dropped') continue
    const before = by === 1 ? others[index] : others[index - 1]
    const after = by === 1 ? others[index + 1] : others[index]
    editStep(doc, id, { rank: rankBetween(before?.rank, after?.rank) }, now)
    return
  }
}

/** All steps in the order of the evening: by phase, then by rank. */
export function orderedSteps(doc: Doc): PlannedStep[] {
  const { phases, steps } = conductRecords(doc)
  const all = steps.list()
  return phases.list().flatMap((phase) => all.filter((step) => step.phase === phase.id))
}

/** The steps that take place: not dropped while preparing. */
export function plannedSteps(doc: Doc): PlannedStep[] {
  return orderedSteps(doc).filter((step) => step.state !== 'dropped')
}
