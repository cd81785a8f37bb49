/** The copy of the method that an evening runs: what can be changed in it, and that order holds. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Doc } from 'yjs'
import {
  conductRecords,
  copyMethod,
  editPhase,
  editStep,
  insertStep,
  moveStep,
  orderedSteps,
  plannedSteps,
  setArrangements,
  setHeading,
} from '#documents/conduct.ts'
import { inserts } from '#methods/inserts.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

let doc: Doc
const pause = inserts[0]?.definition
const inPhase = (phase: string) =>
  orderedSteps(doc)
    .filter((step) => step.phase === phase)
    .map((step) => step.id)

function insert(place: { phase: string; after?: string }): string {
  if (!pause) throw new Error('There is nothing to insert.')
  return insertStep(doc, pause, 10, place, 1)
}

beforeEach(() => {
  doc = openTestWorkshop().conduct.doc
})

describe('the copy of a method', () => {
  test('holds the steps of its variant in the order of the method', () => {
    const wanted = zukunftswerkstatt.phases
      .flatMap((phase) => phase.steps)
      .filter((step) => (step.minutes['kompakt'] ?? 0) > 0)
      .map((step) => step.id)
    expect(plannedSteps(doc).map((step) => step.id)).toEqual(wanted)
  })

  test('takes the names of the variant', () => {
    copyMethod(doc, zukunftswerkstatt, 'kinder')
    expect(conductRecords(doc).phases.get('kritik')?.title.de).toBe('Meckerphase')
  })

  test('replaces the copy before it as a whole', () => {
    insert({ phase: 'kritik' })
    copyMethod(doc, zukunftswerkstatt, 'tag')
    expect(plannedSteps(doc).some((step) => step.inserted)).toBe(false)
    expect(conductRecords(doc).heading.current.variant).toBe('tag')
    expect(conductRecords(doc).heading.current.question).not.toBe('')
  })

  test('stays as it is when the method changes later', () => {
    const frozen = conductRecords(doc).steps.get('kritik-karten')?.definition
    expect(frozen).toEqual(
      zukunftswerkstatt.phases
        .flatMap((phase) => phase.steps)
        .find((step) => step.id === 'kritik-karten'),
    )
  })
})

describe('a step that is put in', () => {
  test('stands behind the step it was put behind', () => {
    const id = insert({ phase: 'kritik', after: 'kritik-karten' })
    const steps = inPhase('kritik')
    expect(steps.indexOf(id)).toBe(steps.indexOf('kritik-karten') + 1)
  })

  test('stands first in its phase without a place, also after others were moved', () => {
    moveStep(doc, 'vorphase-ablauf', 1, 1)
    const id = insert({ phase: 'kritik' })
    const again = insert({ phase: 'kritik' })
    expect(inPhase('kritik').slice(0, 3)).toEqual([again, id, 'kritik-denkpause'])
  })

  test('stands last behind the last one, and the next phase begins as before', () => {
    const id = insert({ phase: 'vorphase', after: 'vorphase-frage' })
    expect(inPhase('vorphase').at(-1)).toBe(id)
    expect(inPhase('kritik')[0]).toBe('kritik-denkpause')
  })

  test('is the only one in a phase that had none', () => {
    const id = insert({ phase: 'mittag' })
    expect(inPhase('mittag')).toEqual([id])
  })

  test('can be put in twice, each with its own name, and both are logged', () => {
    const first = insert({ phase: 'kritik' })
    const second = insert({ phase: 'kritik' })
    expect(first).not.toBe(second)
    const log = conductRecords(doc).log.list()
    expect(log.map(({ what, step }) => [what, step])).toEqual([
      ['insert', first],
      ['insert', second],
    ])
  })
})

describe('moving a step', () => {
  test('goes one place and back', () => {
    const before = inPhase('kritik')
    moveStep(doc, 'kritik-karten', 1, 1)
    expect(inPhase('kritik').slice(0, 3)).toEqual([
      'kritik-denkpause',
      'kritik-vorlesen',
      'kritik-karten',
    ])
    moveStep(doc, 'kritik-karten', -1, 1)
    expect(inPhase('kritik')).toEqual(before)
  })

  test('stays within its phase', () => {
    moveStep(doc, 'kritik-denkpause', -1, 1)
    moveStep(doc, 'vorphase-frage', 1, 1)
    moveStep(doc, 'nowhere', 1, 1)
    expect(inPhase('kritik')[0]).toBe('kritik-denkpause')
    expect(inPhase('vorphase').at(-1)).toBe('vorphase-frage')
    expect(conductRecords(doc).log.list()).toEqual([])
  })

  test('passes over steps that were taken out', () => {
    editStep(doc, 'kritik-vorlesen', { state: 'dropped' }, 1)
    moveStep(doc, 'kritik-karten', 1, 1)
    const seen = plannedSteps(doc).map((step) => step.id)
    expect(seen.indexOf('kritik-karten')).toBe(seen.indexOf('kritik-clustern') + 1)
  })

  test('keeps every step exactly once, whatever is moved and put in', () => {
    const move = fc.record({ index: fc.nat(30), by: fc.constantFrom(-1 as const, 1 as const) })
    fc.assert(
      fc.property(fc.array(fc.oneof(move, fc.constant('insert' as const))), (acts) => {
        doc = openTestWorkshop().conduct.doc
        const count = orderedSteps(doc).length
        let inserted = 0
        for (const act of acts) {
          const steps = orderedSteps(doc)
          if (act === 'insert') {
            inserted += 1
            insert({ phase: 'phantasie' })
            expect(orderedSteps(doc).find((step) => step.phase === 'phantasie')?.inserted).toBe(
              true,
            )
            continue
          }
          const step = steps[act.index % steps.length]
          if (!step) continue
          const mates = steps.filter((mate) => mate.phase === step.phase)
          const wanted = mates.map((mate) => mate.id)
          const place = wanted.indexOf(step.id)
          const other = wanted[place + act.by]
          if (other !== undefined) {
            wanted[place] = other
            wanted[place + act.by] = step.id
          }
          moveStep(doc, step.id, act.by, 1)
          expect(inPhase(step.phase)).toEqual(wanted)
        }
        expect(new Set(orderedSteps(doc).map((step) => step.id)).size).toBe(count + inserted)
      }),
      { numRuns: 40 },
    )
  })
})

describe('changing the copy', () => {
  test('keeps what was not given', () => {
    editStep(doc, 'kritik-karten', { minutes: 9 }, 1)
    editStep(doc, 'kritik-karten', { question: 'Was ärgert Sie?' }, 2)
    expect(conductRecords(doc).steps.get('kritik-karten')).toMatchObject({
      minutes: 9,
      question: 'Was ärgert Sie?',
    })
    setHeading(doc, { place: 'Rathaus' })
    expect(conductRecords(doc).heading.current).toMatchObject({ place: 'Rathaus', headcount: 22 })
    setArrangements(doc, { coreGroup: 'AG Übergang' })
    setArrangements(doc, { nextPlace: 'Kita' })
    expect(conductRecords(doc).arrangements.current).toMatchObject({
      coreGroup: 'AG Übergang',
      nextPlace: 'Kita',
    })
  })

  test('takes a step out and back in, and says so in the log', () => {
    editStep(doc, 'kritik-karten', { state: 'dropped' }, 1)
    expect(plannedSteps(doc).some((step) => step.id === 'kritik-karten')).toBe(false)
    editStep(doc, 'kritik-karten', { state: 'open' }, 2)
    expect(plannedSteps(doc).some((step) => step.id === 'kritik-karten')).toBe(true)
    const log = conductRecords(doc).log.list()
    expect(log.map((line) => line.what)).toEqual(['drop', 'edit'])
  })

  test('of a step or phase that is not there changes nothing', () => {
    editStep(doc, 'nowhere', { minutes: 1 }, 1)
    editPhase(doc, 'nowhere', { rules: [] }, 1)
    expect(conductRecords(doc).log.list()).toEqual([])
  })

  test('changes the rules of a phase', () => {
    editPhase(doc, 'kritik', { rules: [{ de: 'Nur eine Regel.' }] }, 1)
    expect(conductRecords(doc).phases.get('kritik')?.rules).toEqual([{ de: 'Nur eine Regel.' }])
  })
})
