/** A plan of weeks counts calendar days: whatever the hour of the start, in summer and in winter time. */
import { describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { conductRecords, copyMethod, orderedSteps } from '#documents/conduct.ts'
import { endWorkshop, nextStep, startWorkshop } from '#documents/course.ts'
import {
  dayInStep,
  enteredAt,
  lastDayOf,
  noonOf,
  scheduleInDays,
} from '#documents/schedule-days.ts'
import { spreadSaving } from '#documents/schedule.ts'
import { buergerbefragung } from '#methods/buergerbefragung.ts'

const at = (day: string, time = '09:15') => new Date(`${day}T${time}:00`).getTime()
const dateOf = (moment: number) => new Date(moment).toLocaleDateString('sv-SE')

function survey(variant = 'papier-und-tablet') {
  const doc = new Doc()
  doc.getMap('heading').set('id', 'survey')
  doc.getMap('heading').set('initiative', 'village')
  copyMethod(doc, buergerbefragung, variant)
  return doc
}

/** First and last day of each step. */
function daysOf(doc: Doc, now: number, start = now) {
  const { course, log } = conductRecords(doc)
  const entered = enteredAt(log.list())
  const { steps } = scheduleInDays(orderedSteps(doc), course.current, now, start, entered)
  return steps.map(({ startsAt, endsAt }) => [dateOf(startsAt), dateOf(lastDayOf(endsAt))])
}

test('the copy keeps minutes, and says that they are read as days', () => {
  const doc = survey()
  const { heading } = conductRecords(doc)
  expect(heading.current.unit).toBe('days')
  expect(orderedSteps(doc).map(({ minutes }) => minutes / 1440)).toEqual([14, 7, 28, 7, 7, 7])
})

test('before the start each step follows on the day after the last one, across the end of winter time', () => {
  expect(daysOf(survey(), at('2027-03-01'))).toEqual([
    ['2027-03-01', '2027-03-14'],
    ['2027-03-15', '2027-03-21'],
    ['2027-03-22', '2027-04-18'],
    ['2027-04-19', '2027-04-25'],
    ['2027-04-26', '2027-05-02'],
    ['2027-05-03', '2027-05-09'],
  ])
})

test('asking on one day of a festival begins and ends on that day', () => {
  expect(daysOf(survey('veranstaltung'), at('2027-06-01'))[2]).toEqual(['2027-06-08', '2027-06-08'])
})

describe('once it runs', () => {
  test.each(['00:05', '09:15', '23:55'])('a start at %s counts as the whole day', (time) => {
    const doc = survey()
    startWorkshop(doc, at('2027-03-01', time))
    expect(daysOf(doc, at('2027-03-14', '08:00'))[0]).toEqual(['2027-03-01', '2027-03-14'])
    expect(daysOf(doc, at('2027-03-14', '23:58'))[1]).toEqual(['2027-03-15', '2027-03-21'])
  })

  test('the day of the step is counted from 1, and goes past its plan', () => {
    const doc = survey()
    startWorkshop(doc, at('2027-03-20', '18:30'))
    const [step] = orderedSteps(doc)
    const dayOn = (day: string) => {
      const { course } = conductRecords(doc)
      const now = at(day, '07:00')
      const schedule = scheduleInDays(orderedSteps(doc), course.current, now, now)
      return step && dayInStep(step, schedule)
    }
    expect(['2027-03-20', '2027-03-21', '2027-04-02', '2027-04-05'].map(dayOn)).toEqual([
      1, 2, 14, 17,
    ])
  })

  test('a step that takes longer moves what comes, by whole days', () => {
    const doc = survey()
    startWorkshop(doc, at('2027-03-01'), noonOf(at('2027-03-01')) + 70 * 86_400_000)
    const now = at('2027-03-16')
    const days = daysOf(doc, now)
    expect(days.slice(0, 2)).toEqual([
      ['2027-03-01', '2027-03-16'],
      ['2027-03-17', '2027-03-23'],
    ])
    const { course } = conductRecords(doc)
    const schedule = scheduleInDays(orderedSteps(doc), course.current, now, now)
    expect(Math.round(schedule.delayMinutes / 1440)).toBe(2)
    // Two days in all: one of the four weeks of asking, and one of another step.
    const spread = [...spreadSaving(schedule, 2 * 1440, 1440).values()]
    expect(spread.map((minutes) => minutes / 1440)).toEqual([27, 6])
  })

  test('the next step begins on the day on which it is entered', () => {
    const doc = survey()
    startWorkshop(doc, at('2027-03-01'))
    nextStep(doc, at('2027-03-10', '17:00'))
    expect(daysOf(doc, at('2027-03-12')).slice(0, 2)).toEqual([
      ['2027-03-01', '2027-03-09'],
      ['2027-03-10', '2027-03-16'],
    ])
    endWorkshop(doc, at('2027-03-12'))
    expect(conductRecords(doc).course.current.status).toBe('ended')
    expect(daysOf(doc, at('2027-03-20')).slice(0, 2)).toEqual([
      ['2027-03-01', '2027-03-09'],
      ['2027-03-10', '2027-03-12'],
    ])
  })

  test('steps that were gone through on one day stand on that day', () => {
    const doc = survey()
    startWorkshop(doc, at('2027-03-01'))
    nextStep(doc, at('2027-03-01', '10:00'))
    nextStep(doc, at('2027-03-01', '11:00'))
    expect(daysOf(doc, at('2027-03-01', '12:00')).slice(0, 3)).toEqual([
      ['2027-03-01', '2027-03-01'],
      ['2027-03-01', '2027-03-01'],
      ['2027-03-01', '2027-03-28'],
    ])
  })
})
