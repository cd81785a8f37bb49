/** The list of what a walk can be taken home as. What is heavy is loaded when it is asked for, and works offline. */
import type { Export } from '#exports/export.ts'
import { pack } from '#exports/packing.ts'
import type { PrintedDocument } from '#exports/printed-document.ts'
import { between, type Watch } from '#exports/turns.ts'
import type { PlacesDocument } from '#exports/places/places-document.ts'
import { walkDocuments } from '#text/de/walk-documents.ts'
import type { WalkPictures } from './walk-pictures.ts'
import type { Walk } from './walk-rows.ts'

const { kind: minutes, kinds } = walkDocuments
type Make = Export['make']

/** Nothing is made of a workshop without a walk: the list does not show it there. */
async function opened(...[snapshot, context]: Parameters<Make>): Promise<Walk> {
  const { Walk } = await import('./walk-rows.ts')
  const walk = Walk.of(snapshot, context)
  if (!walk) throw new Error('This workshop has no walk.')
  return walk
}

const printed =
  (
    write: (
      document: PrintedDocument,
      watch: Watch | undefined,
    ) => Promise<Uint8Array<ArrayBuffer>>,
  ): Make =>
  async (snapshot, context, watch, material) => {
    const walk = await opened(snapshot, context)
    const { gatherPictures } = await import('./walk-pictures.ts')
    const { walkMinutesOf } = await import('./walk-minutes.ts')
    const none: WalkPictures = { photos: new Map() }
    const gathering = watch && between(watch, 0, 0.3)
    const pictures = material ? await gatherPictures(walk.rows, material, gathering) : none
    return write(walkMinutesOf(walk, context, pictures), watch && between(watch, 0.3, 1))
  }

const placed =
  (write: (document: PlacesDocument) => Promise<Uint8Array<ArrayBuffer>>): Make =>
  async (snapshot, context, watch) => {
    watch?.signal?.throwIfAborted()
    const walk = await opened(snapshot, context)
    const { placesDocument } = await import('./walk-places.ts')
    const bytes = await write(placesDocument(walk, context))
    watch?.progress?.(1)
    return bytes
  }

export const walkExports: readonly Export[] = [
  {
    id: 'walk-docx',
    title: 'walkDocx',
    kind: minutes,
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: printed((document, watch) => pack({ kind: 'docx', document }, watch)),
  },
  {
    id: 'walk-odt',
    title: 'walkOdt',
    kind: minutes,
    extension: 'odt',
    mime: 'application/vnd.oasis.opendocument.text',
    make: printed((document, watch) => pack({ kind: 'odt', document }, watch)),
  },
  {
    id: 'walk-html',
    title: 'walkHtml',
    kind: minutes,
    extension: 'html',
    mime: 'text/html;charset=utf-8',
    make: printed((document, watch) => pack({ kind: 'html', document }, watch)),
  },
  {
    id: 'walk-xlsx',
    title: 'walkXlsx',
    kind: kinds.table,
    extension: 'xlsx',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: async (snapshot, context, watch) => {
      const walk = await opened(snapshot, context)
      const { walkSheets } = await import('./walk-sheets.ts')
      return pack({ kind: 'xlsx', sheets: walkSheets(walk) }, watch)
    },
  },
  {
    id: 'walk-csv',
    title: 'walkCsv',
    kind: kinds.table,
    extension: 'csv',
    mime: 'text/csv;charset=utf-8',
    make: async (snapshot, context, watch) => {
      const walk = await opened(snapshot, context)
      const { observationCsv } = await import('./walk-sheets.ts')
      const bytes = await pack({ kind: 'csv', table: observationCsv(walk) }, watch)
      watch?.progress?.(1)
      return bytes
    },
  },
  {
    id: 'walk-geojson',
    title: 'walkGeoJson',
    kind: kinds.places,
    extension: 'geojson',
    mime: 'application/geo+json',
    make: placed(async (document) =>
      (await import('#exports/places/geojson.ts')).makeGeoJson(document),
    ),
  },
  {
    id: 'walk-gpx',
    title: 'walkGpx',
    kind: kinds.places,
    extension: 'gpx',
    mime: 'application/gpx+xml',
    make: placed(async (document) => (await import('#exports/places/gpx.ts')).makeGpx(document)),
  },
  {
    id: 'walk-kml',
    title: 'walkKml',
    kind: kinds.places,
    extension: 'kml',
    mime: 'application/vnd.google-earth.kml+xml',
    make: placed(async (document) => (await import('#exports/places/kml.ts')).makeKml(document)),
  },
]
