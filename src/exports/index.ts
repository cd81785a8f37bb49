/** The list in the export menu. What is heavy is loaded when it is asked for, and works offline. */
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { exports as titles } from '#text/de/exports.ts'
import type { ExportContext } from './context.ts'
import { fileName } from './file-name.ts'
import { pack } from './packing.ts'
import type { Watch } from './turns.ts'

/** One way to take a workshop home. `title` is the key of its words in `text/de/exports.ts`. */
export interface Export {
  id: 'minutes-docx' | 'minutes-odt' | 'cards-csv' | 'measures-csv'
  title: keyof typeof titles
  /** The word in the file's name. */
  kind: string
  extension: string
  mime: string
  /**
   * The file as bytes. Reports progress from 0 to 1 and lets the page breathe; rejects with the signal's
   * reason when aborted. Never changes the snapshot.
   */
  make(
    snapshot: WorkshopSnapshot,
    context: ExportContext,
    watch?: Watch,
  ): Promise<Uint8Array<ArrayBuffer>>
}

export const exportList: readonly Export[] = [
  {
    id: 'minutes-docx',
    title: 'minutesDocx',
    kind: 'Ergebnisprotokoll',
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: async (snapshot, context, watch) => {
      const { minutesOf } = await import('./minutes.ts')
      return pack({ kind: 'docx', document: minutesOf(snapshot, context) }, watch)
    },
  },
  {
    id: 'minutes-odt',
    title: 'minutesOdt',
    kind: 'Ergebnisprotokoll',
    extension: 'odt',
    mime: 'application/vnd.oasis.opendocument.text',
    make: async (snapshot, context, watch) => {
      const { minutesOf } = await import('./minutes.ts')
      return pack({ kind: 'odt', document: minutesOf(snapshot, context) }, watch)
    },
  },
  {
    id: 'cards-csv',
    title: 'cardsCsv',
    kind: 'Karten',
    extension: 'csv',
    mime: 'text/csv;charset=utf-8',
    make: async (snapshot, context, watch) => {
      const { cardsTable } = await import('./cards-csv.ts')
      return pack({ kind: 'csv', table: await cardsTable(snapshot, context, watch) }, watch)
    },
  },
  {
    id: 'measures-csv',
    title: 'measuresCsv',
    kind: 'Maßnahmen',
    extension: 'csv',
    mime: 'text/csv;charset=utf-8',
    make: async (snapshot, context, watch) => {
      const { measuresTable } = await import('./measures-csv.ts')
      return pack({ kind: 'csv', table: await measuresTable(snapshot, context, watch) }, watch)
    },
  },
]

/** The name of the file: day of the workshop (else today), kind, title. */
export function fileNameOf(
  { kind, extension }: Export,
  { heading, initiative }: WorkshopSnapshot,
  { today }: ExportContext,
): string {
  return fileName(heading.date || today, kind, heading.title || initiative.title, extension)
}
