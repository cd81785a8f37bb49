/** A plan lies on the earth by its control points, and says why where it cannot. */
import { describe, expect, test } from 'vitest'
import { distance } from '#geo/earth.ts'
import { fitPlan, metresPerWidth, northOf, toEarth, toPlan, type PlanFit } from '#geo/plan-fit.ts'
import type { ControlPoint, EarthPoint, PlanPoint } from '#schema/walk.ts'
import { Random } from '../../client/random.ts'

/** A plan of 800 m, turned by 30 degrees, in Braunsbedra; `pull` makes it longer downwards. */
function truth(pull = 1): PlanFit {
  const [width, turn] = [800, Math.PI / 6]
  const [cosine, sine] = [width * Math.cos(turn), width * Math.sin(turn)]
  return {
    plan: { x: 0.5, y: 0.35 },
    earth: { lat: 51.285, lon: 11.889 },
    matrix: [cosine, sine, -sine * pull, cosine * pull],
  }
}

const corners: PlanPoint[] = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.12 },
  { x: 0.85, y: 0.6 },
  { x: 0.15, y: 0.55 },
]

const known = (fit: PlanFit, ...points: PlanPoint[]): ControlPoint[] =>
  points.map((plan) => ({ plan, earth: toEarth(fit, plan) }))

function fitted(points: ControlPoint[]) {
  const result = fitPlan(points)
  if (!result.ok) throw new Error(result.fault)
  return result
}

const faultOf = (points: ControlPoint[]) => {
  const result = fitPlan(points)
  return result.ok ? undefined : result.fault
}

/** Metres by which two fits differ at the farthest of some points of the plan. */
function gap(one: PlanFit, other: PlanFit): number {
  const places = [...corners, { x: 0, y: 0 }, { x: 1, y: 0.7 }]
  return Math.max(...places.map((at) => distance(toEarth(one, at), toEarth(other, at))))
}

describe('a plan', () => {
  test.each([2, 3, 4])('lies where %i control points put it, and its pins with it', (count) => {
    const { fit, stretch, residual } = fitted(known(truth(), ...corners.slice(0, count)))
    expect(gap(fit, truth())).toBeLessThan(0.02)
    expect(stretch).toBeCloseTo(1, 4)
    expect(metresPerWidth(fit)).toBeCloseTo(800, 1)
    if (count < 4) expect(residual).toBeUndefined()
    else expect(residual).toBeLessThan(0.01)
    for (const point of corners) {
      const back = toPlan(fit, toEarth(fit, point))
      expect(back.x).toBeCloseTo(point.x, 9)
      expect(back.y).toBeCloseTo(point.y, 9)
    }
  })

  test('that was copied longer than wide needs three points', () => {
    const { fit, stretch } = fitted(known(truth(1.2), ...corners.slice(0, 3)))
    expect(gap(fit, truth(1.2))).toBeLessThan(0.02)
    expect(stretch).toBeCloseTo(1.2, 3)
    expect(gap(fitted(known(truth(1.2), ...corners.slice(0, 2))).fit, truth(1.2))).toBeGreaterThan(
      20,
    )
  })

  test('with a pin ten metres off among four says so in metres, for each of them', () => {
    const points = known(truth(), ...corners)
    const [first] = points
    if (first) first.earth = { ...first.earth, lat: first.earth.lat + 10 / 111_200 }
    const { residual, residuals } = fitted(points)
    // A parallelogram shares an error of one corner among all four of them.
    expect(residual).toBeGreaterThan(2)
    expect(residual).toBeLessThan(4)
    expect(residuals).toHaveLength(4)
    expect(Math.max(...residuals)).toBeLessThan(10)
  })

  test('is evened out: many points with small errors come nearer than their errors', () => {
    const random = new Random(7)
    const off = () => (random.next() - 0.5) * 8
    const many = Array.from({ length: 20 }, () => ({ x: random.next(), y: random.next() * 0.7 }))
    const points = known(truth(), ...many).map(({ plan, earth }) => ({
      plan,
      earth: { lat: earth.lat + off() / 111_200, lon: earth.lon + off() / 69_600 },
    }))
    const { fit, residual } = fitted(points)
    expect(residual).toBeGreaterThan(1)
    expect(residual).toBeLessThan(5)
    expect(gap(fit, truth())).toBeLessThan(5)
  })

  test('knows where north is', () => {
    // Turned by 30 degrees clockwise on the earth: its upper edge looks to the east of north.
    expect(northOf(truth())).toBeCloseTo(-30, 6)
    const upright: PlanFit = { ...truth(), matrix: [500, 0, 0, 500] }
    expect(northOf(upright)).toBeCloseTo(0, 9)
    const middle = toEarth(upright, { x: 0.5, y: 0.35 })
    expect(toEarth(upright, { x: 0.5, y: 0.25 }).lat).toBeGreaterThan(middle.lat)
    expect(toEarth(upright, { x: 0.6, y: 0.35 }).lon).toBeGreaterThan(middle.lon)
  })
})

