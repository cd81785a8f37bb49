/** Words of the minutes (Protokoll): preview and the ways to take them home. */
export const minutes = {
  title: 'Protokoll',
  toRun: 'Zurück zur Veranstaltung',
  take: 'Mitnehmen',
  preview: 'Vorschau',
  print: 'Drucken oder PDF',
  printHint: 'Für eine PDF-Datei wählen Sie im Druckfenster „Als PDF speichern“.',
  working: (name: string) => `${name} wird erstellt …`,
  finished: (name: string) => `${name} ist fertig und liegt bei Ihren Downloads.`,
  cancelled: 'Abgebrochen. Es wurde nichts gespeichert.',
  failed: (name: string) =>
    `${name} ließ sich nicht erstellen. Ihre Daten sind vollständig da. Versuchen Sie es noch einmal.`,
  draft: 'Zwischenstand: Die Veranstaltung läuft noch.',
  notBegun:
    'Die Veranstaltung hat noch nicht begonnen. Das Protokoll füllt sich mit jedem Schritt.',
}
