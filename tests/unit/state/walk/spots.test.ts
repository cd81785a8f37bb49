/** Observations in list and on the map: one order, the same numbers, and nothing lost by a filter. */
import { expect, test } from 'vitest'
import { Observation } from '#schema/observation.ts'
import { Stop } from '#schema/walk.ts'
import { kindKeyOf, valenceKinds } from '#state/walk/evaluation/kinds.ts'
import { offeredBodies } from '#state/walk/evaluation/responsible.ts'
import { sayingOf } from '#state/walk/evaluation/saying.ts'
import {
  counted,
  everything,
  grouped,
  narrowed,
  pinsOf,
  type Spot,
} from '#state/walk/evaluation/spots.ts'

const kinds = valenceKinds({ good: 'Gut', bad: 'Stört', idea: 'Idee', barrier: 'Barriere' })
const stops = [
  Stop.parse({ id: 's1', number: 1, name: 'Bahnhof' }),
  Stop.parse({ id: 's2', number: 2, name: 'Anger' }),
]
const here = { on: 'earth', lat: 52.1, lon: 13.2 } as const

function spot(label: string, fields: Partial<Observation>, more: Partial<Spot> = {}): Spot {
  const group = label.charAt(0)
  const number = Number(label.slice(1).replace(/\D/g, ''))
  const observation = Observation.parse({ id: label, group, number, ...fields })
  const stop = stops.find(({ id }) => id === observation.stop)
  return { observation, label, stop, photos: [], history: [], state: 'open', ...more }
}

const spots = [
  spot('B2', { valence: 'bad', stop: 's2', position: here }),
  spot('A10', { valence: 'good', stop: 's1' }),
  spot('A2', { valence: 'barrier', stop: 's1', position: here }, { state: 'fixed' }),
  spot('B1', { category: 'schoen', position: here }),
]
const labels = (list: readonly { spots: Spot[] }[]) =>
  list.map(({ spots }) => spots.map(({ label }) => label))

test('by stops, each stop has its observations by number, and those without a stop come last', () => {
  expect(grouped(spots, 'stop', { stops, kinds }).map(({ key }) => key)).toEqual(['s1', 's2', ''])
  expect(labels(grouped(spots, 'stop', { stops, kinds }))).toEqual([['A2', 'A10'], ['B2'], ['B1']])
})

test('by valence, the order is that of the buttons, and pins of the table follow', () => {
  const found = grouped(spots, 'valence', { stops, kinds })
  expect(found.map(({ key }) => key)).toEqual(['good', 'bad', 'barrier', 'pin:schoen'])
})

test('by number, each group counts for itself', () => {
  expect(labels(grouped(spots, 'number', { stops, kinds }))).toEqual([
    ['A2', 'A10'],
    ['B1', 'B2'],
  ])
})

test('a filter narrows by group, kind, state and missing place, and all of them together', () => {
  const shown = (filter: Partial<typeof everything>) =>
    narrowed(spots, { ...everything, ...filter }).map(({ label }) => label)
  expect(shown({})).toHaveLength(4)
  expect(shown({ group: 'A' })).toEqual(['A10', 'A2'])
  expect(shown({ kind: 'pin:schoen' })).toEqual(['B1'])
  expect(shown({ state: 'fixed' })).toEqual(['A2'])
  expect(shown({ placeless: true })).toEqual(['A10'])
  expect(shown({ group: 'B', placeless: true })).toEqual([])
})

test('acceptance 12: pins have the numbers and the order of the list', () => {
  const ordered = grouped(spots, 'stop', { stops, kinds }).flatMap((group) => group.spots)
  const shape = { key: 'pin:schoen', word: 'Schön', shape: 'diamond' as const, category: 'schoen' }
  const byKey = new Map([...kinds, shape].map((kind) => [kind.key, kind]))
  const pins = pinsOf(ordered, { kinds: byKey, titleOf: ({ label }) => `zu ${label}` })
  expect(pins.map(({ label }) => label)).toEqual(['A2', 'B2', 'B1'])
  expect(pins[0]).toMatchObject({ id: 'A2', valence: 'barrier', isDone: true, title: 'zu A2' })
  expect(pins[0]).not.toHaveProperty('shape')
  expect(pins[2]).toMatchObject({ shape: 'diamond' })
})

test('counts are by kind, in the order of the kinds, and leave out what nobody said', () => {
  const found = counted(spots, kinds).map(({ kind, count }) => [kind.key, count])
  expect(found).toEqual([
    ['good', 1],
    ['bad', 1],
    ['barrier', 1],
  ])
  expect(kindKeyOf({ category: 'schoen', valence: undefined })).toBe('pin:schoen')
})

test('what has no words says so, and a photo alone is called a photo', () => {
  const instead = { photo: '(Foto)', nothing: '(ohne Worte)' }
  const none = { text: ' ', quote: '', proposal: '' }
  expect(sayingOf({ ...none, text: 'Bank' }, true, instead)).toBe('Bank')
  expect(sayingOf({ ...none, quote: 'Hier nicht!' }, true, instead)).toBe('„Hier nicht!“')
  expect(sayingOf(none, true, instead)).toBe('(Foto)')
  expect(sayingOf(none, false, instead)).toBe('(ohne Worte)')
})

test('bodies that were written here are offered beside the usual ones, each once', () => {
  expect(offeredBodies(['Bauhof', 'Kreis'], ['bauhof', ' Forstamt ', '', 'Forstamt'])).toEqual([
    'Bauhof',
    'Kreis',
    'Forstamt',
  ])
})