describe('control points', () => {
  const at = (lat: number, lon: number): EarthPoint => ({ lat, lon })
  const fit = truth()

  test('fewer than two say nothing', () => {
    expect(faultOf([])).toBe('too-few')
    expect(faultOf(known(fit, { x: 0.5, y: 0.5 }))).toBe('too-few')
  })

  test('on each other are refused, on the plan and on the earth', () => {
    const one = { x: 0.5, y: 0.5 }
    expect(faultOf(known(fit, one, one))).toBe('same-place')
    const [first, second, third] = known(fit, ...corners.slice(0, 3))
    if (!first || !second || !third) throw new Error('three are known')
    expect(faultOf([first, { plan: second.plan, earth: first.earth }])).toBe('same-place')
    expect(faultOf([first, second, { plan: second.plan, earth: third.earth }])).toBe('same-place')
  })

  test('on one line are refused, also nearly', () => {
    const line = [0.1, 0.4, 0.9].map((x) => ({ x, y: 0.2 + x / 3 }))
    expect(faultOf(known(fit, ...line))).toBe('on-one-line')
    const nearly = line.map(({ x, y }, index) => ({ x, y: y + (index === 1 ? 0.02 : 0) }))
    expect(faultOf(known(fit, ...nearly))).toBe('on-one-line')
    const bent = line.map(({ x, y }, index) => ({ x, y: y + (index === 1 ? 0.15 : 0) }))
    expect(faultOf(known(fit, ...bent))).toBeUndefined()
    // On one line on the earth only: a street was taken for three corners.
    const earth = [at(51.28, 11.88), at(51.281, 11.88), at(51.283, 11.88)]
    const corner = corners
      .slice(0, 3)
      .map((plan, index) => ({ plan, earth: earth[index] ?? at(0, 0) }))
    expect(faultOf(corner)).toBe('on-one-line')
  })

  test('that are exchanged make a mirror or an absurd plan', () => {
    const points = known(fit, ...corners.slice(0, 3))
    const [first, second, third] = points
    if (!first || !second || !third) throw new Error('three are known')
    const swapped = [{ ...first, earth: second.earth }, { ...second, earth: first.earth }, third]
    expect(faultOf(swapped)).toBe('mirrored')
    expect(faultOf(known(truth(4), ...corners.slice(0, 3)))).toBe('distorted')
  })

  test('at a pole or without a number are refused', () => {
    const plan = { x: 0.2, y: 0.2 }
    const other = { plan: { x: 0.8, y: 0.2 }, earth: at(51, 11) }
    for (const earth of [at(90, 0), at(Number.NaN, 0), at(0, 400), at(0, Number.NaN)]) {
      expect(faultOf([{ plan, earth }, other])).toBe('outside-world')
    }
    expect(faultOf([{ plan: { x: Number.NaN, y: 0 }, earth: at(50, 11) }, other])).toBe(
      'outside-world',
    )
  })

  test('by chance: always a fit or a reason, and a fit goes both ways', () => {
    const random = new Random(11)
    for (let round = 0; round < 3000; round++) {
      const points = Array.from({ length: random.below(6) }, () => ({
        plan: { x: random.next(), y: random.pick([0, 0.5, random.next()]) },
        earth: at(
          51 + random.pick([0, random.next() / 100]),
          11 + random.pick([0, random.next() / 50]),
        ),
      }))
      const result = fitPlan(points)
      if (!result.ok) continue
      const back = toPlan(result.fit, toEarth(result.fit, { x: 0.3, y: 0.4 }))
      expect(Math.hypot(back.x - 0.3, back.y - 0.4)).toBeLessThan(1e-6)
      expect(result.residuals.every((metres) => metres >= 0)).toBe(true)
    }
  })
})
