/** Running an evening: what the moderator can choose, and what it costs in whole minutes. */
import { beforeEach, expect, test } from 'vitest'
import { initiativeRecords } from '#documents/initiative.ts'
import { setHeading } from '#documents/conduct.ts'
import { adviseGroups, groupsOf, groupText } from '#state/blocks/talk.svelte.ts'
import { Clock } from '#state/clock.svelte.ts'
import { Run } from '#state/run.svelte.ts'
import { questionOf, restartOf, scriptOf, titleOf } from '#state/step-text.ts'
import { minutesAndSeconds, timeOfDay } from '#state/time.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { addCard } from '#documents/blocks/cards.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const minute = 60_000
const six = new Date('2026-03-12T18:00:00').getTime()
let now: number
let workshop: Workshop
let run: Run

beforeEach(() => {
  now = six
  workshop = new Workshop(openTestWorkshop(), new Clock({ wall: () => now, steady: () => now }))
  run = new Run(workshop)
})

const step = (id: string) => {
  const found = workshop.allSteps.find((one) => one.id === id)
  if (!found) throw new Error(`There is no step ${id}.`)
  return found
}

test('an evening that begins a little late keeps the end that was announced', () => {
  now += 12 * minute
  run.start()
  expect(timeOfDay(run.choices.agreedEnd)).toBe('21:00')
  expect(run.choices.delayMinutes).toBe(12)
})

test('an evening at quite another time ends as long after the start as it takes', () => {
  now += 5 * 60 * minute
  run.start()
  expect(run.choices.agreedEnd).toBe(now + 180 * minute)
  expect(run.choices.delayMinutes).toBe(0)
})

test('an evening without a time ends as long after the start as it takes', () => {
  setHeading(workshop.docs.conduct, { start: '', date: '' })
  now += 20 * minute
  run.start()
  expect(run.choices.agreedEnd).toBe(now + 180 * minute)
})

test('beginning and ending is listed in the initiative', () => {
  const listed = () => initiativeRecords(workshop.docs.initiative).workshops.get('evening')?.state
  run.start()
  expect(listed()).toBe('running')
  run.finish()
  expect(listed()).toBe('ended')
  run.reopen()
  expect(listed()).toBe('running')
})

test('the place counts only steps that take place', () => {
  run.start()
  expect(run.place).toEqual({ number: 1, count: 25 })
  run.skip()
  expect(run.place).toEqual({ number: 1, count: 24 })
  run.goTo('abschluss-blitzlicht')
  expect(run.isLast).toBe(true)
  expect(run.coming).toBeUndefined()
})

test('each choice on a delay holds what it says', () => {
  run.start()
  run.extend()
  const { choices } = run
  expect(choices.delayMinutes).toBe(5)
  expect(timeOfDay(choices.laterEnd)).toBe('21:05')
  expect(timeOfDay(choices.spreadEnd)).toBe('21:00')
  const sketch = choices.shorten.find((one) => one.step.id === 'verwirklichung-skizze')
  const stock = choices.leaveOut.find((one) => one.step.id === 'verwirklichung-bestand')
  if (!sketch || !stock) throw new Error('A choice is missing.')
  expect([sketch.minutes, timeOfDay(sketch.end)]).toEqual([13, '21:00'])
  expect(timeOfDay(stock.end)).toBe('20:53')
  const isBreak = (id: string) => id === 'pause-1-pause'
  expect(choices.shorten.some((one) => isBreak(one.step.id))).toBe(false)
  expect(choices.leaveOut.some((one) => isBreak(one.step.id))).toBe(false)

  run.shorten(sketch)
  expect(timeOfDay(run.end)).toBe('21:00')
  run.leaveOut(stock)
  expect(timeOfDay(run.end)).toBe('20:48')
})

test('a later end is agreed, a spread delay is gone', () => {
  run.start()
  run.extend()
  run.endLater()
  expect([run.choices.delayMinutes, timeOfDay(run.end)]).toEqual([0, '21:05'])
  run.extend(9)
  run.spread()
  expect([run.choices.delayMinutes, timeOfDay(run.end)]).toEqual([0, '21:05'])
})

test('"+5" on a step that is long over counts from now', () => {
  run.start()
  now += 20 * minute
  run.extend()
  expect(workshop.schedule.leftInStep).toBe(5 * minute)
})

test('the script of a break says when it goes on, that of the dots how many there are', () => {
  run.start()
  run.goTo('pause-1-pause')
  expect(scriptOf(workshop, step('pause-1-pause'))).toContain('Um 18:10 Uhr geht es weiter')
  run.togglePause()
  now += 10 * minute
  run.togglePause()
  expect(timeOfDay(restartOf(workshop, step('pause-1-pause')))).toBe('18:20')
})

test('the moderator’s words stand for every language, the method’s are translated', () => {
  expect(questionOf(step('kritik-karten'), 'en')).toMatch(/^What bothers us/)
  expect(questionOf({ ...step('kritik-karten'), question: 'Was ärgert?' }, 'en')).toBe(
    'Was ärgert?',
  )
  expect(questionOf(step('kritik-vorlesen'), 'de')).toBe('')
  expect(titleOf(step('kritik-vorlesen'), 'en')).toBe('Read the cards')
})

test('groups are written down with their size and read back from the text', () => {
  const doc = workshop.docs.workshop
  for (const text of [groupText('Schulhof', 5), groupText('Bus', 1), groupText('Fest (laut)', 0)]) {
    addCard(doc, { text, kind: 'note', step: 'phantasie-gruppen', day: '' })
  }
  expect(groupsOf(workshop).map(({ name, size }) => [name, size])).toEqual([
    ['Schulhof', 5],
    ['Bus', 1],
    ['Fest (laut)', 0],
  ])
  expect(adviseGroups(22, [4, 7])).toEqual({ least: 4, most: 5 })
  expect(adviseGroups(5, [4, 7])).toEqual({ least: 1, most: 1 })
})

test('times read as people read them', () => {
  expect(timeOfDay(new Date('2026-03-12T09:05:59').getTime())).toBe('09:05')
  expect(['0:00', '0:01', '7:00', '61:01']).toEqual(
    [0, 200, 7 * minute, 61 * minute + 500].map(minutesAndSeconds),
  )
})
