/** The time plan of weeks: whole calendar days, whatever the hour at which somebody begins or goes on. */
import type { Course, LogEntry, PlannedStep } from '#schema/conduct.ts'
import { scheduleOf, type Schedule, type ScheduledStep } from './schedule.ts'

const day = 86_400_000

/** Noon of the day of this moment (epoch milliseconds), `later` days on: an hour more or less in spring and autumn
 *  leaves it on its day. */
export function noonOf(moment: number, later = 0): number {
  const date = new Date(moment)
  date.setDate(date.getDate() + later)
  return date.setHours(12, 0, 0, 0)
}

/** The last day of something that ends here (epoch milliseconds): what ends at the noon of a day has left that day free. */
export function lastDayOf(end: number): number {
  return noonOf(end - day)
}

/** When each step was first entered (epoch milliseconds), by its id; what the log says. */
export function enteredAt(log: readonly LogEntry[]): ReadonlyMap<string, number> {
  const entered = new Map<string, number>()
  for (const { what, step, at } of log) {
    if (['start', 'step', 'back'].includes(what) && !entered.has(step)) entered.set(step, at)
  }
  return entered
}

/**
 * As `scheduleOf`, with today counted as a whole day: a step of one day ends on the day on which it began.
 * What is past stands on the days on which it really was (`entered`), not on those that were planned.
 */
export function scheduleInDays(
  steps: readonly PlannedStep[],
  course: Course,
  time: number,
  plannedStart: number,
  entered: ReadonlyMap<string, number> = new Map(),
): Schedule {
  const hasEnded = course.status === 'ended' && course.endedAt > 0
  const tomorrow = noonOf(hasEnded ? course.endedAt : time, 1)
  const whole: Course = {
    ...course,
    startedAt: course.startedAt && noonOf(course.startedAt),
    stepStartedAt: course.stepStartedAt && noonOf(course.stepStartedAt),
    stepUsed: Math.round(course.stepUsed / day) * day,
    endedAt: hasEnded ? tomorrow : course.endedAt,
  }
  const schedule = scheduleOf(steps, whole, tomorrow, noonOf(plannedStart))
  const isBehind = ({ phase }: ScheduledStep) =>
    phase === 'past' || (hasEnded && phase === 'current')
  const starts = schedule.steps.map((row) => {
    const at = entered.get(row.step.id)
    return isBehind(row) && at !== undefined ? noonOf(at) : row.startsAt
  })
  const rows = schedule.steps.map((row, index): ScheduledStep => {
    if (!isBehind(row)) return row
    const startsAt = starts[index] ?? row.startsAt
    const left = row.phase === 'current' ? tomorrow : (starts[index + 1] ?? tomorrow)
    return { ...row, startsAt, endsAt: Math.max(noonOf(startsAt, 1), left) }
  })
  return { ...schedule, steps: rows }
}

/** The day of the current step, counted from 1, by what is left of it in the schedule. */
export function dayInStep(step: PlannedStep, { leftInStep }: Schedule): number {
  return Math.round(step.minutes / 1440 - leftInStep / day)
}
