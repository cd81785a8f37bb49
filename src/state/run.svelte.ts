/** What the moderator does while an evening runs: begin, go on, go back, take time, end. */
import { closeWorkshop, resumeWorkshop as resumeEnded } from '#documents/admission.ts'
import {
  goToStep,
  leaveOut,
  nextStep,
  pauseWorkshop,
  previousStep,
  resumeWorkshop,
  skipStep,
  startWorkshop,
} from '#documents/course.ts'
import { agreeOnEnd, changeMinutes, extendedMinutes } from '#documents/replan.ts'
import { noonOf } from '#documents/schedule-days.ts'
import { isProtected, shortenable, spreadSaving } from '#documents/schedule.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import { minutesPer } from '#schema/method.ts'
import type { Workshop } from './workshop.svelte.ts'

const minute = 60_000
/** Somebody who begins within an hour of the planned time means the evening that was announced. */
const sameEvening = 60 * minute

/** One way to save time, with the end of the evening that it leads to (epoch milliseconds). */
export interface Saving {
  step: PlannedStep
  /** Minutes of the step afterwards; 0 when it is left out. */
  minutes: number
  end: number
}

/** What can be done about a delay; every end is a time that can be told to the room. */
export interface DelayChoices {
  delayMinutes: number
  agreedEnd: number
  laterEnd: number
  /** New minutes per step when the delay is spread over the rest; empty when nothing is left to spread. */
  spread: ReadonlyMap<string, number>
  spreadEnd: number
  shorten: Saving[]
  leaveOut: Saving[]
}

export class Run {
  readonly workshop: Workshop

  constructor(workshop: Workshop) {
    this.workshop = workshop
  }

  /** Minutes of the smallest step in which this plan is changed: one, or a day. */
  get #grain(): number {
    return minutesPer[this.workshop.unit]
  }

  /** True where days count: no clock, no break. */
  get inDays(): boolean {
    return this.workshop.unit === 'days'
  }

  /** How much later than agreed it will end, in the unit of the method; 0 or less is in time. */
  get delay(): number {
    return Math.round(this.workshop.schedule.delayMinutes / this.#grain)
  }

  get #doc() {
    return this.workshop.docs.conduct
  }

  get #now() {
    return this.workshop.clock.now()
  }

  /** Place of the current step among those that take place, counted from 1, and how many there are. */
  get place(): { number: number; count: number } {
    const taking = this.workshop.steps.filter(
      (step) => step.state !== 'skipped' || step.id === this.workshop.course.step,
    )
    const number = taking.findIndex((step) => step.id === this.workshop.course.step) + 1
    return { number, count: taking.length }
  }

  get isLast(): boolean {
    return this.place.number === this.place.count
  }

  /** The step that "Weiter" leads to. */
  get coming(): PlannedStep | undefined {
    const all = this.workshop.steps
    const index = all.findIndex((step) => step.id === this.workshop.course.step)
    return all.find((step, place) => place > index && step.state !== 'skipped')
  }

  /** When the evening will end as it stands: the agreed end and whole minutes, so that both fit together. */
  get end(): number {
    const { schedule, course } = this.workshop
    if (!course.plannedEnd) return schedule.endsAt
    return course.plannedEnd + schedule.delayMinutes * minute
  }

  /** What can be done about the delay as it is now, in whole minutes. */
  get choices(): DelayChoices {
    const { schedule, course } = this.workshop
    const grain = this.#grain
    const delayMinutes = this.delay * grain
    const laterEnd = this.end
    const agreedEnd = course.plannedEnd || laterEnd
    const spread = spreadSaving(schedule, delayMinutes, grain)
    const saved = [...spread].reduce((sum, [id, minutes]) => sum + this.#minutesOf(id) - minutes, 0)
    const shorten = shortenable(schedule, grain).map((step) => {
      const minutes = Math.max(grain, step.minutes - Math.max(grain, delayMinutes))
      return { step, minutes, end: laterEnd - (step.minutes - minutes) * minute }
    })
    const coming = schedule.steps.filter((row) => row.phase === 'coming' && !isProtected(row.step))
    const leaving = coming.map(({ step }) => {
      return { step, minutes: 0, end: laterEnd - step.minutes * minute }
    })
    const spreadEnd = laterEnd - saved * minute
    return { delayMinutes, agreedEnd, laterEnd, spread, spreadEnd, shorten, leaveOut: leaving }
  }

  /** Begins with the first step; the agreed end is the announced one, if this is the announced evening. */
  start(): void {
    const { clock, plannedStart, schedule, heading } = this.workshop
    const now = clock.now()
    const isAnnounced = heading.start !== '' && Math.abs(now - plannedStart) <= sameEvening
    const end = plannedStart + schedule.totalMinutes * minute
    const inDays = noonOf(now) + schedule.totalMinutes * minute
    startWorkshop(this.#doc, now, this.inDays ? inDays : isAnnounced ? end : undefined)
    this.workshop.listIn('running')
  }

  next(): void {
    nextStep(this.#doc, this.#now)
  }

  back(): void {
    previousStep(this.#doc, this.#now)
  }

  goTo(step: string): void {
    goToStep(this.#doc, step, this.#now)
  }

  /** Leaves the current step out; the minutes say "entfallen". */
  skip(): void {
    skipStep(this.#doc, this.#now)
  }

  togglePause(): void {
    if (this.inDays) return
    if (this.workshop.course.status === 'paused') resumeWorkshop(this.#doc, this.#now)
    else pauseWorkshop(this.#doc, this.#now)
  }

  /** "+5", or one day more: this step gets more time; what it costs is shown, and the moderator chooses. */
  extend(by = this.inDays ? this.#grain : 5): void {
    const { step, course } = this.workshop
    if (!step) return
    const wanted = extendedMinutes(step, course, this.#now, by)
    const minutes = Math.ceil(wanted / this.#grain) * this.#grain
    changeMinutes(this.#doc, new Map([[step.id, minutes]]), this.#now)
  }

  /** The room agrees on a later end. */
  endLater(): void {
    agreeOnEnd(this.#doc, this.choices.laterEnd, this.#now)
  }

  /** Takes the delay from all coming steps in proportion; breaks stay as they are. */
  spread(): void {
    changeMinutes(this.#doc, this.choices.spread, this.#now)
  }

  shorten({ step, minutes }: Saving): void {
    changeMinutes(this.#doc, new Map([[step.id, minutes]]), this.#now)
  }

  leaveOut({ step }: Saving): void {
    leaveOut(this.#doc, step.id, this.#now)
  }

  /** "Kein Aber!": shown here and in the hall for three seconds; nothing is recorded. */
  noBut(): void {
    this.workshop.hall.show({ noBut: true })
  }

  finish(): void {
    closeWorkshop(this.workshop.docs, this.#now)
    this.workshop.listIn('ended')
  }

  reopen(): void {
    resumeEnded(this.workshop.docs, this.#now)
    // Hours later nobody is late: the evening ends when what is left is done.
    const { delayMinutes, endsAt } = this.workshop.schedule
    if (delayMinutes * minute > sameEvening * 3) agreeOnEnd(this.#doc, endsAt, this.#now)
    this.workshop.listIn('running')
  }

  #minutesOf(id: string): number {
    return this.workshop.steps.find((step) => step.id === id)?.minutes ?? 0
  }
}
