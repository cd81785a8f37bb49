/** Words of the export menu; the files themselves are written in German. */
import type { Messages } from '#text/german.ts'

export const exports: Messages['exports'] = {
  minutesDocx: {
    title: 'Results minutes (Word)',
    hint: 'DOCX, in German, to go on editing',
  },
  minutesOdt: {
    title: 'Results minutes (OpenDocument)',
    hint: 'ODT, in German, the open standard of public administration',
  },
  cardsCsv: {
    title: 'Cards (table)',
    hint: 'CSV, in German, all cards with cluster, dots and measures',
  },
  measuresCsv: {
    title: 'Measures (table)',
    hint: 'CSV, in German, all measures with source cards and tasks',
  },
}
