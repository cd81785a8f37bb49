/** What people at a table read, in three languages; in `de-simple` no sentence has more than twelve words. */
const german = {
  addCard: 'Karte hinzufügen',
  yourThought: 'Ihr Gedanke',
  undo: 'Letzte Karte zurücknehmen',
  ourCards: (count: number) => `Unsere Karten: ${count}`,
  added: 'Die Karte ist da.',
  takenBack: 'Die Karte ist zurückgenommen.',
  unfinished: 'Hier steht noch ein angefangener Gedanke.',
  late: 'nachgereicht',
  waiting: 'Es fehlt noch die Verbindung zur Moderation.',
  waitingHint: 'Lassen Sie das Gerät an. Es geht von selbst weiter.',
  refused: 'Diese Veranstaltung ist schon zu Ende und nimmt niemanden mehr auf.',
  soon: 'Gleich geht es los.',
  pause: 'Gerade ist Pause.',
  listening: 'Jetzt hören wir zu.',
  sorting: 'Jetzt wird gemeinsam geordnet.',
  reversing: 'Jetzt wird aus Kritik ein Wunsch.',
  voting: 'Jetzt werden Punkte vergeben.',
  groups: 'Jetzt wird in Gruppen gearbeitet.',
  planning: 'Jetzt wird verabredet, wer was macht.',
  asking: 'Jetzt läuft die Befragung.',
  walking: 'Jetzt wird gemeinsam durch den Ort gegangen.',
  lookUp: 'Schauen Sie bitte nach vorn.',
  ended: 'Die Veranstaltung ist zu Ende. Danke!',
  handIn: 'Fehlt noch etwas? Sie können Karten nachreichen.',
  home: 'Zur Startseite',
}

/** The words of a table, as every language must have them. */
export type TableWords = typeof german

const english: TableWords = {
  addCard: 'Add card',
  yourThought: 'Your thought',
  undo: 'Take back the last card',
  ourCards: (count) => `Our cards: ${count}`,
  added: 'The card is there.',
  takenBack: 'The card is taken back.',
  unfinished: 'There is still an unfinished thought here.',
  late: 'handed in later',
  waiting: 'The connection to the facilitator is still missing.',
  waitingHint: 'Leave this device on. It goes on by itself.',
  refused: 'This workshop is over and takes nobody new.',
  soon: 'We begin in a moment.',
  pause: 'There is a break now.',
  listening: 'Now we listen.',
  sorting: 'Now we sort the cards together.',
  reversing: 'Now criticism becomes a wish.',
  voting: 'Now dots are given.',
  groups: 'Now we work in groups.',
  planning: 'Now we agree on who does what.',
  asking: 'The survey is on now.',
  walking: 'The walk through the place is on now.',
  lookUp: 'Please look to the front.',
  ended: 'The workshop is over. Thank you!',
  handIn: 'Is anything missing? You can still hand in cards.',
  home: 'To the start page',
}

const simple: TableWords = {
  ...german,
  added: 'Ihre Karte ist da.',
  takenBack: 'Die Karte ist weg.',
  unfinished: 'Sie haben hier etwas angefangen.',
  waiting: 'Das Gerät sucht noch die Moderation.',
  waitingHint: 'Bitte lassen Sie das Gerät an.',
  refused: 'Die Veranstaltung ist schon zu Ende.',
  pause: 'Jetzt ist Pause.',
  sorting: 'Wir ordnen jetzt die Karten.',
  reversing: 'Wir machen aus Kritik einen Wunsch.',
  voting: 'Wir vergeben jetzt Punkte.',
  groups: 'Wir arbeiten jetzt in Gruppen.',
  planning: 'Wir sprechen ab: Wer macht was?',
  ended: 'Wir sind fertig. Danke!',
  handIn: 'Fehlt noch etwas? Schreiben Sie es hier.',
}

/** The words of a table per language of the heading (`heading.hallLanguage`). */
export const tableWords: Record<'de' | 'en' | 'de-simple', TableWords> = {
  de: german,
  en: english,
  'de-simple': simple,
}
