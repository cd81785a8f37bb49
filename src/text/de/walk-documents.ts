/** German words of the Begehungsprotokoll and the tables of a walk. What citizens read has twelve words a sentence at most. */
import { placesDocuments } from './places-documents.ts'

const { valences, states } = placesDocuments

export const walkDocuments = {
  kind: 'Begehungsprotokoll',
  /** Words in the names of files. */
  kinds: { table: 'Begehungstabelle', places: 'Begehungskarte' },
  valences,
  states,
  head: {
    route: 'Route',
    length: 'Länge',
    metres: (metres: string) => `${metres} m`,
    meetingPoint: 'Treffpunkt',
    alternative: 'Ohne Barrieren',
    weather: 'Wetter',
    people: 'Personen',
    count: (people: string) => `${people} gingen mit`,
    groups: 'Gruppen',
    group: (letter: string, name: string, people: string) =>
      [letter, [name, people].filter(Boolean).join(', ')].filter(Boolean).join(': '),
    observations: 'Beobachtungen',
    counted: (count: number, kinds: string) =>
      kinds ? `${String(count)} (${kinds})` : String(count),
    kindCount: (kind: string, count: number) => `${kind} ${String(count)}`,
  },
  map: {
    title: 'Karte',
    none: 'Für diesen Spaziergang gab es keine Karte. Alle Orte stehen in den Tabellen.',
    elsewhere: 'Die Karte liegt nicht auf diesem Gerät. Alle Orte stehen in den Tabellen.',
    same: 'Die Nummern auf der Karte stehen auch in den Tabellen.',
    /** In the place of the picture, for those who do not see it. */
    alt: (route: string, count: number) =>
      `Karte${route ? ` der Route ${route}` : ''} mit ${String(count)} ${count === 1 ? 'Nummer' : 'Nummern'}. Was dort ist, steht in den Tabellen.`,
    missing: (labels: string) => `Nicht auf der Karte: ${labels}.`,
    attribution: (text: string) => `Karte: ${text}`,
    /** Below the map on a sheet of its own. */
    list: 'Alle Nummern in Worten',
    listAlt: (route: string, count: number) =>
      `Karte${route ? ` der Route ${route}` : ''} mit ${String(count)} ${count === 1 ? 'Nummer' : 'Nummern'}. Die Liste darunter nennt jede.`,
    notShown: '(nicht auf der Karte)',
  },
  stop: (number: number, name: string) => `Stopp ${String(number)}${name ? `: ${name}` : ''}`,
  question: (text: string) => `Frage: ${text}`,
  nothing: 'Hier wurde nichts notiert.',
  nothingAtAll: 'Es ist noch nichts notiert.',
  elsewhere: 'Unterwegs, an keinem Stopp',
  pins: 'Nadeln auf der Karte',
  otherPins: 'Weitere Nadeln',
  caption: (place: string) => `Beobachtungen: ${place}`,
  columns: {
    number: 'Nr.',
    valence: 'Wertung',
    text: 'Beobachtung',
    quote: 'Zitat',
    photo: 'Foto',
    responsible: 'Zuständigkeit',
    proposal: 'Vorschlag',
    priority: 'Priorität',
    state: 'Stand',
  },
  quoted: (text: string) => `„${text}“`,
  /** Dots of a cluster: for whoever asks what comes first. */
  dots: (count: number) => (count === 1 ? '1 Punkt' : `${String(count)} Punkte`),
  photo: {
    /** Where nobody has said what is to be seen. */
    unnamed: (label: string) => `Foto zu ${label}`,
    missing: (alt: string) => `(Foto nicht auf diesem Gerät: ${alt})`,
    moments: { before: 'vorher', after: 'nachher' },
  },
  results: {
    needs: 'Bedarf aus dem Spaziergang',
    needsCaption: 'Bedarf, seine Belege und was daraus folgt',
    need: 'Bedarf',
    evidence: 'Belege',
    measures: 'Maßnahmen',
    measuresTitle: 'Maßnahmen aus dem Spaziergang',
    measuresCaption: 'Maßnahmen mit den Beobachtungen, auf denen sie beruhen',
    measure: 'Maßnahme',
    lead: 'Federführung',
    until: 'bis wann',
    state: 'Stand',
    rests: 'beruht auf',
    none: 'Maßnahmen sind noch nicht festgehalten.',
    noMeasure: 'noch keine',
  },
  foot: {
    photos: 'Fotos stehen hier nur, wenn niemand zu erkennen ist oder alle zustimmten.',
    names: 'Namen von Personen stehen hier nicht.',
    confidence: 'Was vertraulich gezeigt wurde, steht in keinem Protokoll.',
  },
  table: {
    sheets: { observations: 'Beobachtungen', stops: 'Stopps', measures: 'Maßnahmen' },
    columns: {
      number: 'Nummer',
      valence: 'Wertung',
      category: 'Nadel',
      text: 'Beobachtung',
      quote: 'Zitat',
      stop: 'Stopp',
      group: 'Gruppe',
      photos: 'Fotos',
      photo: 'Auf dem Foto',
      responsible: 'Zuständigkeit',
      proposal: 'Vorschlag',
      cluster: 'Thema',
      priority: 'Priorität (Punkte)',
      state: 'Stand',
      since: 'Stand vom',
      history: 'Verlauf',
      measures: 'Maßnahmen',
      day: 'Tag',
      latitude: 'Breite',
      longitude: 'Länge',
      accuracy: 'Genauigkeit in Metern',
      position: 'Lage',
    },
    stopColumns: {
      number: 'Stopp',
      name: 'Name',
      questions: 'Leitfragen',
      observations: 'Beobachtungen',
      latitude: 'Breite',
      longitude: 'Länge',
    },
    separator: ' | ',
    change: (state: string, day: string, note: string) =>
      [[state, day].filter(Boolean).join(' '), note].filter(Boolean).join(': '),
  },
  /** What a file for map programs says about the whole. */
  places: {
    title: (title: string) => `Begehung: ${title}`,
    way: 'Route',
    attribution: (text: string) => `Karte der Begehung: ${text}`,
  },
}
