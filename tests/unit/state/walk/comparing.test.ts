/** Two walks of one route: stops and spots find each other again, and what cannot be compared says why. */
import { expect, test } from 'vitest'
import { Observation, type SpotState, type Valence } from '#schema/observation.ts'
import { Stop, type Position } from '#schema/walk.ts'
import { PlanBase } from '#schema/walk-base.ts'
import { compareWalks, type Side } from '#state/walk/evaluation/comparing.ts'
import { Nearness } from '#state/walk/evaluation/nearness.ts'
import type { Spot } from '#state/walk/evaluation/spots.ts'

/** So many metres north of the village. */
const earth = (metres: number): Position => ({ on: 'earth', lat: 52 + metres / 111_195, lon: 13 })
const onPlan = (plan: string, x: number): Position => ({ on: 'plan', plan, x, y: 0.2 })

const stop = (id: string, number: number, name: string, position?: Position) =>
  Stop.parse({ id, number, name, ...(position && { position }) })

function spot(
  label: string,
  valence: Valence,
  more: { stop?: Stop; position?: Position; state?: SpotState } = {},
): Spot {
  const { stop, position, state = 'open' } = more
  const observation = Observation.parse({
    ...{ id: label, group: label.charAt(0), number: 1, valence },
    ...(stop && { stop: stop.id }),
    ...(position && { position }),
  })
  return { observation, label, stop, photos: [], history: [], state }
}

const side = (spots: Spot[], stops: Stop[] = [], bases: Side['bases'] = []): Side => ({
  ...{ spots, stops, bases },
})
const address = (letter: string) => `${letter.repeat(43)}.${letter.repeat(43)}`
const plan = (id: string, fields: Partial<PlanBase> = {}) =>
  PlanBase.parse({
    ...{ id, kind: 'plan', name: 'Ortsplan', picture: address('a'), width: 1000, height: 800 },
    ...fields,
  })

test('stops are the same by name, by number where one has no name, and by place', () => {
  const before = [
    stop('a', 1, 'Bahnhof'),
    stop('b', 2, ''),
    stop('c', 3, 'Teich', earth(500)),
    stop('d', 4, 'Kirche'),
  ]
  const after = [
    stop('v', 4, ' bahnhof '),
    stop('w', 2, 'Anger'),
    stop('x', 9, 'Löschteich', earth(520)),
    stop('y', 8, 'Schule'),
  ]
  const { rows, only } = compareWalks(side([], before), side([], after))
  expect(rows.map(({ earlier, later, by }) => [earlier.id, later.id, by])).toEqual([
    ['a', 'v', 'name'],
    ['b', 'w', 'number'],
    ['c', 'x', 'place'],
  ])
  expect(only.earlier.map(({ id }) => id)).toEqual(['d'])
  expect(only.later.map(({ id }) => id)).toEqual(['y'])
})

test('two stops of one number with two names are two stops', () => {
  const found = compareWalks(side([], [stop('a', 1, 'Bahnhof')]), side([], [stop('b', 1, 'Anger')]))
  expect(found.rows).toEqual([])
  expect(found.gaps).toContainEqual({ reason: 'no-common-stop', count: 1 })
})

test('each stop has what was noted there on both walks, and the rest is counted apart', () => {
  const [one, other] = [stop('a', 1, 'Anger'), stop('b', 1, 'Anger')]
  const before = side(
    [spot('A1', 'bad', { stop: one }), spot('A2', 'barrier', { stop: one }), spot('A3', 'good')],
    [one],
  )
  const after = side([spot('B1', 'good', { stop: other })], [other])
  const { rows, apart, whole } = compareWalks(before, after)
  expect(rows[0]?.counts).toEqual({
    earlier: { good: 0, bad: 1, idea: 0, barrier: 1 },
    later: { good: 1, bad: 0, idea: 0, barrier: 0 },
  })
  expect(apart.earlier.good).toBe(1)
  expect(whole.earlier).toEqual({ good: 1, bad: 1, idea: 0, barrier: 1 })
})

