/** On paper no mark hides another, as long as there is room. */
import { expect, test } from 'vitest'
import { spread } from '#state/map/spread.ts'
import { Random } from '../../../client/random.ts'

const paper = { width: 1600, height: 1000 }

test('twenty pins of one square metre are all to be read, each with the way to its place', () => {
  const spots = Array.from({ length: 20 }, (_, at) => ({ id: String(at), x: 800, y: 500 }))
  const marks = spread(spots, 40, paper)
  expect(marks.map(({ id }) => id)).toEqual(spots.map(({ id }) => id))
  for (const [at, one] of marks.entries()) {
    expect(one.isCovered).toBe(false)
    expect(one.spot).toEqual({ x: 800, y: 500 })
    for (const other of marks.slice(at + 1)) {
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(36)
    }
  }
})

test('pins stay on the paper, and alone they stay where they are', () => {
  const [corner, middle] = spread(
    [
      { id: 'a', x: 0, y: 1000 },
      { id: 'b', x: 800, y: 500 },
    ],
    40,
    paper,
  )
  expect(corner).toMatchObject({ x: 20, y: 980 })
  expect(middle?.x).toBeCloseTo(800, 0)
})

test('what does not fit is named as covered, and the same pins always lie the same', () => {
  const random = new Random(3)
  const spots = Array.from({ length: 700 }, (_, at) => ({
    id: String(at),
    x: random.below(400),
    y: random.below(300),
  }))
  const marks = spread(spots, 40, { width: 400, height: 300 })
  expect(marks.filter(({ isCovered }) => isCovered).length).toBeGreaterThan(300)
  expect(marks.at(-1)?.isCovered).toBe(false)
  expect(spread(spots, 40, { width: 400, height: 300 })).toEqual(marks)
})
