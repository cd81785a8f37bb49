/** Words of polls: prepare, count paper dots, show. */
export const poll = {
  suggestion: (dots: number, options: number, people: number) =>
    people > 0
      ? `Vorschlag: ${String(dots)} Punkte je Person, weil ${String(people)} Personen zwischen ${String(options)} Themen wählen.`
      : `Vorschlag: ${String(dots)} Punkte je Person, weil ${String(options)} Themen zur Wahl stehen.`,
  oneEach: 'Jede Person hat einen Punkt.',
  oneEachAxis: (axes: number) => `Jede Person hat ${String(axes)} Punkte: einen je Thema.`,
  dotsPerPerson: 'Punkte je Person',
  mostPerOption: 'Höchstens auf ein Thema',
  fewer: (name: string) => `${name}: einer weniger`,
  more: (name: string) => `${name}: einer mehr`,
  criterion: 'Kriterium',
  changeCriterion: 'Kriterium ändern',
  options: (count: number) =>
    count === 1 ? '1 Thema steht zur Wahl' : `${String(count)} Themen stehen zur Wahl`,
  noClusters: 'Noch gibt es keine Stapel. Ordnen Sie zuerst die Karten.',
  noSheets: 'Noch gibt es keine Skizzen. Beginnen Sie im Schritt davor eine.',
  tooFewOptions: 'Zum Punkten braucht es mindestens zwei Themen.',
  openPoll: 'Punkten eröffnen',
  keepChanges: 'Angaben übernehmen',
  change: 'Angaben ändern',
  countTitle: 'Punkte zählen',
  hidden: 'Nur auf diesem Gerät. Im Saal ist noch nichts zu sehen.',
  countHint: 'Zählen Sie, was auf dem Papier klebt.',
  voters: 'Personen, die gepunktet haben',
  sum: (given: number, possible: number, people: number) =>
    people === 0
      ? `${given === 1 ? '1 Punkt' : `${String(given)} Punkte`}, Personen noch offen`
      : `${String(given)} von ${String(possible)} Punkten, ${people === 1 ? '1 Person' : `${String(people)} Personen`}`,
  doubts: {
    'no-dots': 'Noch ist nichts gezählt.',
    'too-few-people':
      'Ein Ergebnis braucht mindestens zwei Personen, sonst wäre zu sehen, was eine einzelne gewählt hat.',
    'too-many':
      'Das sind mehr Punkte, als die Personen zusammen haben. Bitte sehen Sie noch einmal nach.',
    'too-many-on-one':
      'Auf einem Thema liegen mehr Punkte, als erlaubt sind. Bitte sehen Sie noch einmal nach.',
  },
  countFailing: 'Der letzte Schritt ist noch nicht gesichert. Lassen Sie das Fenster offen.',
  close: 'Schließen und zeigen',
  resultTitle: 'Ergebnis',
  mood: 'Stimmungsbild, kein Beschluss.',
  took: (people: string) => `${people} haben gepunktet.`,
  unused: (dots: string) => `Nicht vergeben: ${dots}.`,
  level: 'gleichauf',
  goesOn: 'kommt mit',
  bothGoOn: (titles: string[]) => {
    const named = titles.map((title) => `„${title}“`)
    const list = `${named.slice(0, -1).join(', ')} und ${named.at(-1) ?? ''}`
    return `${list} liegen gleichauf. Wir nehmen ${titles.length === 2 ? 'beide' : 'alle'} mit.`
  },
  recount: 'Noch einmal zählen',
  closed: (people: string, first: string[]) =>
    `Abstimmung geschlossen, ${people}. ${first.length > 0 ? `Vorn: ${first.join('; ')}.` : ''}`.trim(),
  first: (title: string, dots: string) => `„${title}“, ${dots}`,
  reopened: 'Das Ergebnis ist wieder verborgen. Zählen Sie noch einmal.',
  why: 'Warum liegt das oben?',
  whyHint: 'Zwei, drei Stimmen in einem Satz',
  concerns: 'Welche Bedenken gibt es?',
  concernsHint: 'Ein Bedenken in einem Satz',
  words: 'Ein Wort',
  wordsEmpty: 'Schreiben Sie mit, was reihum gesagt wird. Ohne Namen.',
  wordsCount: (count: number) => (count === 1 ? '1 Wort' : `${String(count)} Wörter`),
  write: 'Aufschreiben',
  takeBack: (text: string) => `„${text}“ entfernen`,
  target: 'Zielscheibe',
  targetTable: 'Punkte je Thema und Ring, Ring 1 ist die Mitte',
  axis: 'Thema',
  ring: (ring: number) => (ring === 1 ? 'Ring 1 (Mitte)' : `Ring ${String(ring)}`),
}
