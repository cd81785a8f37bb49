/** Distances, boxes, scale bars, heaps of pins and what is told of accuracy: numbers that others have, too. */
import { describe, expect, test } from 'vitest'
import { toldAccuracy, isRough } from '#geo/accuracy.ts'
import { exchanged, homeArea, isOnEarth, judgeOf } from '#geo/checks.ts'
import { clusterPins, pinsAtZoom, pinsOnPlan } from '#geo/clusters.ts'
import { boundsOf, distance, isWithin, lengthOf, widened } from '#geo/earth.ts'
import { fromWorld, mercatorEdge, metresPerPixel, toWorld } from '#geo/mercator.ts'
import { niceScale, scaleBar } from '#geo/scale-bar.ts'
import { fromUtm, utmZoneOf } from '#geo/utm.ts'
import { thinned, thinnedTo } from '#geo/thinning.ts'
import type { EarthPoint } from '#schema/walk.ts'
import { Random } from '../../client/random.ts'

const berlin = { lat: 52.516275, lon: 13.377704 }
const paris = { lat: 48.85837, lon: 2.294481 }

describe('distances', () => {
  test('are those of the ellipsoid within six thousandths', () => {
    // Vincenty's formula on WGS 84 gives 881,332.0 m.
    expect(Math.abs(distance(berlin, paris) / 881_332.0 - 1)).toBeLessThan(0.006)
    // One degree of latitude is 111,194.9 m on the sphere of this radius.
    expect(distance({ lat: 50, lon: 11 }, { lat: 51, lon: 11 })).toBeCloseTo(111_195, 0)
    expect(distance(berlin, berlin)).toBe(0)
    expect(distance({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20_015_114, -1)
  })

  test('add up along a line, which a single point is not', () => {
    expect(lengthOf([berlin, paris, berlin])).toBeCloseTo(2 * distance(berlin, paris), 6)
    expect([lengthOf([]), lengthOf([berlin])]).toEqual([0, 0])
  })
})

test('a box holds its points and grows by metres, not beyond the world', () => {
  const box = boundsOf([berlin, paris])
  expect(box).toEqual({ west: paris.lon, south: paris.lat, east: berlin.lon, north: berlin.lat })
  expect(boundsOf([])).toBeUndefined()
  if (!box) return
  const wide = widened(box, 1000)
  expect(distance({ lat: box.north, lon: 5 }, { lat: wide.north, lon: 5 })).toBeCloseTo(1000, 3)
  const aside = distance({ lat: box.north, lon: box.east }, { lat: box.north, lon: wide.east })
  expect(aside).toBeCloseTo(1000, 0)
  expect(isWithin(berlin, wide) && !isWithin({ lat: 40, lon: 5 }, wide)).toBe(true)
  expect(widened({ west: -180, south: -90, east: 180, north: 90 }, 1e6)).toEqual({
    ...{ west: -180, south: -90, east: 180, north: 90 },
  })
})

test('the web plane has the numbers of EPSG:3857, and back', () => {
  const { x, y } = toWorld(berlin)
  // R · λ and R · ln tan(π/4 + φ/2) with the R of WGS 84; the plane is 2πR wide.
  expect((x - 0.5) * 40_075_016.6856).toBeCloseTo(1_489_199.2, 1)
  expect((0.5 - y) * 40_075_016.6856).toBeCloseTo(6_894_018.36, 1)
  expect(fromWorld({ x, y }).lat).toBeCloseTo(berlin.lat, 10)
  expect(fromWorld({ x, y }).lon).toBeCloseTo(berlin.lon, 10)
  expect(toWorld({ lat: mercatorEdge, lon: -180 })).toEqual({
    x: 0,
    y: expect.closeTo(0, 9) as number,
  })
  expect(toWorld({ lat: 90, lon: 180 }).y).toBeCloseTo(0, 9)
  expect(metresPerPixel(0, 0)).toBeCloseTo(156_543.034, 2)
  expect(metresPerPixel(60, 10)).toBeCloseTo(76.437, 2)
})

describe('a scale bar', () => {
  test('is the longest of 1, 2 and 5 that fits', () => {
    expect(scaleBar(1, 150)).toEqual({ metres: 100, width: 100 })
    expect(scaleBar(1.2, 100)?.metres).toBe(100)
    expect(scaleBar(0.6, 100)?.metres).toBe(50)
    expect(scaleBar(2, 100)).toEqual({ metres: 200, width: 100 })
    expect(scaleBar(0.003, 100)?.metres).toBe(0.2)
    expect(scaleBar(700, 100)?.metres).toBe(50_000)
  })

  test('never is wider than asked, and more than a third of it', () => {
    const random = new Random(3)
    for (let round = 0; round < 2000; round++) {
      const perUnit = 10 ** (random.next() * 8 - 4)
      const bar = scaleBar(perUnit, 120)
      expect(bar?.width).toBeLessThanOrEqual(120.001)
      expect(bar?.width).toBeGreaterThan(120 * 0.39)
      expect(String(bar?.metres).replace(/[.0]|e[-+]\d+/g, '')).toMatch(/^[125]$/)
    }
  })

  test('is none where nothing is known', () => {
    for (const bad of [0, -1, Number.NaN, Infinity]) expect(scaleBar(bad, 100)).toBeUndefined()
    expect(niceScale(Number.NaN)).toBeUndefined()
  })

  test('a scale is told in numbers that people write', () => {
    expect([2480, 990, 13_000, 1020, 7300].map(niceScale)).toEqual([2500, 1000, 12_500, 1000, 7500])
  })
})

test('accuracy is rounded up, in steps that promise nothing', () => {
  const told = [1, 3, 11.2, 12, 19.5, 21, 63, 104, 240, 1800, 12_000].map(toldAccuracy)
  expect(told).toEqual([3, 3, 12, 12, 20, 25, 65, 120, 250, 2000, 15_000])
  for (const unknown of [undefined, 0, -5, Number.NaN, Infinity]) {
    expect(toldAccuracy(unknown)).toBeUndefined()
  }
  let before = 0
  for (let metres = 0.5; metres < 30_000; metres *= 1.01) {
    const now = toldAccuracy(metres) ?? 0
    expect(now).toBeGreaterThanOrEqual(Math.max(before, metres - 0.01))
    before = now
  }
  expect([isRough(12), isRough(31), isRough(undefined)]).toEqual([false, true, false])
})

describe('pins', () => {
  const random = new Random(5)
  const village = Array.from({ length: 1000 }, (_, at) => ({
    id: `p${at}`,
    at: { lat: 51.285 + (random.next() - 0.5) / 30, lon: 11.889 + (random.next() - 0.5) / 20 },
  }))

  test('1,000 become heaps quickly: none is lost, and no two marks touch', () => {
    for (const zoom of [12, 14, 16, 18]) {
      const pins = pinsAtZoom(village, zoom)
      const start = performance.now()
      const clusters = clusterPins(pins, 44)
      expect(performance.now() - start).toBeLessThan(1000)
      expect(clusters.flatMap((one) => one.pins).sort()).toEqual(pins.map(({ id }) => id).sort())
      const touching = clusters.filter((one, at) =>
        clusters.slice(0, at).some((other) => Math.hypot(one.x - other.x, one.y - other.y) <= 44),
      )
      expect(touching).toEqual([])
    }
  })

  test('the same pins are the same heaps, and one more at the end moves no mark', () => {
    const pins = pinsAtZoom(village, 14)
    const before = clusterPins(pins.slice(0, 999), 44)
    const after = clusterPins(pins, 44)
    expect(clusterPins(pins, 44)).toEqual(after)
    const places = (clusters: typeof after) => clusters.map(({ id, x, y }) => ({ id, x, y }))
    expect(places(after).slice(0, before.length)).toEqual(places(before))
  })

  test('without a place are left out; without a radius only the same place is one', () => {
    const pins = [
      { id: 'a', x: 1, y: 1 },
      { id: 'b', x: 1, y: 1 },
      { id: 'c', x: Number.NaN, y: 1 },
      { id: 'd', x: 1.5, y: 1 },
    ]
    expect(clusterPins(pins, 0).map((one) => one.pins)).toEqual([['a', 'b'], ['d']])
    expect(pinsOnPlan([{ id: 'a', at: { x: 0.5, y: 0.25 } }], 800)).toEqual([
      { id: 'a', x: 400, y: 200 },
    ])
  })
})

describe('coordinates', () => {
  test('outside the world are recognised', () => {
    expect([isOnEarth(berlin), isOnEarth({ lat: 91, lon: 0 })]).toEqual([true, false])
    expect(isOnEarth({ lat: Number.NaN, lon: 0 })).toBe(false)
    expect(judgeOf([berlin])({ lat: 500, lon: 500 })).toBe('outside')
  })

  test('exchanged ones are recognised at home, alone and all together', () => {
    const judge = judgeOf([berlin, exchanged({ lat: 51, lon: 11 })])
    expect(judge(berlin)).toBe('right')
    expect(judge({ lat: 11, lon: 51 })).toBe('exchanged')
    expect(judgeOf([exchanged(berlin)])(exchanged(berlin))).toBe('exchanged')
    expect(isWithin(exchanged(berlin), homeArea)).toBe(false)
  })

  test('exchanged ones are recognised among the other points of a file from anywhere', () => {
    const lisbon = { lat: 38.72, lon: -9.14 }
    const points = [lisbon, { lat: 38.7, lon: -9.2 }, exchanged({ lat: 38.71, lon: -9.1 })]
    expect(points.map(judgeOf(points))).toEqual(['right', 'right', 'exchanged'])
    // A journey far away is none.
    expect(judgeOf(points)(paris)).toBe('right')
  })
})

describe('the grid of the land survey', () => {
  test('becomes degrees', () => {
    // The middle of the zone at 51 degrees, and a place of PROJ: see the test with GDAL.
    const { lat, lon } = fromUtm(32, 500_000, 5_649_824.1)
    expect(lat).toBeCloseTo(51, 4)
    expect(lon).toBe(9)
    expect(fromUtm(33, 33_400_000, 5_700_000)).toEqual(fromUtm(33, 400_000, 5_700_000))
    expect(fromUtm(32, 1e300, 5e6).lat).toBeNaN()
  })

  test('is recognised by its name', () => {
    const names = [
      'EPSG:25832',
      'urn:ogc:def:crs:EPSG::25833',
      'urn:ogc:def:crs:EPSG:9.9:32632',
      'EPSG:4647',
      'EPSG:5650',
    ]
    expect(names.map(utmZoneOf)).toEqual([32, 33, 32, 32, 33])
    const others = [
      'EPSG:31468',
      'EPSG:3857',
      'EPSG:25800',
      'EPSG:32761',
      'WGS 84',
      '',
      'EPSG:2583',
    ]
    expect(others.map(utmZoneOf)).toEqual(others.map(() => undefined))
  })
})

describe('thinning', () => {
  const walk = (count: number, metres: number): EarthPoint[] =>
    Array.from({ length: count }, (_, at) => ({ lat: 51 + (at * metres) / 111_195, lon: 11 }))

  test('keeps first and last, and nothing nearer than the distance', () => {
    const line = thinned(walk(1001, 1), 10)
    expect([line[0], line.at(-1)]).toEqual([walk(1001, 1)[0], walk(1001, 1).at(-1)])
    for (const [at, point] of line.slice(1, -1).entries()) {
      expect(distance(line[at] ?? point, point)).toBeGreaterThanOrEqual(10)
    }
    expect(thinned([berlin], 10)).toEqual([berlin])
  })

  test('to a number takes a distance of which half would not do, and nothing where all fits', () => {
    const run = (lines: EarthPoint[][], most: number) => {
      const pieces = thinnedTo(lines, most)
      for (;;) {
        const piece = pieces.next()
        if (piece.done) return piece.value
      }
    }
    const { lines, metres } = run([walk(10_000, 1), walk(2, 5)], 700)
    expect(metres).toBe(16)
    expect(lines[0]?.length).toBeLessThanOrEqual(698)
    expect(lines[1]).toHaveLength(2)
    expect(run([walk(100, 1)], 100).metres).toBe(0)
    // Points on each other end, too.
    expect(run([Array.from({ length: 5000 }, () => berlin)], 10).lines[0]).toHaveLength(2)
  })
})
