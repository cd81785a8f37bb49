/** Small files of places as other programs write them. */
import { expect } from 'vitest'
import { readPlacesFile } from '#imports/places/read-places-file.ts'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** As QGIS and geojson.io write it. */
export const geoJson = {
  type: 'FeatureCollection',
  name: 'Rundgang Markt',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
  features: [
    {
      type: 'Feature',
      properties: {
        Name: 'Rathaus',
        Beschreibung: 'Treffpunkt',
        Nummer: 'A7',
        offen: true,
        x: null,
      },
      geometry: { type: 'Point', coordinates: [11.889, 51.285, 98.5] },
    },
    {
      type: 'Feature',
      properties: { name: 'Weg am Geiseltalsee' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [11.889, 51.285],
          [11.8905, 51.2861],
          [11.892, 51.287],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { name: 'Bänke', stufe: 2, rest: { a: 1 } },
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [11.891, 51.286],
          [11.892, 51.2865],
        ],
      },
    },
    {
      type: 'Feature',
      properties: null,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [11.88, 51.28],
            [11.89, 51.28],
            [11.89, 51.29],
            [11.88, 51.28],
          ],
        ],
      },
    },
    { type: 'Feature', properties: { name: 'ohne Ort' }, geometry: null },
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [11.8, 51.2] },
          {
            type: 'MultiLineString',
            coordinates: [
              [
                [11.8, 51.2],
                [11.81, 51.21],
              ],
              [[11.8, 51.2]],
            ],
          },
        ],
      },
    },
  ],
}

/** As Garmin devices and OsmAnd write it. */
export const gpx = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="OsmAnd" xmlns="http://www.topografix.com/GPX/1/1"
     xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3">
  <metadata><name>Dorfrunde &amp; Markt</name><time>2026-05-01T08:00:00Z</time></metadata>
  <wpt lat="51.285" lon="11.889"><ele>98</ele><time>2026-05-01T08:00:00Z</time>
    <name>Bank &#228;m Teich</name><cmt>morsch</cmt><desc><![CDATA[Sitzfläche < 40 cm]]></desc><sym>Flag</sym>
    <extensions><gpxx:WaypointExtension><gpxx:name>nicht dieser</gpxx:name></gpxx:WaypointExtension></extensions></wpt>
  <rte><name>Barrierefreie Runde</name><desc>ohne Stufen</desc>
    <rtept lat="51.2850" lon="11.8890"><name>Start</name></rtept>
    <rtept lat="51.2860" lon="11.8900"/>
    <rtept lat="51.2870" lon="11.8910"><name>Ziel</name></rtept></rte>
  <trk><name>Spur</name>
    <trkseg><trkpt lat="51.28" lon="11.88"><ele>1</ele></trkpt><trkpt lat="51.281" lon="11.881"/></trkseg>
    <trkseg><trkpt lat="51.282" lon="11.882"/><trkpt lat="51.283" lon="11.883"/></trkseg>
    <trkseg><trkpt lat="51.284" lon="11.884"/></trkseg></trk>
</gpx>`

/** As Google Earth writes it, with everything that cannot be taken. */
export const kml = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document><name>Spielplätze</name>
  <Style id="s"><IconStyle><Icon><href>http://example.org/pin.png</href></Icon></IconStyle></Style>
  <Folder><name>Nord</name>
    <Placemark><name>Rutsche</name>
      <description><![CDATA[<b>Nass</b> &amp; rutschig<br>im Herbst <img src="http://example.org/a.jpg" onerror="x()">]]></description>
      <ExtendedData><Data name="Nummer"><value>B3</value></Data><Data name="Zuständigkeit"><value>Bauhof</value></Data></ExtendedData>
      <Point><coordinates>11.889,51.285,0</coordinates></Point></Placemark>
    <Placemark><name>Weg</name><LineString><coordinates>
      11.889,51.285,0 11.890,51.286,0
      11.891,51.287,0</coordinates></LineString></Placemark>
    <Placemark><name>Fläche</name><Polygon><outerBoundaryIs><LinearRing><coordinates>11,51 12,51 12,52 11,51</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
    <Placemark><name>Spur</name><gx:Track><when>2026-05-01T08:00:00Z</when><gx:coord>11.88 51.28 90</gx:coord><gx:coord>11.89 51.29 91</gx:coord></gx:Track></Placemark>
    <Placemark><name>beides</name><MultiGeometry><Point><coordinates>11.8,51.2</coordinates></Point><Point><coordinates>11.81,51.21</coordinates></Point>
      <LineString><coordinates>11.8,51.2 11.81,51.21</coordinates></LineString></MultiGeometry></Placemark>
    <Placemark><name>nichts</name></Placemark>
  </Folder>
  <NetworkLink><name>Netz</name><Link><href>http://example.org/mehr.kml</href></Link></NetworkLink>
  <GroundOverlay><name>Luftbild</name><Icon><href>http://example.org/luft.jpg</href></Icon></GroundOverlay>
</Document></kml>`

/** What was read, with its findings as sentences. */
export async function take(name: string, file: string | Uint8Array | object) {
  const bytes =
    file instanceof Uint8Array
      ? file
      : bytesOf(typeof file === 'string' ? file : JSON.stringify(file))
  const read = await readPlacesFile(name, bytes)
  if (!read.ok) throw new Error(read.sentence)
  const told = read.report.findings.map(({ sentence }) => sentence)
  return { ...read, ...read.list, told }
}

/** The one sentence with which a file is refused. */
export async function refused(file: string | Uint8Array | object): Promise<string> {
  const bytes =
    file instanceof Uint8Array
      ? file
      : bytesOf(typeof file === 'string' ? file : JSON.stringify(file))
  const read = await readPlacesFile('böse.bin', bytes)
  const sentence = read.ok ? '' : read.sentence
  expect(sentence).toMatch(/^Die Datei „böse\.bin“ wurde nicht übernommen: .+\.$/u)
  return sentence
}
