/** KML 2.x (OGC 07-147) as places and ways, also packed as KMZ; nothing that it points to is opened. */
import type { Budget } from '#imports/survey/budget.ts'
import { FileFault } from '#imports/survey/fault.ts'
import { plainText } from '#imports/survey/html.ts'
import { Entry } from '#imports/survey/report.ts'
import { Zip } from '#imports/survey/zip.ts'
import type { EarthPoint } from '#schema/walk.ts'
import { degrees, pairsOf, type Collection, type Leftover } from './collection.ts'
import { mostMarkup, readMarkup, type MarkupListener } from './markup.ts'

const left = new Map<string, Leftover>([
  ['GroundOverlay', 'overlay'],
  ['ScreenOverlay', 'overlay'],
  ['PhotoOverlay', 'overlay'],
  ['Model', 'overlay'],
  ['TimeStamp', 'detail'],
  ['TimeSpan', 'detail'],
  ['when', 'detail'],
])

/** One Placemark: it may hold several points and lines. */
class Placemark {
  name = ''
  html = ''
  readonly points: EarthPoint[] = []
  readonly lines: EarthPoint[][] = []
  readonly fields: [title: string, value: string][] = []
  areas = 0
}

class KmlReader implements MarkupListener {
  readonly wants = new Map([
    ...['name', 'description', 'coord', 'value', 'SimpleData', 'href'].map(
      (name): [string, number] => [name, mostMarkup],
    ),
    ['coordinates', Infinity],
  ])
  readonly #collection: Collection
  readonly #inside: readonly string[]
  #mark: Placemark | undefined
  #field = ''

  /** `inside` are files beside it, which are read anyway. */
  constructor(collection: Collection, inside: readonly string[] = []) {
    this.#collection = collection
    this.#inside = inside
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const leftover = left.get(name)
    if (leftover) this.#collection.leave(leftover)
    if (name === 'Placemark') this.#mark = new Placemark()
    else if (name === 'Data' || name === 'SimpleData') this.#field = attributes.get('name') ?? ''
    else if (name === 'Track') this.#mark?.lines.push([])
    else if (name === 'Polygon' && this.#mark) this.#mark.areas++
  }

  close(name: string, text: string, path: readonly string[]): void {
    const mark = this.#mark
    const parent = path.at(-2) ?? ''
    if (name === 'name' && parent === 'Document') {
      this.#collection.title ||= this.#collection.line(text, 300)
    }
    if (name === 'href' && path.includes('NetworkLink') && !this.#inside.includes(text.trim())) {
      this.#collection.leave('link')
    }
    if (!mark) return
    if (name === 'name' && parent === 'Placemark') mark.name = text
    else if (name === 'description' && parent === 'Placemark') mark.html = text
    else if (name === 'SimpleData' || (name === 'value' && parent === 'Data')) {
      mark.fields.push([this.#field, text])
    } else if (name === 'coordinates') this.#located(mark, text, parent)
    else if (name === 'coord') this.#tracked(mark, text)
    else if (name === 'Placemark') this.#marked(mark)
  }

  #located(mark: Placemark, text: string, parent: string): void {
    if (parent !== 'Point' && parent !== 'LineString') return
    const found: EarthPoint[] = []
    for (const point of pairsOf(text, () => this.#collection.leave('unreadable'))) {
      if (parent === 'LineString') this.#collection.count()
      found.push(point)
      // A point has one pair; whatever follows is none of it.
      if (parent === 'Point') break
    }
    if (parent === 'Point') mark.points.push(...found)
    else mark.lines.push(found)
  }

  #tracked(mark: Placemark, text: string): void {
    const [lon, lat] = text.trim().split(/\s+/, 2).map(degrees)
    this.#collection.count()
    if (lon === undefined || lat === undefined || Number.isNaN(lon + lat)) {
      this.#collection.leave('unreadable')
    } else mark.lines.at(-1)?.push({ lat, lon })
  }

  #marked({ name, html, points, lines, fields, areas }: Placemark): void {
    this.#mark = undefined
    const collection = this.#collection
    const entry = new Entry('')
    const text = plainText(html, entry)
    collection.leave('picture', entry.done().findings.length)
    collection.leave('area', areas)
    if (points.length + lines.length + areas === 0) collection.leave('placeless')
    for (const point of points) collection.addPlace(name, text, point, fields)
    collection.addWay(name, text, lines)
  }
}

/** Reads the bytes of a KML file; throws a `FileFault` for what is none, and whatever `budget` throws. */
export function readKml(bytes: Uint8Array, collection: Collection, budget: Budget): Promise<void> {
  return readMarkup(bytes, 'kml', new KmlReader(collection), budget)
}

/** Reads all KML of a KMZ (a zip), the outermost first; pictures in it are not taken out. */
export async function readKmz(
  bytes: Uint8Array,
  collection: Collection,
  budget: Budget,
): Promise<void> {
  const zip = new Zip(bytes, budget, { file: 'KMZ-Datei', content: 'keine Karte mit Orten' })
  const depth = (path: string) => path.split('/').length
  const inside = zip.paths
    .filter((path) => /\.kml$/i.test(path))
    .sort((one, other) => depth(one) - depth(other))
  if (inside.length === 0) throw new FileFault('sie enthält keine Orte (.kml)')
  for (const path of inside) {
    await readMarkup(zip.read(path), 'kml', new KmlReader(collection, inside), budget)
  }
}
