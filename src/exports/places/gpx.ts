/** Places and ways as GPX 1.1 (https://www.topografix.com/GPX/1/1/): for devices and apps of walkers. */
import { clean, cleanLine } from '#exports/clean.ts'
import { escapeXml, xmlHead } from '#exports/odt-xml.ts'
import type { EarthPoint, Way } from '#schema/walk.ts'
import { placesDocuments as words } from '#text/de/places-documents.ts'
import {
  degree,
  linesOf,
  titleOf,
  type ExportedPlace,
  type PlacesDocument,
} from './places-document.ts'

/** An element with its text; nothing where there is none. */
function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`
}

const at = ({ lat, lon }: EarthPoint) => `lat="${degree(lat)}" lon="${degree(lon)}"`

function waypoint(place: ExportedPlace): string {
  if (!place.at) return ''
  const { accuracy, fields } = place
  const told =
    accuracy === undefined ? [] : [{ title: words.accuracy, value: String(Math.ceil(accuracy)) }]
  const text = linesOf({ text: place.text, fields: [...fields, ...told] })
  return `<wpt ${at(place.at)}>${element('name', titleOf(place))}${element('desc', text)}</wpt>\n`
}

/** A track, because it may have gaps; it has no times, so it says nothing of who walked when. */
function track({ name, text, lines }: Way): string {
  const points = (line: readonly EarthPoint[]) =>
    line.map((point) => `<trkpt ${at(point)}/>`).join('')
  const segments = lines.map((line) => `<trkseg>${points(line)}</trkseg>`).join('\n')
  return `<trk>${element('name', cleanLine(name))}${element('desc', clean(text))}\n${segments}\n</trk>\n`
}

/** The file as UTF-8. What lies nowhere on the earth has no waypoint; it is named in the description. */
export function makeGpx({ title, notes, places, ways }: PlacesDocument): Uint8Array<ArrayBuffer> {
  const lost = places.filter((place) => !place.at)
  const told = lost.map((place) => [titleOf(place), clean(place.text)].filter(Boolean).join(' – '))
  const about = [...notes, ...(told.length > 0 ? [`${words.placeless}:`, ...told] : [])]
  const metadata = element('name', cleanLine(title)) + element('desc', clean(about.join('\n')))
  const text = [
    `${xmlHead}<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="Beteiligungskoffer">\n`,
    metadata && `<metadata>${metadata}</metadata>\n`,
    ...places.map(waypoint),
    ...ways.map(track),
    '</gpx>\n',
  ]
  return new TextEncoder().encode(text.join(''))
}
