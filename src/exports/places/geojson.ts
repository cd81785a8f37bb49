/** Places and ways as GeoJSON (RFC 7946): for QGIS, geojson.io and every office with a map. */
import { clean, cleanLine } from '#exports/clean.ts'
import type { EarthPoint, Way } from '#schema/walk.ts'
import { placesDocuments as words } from '#text/de/places-documents.ts'
import { degree, type ExportedPlace, type PlacesDocument } from './places-document.ts'

type Value = string | number

/** An object in which every name stands once and is only a name; empty texts are left out. */
function object(entries: readonly (readonly [name: string, value: Value])[]): string {
  const names = new Set<string>()
  const parts: string[] = []
  for (const [name, value] of entries) {
    if (value === '' || name === '') continue
    let single = name
    for (let again = 2; names.has(single); again++) single = `${name} (${again})`
    names.add(single)
    parts.push(`${JSON.stringify(single)}:${JSON.stringify(value)}`)
  }
  return `{${parts.join(',')}}`
}

/** Longitude first (RFC 7946, section 3.1.1). */
const pair = ({ lat, lon }: EarthPoint) => `[${degree(lon)},${degree(lat)}]`
const pairs = (line: readonly EarthPoint[]) => `[${line.map(pair).join(',')}]`

function feature(properties: string, type: string, coordinates: string | undefined): string {
  const geometry = coordinates ? `{"type":"${type}","coordinates":${coordinates}}` : 'null'
  return `{"type":"Feature","properties":${properties},"geometry":${geometry}}`
}

function place({ label, name, text, at, accuracy, fields }: ExportedPlace): string {
  const properties = object([
    [words.number, cleanLine(label)],
    ['name', cleanLine(name)],
    ['description', clean(text)],
    ...(accuracy === undefined ? [] : [[words.accuracy, Math.ceil(accuracy)] as const]),
    ...fields.map(({ title, value }) => [cleanLine(title), clean(value)] as const),
  ])
  return feature(properties, 'Point', at && pair(at))
}

function way({ name, text, lines }: Way): string {
  const properties = object([
    ['name', cleanLine(name)],
    ['description', clean(text)],
  ])
  const [first = [], ...more] = lines
  if (more.length === 0) return feature(properties, 'LineString', pairs(first))
  return feature(properties, 'MultiLineString', `[${lines.map(pairs).join(',')}]`)
}

/** The file as UTF-8; a place without a position has no geometry, as the standard allows. */
export function makeGeoJson({
  title,
  notes,
  places,
  ways,
}: PlacesDocument): Uint8Array<ArrayBuffer> {
  const head = object([
    ['type', 'FeatureCollection'],
    ['name', cleanLine(title)],
    ['description', clean(notes.join('\n'))],
  ])
  const features = [...places.map(place), ...ways.map(way)]
  const text = `${head.slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`
  return new TextEncoder().encode(text)
}
