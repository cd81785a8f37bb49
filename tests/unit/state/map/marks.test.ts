/** Marks on a map: never on each other, only those in sight, opened by zoom where that parts them. */
import { describe, expect, test } from 'vitest'
import { toWorld } from '#geo/mercator.ts'
import { Marks, type PlacedPin } from '#state/map/marks.ts'
import { Random } from '../../../client/random.ts'
import { at } from '../../../client/sample-map/village.ts'

const random = new Random(11)
const spot = (id: string, east: number, north: number): PlacedPin => ({
  id,
  point: toWorld(at(east, north)),
})
const many = Array.from({ length: 1000 }, (_, index) =>
  spot(`p${index}`, random.below(3000) - 1500, random.below(3000) - 1500),
)
const everywhere = { left: 0, top: 0, right: 1, bottom: 1 }
const pixels = (zoom: number) => 256 * 2 ** zoom

describe('1,000 pins', () => {
  const marks = new Marks(many)

  test('no two marks are nearer than a finger, and no pin is lost', () => {
    for (const zoom of [12, 14, 16]) {
      const shown = marks.at(zoom, 48)
      expect(shown.flatMap(({ pins }) => pins).sort()).toEqual(many.map(({ id }) => id).sort())
      const gaps = shown.flatMap((one, index) =>
        shown.slice(index + 1).map(({ x, y }) => Math.hypot(one.x - x, one.y - y) * pixels(zoom)),
      )
      expect(gaps.filter((gap) => gap < 47.9)).toEqual([])
    }
  })

  test('only marks in sight are drawn', () => {
    const center = toWorld(at(0, 0))
    const half = 400 / pixels(16)
    const extent = {
      left: center.x - half,
      right: center.x + half,
      top: center.y - half,
      bottom: center.y + half,
    }
    const shown = marks.inSight(16, 48, extent)
    expect(shown.length).toBeGreaterThan(10)
    expect(shown.length).toBeLessThan(marks.at(16, 48).length / 2)
    const within = (value: number, middle: number) =>
      Math.abs(value - middle) <= half + 24 / pixels(16)
    for (const { x, y } of shown) expect(within(x, center.x) && within(y, center.y)).toBe(true)
  })

  test('the pin that somebody looks at stands for itself', () => {
    const chosen = new Marks(many, 'p7').at(12, 48)
    expect(chosen.find(({ id }) => id === 'p7')?.pins).toEqual(['p7'])
    expect(chosen.at(-1)?.id).toBe('p7')
  })
})

test('pins 20 metres apart part at a zoom; pins of one doorstep never do', () => {
  const pins = [spot('a', 0, 0), spot('b', 20, 0), spot('c', 500, 0), spot('d', 500, 0)]
  const marks = new Marks(pins)
  const [heap] = marks.at(14, 48)
  expect(heap?.pins).toEqual(['a', 'b'])
  const zoom = marks.partingZoom(['a', 'b'], 14, 20, 48) ?? 0
  expect(marks.at(zoom, 48).map(({ pins: together }) => together)).toEqual([
    ['a'],
    ['b'],
    ['c', 'd'],
  ])
  expect(marks.at(zoom - 1, 48)[0]?.pins).toEqual(['a', 'b'])
  expect(marks.partingZoom(['c', 'd'], 14, 20, 48)).toBeUndefined()
  expect(marks.inSight(14, 48, everywhere)).toHaveLength(2)
})
