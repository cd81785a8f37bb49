/** Running a workshop: start, next, back, skip, pause. A phase never ends by itself. */
import type { Doc } from 'yjs'
import type { Course, PlannedStep } from '#schema/conduct.ts'
import { conductRecords, log, plannedSteps } from './conduct.ts'
import { change, edit, write } from './edit.ts'

const minute = 60_000

function statusOf(doc: Doc): Course['status'] {
  return conductRecords(doc).course.current.status
}

function isUnderWay(doc: Doc): boolean {
  return statusOf(doc) === 'running' || statusOf(doc) === 'paused'
}

function set(doc: Doc, fields: Partial<Course>): void {
  change(doc.getMap('course'), fields)
}

/** Milliseconds spent in the current step so far; pauses do not count, a clock set back counts as 0. */
export function usedInStep(course: Course, now: number): number {
  const running = course.status === 'running' ? Math.max(0, now - course.stepStartedAt) : 0
  return course.stepUsed + running
}

/**
 * Starts with the first step; does nothing when it runs already. `plannedEnd` is the end that was agreed
 * with the people in the room (epoch milliseconds); without it, as long as the steps take from now.
 */
export function startWorkshop(doc: Doc, now: number, plannedEnd?: number): void {
  const all = plannedSteps(doc).filter((step) => step.state !== 'skipped')
  const [first] = all
  if (!first || statusOf(doc) !== 'prepared') return
  const minutes = all.reduce((sum, step) => sum + step.minutes, 0)
  const agreed = plannedEnd ?? now + minutes * minute
  edit(doc, () => {
    set(doc, { status: 'running', step: first.id, startedAt: now, plannedEnd: agreed })
    set(doc, { stepStartedAt: now, stepUsed: 0 })
    log(doc, 'start', first.id, now)
  })
}

/** Goes to a step; the one that is left counts as done, or as it was when going back. A step that was
 *  left out and is entered takes place after all. Before the start and after the end it does nothing. */
export function goToStep(doc: Doc, id: string, now: number): void {
  const { course, steps } = conductRecords(doc)
  const all = plannedSteps(doc)
  const from = all.findIndex((step) => step.id === course.current.step)
  const to = all.findIndex((step) => step.id === id)
  if (to < 0 || to === from || !isUnderWay(doc)) return
  edit(doc, () => {
    const left = steps.map.get(course.current.step)
    if (left && to > from && left.get('state') === 'open') left.set('state', 'done')
    const entered = steps.map.get(id)
    if (entered?.get('state') === 'skipped') entered.set('state', 'open')
    set(doc, { step: id, stepStartedAt: now, stepUsed: 0, status: 'running' })
    log(doc, to < from ? 'back' : 'step', id, now)
  })
}

/** Leaves the current step out: the minutes will say "entfallen". */
export function skipStep(doc: Doc, now: number): void {
  if (!isUnderWay(doc)) return
  const id = conductRecords(doc).course.current.step
  edit(doc, () => {
    leaveOut(doc, id, now)
    nextStep(doc, now)
  })
}

/** Leaves a coming step out, to save its time: the minutes will say "entfallen". */
export function leaveOut(doc: Doc, id: string, now: number): void {
  const record = conductRecords(doc).steps.map.get(id)
  if (record?.get('state') !== 'open' && record?.get('state') !== 'done') return
  edit(doc, () => {
    record.set('state', 'skipped')
    log(doc, 'skip', id, now)
  })
}

/** On to the next step that takes place; after the last one the workshop stays there until it is ended. */
export function nextStep(doc: Doc, now: number): void {
  const all = plannedSteps(doc)
  const index = all.findIndex((step) => step.id === conductRecords(doc).course.current.step)
  const next = all.find((step, place) => place > index && step.state !== 'skipped')
  if (next) goToStep(doc, next.id, now)
}

/** Back to the step before, as far as the evening was there; allowed at any time, and logged. */
export function previousStep(doc: Doc, now: number): void {
  const { course, log: lines } = conductRecords(doc)
  const entering = new Set(['start', 'step', 'back'])
  const entered = lines.list().filter((line) => entering.has(line.what))
  const been = new Set(entered.map((line) => line.step))
  const all = plannedSteps(doc)
  const index = all.findIndex((step) => step.id === course.current.step)
  const takesPlace = (step: PlannedStep) => step.state !== 'skipped' || been.has(step.id)
  const previous = all.slice(0, Math.max(0, index)).findLast(takesPlace)
  if (previous) goToStep(doc, previous.id, now)
}

/** Stops the time; inputs stay open. */
export function pauseWorkshop(doc: Doc, now: number): void {
  const { course } = conductRecords(doc)
  if (course.current.status !== 'running') return
  edit(doc, () => {
    set(doc, { status: 'paused', stepUsed: usedInStep(course.current, now) })
    log(doc, 'pause', course.current.step, now)
  })
}

export function resumeWorkshop(doc: Doc, now: number): void {
  const { course } = conductRecords(doc)
  if (course.current.status !== 'paused') return
  edit(doc, () => {
    set(doc, { status: 'running', stepStartedAt: now })
    log(doc, 'resume', course.current.step, now)
  })
}

/** Ends the workshop; what was not reached is "entfallen", everything stays readable, and it can be
 *  opened again. */
export function endWorkshop(doc: Doc, now: number): void {
  const { course, steps } = conductRecords(doc)
  if (!isUnderWay(doc)) return
  edit(doc, () => {
    const last = course.current.step
    for (const step of plannedSteps(doc)) {
      if (step.state !== 'open') continue
      steps.map.get(step.id)?.set('state', step.id === last ? 'done' : 'skipped')
    }
    set(doc, { status: 'ended', endedAt: now, stepUsed: usedInStep(course.current, now) })
    log(doc, 'end', last, now)
  })
}

/** Opens an ended workshop again where it stopped. */
export function reopenWorkshop(doc: Doc, now: number): void {
  const { course } = conductRecords(doc)
  if (course.current.status !== 'ended') return
  edit(doc, () => {
    set(doc, { status: 'running', stepStartedAt: now, endedAt: 0 })
    log(doc, 'reopen', course.current.step, now)
  })
}

/** Closes a poll: its totals may be shown from now on. */
export function closePoll(doc: Doc, poll: string, now: number): void {
  edit(doc, () => {
    write(conductRecords(doc).closedPolls.map, poll, { id: poll })
    log(doc, 'close-poll', conductRecords(doc).course.current.step, now)
  })
}

/** Opens a closed poll again to correct the count: its totals are hidden until it is closed anew. */
export function reopenPoll(doc: Doc, poll: string, now: number): void {
  edit(doc, () => {
    conductRecords(doc).closedPolls.map.delete(poll)
    log(doc, 'edit', conductRecords(doc).course.current.step, now)
  })
}
