/** Words for preparing a walk: route and stops, places of a file, roles, checklist, announcement, print kit. */
export const walkPrepare = {
  title: 'Der Spaziergang',
  intro: 'Klappen Sie auf, was Sie brauchen. Alles lässt sich später ändern.',
  toPrint: 'Zum Drucken',
  problems: {
    tooLong: 'Das ist zu lang. Bitte kürzen Sie es.',
    tooMany: 'Das sind zu viele Zeilen. Bitte nehmen Sie einige heraus.',
    length: 'Das ist keine Länge. Schreiben Sie zum Beispiel 1200 oder 1,2 km.',
    position: 'Das ist keine Lage. Schreiben Sie zum Beispiel 51,2834; 11,8977.',
  },
  advice: {
    stops: (count: number) => `${String(count)} Stopps sind viel. Gut sind bis zu 8.`,
    metres: (length: string) => `${length} sind weit. Mit älteren Menschen bis zu 1,5 km.`,
    minutes: (count: number) =>
      `Unterwegs sind es etwa ${String(count)} Minuten. Gut sind bis zu 75.`,
  },
  route: {
    title: 'Route und Stopps',
    summary: (stops: number, length: string) =>
      [stops === 1 ? '1 Stopp' : `${String(stops)} Stopps`, length].filter(Boolean).join(', '),
    name: 'Name der Route',
    nameHint: 'Zum Beispiel: Vom Bahnhof zum Anger',
    meetingPoint: 'Treffpunkt',
    meetingPointHint: 'So genau, dass alle ihn finden',
    length: 'Länge',
    lengthHint: 'In Metern oder als 1,2 km',
    measured: (length: string) => `Der Weg auf der Karte ist ${length} lang.`,
    takeMeasured: 'Diese Länge nehmen',
    removeWay: 'Weg entfernen',
    stops: 'Stopps',
    free: 'Die Kinder bestimmen, wohin es geht. Die Stopps dürfen leer bleiben.',
    none: 'Noch kein Stopp. Sechs sind ein guter Anfang.',
    newStop: 'Neuer Stopp',
    add: 'Stopp hinzufügen',
    fromFile: 'Orte aus einer Datei',
    numbersStay: 'Jeder Stopp behält seine Nummer, auch wenn Sie umsortieren.',
  },
  stop: {
    title: (number: number) => `Stopp ${String(number)}`,
    name: (number: number) => `Name von Stopp ${String(number)}`,
    up: (named: string) => `${named} nach oben`,
    down: (named: string) => `${named} nach unten`,
    remove: (named: string) => `${named} entfernen`,
    moved: (named: string, at: number, all: number) =>
      `${named} ist jetzt an Stelle ${String(at)} von ${String(all)}.`,
    counted: (questions: number) =>
      questions === 0
        ? 'Leitfragen und Lage'
        : questions === 1
          ? '1 Leitfrage, Lage'
          : `${String(questions)} Leitfragen, Lage`,
    questions: 'Leitfragen',
    questionsHint: 'Eine Frage je Zeile',
    offers: 'Mit einem Tipp dazu',
    position: 'Lage',
    positionHint: 'Breite und Länge in Grad, oder leer',
    onMap: 'Auf der Karte zeigen',
    onPlan: 'Die Lage ist auf dem Plan eingetragen.',
  },
  gone: {
    trash: (count: number) =>
      count === 1 ? '1 entfernter Stopp' : `${String(count)} entfernte Stopps`,
    trashTitle: 'Entfernte Stopps',
    trashHint: 'Jeder Stopp behält seine Nummer. Sie können ihn zurückholen.',
    takenAway: (title: string) => `${title} ist entfernt. Hier holen Sie ihn zurück.`,
  },
  places: {
    title: 'Orte und Wege aus einer Datei',
    intro: 'GPX, KML, KMZ oder GeoJSON, zum Beispiel aus einer Wander-App.',
    choose: 'Datei wählen',
    other: 'Andere Datei wählen',
    drop: 'Oder ziehen Sie die Datei hierher. Noch ändert sich nichts.',
    reading: 'Die Datei wird gelesen …',
    stopped: 'Angehalten. Es hat sich nichts geändert.',
    failed: 'Diese Datei lässt sich gerade nicht lesen. Es hat sich nichts geändert.',
    came: (places: number, ways: number) =>
      [
        places === 1 ? '1 Ort' : `${String(places)} Orte`,
        ways === 1 ? '1 Weg' : `${String(ways)} Wege`,
      ].join(', '),
    notes: 'Anders als in der Datei',
    asStops: 'Welche Orte werden Stopps?',
    known: 'gibt es schon, bekommt die Lage',
    unnamed: 'ohne Namen',
    all: 'Alle',
    nobody: 'Keinen',
    search: 'Suchen',
    shown: (shown: number, all: number) =>
      `${String(shown)} von ${String(all)} Orten sind zu sehen.`,
    asRoute: 'Wird der Weg die Route?',
    noWay: 'Keine Route übernehmen',
    way: (number: number, name: string, length: string) =>
      `${name || `Weg ${String(number)}`}, ${length}`,
    replaces: 'Der Weg von bisher wird ersetzt.',
    chosen: (count: number) => (count === 1 ? '1 Ort gewählt' : `${String(count)} Orte gewählt`),
    take: 'Übernehmen',
    leave: 'Nicht übernehmen',
    taken: (stops: number, length: string) =>
      `Übernommen: ${[
        stops > 0 && (stops === 1 ? '1 Stopp' : `${String(stops)} Stopps`),
        length && `ein Weg von ${length}`,
      ]
        .filter(Boolean)
        .join(' und ')}.`,
  },
  roles: {
    title: 'Rollen',
    summary: '6 Aufgaben für die Gruppe',
    hint: 'Verteilen Sie die Karten am Start. Nach jedem Abschnitt wird getauscht.',
    rule: 'Die wichtigste Regel',
  },
  alternative: {
    title: 'Wer nicht mitgehen kann',
    open: 'noch offen',
    done: 'eingetragen',
    field: 'Ihr Angebot',
    hint: 'Es steht in der Ankündigung.',
    offers: 'Ein Anfang mit einem Tipp',
  },
  checklist: {
    title: 'Checkliste für alle Altersgruppen',
    summary: (count: number) =>
      count === 0 ? 'noch nichts gewählt' : count === 1 ? '1 Punkt' : `${String(count)} Punkte`,
    hint: 'Wählen Sie 8 bis 10 Punkte.',
    many: (count: number) =>
      `${String(count)} Punkte sind zu viel. Dann wird angekreuzt statt geschaut.`,
    few: (count: number) => `${String(count)} gewählt. Gut sind 8 bis 10.`,
    own: 'Eigener Punkt',
    add: 'Hinzufügen',
    remove: (line: string) => `${line} entfernen`,
  },
  announcement: {
    title: 'Ankündigung',
    summary: { generated: 'aus Ihren Angaben', byHand: 'von Hand geändert' },
    announcement: 'Aushang',
    shortAnnouncement: 'Kurztext',
    hint: {
      announcement: 'Für das Schwarze Brett',
      shortAnnouncement: 'Für Messenger und Zeitung',
    },
    byHand: 'Von Hand geändert. Neue Angaben kommen nicht mehr von selbst hinein.',
    copy: 'Kopieren',
    copyNamed: (which: string) => `${which} kopieren`,
    copied: 'Kopiert.',
    copyFailed: 'Kopieren geht hier nicht. Markieren Sie den Text von Hand.',
    renew: 'Neu erzeugen',
    renewNamed: (which: string) => `${which} neu erzeugen`,
    renewQuestion: 'Neu erzeugen?',
    renewText: 'Ihr geänderter Text geht dann verloren.',
    keep: 'Meinen Text behalten',
    print: 'Aushang drucken',
  },
  kit: {
    toPrepare: 'Zur Vorbereitung',
    title: 'Für den Spaziergang drucken',
    what: 'Was drucken Sie?',
    sheets: {
      plan: 'Plan mit Stopps',
      forms: 'Beobachtungsbögen, einer je Stopp',
      roles: 'Rollenkarten',
      stickers: 'Aufkleber mit Nummern',
      checklist: 'Checkliste',
      announcement: 'Aushang',
    },
    language: 'Sprache',
    languages: { de: 'Deutsch', en: 'Englisch', 'de-simple': 'Einfache Sprache' },
    large: 'Große Schrift',
    letter: 'Buchstabe der Gruppe',
    print: 'Drucken',
    printHint: 'A4, eine Farbe genügt.',
    nothing: 'Wählen Sie mindestens ein Blatt.',
    preview: 'Vorschau',
  },
}
