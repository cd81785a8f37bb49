/** The time plan of weeks: whole calendar days, whatever the hour at which somebody begins or goes on. */
import type { Course, PlannedStep } from '#schema/conduct.ts'
import { scheduleOf, type Schedule } from './schedule.ts'

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

/** As `scheduleOf`, with today counted as a whole day: a step of one day ends on the day on which it began. */
export function scheduleInDays(
  steps: readonly PlannedStep[],
  course: Course,
  time: number,
  plannedStart: number,
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
  return scheduleOf(steps, whole, tomorrow, noonOf(plannedStart))
}

/** The day of the current step, counted from 1, by what is left of it in the schedule. */
export function dayInStep(step: PlannedStep, { leftInStep }: Schedule): number {
  return Math.round(step.minutes / 1440 - leftInStep / day)
}
