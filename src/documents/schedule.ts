/** The time plan of an evening in whole minutes: when each step begins, and what a delay costs. */
import type { Course, PlannedStep } from '#schema/conduct.ts'
import { usedInStep } from './course.ts'

const minute = 60_000

/** One step on the schedule strip; times are epoch milliseconds. */
export interface ScheduledStep {
  step: PlannedStep
  startsAt: number
  endsAt: number
  phase: 'past' | 'current' | 'coming'
}

/** The plan as it stands now. */
export interface Schedule {
  steps: ScheduledStep[]
  /** Sum of all planned minutes that take place. */
  totalMinutes: number
  /** When the evening will end if every coming step takes its minutes. */
  endsAt: number
  /** Minutes later (positive) than the end that was agreed at the start. */
  delayMinutes: number
  /** Milliseconds left in the current step; negative when over. 0 when none runs. */
  leftInStep: number
}

/** Steps that are breaks are protected: no re-planning shortens or drops them. */
export function isProtected(step: PlannedStep): boolean {
  return step.definition.block === 'talk' && step.definition.activity === 'break'
}

function takesPlace(step: PlannedStep): boolean {
  return step.state !== 'dropped' && step.state !== 'skipped'
}

/**
 * The schedule of these steps (in order). Before the start it counts from `plannedStart`; while running,
 * from now: the current step takes at least the time it has already used.
 */
export function scheduleOf(
  steps: readonly PlannedStep[],
  course: Course,
  time: number,
  plannedStart: number,
): Schedule {
  const now = course.status === 'ended' && course.endedAt > 0 ? course.endedAt : time
  const taking = steps.filter(takesPlace)
  const current = steps.findIndex((step) => step.id === course.step)
  const running = course.status !== 'prepared' && current >= 0
  const used = running ? usedInStep(course, now) : 0
  const totalMinutes = taking.reduce((sum, step) => sum + step.minutes, 0)
  let at = running ? now - used : plannedStart
  for (const step of running ? steps.slice(0, current).filter(takesPlace) : []) {
    at -= step.minutes * minute
  }
  const rows: ScheduledStep[] = []
  let leftInStep = 0
  for (const [index, step] of steps.entries()) {
    if (!takesPlace(step)) continue
    const isCurrent = running && index === current
    const planned = step.minutes * minute
    const length = isCurrent ? Math.max(planned, used) : planned
    if (isCurrent) leftInStep = planned - used
    const phase = isCurrent ? 'current' : running && index < current ? 'past' : 'coming'
    rows.push({ step, startsAt: at, endsAt: at + length, phase })
    at += length
  }
  const agreed =
    course.plannedEnd || (running ? course.startedAt : plannedStart) + totalMinutes * minute
  const delayMinutes = course.status === 'ended' ? 0 : Math.round((at - agreed) / minute)
  return { steps: rows, totalMinutes, endsAt: at, delayMinutes, leftInStep }
}

/** Which coming steps a delay may be taken from: not protected, not done, longer than a minute (or than `grain`). */
export function shortenable(schedule: Schedule, grain = 1): PlannedStep[] {
  return schedule.steps
    .filter((row) => row.phase === 'coming' && !isProtected(row.step) && row.step.minutes > grain)
    .map((row) => row.step)
}

/**
 * Spreads minutes to save over the coming steps in proportion to their length, in whole minutes, none
 * below one, breaks protected. Returns new minutes per step id; saves less when there is not enough.
 * `grain` are the minutes that it counts by: 1440 leaves every step whole days.
 */
export function spreadSaving(
  schedule: Schedule,
  saveMinutes: number,
  grain = 1,
): Map<string, number> {
  const steps = shortenable(schedule, grain)
  const result = new Map<string, number>()
  const roomOf = (step: PlannedStep) => Math.round(step.minutes / grain) - 1
  const room = steps.reduce((sum, step) => sum + roomOf(step), 0)
  let open = Math.min(Math.max(0, Math.round(saveMinutes / grain)), room)
  let openRoom = room
  for (const step of steps) {
    const share = openRoom > 0 ? Math.round((open * roomOf(step)) / openRoom) : 0
    openRoom -= roomOf(step)
    open -= share
    if (share > 0) result.set(step.id, step.minutes - share * grain)
  }
  return result
}
