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
}
