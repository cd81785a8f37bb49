/** The list in the export menu. What is heavy is loaded when it is asked for, and works offline. */
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import type { ExportContext } from './context.ts'
import type { Export } from './export.ts'
import { fileName } from './file-name.ts'
import { pack } from './packing.ts'
import { walkExports } from './walk/walk-exports.ts'

export { walkExports, type Export }

/** What every workshop can be taken home as. */
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
