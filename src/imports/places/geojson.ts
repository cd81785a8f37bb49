/** GeoJSON (RFC 7946) as places and ways. */
import { fromUtm, utmZoneOf } from '#geo/utm.ts'
import type { Budget } from '#imports/survey/budget.ts'
import { utf8 } from '#imports/survey/bytes.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { quote } from '#imports/wording.ts'
import type { EarthPoint } from '#schema/walk.ts'
import type { Collection } from './collection.ts'
import { readingJson, type JsonObject } from './json-pieces.ts'
import { inPieces } from './pieces.ts'

const names = ['name', 'title', 'bezeichnung', 'label']
const texts = ['description', 'desc', 'beschreibung', 'text', 'bemerkung', 'note']
const documents = new Set(
  'FeatureCollection Feature Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection'.split(
    ' ',
  ),
)

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** What a property says, in words; undefined for what is no simple value. */
function said(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  return typeof value === 'number' ? String(value) : undefined
}

/** Name, text and further columns of a feature. */
interface About {
  name: string
  text: string
  fields: [title: string, value: string][]
}

function about(properties: unknown, collection: Collection): About {
  const all = isObject(properties) ? Object.entries(properties) : []
  const found = new Map(all.map(([key, value]) => [key.toLowerCase(), said(value)] as const))
  const first = (keys: readonly string[]) => keys.find((key) => found.get(key))
  const [nameKey, textKey] = [first(names), first(texts)]
  const fields: [string, string][] = []
  for (const [key, value] of all) {
    const lower = key.toLowerCase()
    if (lower === nameKey || lower === textKey || value === null) continue
    const words = said(value)
    if (words === undefined) collection.leave('detail')
    else fields.push([key, words])
  }
  return { name: found.get(nameKey ?? '') ?? '', text: found.get(textKey ?? '') ?? '', fields }
}

/** Where everything goes, and how a pair of numbers becomes a point. */
interface Target {
  collection: Collection
  point: (east: number, north: number) => EarthPoint
}

function pointOf(value: unknown, { collection, point }: Target): EarthPoint | undefined {
  const [east, north, height] = listOf(value)
  if (typeof east !== 'number' || typeof north !== 'number') {
    collection.leave('unreadable')
    return undefined
  }
  if (height !== undefined) collection.leave('detail')
  return point(east, north)
}

function lineOf(value: unknown, target: Target): EarthPoint[] {
  const line: EarthPoint[] = []
  for (const one of listOf(value)) {
    target.collection.count()
    const point = pointOf(one, target)
    if (point) line.push(point)
  }
  return line
}

/** Its places and lines; lines come together, because they are one way. */
function readGeometry(geometry: unknown, about: About, target: Target): EarthPoint[][] {
  if (!isObject(geometry)) {
    target.collection.leave('placeless')
    return []
  }
  const { type, coordinates } = geometry
  const place = (value: unknown) => {
    const point = pointOf(value, target)
    if (point) target.collection.addPlace(about.name, about.text, point, about.fields)
  }
  switch (type) {
    case 'Point':
      place(coordinates)
      return []
    case 'MultiPoint':
      listOf(coordinates).forEach(place)
      return []
    case 'LineString':
      return [lineOf(coordinates, target)]
    case 'MultiLineString':
      return listOf(coordinates).map((line) => lineOf(line, target))
    case 'GeometryCollection':
      return listOf(geometry.geometries).flatMap((one) => readGeometry(one, about, target))
    case 'Polygon':
    case 'MultiPolygon':
      target.collection.leave('area')
      return []
    default:
      target.collection.leave('placeless')
      return []
  }
}

function readFeature(feature: unknown, target: Target): void {
  const isOne = isObject(feature) && feature.type === 'Feature'
  const words = about(isOne ? feature.properties : undefined, target.collection)
  const lines = readGeometry(isOne ? feature.geometry : feature, words, target)
  target.collection.addWay(words.name, words.text, lines)
}

/** How the numbers of the file become degrees; older files name their system (GeoJSON 2008, section 3). */
function systemOf({ crs }: JsonObject, collection: Collection): Target['point'] {
  const properties = isObject(crs) ? crs.properties : undefined
  const name = isObject(properties) ? properties.name : undefined
  const degrees: Target['point'] = (lon, lat) => ({ lat, lon })
  if (typeof name !== 'string' || /CRS:?84$|EPSG:+4326$/i.test(name)) return degrees
  const zone = utmZoneOf(name)
  if (zone === undefined) {
    throw new FileFault(
      `ihre Koordinaten stehen in ${quote(name)}, bitte als WGS 84 (EPSG:4326) speichern`,
    )
  }
  collection.leave('grid')
  return (east, north) => fromUtm(zone, east, north)
}

/** Reads the bytes of a GeoJSON file; throws a `FileFault` for what is none, and whatever `budget` throws. */
export async function readGeoJson(
  bytes: Uint8Array,
  collection: Collection,
  budget: Budget,
): Promise<void> {
  const whole = await inPieces(readingJson(utf8(bytes), budget), budget, 0, 0.6)
  if (!isObject(whole)) throw new FileFault('sie enthält kein GeoJSON')
  const { type } = whole
  if (typeof type !== 'string' || !documents.has(type)) {
    throw new FileFault('sie enthält kein GeoJSON')
  }
  const target = { collection, point: systemOf(whole, collection) }
  if (typeof whole.name === 'string') collection.title = collection.line(whole.name, 300)
  const features = type === 'FeatureCollection' ? listOf(whole.features) : [whole]
  for (const [at, feature] of features.entries()) {
    const before = collection.points
    readFeature(feature, target)
    budget.spend(20 + 5 * (collection.points - before))
    await budget.rest(0.6 + (0.2 * at) / features.length)
  }
}
