/** Words around every screen: ways home, problems, languages. */
export const shell = {
  skip: 'Zum Inhalt springen',
  home: 'Zur Startseite',
  notFoundTitle: 'Hier ist nichts',
  notFound: 'Diese Adresse gibt es hier nicht. Ihre Daten sind alle da.',
  notHere:
    'Dieses Vorhaben liegt nicht auf diesem Gerät. Öffnen Sie es auf dem Gerät, auf dem es angelegt wurde.',
  failed: 'Das ließ sich gerade nicht öffnen. Nichts ist verloren. Versuchen Sie es noch einmal.',
  again: 'Noch einmal versuchen',
  problems: 'Hinweise zum Gerät',
  language: 'Sprache der Oberfläche',
  /** Each in its own language, so that everybody finds theirs. */
  languages: { de: 'Deutsch', en: 'English' },
  languageFailed: 'Die andere Sprache ließ sich nicht laden. Alles bleibt, wie es ist.',
  titles: {
    invite: 'Einladen',
    members: 'Einladen',
    table: 'Tisch',
    pack: 'Koffer packen',
    check: 'Gerät prüfen',
    methods: 'Methode wählen',
    initiative: 'Vorhaben',
    prepare: 'Vorbereiten',
    run: 'Durchführen',
    tour: 'Unterwegs',
    beamer: 'Beamer',
    minutes: 'Protokoll',
    kit: 'Druckpaket',
    rehearsal: 'Probelauf',
  },
}
