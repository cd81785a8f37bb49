/** Words of the cards: writing, sorting, naming and turning around. */
const cardCount = (count: number) => (count === 1 ? '1 Karte' : `${String(count)} Karten`)

export const cards = {
  loose: 'Lose Karten',
  looseThere: 'bei den losen Karten',
  heap: (number: number) => `Stapel ${String(number)}`,
  numbered: (number: number, name: string) => `${String(number)} · ${name}`,
  zone: (name: string, count: number) => `${name}, ${cardCount(count)}`,
  card: (label: string, kind: string, text: string) => `${kind} ${label}: ${text}`,
  alsoIn: (names: string) => `auch in ${names}`,
  numberSign: (label: string) => `Nr. ${label}`,

  composer: 'Neue Karte',
  composerHint: 'Ein Gedanke pro Karte. Enter legt die Karte ab.',
  placeholder: 'Ein Gedanke, wenige Wörter',
  addCard: 'Karte hinzufügen',
  advised: (count: number, tables: boolean) =>
    `${tables ? 'Je Tisch' : 'Je Person'} höchstens ${cardCount(count)}`,
  counter: (length: number, advised: number) => `${String(length)} von ${String(advised)} Zeichen`,
  long: 'Kürzer liest sich leichter. Sie können die Karte trotzdem ablegen.',
  tooLong: 'Das ist für eine Karte sehr lang. Sind es mehrere Gedanken?',
  splitInto: (count: number) => `Auf ${cardCount(count)} aufteilen`,
  addAnyway: 'So hinzufügen',
  perLine: (count: number) => `Je Zeile eine Karte (${String(count)})`,
  linesFound: (count: number) => `Der Text hat ${String(count)} Zeilen.`,
  draftFailing: 'Dieser Text ist noch nicht gesichert. Lassen Sie das Fenster offen.',
  draftKept: 'Ihr Text bleibt erhalten, auch wenn das Gerät ausgeht.',
  park: 'In den Ideenspeicher',
  parkHint: 'Für Lösungen ist es noch zu früh. Sie kommen später zurück.',
  parkedCount: (count: number) => `${String(count)} im Ideenspeicher`,

  none: 'Noch keine Karte',
  noneHint: 'Schreiben Sie oben den ersten Gedanken auf und drücken Sie Enter.',
  newest: 'Karten, die neueste zuerst',
  count: cardCount,
  cardsHere: (count: number) => `${cardCount(count)} in diesem Schritt`,
  openCard: (label: string) => `Karte ${label} öffnen`,
  cardTitle: (label: string) => `Karte ${label}`,
  cardText: 'Text der Karte',
  earlier: 'Frühere Fassungen',
  withdrawnElsewhere:
    'Diese Karte liegt im Papierkorb: Sie wurde in einem anderen Fenster weggenommen. Ihr Text wird dort gespeichert und kann zurückgeholt werden.',
  useEarlier: 'Diese Fassung nehmen',
  withdraw: 'In den Papierkorb',
  liesIn: 'Liegt in',

  parkedIdeas: 'Aus dem Ideenspeicher',
  parkedIdeasHint: 'Diese Ideen kamen zu früh. Jetzt sind sie dran.',
  takeUp: 'Als Karte nehmen',
  takeUpCard: (label: string) => `Idee ${label} als Karte nehmen`,

  wall: 'Wand',
  list: 'Liste',
  wallHelp:
    'Pfeiltasten gehen von Karte zu Karte. Leertaste wählt aus. Enter auf einem Stapel legt die Auswahl dorthin. M öffnet „Verschieben nach“, N macht einen neuen Stapel, F2 öffnet die Karte.',
  wallName: 'Wand mit Stapeln und Karten',
  wallEmpty: 'Noch keine Karten',
  wallEmptyHint: 'Sobald Karten gesammelt sind, liegen sie hier zum Ordnen.',
  closer: 'Näher heran',
  further: 'Weiter weg',
  showAll: 'Alles zeigen',
  clustersOf: (count: number, most: number | undefined) =>
    most === undefined
      ? `${String(count)} Stapel`
      : `${String(count)} Stapel, höchstens ${String(most)} sind gut zu überblicken`,
  tooMany: (most: number) =>
    `Mehr als ${String(most)} Stapel sind schwer zu überblicken. Vielleicht gehören zwei zusammen?`,
  looseCount: (count: number) =>
    count === 0 ? 'Alle Karten liegen in Stapeln.' : `Noch ${String(count)} lose`,
  grip: 'Ziehen',

  selected: (count: number) => `${cardCount(count)} ausgewählt`,
  selectHint: 'Karte antippen, dann den Stapel antippen.',
  newCluster: 'Neuer Stapel',
  toLoose: 'Lose legen',
  moveTo: 'Verschieben nach …',
  moveCardTo: (label: string) => `Karte ${label} verschieben nach …`,
  moveTitle: (count: number, label: string) =>
    count === 1 ? `Karte ${label} verschieben nach …` : `${cardCount(count)} verschieben nach …`,
  also: 'Auch dort liegen lassen, wo sie jetzt liegt',
  here: 'liegt hier',
  deselect: 'Auswahl aufheben',
  select: (label: string) => `Karte ${label} auswählen`,
  showMore: (count: number) => `${cardCount(count)} mehr zeigen`,
  edit: 'Bearbeiten',

  editZone: (name: string) => `${name} bearbeiten`,
  zoneTitle: (number: number) => `Stapel ${String(number)}`,
  clusterName: 'Name des Stapels',
  clusterNamePlaceholder: 'Ein paar Wörter genügen',
  earlierPlace: 'Weiter nach vorn',
  laterPlace: 'Weiter nach hinten',
  mergeWith: 'Zusammenlegen mit …',
  merge: 'Zusammenlegen',
  chooseCluster: 'Stapel wählen',
  split: (count: number) => `Auswahl abtrennen (${cardCount(count)})`,
  splitHint: 'Zum Teilen erst Karten dieses Stapels auswählen.',
  dissolve: 'Stapel auflösen',
  dissolveHint: 'Die Karten liegen dann wieder lose.',
  selectAll: 'Alle Karten auswählen',

  nameCluster: (number: number, count: number) =>
    `Name für Stapel ${String(number)} von ${String(count)}`,
  previousCluster: 'Voriger Stapel',
  nextCluster: 'Nächster Stapel',
  unnamed: (count: number) =>
    count === 0
      ? 'Alle Stapel haben einen Namen.'
      : count === 1
        ? 'Ein Stapel hat noch keinen Namen.'
        : `${String(count)} Stapel haben noch keinen Namen.`,
  nothingToName: 'Noch kein Stapel',
  nothingToNameHint: 'Ordnen Sie zuerst Karten zu Stapeln.',

  critique: 'Kritik',
  wishes: 'Wünsche',
  notVoted: 'Es gibt noch keine geschlossene Bepunktung. Darum sind hier alle Stapel.',
  carried: (count: number) =>
    count === 1
      ? 'Der Stapel mit den meisten Punkten.'
      : `Die ${String(count)} Stapel mit den meisten Punkten.`,
  openTurning: 'offen',
  wishCount: (count: number) => (count === 1 ? '1 Wunsch' : `${String(count)} Wünsche`),
  openCount: (count: number) => (count === 0 ? 'Nichts ist offen.' : `Noch ${String(count)} offen`),
  turnField: 'Wunsch zu dieser Karte',
  turnHint: 'Enter legt den Wunsch ab. Eine Karte darf offen bleiben.',
  opposite: 'Gegenteil',
  oppositeAsk: 'Was wäre das Gegenteil?',
  need: 'Was brauchen wir?',
  needAsk: 'Was brauchen wir, damit es anders wird?',
  good: 'Wie sähe es gut aus?',
  goodAsk: 'Wie sähe es aus, wenn alles gut wäre?',
  addWish: 'Wunsch hinzufügen',
  nextCritique: 'Nächste Kritik',
  previousCritique: 'Vorige Kritik',
  unlink: 'Verbindung lösen',
  unlinkWish: (label: string) => `Verbindung zu Wunsch ${label} lösen`,
  nothingToTurn: 'Noch keine Kritik zum Umkehren',
  nothingToTurnHint: 'Hier liegen die Karten aus der Kritikphase, sobald es welche gibt.',

  hallPage: (page: number, pages: number) => `Beamer: Seite ${String(page)} von ${String(pages)}`,
  hallBack: 'Vorige Seite am Beamer',
  hallNext: 'Nächste Seite am Beamer',

  added: (labels: string[]) =>
    labels.length === 1
      ? `Karte ${labels[0] ?? ''} liegt da.`
      : `${String(labels.length)} Karten liegen da.`,
  parkedNow: (count: number) =>
    count === 1
      ? 'Die Idee liegt im Ideenspeicher.'
      : `Die Idee liegt im Ideenspeicher. Dort sind jetzt ${String(count)}.`,
  takenUp: (label: string) => `Idee ${label} ist jetzt eine Karte.`,
  edited: (label: string) => `Karte ${label} ist geändert.`,
  withdrawn: (label: string) => `Karte ${label} liegt im Papierkorb.`,
  undone: 'Rückgängig gemacht.',
  redone: 'Wiederholt.',
  chosenNow: (label: string, count: number) =>
    `Karte ${label} ausgewählt, ${String(count)} insgesamt.`,
  notChosen: (label: string, count: number) =>
    `Karte ${label} nicht mehr ausgewählt, ${String(count)} insgesamt.`,
  moved: (label: string, name: string, also: boolean) =>
    also
      ? `Karte ${label} liegt jetzt auch in ${name}.`
      : name.startsWith('bei ')
        ? `Karte ${label} liegt jetzt ${name}.`
        : `Karte ${label} liegt jetzt in ${name}.`,
  movedMany: (count: number, name: string, also: boolean) =>
    also
      ? `${cardCount(count)} liegen jetzt auch in ${name}.`
      : name.startsWith('bei ')
        ? `${cardCount(count)} liegen jetzt ${name}.`
        : `${cardCount(count)} liegen jetzt in ${name}.`,
  named: (name: string) => `Der Stapel heißt jetzt ${name}.`,
  merged: (from: string, into: string) => `${from} liegt jetzt in ${into}.`,
  dissolved: (name: string) => `${name} ist aufgelöst. Die Karten liegen lose.`,
  movedCluster: (name: string, place: number) => `${name} ist jetzt Nummer ${String(place)}.`,
  turned: (wish: string, critique: string) => `Wunsch ${wish} gehört zu Kritik ${critique}.`,
  unlinked: (wish: string, critique: string) =>
    `Wunsch ${wish} gehört nicht mehr zu Kritik ${critique}. Die Karte bleibt.`,
}
