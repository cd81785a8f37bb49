/** The Zukunftswerkstatt is what the method handbook says (methods, section 4.1). */
import { expect, test } from 'vitest'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'

const steps = zukunftswerkstatt.phases.flatMap((phase) => phase.steps)
const variants = ['kompakt', 'tag', 'kinder']

test('the variants take 180, 480 and 150 minutes', () => {
  expect(zukunftswerkstatt.variants.map(({ id, minutes }) => [id, minutes])).toEqual([
    ['kompakt', 180],
    ['tag', 480],
    ['kinder', 150],
  ])
})

test('each phase takes as long as the handbook says', () => {
  const minutes = zukunftswerkstatt.phases.map((phase) => [
    phase.id,
    ...variants.map((id) => phase.steps.reduce((sum, step) => sum + (step.minutes[id] ?? 0), 0)),
  ])
  expect(minutes).toEqual([
    ['vorphase', 15, 30, 20],
    ['kritik', 40, 105, 30],
    ['pause-1', 10, 15, 15],
    ['phantasie', 45, 120, 45],
    ['mittag', 0, 60, 0],
    ['verwirklichung', 55, 120, 30],
    ['abschluss', 15, 30, 10],
  ])
})

test('presenting and choosing the sketches share the minutes of the handbook', () => {
  const shared = steps.filter(({ id }) => /^verwirklichung-(vorstellen|bepunkten)$/.test(id))
  expect(shared).toHaveLength(2)
  const sums = variants.map((id) => shared.reduce((sum, step) => sum + (step.minutes[id] ?? 0), 0))
  expect(sums).toEqual([9, 20, 5])
})

test('ideas that come too early are parked during critique and return for the fantasy', () => {
  const parking = zukunftswerkstatt.phases.map(({ id, parking, noBut }) => [id, parking, noBut])
  expect(parking.filter(([, parked, but]) => parked !== undefined || but !== undefined)).toEqual([
    ['kritik', 'collect', undefined],
    ['phantasie', 'return', true],
  ])
})

test('a sketch is complete tonight with first step, who and until when', () => {
  const sketch = steps.find((step) => step.block === 'sheet' && step.activity === 'sketch')
  expect(sketch?.settings).toMatchObject({ required: ['firstStep', 'partners', 'until'] })
})

test('children read their own names of the phases', () => {
  const names = zukunftswerkstatt.phases.flatMap(({ titles }) => titles?.kinder?.de ?? [])
  expect(names).toEqual(['Meckerphase', 'Wunsch- und Traumphase', 'Losleg-Phase'])
})
