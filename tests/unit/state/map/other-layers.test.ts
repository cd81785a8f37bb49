/** Vector maps of other makers are drawn, too: every layer by what its name means, names once and on top. */
import { GeomType, type Feature } from 'protomaps-leaflet'
import { expect, test } from 'vitest'
import { paperFlavor } from '#state/map/flavor.ts'
import { otherLabelRules, otherPaintRules } from '#state/map/other-layers.ts'

const openMapTiles = ['transportation', 'building', 'landcover', 'waterway', 'transportation_name']
const feature = (geomType: GeomType) => ({ geomType, props: {} }) as Feature

test('areas come first, then lines, streets with a rim, and no layer is left out', () => {
  const rules = otherPaintRules(openMapTiles, paperFlavor)
  const drawn = (type: GeomType) =>
    rules.filter(({ filter }) => filter?.(15, feature(type))).map(({ dataLayer }) => dataLayer)
  expect(drawn(GeomType.Polygon)).toEqual(['waterway', 'transportation', 'building'])
  expect(drawn(GeomType.Line)).toEqual([
    ...['building', 'waterway', 'transportation', 'transportation'],
  ])
})

test('what Protomaps knows is left to its own rules', () => {
  expect(otherPaintRules(['earth', 'roads', 'places'], paperFlavor)).toEqual([])
  expect(otherLabelRules(['earth', 'roads', 'places'], paperFlavor)).toEqual([])
})

test('names of points and lines are written', () => {
  const labels = otherLabelRules(['transportation_name'], paperFlavor)
  const written = [GeomType.Point, GeomType.Line, GeomType.Polygon].map(
    (type) => labels.filter(({ filter }) => filter?.(15, feature(type))).length,
  )
  expect(written).toEqual([1, 1, 0])
})
