/** Vector maps whose layers have other names than those of Protomaps: drawn by what they are, areas, lines and points. */
import {
  CenteredTextSymbolizer,
  GeomType,
  LineLabelSymbolizer,
  LineSymbolizer,
  PolygonSymbolizer,
  type LabelRule,
  type PaintRule,
} from 'protomaps-leaflet'
import type { Flavor } from './flavor.ts'

/** What the rules of Protomaps know (https://docs.protomaps.com/basemaps/layers). */
const known = new Set(['earth', 'landcover', 'landuse', 'water', 'roads', 'transit', 'buildings'])
for (const name of ['boundaries', 'places', 'pois', 'physical_line', 'physical_point'])
  known.add(name)

/** Names that many makers use (OpenMapTiles, Shortbread, BKG), by what they mean. */
const meanings: readonly (readonly [names: RegExp, meaning: Meaning])[] = [
  [/water|gew(ae|ä)sser|ocean|river|lake/i, 'water'],
  [/wood|forest|wald|park|green|vegetation|landcover|gruen/i, 'green'],
  [/building|geb(ae|ä)ude|bauwerk|house/i, 'building'],
  [/street|road|transport|verkehr|weg|path|bridge/i, 'street'],
]
type Meaning = 'water' | 'green' | 'building' | 'street' | 'other'

const meaningOf = (layer: string): Meaning =>
  meanings.find(([names]) => names.test(layer))?.[1] ?? 'other'

const others = (layers: readonly string[]) => layers.filter((name) => !known.has(name))
const isLabel = (layer: string) => /label|name/i.test(layer)

/** Below those that are known; areas first, then lines, streets on top. */
export function otherPaintRules(layers: readonly string[], flavor: Flavor): PaintRule[] {
  const drawn = others(layers).filter((layer) => !isLabel(layer))
  const fills: Record<Meaning, string> = {
    water: flavor.water,
    green: flavor.park_a,
    building: flavor.buildings,
    street: flavor.pedestrian,
    other: 'rgba(120, 120, 100, 0.08)',
  }
  const order: Meaning[] = ['other', 'green', 'water', 'street', 'building']
  const areas = order.flatMap((meaning) =>
    drawn
      .filter((layer) => meaningOf(layer) === meaning)
      .map((dataLayer): PaintRule => ({
        dataLayer,
        symbolizer: new PolygonSymbolizer({ fill: fills[meaning] }),
        filter: (_zoom, { geomType }) => geomType === GeomType.Polygon,
      })),
  )
  const line = (dataLayer: string, color: string, width: number): PaintRule => ({
    dataLayer,
    symbolizer: new LineSymbolizer({
      color,
      width: (zoom) => width * 1.5 ** Math.max(-4, zoom - 15),
    }),
    filter: (_zoom, { geomType }) => geomType === GeomType.Line,
  })
  const ways = drawn.filter((layer) => meaningOf(layer) === 'street')
  const strokes = drawn.filter((layer) => meaningOf(layer) !== 'street')
  return [
    ...areas,
    ...strokes.map((layer) =>
      line(layer, meaningOf(layer) === 'water' ? flavor.water : flavor.railway, 1.5),
    ),
    ...ways.map((layer) => line(layer, flavor.minor_casing, 6)),
    ...ways.map((layer) => line(layer, flavor.minor_a, 4)),
  ]
}

/** Names of places and streets, in German where the map has them. */
export function otherLabelRules(layers: readonly string[], flavor: Flavor): LabelRule[] {
  const common = { labelProps: ['name:de', 'name_de', 'name'], width: 2 }
  const look = { fill: flavor.city_label, stroke: flavor.city_label_halo, fontFamily: 'sans-serif' }
  return others(layers).flatMap((dataLayer): LabelRule[] => [
    {
      dataLayer,
      symbolizer: new CenteredTextSymbolizer({ ...common, ...look, fontSize: 13, fontWeight: 600 }),
      filter: (_zoom, { geomType }) => geomType === GeomType.Point,
    },
    {
      dataLayer,
      symbolizer: new LineLabelSymbolizer({ ...common, ...look, fontSize: 12 }),
      filter: (_zoom, { geomType }) => geomType === GeomType.Line,
    },
  ])
}
