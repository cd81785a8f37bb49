/** German words of the files of a survey: data, codebook, report. */

export const surveyDocuments = {
  /** Words in the names of files. */
  kinds: {
    data: 'Befragungsdaten',
    texts: 'Befragungstexte',
    description: 'Befragungsbeschreibung',
    questionnaire: 'Fragebogen',
    report: 'Befragungsbericht',
    poster: 'Befragungsplakat',
  },
  /** Sheets of the data file. */
  sheets: { data: 'Daten', codebook: 'Codebuch', about: 'Hinweise', written: 'Texte' },
  /** Columns for what was not asked. */
  own: {
    channel: { name: 'erhebungsweg', label: 'Weg, auf dem geantwortet wurde' },
    version: { name: 'fassung', label: 'Fassung des Fragebogens' },
  },
  channels: {
    kiosk: 'Tablet vor Ort',
    link: 'Eigenes Gerät',
    paper: 'Papier',
    interview: 'Gespräch',
    telephone: 'Telefon',
  },
  missing: {
    'not-asked': 'nicht gefragt',
    declined: 'weiß nicht / möchte nicht sagen',
    skipped: 'ausgelassen',
    illegible: 'unleserlich',
    invalid: 'ungültig',
  },
  other: 'Anderes',
  chosen: 'genannt',
  notChosen: 'nicht genannt',
  first: 'Platz 1',
  round: (number: number) => `${String(number)}. Mal`,
  dash: ' – ',
  codebook: {
    name: 'Variable',
    question: 'Frage',
    section: 'Abschnitt',
    measure: 'Messniveau',
    value: 'Wert',
    meaning: 'Bedeutung',
  },
  measures: { nominal: 'nominal', ordinal: 'ordinal', scale: 'metrisch' },
  blank: 'leer',
  blankMeaning: 'zum Schutz nicht gezeigt',
  written: { question: 'frage', questionLabel: 'Frage', text: 'text', textLabel: 'Antwort' },
  about: {
    term: 'Angabe',
    value: 'Inhalt',
    title: 'Befragung',
    municipality: 'Kommune',
    version: 'Fassung des Fragebogens',
    hash: 'Prüfsumme des Fragebogens (SHA-256)',
    rows: 'Zahl der Antwortbögen',
    period: 'Zeitraum',
    until: ' bis ',
    made: 'Erstellt am',
    order: 'Reihenfolge',
    orderText: 'Die Zeilen sind gemischt. Ihre Reihenfolge sagt nichts.',
    names: 'Namen',
    namesText: 'Die Befragung war ohne Namen. Es gibt keine Nummer, die zu einer Person führt.',
    missing: 'Fehlende Werte',
    protection: 'Schutz kleiner Gruppen',
    protectionText: (least: number) =>
      `Eine Antwort steht nur da, wo auch das Ergebnis ihre Zahl zeigt: mindestens ${String(least)}-mal, für alle und in jeder Gruppe. Sonst ist das Feld leer. Zahlen und Tage stehen für ihre Stufe im Ergebnis.`,
    features: 'Merkmale in den Zeilen',
    left: 'Weggelassen, weil es Personen verraten könnte',
    hidden: 'Ganz oder zum Teil leer',
    none: 'keine',
    written: 'Freie Texte',
    writtenText:
      'Enthalten sind freigegebene Zitate, getrennt und gemischt. Keine Zeile führt zu einem Antwortbogen.',
    limit: 'Grenze',
    limitText:
      'Die Daten sind vertraulich, nicht anonym. Bitte geben Sie sie nicht öffentlich weiter.',
  },
}

/** Words in a form for other programs. */
export const xlsformWords = {
  sheet: 'hinweise',
  lost: 'Was diese Datei nicht enthält',
  languages: {
    de: 'Deutsch',
    'de-simple': 'Deutsch einfach',
    en: 'English',
    ar: 'العربية',
    uk: 'Українська',
    ru: 'Русский',
    tr: 'Türkçe',
    pl: 'Polski',
    fa: 'فارسی',
    ro: 'Română',
    vi: 'Tiếng Việt',
    fr: 'Français',
    es: 'Español',
    it: 'Italiano',
  } as Record<string, string | undefined>,
  losses: {
    notice: 'Der Hinweis zum Datenschutz fehlt. Bitte zeigen Sie ihn vor der ersten Frage.',
    declined:
      '„Weiß nicht / möchte nicht sagen“ fehlt bei den Fragen. Bitte ergänzen Sie es, wo es nötig ist.',
    person: 'Welche Fragen eine Person verraten können, steht nicht in der Datei.',
    pin: 'Ein Punkt auf einem Plan kann nicht gesetzt werden. Es bleibt die Liste der Orte.',
    checked: 'Welche Übersetzung geprüft ist, steht nicht in der Datei.',
    repeat: 'Wie oft ein Abschnitt höchstens gefragt wird, steht nicht in der Datei.',
  },
}
