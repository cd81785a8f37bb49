/** Running an evening: on, back, left out, paused, ended; and what stands in the log of it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Doc } from 'yjs'
import { conductRecords, editStep, plannedSteps } from '#documents/conduct.ts'
import {
  closePoll,
  endWorkshop,
  goToStep,
  leaveOut,
  nextStep,
  pauseWorkshop,
  previousStep,
  reopenWorkshop,
  resumeWorkshop,
  skipStep,
  startWorkshop,
  usedInStep,
} from '#documents/course.ts'
import { agreeOnEnd, changeMinutes, extendedMinutes } from '#documents/replan.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const begin = Date.parse('2026-03-12T18:00:00Z')
const minute = 60_000
let doc: Doc
const course = () => conductRecords(doc).course.current
const state = (id: string) => conductRecords(doc).steps.get(id)?.state
const logged = () =>
  conductRecords(doc)
    .log.list()
    .map((line) => `${line.what} ${line.step}`)
const ids = () => plannedSteps(doc).map((step) => step.id)

beforeEach(() => {
  doc = openTestWorkshop().conduct.doc
})

describe('an evening', () => {
  test('starts with the first step and agrees on the end', () => {
    startWorkshop(doc, begin)
    expect(course()).toMatchObject({
      status: 'running',
      step: 'vorphase-runde',
      startedAt: begin,
      plannedEnd: begin + 180 * minute,
    })
  })

  test('that was announced keeps its announced end', () => {
    startWorkshop(doc, begin + 7 * minute, begin + 180 * minute)
    expect(course().plannedEnd).toBe(begin + 180 * minute)
  })

  test('starts only once', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + minute)
    startWorkshop(doc, begin + 2 * minute)
    expect(course()).toMatchObject({ startedAt: begin, step: 'vorphase-ablauf' })
  })

  test('does nothing before the start, whatever is pressed', () => {
    nextStep(doc, begin)
    previousStep(doc, begin)
    skipStep(doc, begin)
    goToStep(doc, 'kritik-karten', begin)
    pauseWorkshop(doc, begin)
    endWorkshop(doc, begin)
    reopenWorkshop(doc, begin)
    expect(course()).toMatchObject({ status: 'prepared', step: '' })
    expect(logged()).toEqual([])
  })

  test('of which every step was dropped does not start', () => {
    for (const id of ids()) editStep(doc, id, { state: 'dropped' }, begin)
    startWorkshop(doc, begin)
    expect(course().status).toBe('prepared')
  })

  test('leaves a step behind as done, with a fresh time for the next', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + 8 * minute)
    expect(state('vorphase-runde')).toBe('done')
    expect(course()).toMatchObject({ stepStartedAt: begin + 8 * minute, stepUsed: 0 })
  })

  test('stays at its last step, however often somebody goes on', () => {
    startWorkshop(doc, begin)
    for (let count = 0; count < 40; count += 1) nextStep(doc, begin + count)
    expect(course()).toMatchObject({ status: 'running', step: ids().at(-1) })
  })

  test('goes back at any time, and the way back is logged', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + minute)
    previousStep(doc, begin + 2 * minute)
    expect(course().step).toBe('vorphase-runde')
    expect(state('vorphase-ablauf')).toBe('open')
    expect(logged().at(-1)).toBe('back vorphase-runde')
  })

  test('stays at its first step when going back from there', () => {
    startWorkshop(doc, begin)
    previousStep(doc, begin + minute)
    expect(course().step).toBe('vorphase-runde')
    expect(logged()).toEqual(['start vorphase-runde'])
  })

  test('jumps forth and back without calling anything in between done', () => {
    startWorkshop(doc, begin)
    goToStep(doc, 'kritik-karten', begin + minute)
    expect(state('vorphase-ablauf')).toBe('open')
    goToStep(doc, 'nowhere', begin + minute)
    expect(course().step).toBe('kritik-karten')
  })
})

describe('a step that is left out', () => {
  test('is skipped, and the evening goes on', () => {
    startWorkshop(doc, begin)
    skipStep(doc, begin + minute)
    expect(state('vorphase-runde')).toBe('skipped')
    expect(course().step).toBe('vorphase-ablauf')
    expect(logged()).toEqual([
      'start vorphase-runde',
      'skip vorphase-runde',
      'step vorphase-ablauf',
    ])
  })

  test('while it still lies ahead is passed over by "Weiter"', () => {
    startWorkshop(doc, begin)
    leaveOut(doc, 'vorphase-ablauf', begin)
    nextStep(doc, begin + minute)
    expect(course().step).toBe('vorphase-frage')
    expect(state('vorphase-ablauf')).toBe('skipped')
  })

  test('ahead of time is passed over on the way back, too', () => {
    startWorkshop(doc, begin)
    leaveOut(doc, 'vorphase-ablauf', begin)
    nextStep(doc, begin + minute)
    previousStep(doc, begin + 2 * minute)
    expect(course().step).toBe('vorphase-runde')
  })

  test('by mistake is taken up again by going back', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + minute)
    skipStep(doc, begin + 2 * minute)
    previousStep(doc, begin + 3 * minute)
    expect(course().step).toBe('vorphase-ablauf')
    expect(state('vorphase-ablauf')).toBe('open')
  })

  test('as the last one stays shown until the end, and stays "entfallen"', () => {
    startWorkshop(doc, begin)
    const last = ids().at(-1) ?? ''
    goToStep(doc, last, begin + minute)
    skipStep(doc, begin + 2 * minute)
    expect(course().step).toBe(last)
    endWorkshop(doc, begin + 3 * minute)
    expect(state(last)).toBe('skipped')
  })
})

describe('a pause', () => {
  test('stops the time of the step and goes on where it stopped', () => {
    startWorkshop(doc, begin)
    pauseWorkshop(doc, begin + 4 * minute)
    expect(usedInStep(course(), begin + 30 * minute)).toBe(4 * minute)
    resumeWorkshop(doc, begin + 30 * minute)
    expect(usedInStep(course(), begin + 31 * minute)).toBe(5 * minute)
  })

  test('pressed twice is one pause', () => {
    startWorkshop(doc, begin)
    pauseWorkshop(doc, begin + minute)
    pauseWorkshop(doc, begin + 9 * minute)
    expect(course().stepUsed).toBe(minute)
    resumeWorkshop(doc, begin + 10 * minute)
    resumeWorkshop(doc, begin + 20 * minute)
    expect(usedInStep(course(), begin + 20 * minute)).toBe(11 * minute)
  })

  test('ends with the next step', () => {
    startWorkshop(doc, begin)
    pauseWorkshop(doc, begin + minute)
    nextStep(doc, begin + 2 * minute)
    expect(course().status).toBe('running')
    expect(usedInStep(course(), begin + 3 * minute)).toBe(minute)
  })

  test('counts nothing when the clock was set back', () => {
    startWorkshop(doc, begin)
    expect(usedInStep(course(), begin - 60 * minute)).toBe(0)
  })
})

describe('the end', () => {
  test('leaves what was not reached as "entfallen"', () => {
    startWorkshop(doc, begin)
    nextStep(doc, begin + minute)
    endWorkshop(doc, begin + 5 * minute)
    expect(course()).toMatchObject({ status: 'ended', endedAt: begin + 5 * minute })
    expect(state('vorphase-runde')).toBe('done')
    expect(state('vorphase-ablauf')).toBe('done')
    expect(state('kritik-karten')).toBe('skipped')
  })

  test('can be taken back, with the time of the step as it was', () => {
    startWorkshop(doc, begin)
    endWorkshop(doc, begin + 5 * minute)
    reopenWorkshop(doc, begin + 60 * minute)
    expect(course()).toMatchObject({ status: 'running', endedAt: 0 })
    expect(usedInStep(course(), begin + 61 * minute)).toBe(6 * minute)
  })

  test('stands, whatever is pressed afterwards', () => {
    startWorkshop(doc, begin)
    endWorkshop(doc, begin + minute)
    nextStep(doc, begin + 2 * minute)
    skipStep(doc, begin + 2 * minute)
    pauseWorkshop(doc, begin + 2 * minute)
    endWorkshop(doc, begin + 9 * minute)
    expect(course()).toMatchObject({ status: 'ended', endedAt: begin + minute })
  })
})

describe('a new time', () => {
  test('is written in whole minutes, at least one, each with a line in the log', () => {
    startWorkshop(doc, begin)
    const wanted = new Map([
      ['kritik-karten', 12],
      ['kritik-vorlesen', 0.2],
      ['kritik-clustern', 10],
      ['nowhere', 3],
    ])
    changeMinutes(doc, wanted, begin)
    const { steps, log } = conductRecords(doc)
    expect(steps.get('kritik-karten')?.minutes).toBe(12)
    expect(steps.get('kritik-vorlesen')?.minutes).toBe(1)
    const lines = log.list().slice(1)
    expect(lines.map(({ what, step, minutes }) => [what, step, minutes])).toEqual([
      ['extend', 'kritik-karten', 5],
      ['shorten', 'kritik-vorlesen', -11],
    ])
  })

  test('of a step that is over counts from now', () => {
    startWorkshop(doc, begin)
    const [step] = plannedSteps(doc)
    if (!step) throw new Error('There is no step.')
    expect(extendedMinutes(step, course(), begin + 3 * minute, 5)).toBe(12)
    expect(extendedMinutes(step, course(), begin + 9.5 * minute, 5)).toBe(15)
  })

  test('for the end is agreed on once', () => {
    startWorkshop(doc, begin)
    agreeOnEnd(doc, begin + 185 * minute, begin)
    agreeOnEnd(doc, begin + 185 * minute, begin)
    expect(course().plannedEnd).toBe(begin + 185 * minute)
    expect(logged()).toEqual(['start vorphase-runde', 'extend vorphase-runde'])
  })
})

test('a poll is closed once and stays closed', () => {
  startWorkshop(doc, begin)
  closePoll(doc, 'poll', begin)
  expect(conductRecords(doc).closedPolls.get('poll')).toBeDefined()
  expect(logged().at(-1)).toBe('close-poll vorphase-runde')
})

test('the course of an evening is one step of the device at a time', () => {
  startWorkshop(doc, begin)
  let updates = 0
  doc.on('update', () => (updates += 1))
  skipStep(doc, begin + minute)
  expect(updates).toBe(1)
})
