/** The time plan: whole minutes, breaks protected, and a delay that can be told to the room. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Doc } from 'yjs'
import { conductRecords, plannedSteps } from '#documents/conduct.ts'
import { endWorkshop, leaveOut, nextStep, pauseWorkshop, startWorkshop } from '#documents/course.ts'
import { agreeOnEnd, changeMinutes } from '#documents/replan.ts'
import { isProtected, scheduleOf, shortenable, spreadSaving } from '#documents/schedule.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const begin = Date.parse('2026-03-12T18:00:00Z')
const minute = 60_000
let doc: Doc
const at = (minutes: number) =>
  scheduleOf(plannedSteps(doc), conductRecords(doc).course.current, begin + minutes * minute, begin)

beforeEach(() => {
  doc = openTestWorkshop().conduct.doc
})

describe('the schedule', () => {
  test('of the compact evening takes 180 minutes from the planned start', () => {
    const schedule = at(-600)
    expect(schedule.totalMinutes).toBe(180)
    expect(schedule.endsAt).toBe(begin + 180 * minute)
    expect(schedule.delayMinutes).toBe(0)
    expect(schedule.steps.every((row) => row.phase === 'coming')).toBe(true)
  })

  test('has no gap and no overlap', () => {
    const { steps } = at(0)
    for (const [index, row] of steps.entries()) {
      if (index > 0) expect(row.startsAt).toBe(steps[index - 1]?.endsAt)
    }
  })

  test('shows no delay while the steps take their time', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + 7 * minute)
    const schedule = at(9)
    expect(schedule.delayMinutes).toBe(0)
    expect(schedule.leftInStep).toBe(3 * minute)
    expect(schedule.steps.map((row) => row.phase).slice(0, 3)).toEqual([
      'past',
      'current',
      'coming',
    ])
  })

  test('grows with every minute over', () => {
    startWorkshop(doc, begin)
    expect(at(7).delayMinutes).toBe(0)
    expect(at(10).delayMinutes).toBe(3)
    expect(at(10).leftInStep).toBe(-3 * minute)
    expect(at(10).endsAt).toBe(begin + 183 * minute)
  })

  test('is earlier when a step was shorter', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + 5 * minute)
    expect(at(5).delayMinutes).toBe(-2)
  })

  test('shows five minutes more as a delay, until the room agrees on a later end', () => {
    startWorkshop(doc, begin)
    changeMinutes(doc, new Map([['vorphase-runde', 12]]), begin)
    expect(at(1).delayMinutes).toBe(5)
    agreeOnEnd(doc, at(1).endsAt, begin)
    expect(at(1).delayMinutes).toBe(0)
  })

  test('knows the delay of an evening that begins late', () => {
    startWorkshop(doc, begin + 7 * minute, begin + 180 * minute)
    expect(at(7).delayMinutes).toBe(7)
  })

  test('wins the time of a step that is left out', () => {
    startWorkshop(doc, begin)
    leaveOut(doc, 'verwirklichung-bestand', begin)
    expect(at(0).delayMinutes).toBe(-12)
    expect(at(0).steps.some((row) => row.step.id === 'verwirklichung-bestand')).toBe(false)
  })

  test('grows while the time is stopped', () => {
    startWorkshop(doc, begin)
    pauseWorkshop(doc, begin + 2 * minute)
    expect(at(12).leftInStep).toBe(5 * minute)
    expect(at(12).delayMinutes).toBe(10)
  })

  test('stands still after the end', () => {
    startWorkshop(doc, begin)
    endWorkshop(doc, begin + 5 * minute)
    expect(at(500).endsAt).toBe(at(5).endsAt)
    expect(at(500).delayMinutes).toBe(0)
  })

  test('of an evening without steps is empty', () => {
    const empty = scheduleOf([], conductRecords(doc).course.current, begin, begin)
    expect(empty).toMatchObject({ steps: [], totalMinutes: 0, endsAt: begin, leftInStep: 0 })
  })
})

describe('saving time', () => {
  test('takes nothing from breaks, from the past or from the current step', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + 7 * minute)
    const steps = shortenable(at(8))
    expect(steps.some(isProtected)).toBe(false)
    expect(steps.some((step) => step.id === 'vorphase-runde')).toBe(false)
    expect(steps.some((step) => step.id === 'vorphase-ablauf')).toBe(false)
  })

  test('spreads whole minutes and ends when it was agreed', () => {
    startWorkshop(doc, begin)
    changeMinutes(doc, new Map([['vorphase-runde', 19]]), begin)
    changeMinutes(doc, spreadSaving(at(0), at(0).delayMinutes), begin)
    expect(at(0).delayMinutes).toBe(0)
    const pause = plannedSteps(doc).find((step) => step.id === 'pause-1-pause')
    expect(pause?.minutes).toBe(10)
  })

  test('of nothing, or of less than nothing, changes nothing', () => {
    startWorkshop(doc, begin)
    expect(spreadSaving(at(0), 0).size).toBe(0)
    expect(spreadSaving(at(0), -5).size).toBe(0)
  })

  test('holds for every delay: exact as far as there is room, whole, none below a minute', () => {
    startWorkshop(doc, begin)
    const schedule = at(0)
    const steps = shortenable(schedule)
    const room = steps.reduce((sum, step) => sum + step.minutes - 1, 0)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (wanted) => {
        const result = spreadSaving(schedule, wanted)
        let saved = 0
        for (const step of steps) {
          const minutes = result.get(step.id) ?? step.minutes
          expect(Number.isInteger(minutes)).toBe(true)
          expect(minutes).toBeGreaterThanOrEqual(1)
          expect(minutes).toBeLessThanOrEqual(step.minutes)
          saved += step.minutes - minutes
        }
        expect(saved).toBe(Math.min(wanted, room))
      }),
    )
  })
})
