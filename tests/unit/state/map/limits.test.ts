/** A map begins where something lies, and can be looked at from the whole of it to a doorstep. */
import { beforeAll, expect, test } from 'vitest'
import { toWorld } from '#geo/mercator.ts'
import type { MapBase } from '#schema/walk-base.ts'
import { beginningOf, limitsOf } from '#state/map/limits.ts'
import { extentOf } from '#state/map/placing.ts'
import { makeBase } from '../../../client/kept-map.ts'
import { rasterMap } from '../../../client/sample-map/sample-map.ts'
import { at } from '../../../client/sample-map/village.ts'

let map: MapBase
beforeAll(async () => {
  map = await makeBase(rasterMap(), 1024 * 1024, () => undefined)
})
const market = toWorld(at(0, 0))
const school = toWorld(at(300, 100))

test('a map begins with all pins on it, and a pin from a holiday moves nothing', () => {
  const part = { left: market.x, right: school.x, top: school.y, bottom: market.y }
  const holiday = toWorld({ lat: 54.4, lon: 13.4 })
  expect(beginningOf(map, [market, school]).part).toEqual(part)
  expect(beginningOf(map, [market, holiday, school]).part).toEqual(part)
  expect(beginningOf(map, [holiday]).part).toBeUndefined()
  expect(beginningOf(map, []).whole).toEqual(extentOf(map))
})

test('without a map pins say where it is, and without both it is a village somewhere', () => {
  expect(beginningOf(undefined, [market]).whole).toEqual({
    ...{ left: market.x, right: market.x, top: market.y, bottom: market.y },
  })
  const { left, right } = beginningOf(undefined, []).whole
  expect(right - left).toBeLessThan(0.001)
})

test('all of a map fits on a phone, and a doorstep is large enough', () => {
  const { least, most } = limitsOf(map, extentOf(map))
  const { left, right } = extentOf(map)
  expect((right - left) * 256 * 2 ** least).toBeLessThan(300)
  expect(most).toBeGreaterThanOrEqual(20)
})
