/** Words of the export menu: what can be taken along, and what is in it. */
export const exports = {
  minutesDocx: {
    title: 'Ergebnisprotokoll (Word)',
    hint: 'DOCX, zum Weiterbearbeiten',
  },
  minutesOdt: {
    title: 'Ergebnisprotokoll (OpenDocument)',
    hint: 'ODT, offener Standard der Verwaltung',
  },
  cardsCsv: {
    title: 'Karten (Tabelle)',
    hint: 'CSV, alle Karten mit Cluster, Punkten und Maßnahmen',
  },
  measuresCsv: {
    title: 'Maßnahmen (Tabelle)',
    hint: 'CSV, alle Maßnahmen mit Quellkarten und Aufgaben',
  },
  walkDocx: {
    title: 'Begehungsprotokoll (Word)',
    hint: 'DOCX mit Karte und Fotos, zum Weiterbearbeiten',
  },
  walkOdt: {
    title: 'Begehungsprotokoll (OpenDocument)',
    hint: 'ODT mit Karte und Fotos, offener Standard der Verwaltung',
  },
  walkHtml: {
    title: 'Begehungsprotokoll (Webseite)',
    hint: 'HTML, eine Datei mit Karte und Fotos, ohne Netz lesbar',
  },
  walkXlsx: {
    title: 'Beobachtungen (Excel)',
    hint: 'XLSX mit Stopps, Orten, Stand und Maßnahmen',
  },
  walkCsv: {
    title: 'Beobachtungen (Tabelle)',
    hint: 'CSV, eine Zeile je Beobachtung',
  },
  walkGeoJson: {
    title: 'Beobachtungen (GeoJSON)',
    hint: 'für QGIS und das Geoportal',
  },
  walkGpx: {
    title: 'Beobachtungen (GPX)',
    hint: 'für Wander-Apps und Navigationsgeräte',
  },
  walkKml: {
    title: 'Beobachtungen (KML)',
    hint: 'für Google Earth und andere Globen',
  },
}
