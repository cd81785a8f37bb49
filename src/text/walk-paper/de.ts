/** What stands on paper and in the hands of people for a walk, in German: sheets, roles, checklist, announcement. */

/** What an announcement is made of; empty where nobody has written it yet. */
export interface Announced {
  title: string
  /** "Donnerstag, 12. März 2026". */
  day: string
  /** "18:00". */
  time: string
  meetingPoint: string
  route: string
  /** "1,2 km". */
  length: string
  stops: number
  /** "2 Stunden 30 Minuten". */
  duration: string
  alternative: string
  from: string
}

/** Sentences that say something; the others are left out. */
const told = (...lines: (string | false)[]) => lines.filter(Boolean).join('\n')

/** A text as a sentence: a full stop where there is none. */
const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

export const german = {
  valences: { good: 'gut', bad: 'stört', idea: 'Idee', barrier: 'Barriere' },
  questions: [
    'Was ist hier gut?',
    'Was stört?',
    'Wer fehlt hier?',
    'Was würden Sie ändern?',
    'Wie ist es hier am Abend?',
    'Wie ist es hier im Winter?',
    'Wie ist es hier mit Rollator?',
    'Wie ist es hier als Kind?',
  ],
  checklist: [
    'Der Weg ist eben und rutschfest.',
    'Der Weg ist mindestens 150 cm breit.',
    'Es gibt eine Hilfe beim Überqueren.',
    'Die Ampel ist lange genug grün.',
    'Es gibt genug Licht.',
    'Es gibt Bänke.',
    'Es gibt eine öffentliche Toilette.',
    'Die Haltestelle ist nah und ohne Stufen.',
    'Es gibt Grün.',
    'Es gibt Orte zum Treffen.',
    'Es gibt Geschäfte.',
  ],
  roles: [
    { id: 'lead', name: 'Leitung', task: 'Führt die Gruppe und stellt die Fragen.' },
    { id: 'notes', name: 'Protokoll', task: 'Schreibt auf, was gesagt wird. Im Originalton.' },
    { id: 'photo', name: 'Foto', task: 'Fotografiert Orte. Nie Menschen oder Kennzeichen.' },
    { id: 'time', name: 'Zeit', task: 'Achtet auf die Zeit und sagt sie an.' },
    { id: 'barrier', name: 'Barriere-Scout', task: 'Sucht Stufen, Engstellen und Kanten.' },
    { id: 'safety', name: 'Sicherheit', task: 'Geht als Letzte oder Letzter. Achtet auf Autos.' },
  ],
  keyRule: 'Die Begleitung hört zu und diskutiert nicht.',
  keyRuleMore: 'Nachfragen ist erlaubt. Alles, was gesagt wird, zählt.',
  alternatives: [
    'Eigene Route für Rollstuhl und Rollator: ohne Stufen, mit glattem Weg.',
    'Bank-Runde am Start für alle, die nicht mitgehen.',
    'Spaziergang mit Fotos im Saal.',
  ],
  announcement: (from: Announced) =>
    told(
      from.title || 'Quartiersspaziergang',
      '\nWir gehen zusammen durch den Ort. Wir schauen genau hin.',
      'Was ist gut? Was stört? Was wünschen Sie sich?',
      'Alles, was Sie sagen, zählt.\n',
      from.day && `Wann? ${from.day}${from.time && `, ${from.time} Uhr`}`,
      from.meetingPoint && `Treffpunkt: ${from.meetingPoint}`,
      from.route && `Route: ${from.route}`,
      from.length && `Länge: etwa ${from.length}`,
      from.stops > 0 && `Stopps: ${String(from.stops)}`,
      from.duration && `Dauer mit Auswertung: ${from.duration}`,
      from.alternative && `\nSie können nicht mitgehen?\n${sentence(from.alternative)}`,
      '\nWir gehen langsam. Kommen Sie mit!',
      from.from && `\n${from.from}`,
    ).trim(),
  shortAnnouncement: (from: Announced) =>
    [
      sentence(
        [
          from.title || 'Quartiersspaziergang',
          [from.day, from.time && `${from.time} Uhr`].filter(Boolean).join(', '),
        ]
          .filter(Boolean)
          .join(': '),
      ),
      from.meetingPoint && sentence(`Treffpunkt: ${from.meetingPoint}`),
      from.length && `Wir gehen etwa ${from.length}.`,
      from.alternative && 'Es gibt auch ein Angebot ohne Gehen.',
      'Kommen Sie mit!',
    ]
      .filter(Boolean)
      .join(' '),
  planTitle: 'Unser Weg',
  planHint: 'Die Zahlen stehen auch auf den Bögen.',
  meetingPoint: 'Treffpunkt',
  route: 'Route',
  length: 'Länge',
  alternative: 'Wer nicht mitgeht',
  stop: 'Stopp',
  stopName: (number: number, name: string) =>
    name ? `${String(number)}. ${name}` : `Stopp ${String(number)}`,
  freeStop: 'Stopp: ____________________',
  noStops: 'Die Stopps entstehen unterwegs.',
  formTitle: 'Beobachtungsbogen',
  formHint: 'Eine Zeile für jede Beobachtung. Bitte ankreuzen und aufschreiben.',
  formNoNames: 'Bitte keine Namen von Menschen.',
  group: 'Gruppe',
  number: 'Nr.',
  seen: 'Was haben Sie gesehen oder gehört?',
  rolesTitle: 'Rollenkarten',
  cut: 'An den Linien ausschneiden.',
  stickersTitle: (letter: string) => `Aufkleber der Gruppe ${letter}`,
  stickersHint: 'Auf die Karte kleben. Die Zahl steht auch im Bogen.',
  checklistTitle: 'Darauf achten wir',
  checklistHint: 'Erst schauen, dann ankreuzen.',
  yes: 'ja',
  partly: 'teils',
  no: 'nein',
  where: 'Wo genau?',
  page: 'Seite',
  of: 'von',
}

export type WalkPaper = typeof german