test('a spot within 25 metres is the same, one farther away is not', () => {
  const before = side([spot('A1', 'bad', { position: earth(0) })])
  const near = compareWalks(before, side([spot('B1', 'barrier', { position: earth(24) })]))
  expect(near.again.map(({ earlier, later }) => [earlier.label, later.label])).toEqual([
    ['A1', 'B1'],
  ])
  const far = compareWalks(before, side([spot('B1', 'barrier', { position: earth(27) })]))
  expect(far.again).toEqual([])
  expect(far.notAgain.map(({ label }) => label)).toEqual(['A1'])
})

test('a spot that was fixed is named so, unless somebody noted it again', () => {
  const before = side([
    spot('A1', 'bad', { position: earth(0), state: 'fixed' }),
    spot('A2', 'bad', { position: earth(300), state: 'fixed' }),
    spot('A3', 'bad', { state: 'fixed' }),
  ])
  const after = side([spot('B1', 'bad', { position: earth(305) })])
  const { fixed, again } = compareWalks(before, after)
  expect(fixed.map(({ label }) => label)).toEqual(['A1', 'A3'])
  expect(again.map(({ earlier }) => earlier.label)).toEqual(['A2'])
})

test('what was bad and is good now is told; what was good or an idea before is no spot to mend', () => {
  const before = side([
    spot('A1', 'barrier', { position: earth(0) }),
    spot('A2', 'good', { position: earth(0) }),
  ])
  const { better, notAgain } = compareWalks(
    before,
    side([spot('B1', 'good', { position: earth(10) })]),
  )
  expect(better.map(({ earlier, later }) => [earlier.label, later.label])).toEqual([['A1', 'B1']])
  expect(notAgain).toEqual([])
})

test('a spot without a place, or on another plan, is not compared, and the reason says how many', () => {
  const before = side(
    [
      spot('A1', 'bad'),
      spot('A2', 'bad', { position: onPlan('p', 0.5) }),
      spot('A3', 'bad', { position: onPlan('p', 0.1) }),
    ],
    [],
    [plan('p')],
  )
  const other = plan('q', { name: 'Flurkarte', picture: address('b') })
  const after = side([spot('B1', 'bad', { position: onPlan('q', 0.5) })], [], [other])
  const { gaps, notAgain, again } = compareWalks(before, after)
  expect([notAgain, again]).toEqual([[], []])
  expect(gaps).toContainEqual({ reason: 'placeless', count: 1 })
  expect(gaps).toContainEqual({ reason: 'other-ground', count: 2 })
})

test('a walk without anything is said to be so, and nothing throws', () => {
  const { gaps, whole } = compareWalks(side([]), side([]))
  expect(gaps.map(({ reason }) => reason)).toEqual([
    'nothing-earlier',
    'nothing-later',
    'no-common-stop',
  ])
  expect(whole.later).toEqual({ good: 0, bad: 0, idea: 0, barrier: 0 })
})

test('the same sheet taken twice is one plan; close together means two hundredths of its width', () => {
  const nearness = new Nearness([plan('p'), plan('q', { picture: address('b') })])
  expect(nearness.between(onPlan('p', 0.5), onPlan('q', 0.51))).toBeCloseTo(0.5)
  expect(nearness.between(onPlan('p', 0.5), onPlan('q', 0.55))).toBeGreaterThan(1)
  expect(nearness.between(onPlan('p', 0.5), earth(0))).toBeUndefined()
  expect(nearness.between(undefined, earth(0))).toBeUndefined()
})

test('a plan that lies on the earth is compared in metres, also with places of the device', () => {
  // A plan 1,000 m wide, its upper edge from west to east at 52° north.
  const east = (metres: number) => 13 + metres / (111_195 * Math.cos((52 * Math.PI) / 180))
  const points = [
    { plan: { x: 0, y: 0 }, earth: { lat: 52, lon: east(0) } },
    { plan: { x: 1, y: 0 }, earth: { lat: 52, lon: east(1000) } },
  ]
  const nearness = new Nearness([plan('p', { points })])
  const at = (x: number): Position => ({ on: 'plan', plan: 'p', x, y: 0 })
  const metres = (one: Position, other: Position) => (nearness.between(one, other) ?? NaN) * 25
  expect(metres(at(0.1), at(0.12))).toBeCloseTo(20, 0)
  expect(metres(at(0.1), { on: 'earth', lat: 52, lon: east(90) })).toBeCloseTo(10, 0)
})
