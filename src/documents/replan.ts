/** What the moderation decides about the time while an evening runs: longer, shorter, a later end. */
import type { Doc } from 'yjs'
import type { Course, PlannedStep } from '#schema/conduct.ts'
import { conductRecords, log } from './conduct.ts'
import { usedInStep } from './course.ts'
import { change, edit } from './edit.ts'

const minute = 60_000

/** Gives steps other minutes (whole ones, at least one), each with a line in the log. */
export function changeMinutes(doc: Doc, minutes: ReadonlyMap<string, number>, now: number): void {
  const { steps } = conductRecords(doc)
  edit(doc, () => {
    for (const [id, wanted] of minutes) {
      const before = steps.get(id)?.minutes
      const after = Math.max(1, Math.round(wanted))
      if (before === undefined || before === after) continue
      steps.map.get(id)?.set('minutes', after)
      log(doc, after > before ? 'extend' : 'shorten', id, now, after - before)
    }
  })
}

/** Minutes that the current step has after "+5": on top of what is planned, or of now when it is over. */
export function extendedMinutes(
  step: PlannedStep,
  course: Course,
  now: number,
  by: number,
): number {
  return Math.max(step.minutes, Math.ceil(usedInStep(course, now) / minute)) + by
}

/** Agrees on another end (epoch milliseconds) with the people in the room. */
export function agreeOnEnd(doc: Doc, end: number, now: number): void {
  const { plannedEnd, step } = conductRecords(doc).course.current
  if (end === plannedEnd) return
  edit(doc, () => {
    change(doc.getMap('course'), { plannedEnd: end })
    const minutes = plannedEnd > 0 ? Math.round((end - plannedEnd) / minute) : undefined
    log(doc, 'extend', step, now, minutes)
  })
}
