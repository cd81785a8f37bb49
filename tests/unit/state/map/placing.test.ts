/** A place is shown on any base where control points say how the two lie on each other, and chosen places come back. */
import { expect, test } from 'vitest'
import { distance } from '#geo/earth.ts'
import { toWorld } from '#geo/mercator.ts'
import type { EarthPoint, Position } from '#schema/walk.ts'
import type { PlanBase } from '#schema/walk-base.ts'
import { extentAround, extentOf, Placing } from '#state/map/placing.ts'
import { at } from '../../../client/sample-map/village.ts'

/** 1,000 metres wide and 500 high, its upper left corner 500 m west and 250 m north of the market. */
function plan(id: string, corners = 4): PlanBase {
  const spots = [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.9, 0.4],
    [0.1, 0.4],
  ] as const
  const points = spots
    .slice(0, corners)
    .map(([x, y]) => ({ plan: { x, y }, earth: at(x * 1000 - 500, 250 - y * 1000) }))
  const named = { id, name: id, attribution: '', alt: '', rank: 'a0' }
  const picture = { picture: '', pictureSize: 1, width: 2000, height: 1000 }
  return { kind: 'plan', ...named, ...picture, points }
}
const earth = (point: EarthPoint): Position => ({ on: 'earth', ...point })

test('a place of the earth is on the plan, and the other way round', () => {
  const base = plan('a')
  const onPlan = new Placing(base, [base])
  expect(onPlan.pointOf(earth(at(0, 0)))).toEqual({
    x: expect.closeTo(0.5, 3) as number,
    y: expect.closeTo(0.25, 3) as number,
  })
  const onEarth = new Placing(undefined, [base])
  const point = onEarth.pointOf({ on: 'plan', plan: 'a', x: 0.5, y: 0.25 })
  const there = point && onEarth.positionOf(point)
  expect(there?.on === 'earth' && distance(there, at(0, 0))).toBeLessThan(1)
  expect(onPlan.metresAt({ x: 0, y: 0 })).toBeCloseTo(1000, -1)
  expect(onPlan.north).toBeCloseTo(0, 0)
})

test('a pin of one plan is shown on another', () => {
  const [one, other] = [plan('a'), plan('b')]
  const point = new Placing(other, [one, other]).pointOf({ on: 'plan', plan: 'a', x: 0.3, y: 0.2 })
  expect(point?.x).toBeCloseTo(0.3, 3)
})

test('where nobody knows how they lie on each other, or far beside the plan, there is no place', () => {
  const loose = plan('a', 1)
  expect(new Placing(loose, [loose]).pointOf(earth(at(0, 0)))).toBeUndefined()
  expect(new Placing(loose, [loose]).metresAt({ x: 0, y: 0 })).toBeUndefined()
  expect(new Placing(loose, [loose]).north).toBeUndefined()
  expect(
    new Placing(undefined, []).pointOf({ on: 'plan', plan: 'gone', x: 0, y: 0 }),
  ).toBeUndefined()
  const base = plan('b')
  expect(new Placing(base, [base]).pointOf(earth(at(5000, 0)))).toBeUndefined()
})

test('a place that is chosen on a plan is on it, or nowhere', () => {
  const base = plan('a')
  const placing = new Placing(base, [base])
  expect(placing.positionOf({ x: 0.25, y: 0.5 })).toEqual({
    on: 'plan',
    plan: 'a',
    x: 0.25,
    y: 0.5,
  })
  for (const point of [
    { x: -0.01, y: 0.2 },
    { x: 1.01, y: 0.2 },
    { x: 0.5, y: 0.51 },
  ]) {
    expect(placing.positionOf(point)).toBeUndefined()
  }
})

test('bases and points have an extent', () => {
  expect(extentOf(plan('a'))).toEqual({ left: 0, top: 0, right: 1, bottom: 0.5 })
  expect(extentAround([])).toBeUndefined()
  const { x, y } = toWorld(at(0, 0))
  expect(extentAround([{ x, y }])).toEqual({ left: x, right: x, top: y, bottom: y })
})
