/** What people say on the evening of the journeys: everyday life around a village square, nobody is named. */

/** Criticism by the heap it belongs to, in the order of the heaps; 60 cards. */
export const heaps: Record<string, string[]> = {
  'Unterwegs sein': [
    'Nach 18 Uhr fährt kein Bus',
    'Autos fahren quer über den Platz',
    'Der Gehweg zum Friedhof ist zu schmal',
    'Kein sicherer Überweg zur Schule',
    'Fahrräder lassen sich nirgends anschließen',
    'Der Bordstein ist für Rollatoren zu hoch',
    'Lieferwagen parken vor der Kirche',
    'Das Wartehäuschen steht im Regen',
  ],
  'Gern bleiben': [
    'Keine Bank im Schatten',
    'Der Brunnen ist seit Jahren trocken',
    'Es gibt keine öffentliche Toilette',
    'Im Sommer ist der Platz zu heiß',
    'Nirgends kann man sich bei Regen unterstellen',
    'Der Spielplatz hat nur eine Rutsche',
    'Überall Pflaster, kaum ein Baum',
    'Papierkörbe laufen am Wochenende über',
  ],
  'Sich treffen': [
    'Das Gasthaus hat geschlossen',
    'Kein Raum für Vereine ohne Miete',
    'Jugendliche werden überall weggeschickt',
    'Das Dorffest ist seit drei Jahren ausgefallen',
    'Neue im Ort kennt niemand',
    'Für Ältere gibt es nur den Seniorennachmittag',
    'Der Saal ist oft abgeschlossen',
    'Sonntags ist alles wie ausgestorben',
  ],
  'Einkaufen und versorgen': [
    'Der letzte Laden hat zugemacht',
    'Zum Arzt sind es zwölf Kilometer',
    'Kein Geldautomat mehr im Ort',
    'Frisches Brot gibt es nur am Freitag',
    'Pakete landen im Nachbardorf',
    'Die Apotheke liefert nicht mehr',
    'Wer kein Auto hat, kauft nicht frisch',
  ],
  'Licht und Sicherheit': [
    'Abends ist es düster rund um die Linde',
    'Die Treppe hat kein Geländer',
    'Im Winter wird der Weg nicht gestreut',
    'Scherben auf dem Bolzplatz',
    'Die Laterne am Teich flackert',
    'Hunde laufen ohne Leine',
    'Der Schulweg ist morgens dunkel',
  ],
  'Wissen, was läuft': [
    'Termine erfährt man erst danach',
    'Der Schaukasten ist seit Ostern leer',
    'Das Amtsblatt liest kaum jemand',
    'Beschlüsse versteht keiner',
    'Wer hilft wem? Das weiß niemand',
    'Im Funkloch kommt keine Nachricht an',
    'Zugezogene bekommen keine Auskunft',
  ],
  'Grün und Wasser': [
    'Die Hecken wachsen in den Weg',
    'Der Teich riecht im August',
    'Die Linde hat trockene Äste',
    'Niemand gießt die Beete',
    'Bei Starkregen läuft der Keller voll',
    'Laub bleibt bis zum Frühjahr liegen',
    'Es summt nichts mehr auf der Wiese',
  ],
  'Miteinander umgehen': [
    'Es reden immer dieselben',
    'Ideen verschwinden in der Schublade',
    'Ehrenamt wird nicht gedankt',
    'Alt gegen Neu, das nervt',
    'Kinder werden nicht gefragt',
    'Niemand fühlt sich zuständig',
    'Am Ende macht es wieder der Heimatverein',
    'Auf eine Antwort wartet man Monate',
  ],
}

/** The same cards in the order in which people say them: one from each heap, then the next. */
export function spoken(count: number): string[] {
  const rounds = Array.from({ length: 8 }, (_, round) =>
    Object.values(heaps).flatMap((texts) => texts[round] ?? []),
  )
  return rounds.flat().slice(0, count)
}

/** The place of the heap that a card belongs to, counted from 0. */
export function heapOf(text: string): number {
  return Object.values(heaps).findIndex((texts) => texts.includes(text))
}

export const village = {
  initiative: 'Unser Dorfplatz',
  title: 'Zukunftswerkstatt „Unser Dorfplatz“',
  question: 'Wie wird unser Dorfplatz wieder ein Ort für alle?',
  date: '2031-03-12',
  start: '18:00',
  place: 'Bürgerhaus, großer Saal',
  people: 22,
  facilitation: 'Bildungsbüro',
  early: 'Ein Café im alten Spritzenhaus',
  wishes: ['Abends kommen alle nach Hause', 'Unter jedem Baum steht eine Bank'],
  ideas: [
    'Eine Mitfahrbank an der Linde',
    'Jeden Freitag tanzt das Dorf',
    'Ein Schlüssel für alle',
  ],
  groups: ['Mitfahren', 'Schatten'],
  sketches: ['Mitfahrbank', 'Schattenplätze', 'Offener Saal'],
  firstSteps: ['Standort mit dem Bauhof klären', 'Bäume aussuchen', 'Schlüssel nachmachen lassen'],
  leads: ['Heimatverein', 'Grünflächenamt', 'Ortsbeirat'],
  days: ['2031-06-30', '2031-11-15', '2031-05-01'],
  lastWord: 'Rückenwind',
} as const
