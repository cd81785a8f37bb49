/** Words of the files that can be taken from a survey: what they are, and what is in them. */
export const surveyExports = {
  tooFew: 'Es sind weniger als fünf Antworten. Daten gibt es erst ab fünf.',
  noTexts: 'Es ist noch kein Zitat freigegeben. Lesen Sie zuerst die freien Texte.',
  afterEnd:
    'Eine Zeile je Person gibt es erst, wenn die Befragung beendet ist: Vorher könnte man zusehen, wessen Antwort dazukommt.',
  confidential:
    'Eine Zeile je Person, ohne Namen. Was selten ist, fehlt darin. Bitte geben Sie diese Dateien nicht öffentlich weiter.',
  parts: { report: 'Bericht', data: 'Daten', questions: 'Fragebogen' },
  public: 'Für alle: nur Zahlen, die gezeigt werden dürfen.',
  facts: {
    asked: 'Wer wurde gefragt?',
    askedHint: 'Zum Beispiel: alle Haushalte in Braunsbedra',
    invited: 'Wie viele wurden gefragt?',
    invitedHint: 'Leer lassen, wenn es niemand weiß',
    isOpen: 'Alle konnten mitmachen',
    tooLong: 'Das ist zu lang. Es gilt, was vorher da stand.',
    noNumber: 'Bitte eine ganze Zahl.',
  },
  files: {
    xlsx: { title: 'Daten (Excel)', hint: 'XLSX mit Codebuch, Hinweisen und Zitaten' },
    sav: { title: 'Daten (SPSS)', hint: 'SAV mit allen Beschriftungen und fehlenden Werten' },
    csv: { title: 'Daten (Tabelle)', hint: 'CSV mit Strichpunkt und Dezimalkomma' },
    sps: { title: 'Befehle für die Tabelle (SPSS)', hint: 'SPS, liest die CSV-Datei ein' },
    textsCsv: { title: 'Zitate (Tabelle)', hint: 'CSV, was Sie freigegeben haben' },
    textsSav: { title: 'Zitate (SPSS)', hint: 'SAV, was Sie freigegeben haben' },
    ddi: { title: 'Beschreibung für Archive', hint: 'DDI-Codebook 2.5 als XML' },
    xlsform: { title: 'Fragebogen für ODK und Kobo', hint: 'XLSForm als XLSX' },
    json: { title: 'Fragebogen (JSON)', hint: 'alle Fragen, wie die App sie führt' },
    reportDocx: { title: 'Bericht (Word)', hint: 'DOCX, zum Weiterbearbeiten' },
    reportOdt: { title: 'Bericht (OpenDocument)', hint: 'ODT, offener Standard der Verwaltung' },
    reportHtml: { title: 'Bericht (Webseite)', hint: 'HTML, zum Drucken oder Veröffentlichen' },
    poster: { title: 'Plakat A4', hint: 'HTML, zum Drucken' },
  },
}
