/** GPX 1.0 and 1.1 (https://www.topografix.com/GPX/1/1/) as places and ways: waypoints, routes, tracks. */
import type { Budget } from '#imports/survey/budget.ts'
import type { EarthPoint } from '#schema/walk.ts'
import { degrees, type Collection } from './collection.ts'
import { mostMarkup, readMarkup, type MarkupListener } from './markup.ts'

/** A waypoint, or a point of a route; those of a route are places where somebody has named them. */
interface Point {
  at: EarthPoint
  name: string
  text: string
}

/** When and how high nobody wants to know: a walk keeps no tracks of persons. */
const details = new Set(['ele', 'time', 'extensions', 'link', 'url'])

class GpxReader implements MarkupListener {
  readonly wants = new Map(['name', 'desc', 'cmt'].map((name) => [name, mostMarkup]))
  readonly #collection: Collection
  #point: Point | undefined
  #name = ''
  #text = ''
  #lines: EarthPoint[][] = []

  constructor(collection: Collection) {
    this.#collection = collection
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'rte' || name === 'trk') {
      this.#name = ''
      this.#text = ''
      this.#lines = name === 'rte' ? [[]] : []
    } else if (name === 'trkseg') this.#lines.push([])
    else if (/^(wpt|rtept|trkpt)$/.test(name)) {
      const at = { lat: degrees(attributes.get('lat')), lon: degrees(attributes.get('lon')) }
      this.#point = { at, name: '', text: '' }
      if (name !== 'wpt') this.#collection.count()
    }
  }

  close(name: string, text: string, path: readonly string[]): void {
    const parent = path.at(-2) ?? ''
    if (this.wants.has(name)) this.#told(name, text, parent)
    else if (details.has(name) && parent !== 'metadata') this.#collection.leave('detail')
    else if (name === 'rte' || name === 'trk') {
      this.#collection.addWay(this.#name, this.#text, this.#lines)
      this.#lines = []
    } else if (/^(wpt|rtept|trkpt)$/.test(name)) this.#pointed(name)
  }

  #told(name: string, text: string, parent: string): void {
    if (parent === 'metadata' || parent === 'gpx') {
      if (name === 'name') this.#collection.title ||= this.#collection.line(text, 300)
    } else if (this.#point && parent.endsWith('pt')) {
      if (name === 'name') this.#point.name = text
      else this.#point.text = joined(this.#point.text, text)
    } else if (parent === 'rte' || parent === 'trk') {
      if (name === 'name') this.#name = text
      else this.#text = joined(this.#text, text)
    }
  }

  #pointed(name: string): void {
    const point = this.#point
    this.#point = undefined
    if (!point) return
    if (Number.isNaN(point.at.lat) || Number.isNaN(point.at.lon)) {
      this.#collection.leave('unreadable')
      return
    }
    if (name !== 'wpt') this.#lines.at(-1)?.push(point.at)
    if (name === 'wpt' || (name === 'rtept' && point.name.trim() !== '')) {
      this.#collection.addPlace(point.name, point.text, point.at)
    }
  }
}

/** Comment and description are often the same words; then they stand once. */
function joined(before: string, text: string): string {
  return before === '' || before === text ? text : `${before}\n${text}`
}

/** Reads the bytes of a GPX file; throws a `FileFault` for what is none, and whatever `budget` throws. */
export function readGpx(bytes: Uint8Array, collection: Collection, budget: Budget): Promise<void> {
  return readMarkup(bytes, 'gpx', new GpxReader(collection), budget)
}
