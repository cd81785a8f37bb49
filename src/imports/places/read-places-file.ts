/** The door for places and routes of other programs: GeoJSON, GPX, KML and KMZ. */
import { Budget, type Watch } from '#imports/survey/budget.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { refusal } from '#imports/wording.ts'
import type { PlaceList } from '#schema/walk.ts'
import { Collection } from './collection.ts'
import { reportOf, type PlacesReport } from './findings.ts'
import { readGeoJson } from './geojson.ts'
import { readGpx } from './gpx.ts'
import { readKml, readKmz } from './kml.ts'
import { settle } from './settling.ts'

export type PlacesFormat = 'geojson' | 'gpx' | 'kml' | 'kmz'

/** Places and ways with a report, or the one German sentence that says why not. */
export type ReadPlaces =
  | { ok: true; format: PlacesFormat; list: PlaceList; report: PlacesReport }
  | { ok: false; sentence: string }

/** More than this is not looked at: a track of 100,000 points with all its times has about 15 MB. */
export const mostPlacesBytes = 32 * 1024 * 1024

const readers = { geojson: readGeoJson, gpx: readGpx, kml: readKml, kmz: readKmz } as const

/** By what the file begins with; its name says too little. */
function formatOf(bytes: Uint8Array): PlacesFormat {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'kmz'
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 4000))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (start === '') throw new FileFault('sie ist leer')
  if (start.startsWith('{') || start.startsWith('[')) return 'geojson'
  if (!start.startsWith('<')) throw new FileFault('sie ist weder GeoJSON noch GPX noch KML')
  // The name of the first element; what stands before it may be a declaration or remarks.
  const root = /<(?:[\w.-]+:)?([A-Za-z]\w*)/.exec(start)?.[1]
  if (root === 'gpx') return 'gpx'
  if (root === 'kml' || root === undefined) return 'kml'
  throw new FileFault('sie ist weder GeoJSON noch GPX noch KML')
}

/**
 * Reads places and routes of another program; the result holds to `PlaceList`. Rejects only with the reason of
 * `watch.signal`, once that was aborted; nothing is kept anywhere and nothing that the file names is opened.
 */
export async function readPlacesFile(
  name: string,
  bytes: Uint8Array,
  watch: Watch = {},
): Promise<ReadPlaces> {
  try {
    if (bytes.length > mostPlacesBytes) throw new FileFault('sie ist größer als 32 MB')
    const format = formatOf(bytes)
    const budget = new Budget(watch)
    const collection = new Collection()
    await readers[format](bytes, collection, budget)
    const settled = await settle(collection, budget)
    const { list } = settled
    if (list.places.length + list.ways.length === 0) throw new FileFault(emptyReason(collection))
    return { ok: true, format, list, report: reportOf(collection, settled) }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    return { ok: false, sentence: refusal(name, error.reason) }
  }
}

/** Metres of a German grid (UTM, Gauß-Krüger) look like this; without their system they say nothing. */
const isGrid = (value: number) => Math.abs(value) > 100_000 && Math.abs(value) < 10_000_000

function emptyReason({ places, ways, points }: Collection): string {
  const first = places[0]?.at ?? ways[0]?.lines[0]?.[0]
  if (first && isGrid(first.lat) && isGrid(first.lon)) {
    return 'ihre Koordinaten sind keine Grade, bitte als WGS 84 (EPSG:4326) speichern'
  }
  return points > 0
    ? 'sie enthält keinen Ort, der auf der Welt liegt'
    : 'sie enthält keine Orte und keine Wege'
}
