/** One way to take a workshop home, as the export menu lists it. */
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import type { exports as titles } from '#text/de/exports.ts'
import type { ExportContext } from './context.ts'
import type { Watch } from './turns.ts'
import type { WalkMaterial } from './walk/walk-pictures.ts'

/** `title` is the key of its words in `text/de/exports.ts`. */
export interface Export {
  id:
    | 'minutes-docx'
    | 'minutes-odt'
    | 'cards-csv'
    | 'measures-csv'
    | `walk-${'docx' | 'odt' | 'html' | 'xlsx' | 'csv' | 'geojson' | 'gpx' | 'kml'}`
  title: keyof typeof titles
  /** The word in the file's name. */
  kind: string
  extension: string
  mime: string
  /**
   * The file as bytes. Reports progress from 0 to 1 and lets the page breathe; rejects with the signal's
   * reason when aborted. Never changes the snapshot. `material` holds the pictures of a walk.
   */
  make(
    snapshot: WorkshopSnapshot,
    context: ExportContext,
    watch?: Watch,
    material?: WalkMaterial,
  ): Promise<Uint8Array<ArrayBuffer>>
}
