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
  walkDocx: {
    title: 'Walk minutes (Word)',
    hint: 'DOCX, in German, with map and photos, to go on editing',
  },
  walkOdt: {
    title: 'Walk minutes (OpenDocument)',
    hint: 'ODT, in German, with map and photos, the open standard',
  },
  walkHtml: {
    title: 'Walk minutes (web page)',
    hint: 'HTML, in German, one file with map and photos, works offline',
  },
  walkXlsx: {
    title: 'Observations (Excel)',
    hint: 'XLSX, in German, with stops, places, state and measures',
  },
  walkCsv: {
    title: 'Observations (table)',
    hint: 'CSV, in German, one line for each observation',
  },
  walkGeoJson: {
    title: 'Observations (GeoJSON file)',
    hint: 'for QGIS and other map programs',
  },
  walkGpx: {
    title: 'Observations (GPX file)',
    hint: 'for hiking apps and navigation devices',
  },
  walkKml: {
    title: 'Observations (KML file)',
    hint: 'for Google Earth and other globes',
  },
}
