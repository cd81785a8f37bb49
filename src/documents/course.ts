/** Running a workshop: start, next, back, skip, pause. A phase never ends by itself. */
import type { Doc } from 'yjs'
import type { Course } from '#schema/conduct.ts'
import { conductRecords, log, plannedSteps } from './conduct.ts'
import { change, edit, write } from './edit.ts'

function set(doc: Doc, fields: Partial<Course>): void {
  change(doc.getMap('course'), fields)
}

/** Milliseconds spent in the current step so far; pauses do not count, a clock set back counts as 0. */
export function usedInStep(course: Course, now: number): number {
  const running = course.status === 'running' ? Math.max(0, now - course.stepStartedAt) : 0
  return course.stepUsed + running
}

/** Starts with the first step; does nothing when it runs already. */
export function startWorkshop(doc: Doc, now: number): void {
  const [first] = plannedSteps(doc)
  const { course } = conductRecords(doc)
  if (!first || course.current.status !== 'prepared') return
  edit(doc, () => {
    set(doc, { status: 'running', step: first.id, startedAt: now, stepStartedAt: now, stepUsed: 0 })
    log(doc, 'start', first.id, now)
  })
}

/** Goes to a step; the one that is left counts as done, or as it was when going back. */
export function goToStep(doc: Doc, id: string, now: number): void {
  const { course, steps } = conductRecords(doc)
  const all = plannedSteps(doc)
  const from = all.findIndex((step) => step.id === course.current.step)
  const to = all.findIndex((step) => step.id === id)
  if (to < 0 || to === from) return
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
  const { course, steps } = conductRecords(doc)
  const id = course.current.step
  edit(doc, () => {
    steps.map.get(id)?.set('state', 'skipped')
    log(doc, 'skip', id, now)
    nextStep(doc, now)
  })
}

/** On to the next step; after the last one the workshop stays there until it is ended. */
export function nextStep(doc: Doc, now: number): void {
  const all = plannedSteps(doc)
  const index = all.findIndex((step) => step.id === conductRecords(doc).course.current.step)
  const next = all[index + 1]
  if (next) goToStep(doc, next.id, now)
}

/** Back to the step before; allowed at any time, and logged. */
export function previousStep(doc: Doc, now: number): void {
  const all = plannedSteps(doc)
  const index = all.findIndex((step) => step.id === conductRecords(doc).course.current.step)
  const previous = all[index - 1]
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

/** Ends the workshop; everything stays readable, and it can be opened again. */
export function endWorkshop(doc: Doc, now: number): void {
  const { course, steps } = conductRecords(doc)
  edit(doc, () => {
    const left = steps.map.get(course.current.step)
    if (left?.get('state') === 'open') left.set('state', 'done')
    set(doc, { status: 'ended', endedAt: now })
    log(doc, 'end', course.current.step, now)
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
