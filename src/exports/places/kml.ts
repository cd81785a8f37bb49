/** Places and ways as KML 2.2 (OGC 07-147r2): for Google Earth and other globes. */
import { clean, cleanLine } from '#exports/clean.ts'
import { escapeXml, xmlHead } from '#exports/odt-xml.ts'
import type { EarthPoint, Way } from '#schema/walk.ts'
import { placesDocuments as words } from '#text/de/places-documents.ts'
import { degree, titleOf, type ExportedPlace, type PlacesDocument } from './places-document.ts'

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`
}

/**
 * Globes show a description as HTML (07-147r2, section 9.1.3.10.1). A text that could be taken for HTML is written as
 * the HTML of itself; all others stay as they are, for programs that show them raw.
 */
function described(text: string): string {
  const plain = clean(text)
  const isLikeHtml = /<[a-z/!?]|&[a-z#]/i.test(plain)
  const safe = isLikeHtml ? plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : plain
  return element('description', safe)
}

/** Longitude first, without height. */
const pair = ({ lat, lon }: EarthPoint) => `${degree(lon)},${degree(lat)}`
const coordinates = (line: readonly EarthPoint[]) =>
  `<coordinates>${line.map(pair).join(' ')}</coordinates>`

function data(name: string, text: string): string {
  const value = element('value', clean(text))
  return value && `<Data name="${escapeXml(cleanLine(name))}">${value}</Data>`
}

function placemark(place: ExportedPlace): string {
  const { label, text, at, accuracy, fields } = place
  const columns = [
    data(words.number, label),
    accuracy === undefined ? '' : data(words.accuracy, String(Math.ceil(accuracy))),
    ...fields.map(({ title, value }) => data(title, value)),
  ].join('')
  return [
    `<Placemark>${element('name', titleOf(place))}${described(text)}`,
    columns && `<ExtendedData>${columns}</ExtendedData>`,
    at && `<Point>${coordinates([at])}</Point>`,
    '</Placemark>\n',
  ].join('')
}

function way({ name, text, lines }: Way): string {
  const drawn = lines.map((line) => `<LineString>${coordinates(line)}</LineString>`).join('')
  const geometry = lines.length > 1 ? `<MultiGeometry>${drawn}</MultiGeometry>` : drawn
  const head = element('name', cleanLine(name)) + described(text)
  return `<Placemark>${head}${geometry}</Placemark>\n`
}

function folder(name: string, inner: readonly string[]): string {
  return inner.length === 0 ? '' : `<Folder>${element('name', name)}\n${inner.join('')}</Folder>\n`
}

/** The file as UTF-8; it points to no picture and no address. */
export function makeKml({ title, notes, places, ways }: PlacesDocument): Uint8Array<ArrayBuffer> {
  const text = [
    `${xmlHead}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>`,
    `${element('name', cleanLine(title))}${described(notes.join('\n'))}\n`,
    folder(words.places, places.map(placemark)),
    folder(words.ways, ways.map(way)),
    '</Document></kml>\n',
  ]
  return new TextEncoder().encode(text.join(''))
}
