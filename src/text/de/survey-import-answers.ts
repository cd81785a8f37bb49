/** Words for taking over answers from a table. */

const answers = (count: number) =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? 'Antwort' : 'Antworten'}`
const rows = (count: number) =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? 'Zeile' : 'Zeilen'}`

export const surveyImportAnswers = {
  title: 'Antworten aus einer Tabelle',
  intro: 'Wählen Sie eine CSV-Datei: eine Kopfzeile, dann je Person eine Zeile.',
  limits: 'Höchstens 24 MB und 50.000 Zeilen.',
  choose: 'Datei wählen',
  other: 'Andere Datei wählen',
  reading: 'Die Datei wird gelesen',
  stopped: 'Abgebrochen. Es wurde nichts übernommen.',
  failed: 'Die Datei ließ sich nicht lesen. Es wurde nichts übernommen.',
  ended: 'Die Befragung wurde inzwischen beendet. Es wurde nichts übernommen.',
  type: 'Das ist keine CSV-Datei. Bitte speichern Sie die Tabelle als CSV.',
  columns: 'Welche Spalte gehört zu welcher Frage?',
  nothing: 'nicht übernehmen',
  about: {
    day: 'Tag',
    channel: 'Weg (Papier, Tablet, Telefon)',
    language: 'Sprache',
    batch: 'Stapel',
    number: 'Nummer des Bogens',
  },
  otherBox: 'Sonstiges',
  more: 'Weitere Spalten zeigen',
  codes: 'Weitere Zeichen für „keine Angabe“',
  codesHint: 'Mit Semikolon getrennt. Leere Felder, „k. A.“ und -99 gelten schon so.',
  defaults: 'Ohne eigene Spalte gelten: heute, Papier, die erste Sprache.',
  preview: 'So werden die ersten Zeilen',
  report: 'Was wird daraus?',
  taken: (count: number) => `${rows(count)} werden Antworten`,
  refused: (count: number) => `${rows(count)} abgelehnt`,
  row: (row: number) => `Zeile ${row.toLocaleString('de-DE')}`,
  moreRefused: (count: number) => `und ${rows(count)} mehr`,
  left: 'Spalten, die wegbleiben',
  lacking: 'Fragen ohne Spalte (gelten als übersprungen)',
  unknown: 'Werte, die die Frage nicht kennt (werden „ungültig“)',
  times: (count: number) => `${count.toLocaleString('de-DE')}-mal`,
  known: (count: number) =>
    `Diese Datei wurde schon eingelesen. ${answers(count)} daraus sind da und kommen nicht noch einmal.`,
  repeated: (count: number) =>
    `${rows(count)} ${count === 1 ? 'steht' : 'stehen'} genauso schon weiter oben. Jede zählt als eigene Antwort.`,
  safe: 'Bis hierher ist noch nichts übernommen.',
  take: (count: number) => `${answers(count)} übernehmen`,
  keeping: 'Antworten werden versiegelt',
  kept: (count: number) => `${answers(count)} übernommen.`,
  keptSome: (count: number, all: number) =>
    `${count.toLocaleString('de-DE')} von ${answers(all)} übernommen. Lesen Sie die Datei noch einmal ein, dann kommt der Rest.`,
  none: 'Abgebrochen. Es wurde nichts übernommen.',
  lost: 'Das Gerät konnte nicht alles speichern. Es wurde nichts übernommen.',
  cleaning: 'Was schon versiegelt war, wird zurückgenommen',
  undo: 'Wieder zurücknehmen',
  undoing: 'Antworten werden zurückgenommen',
  undone: 'Zurückgenommen. Diese Antworten zählen nicht mehr.',
  undoneSome: 'Noch nicht alle Antworten sind zurückgenommen.',
  undoHint: 'Zurücknehmen geht nur, solange dieses Fenster offen ist.',
  close: 'Fertig',
  leave: 'Nicht übernehmen',
}
