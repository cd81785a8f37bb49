/** Words of the steps of a Bürgerbefragung in a workshop: which survey, what there is to do, how far it is. */
const counted = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${String(count)} ${many}`

const sheets = counted('Bogen', 'Bögen')

export const surveyBlock = {
  title: 'Die Befragung',
  none: 'Noch keine Befragung gewählt.',
  noneHint: 'Alle Schritte arbeiten mit einer Befragung dieses Vorhabens.',
  create: 'Neue Befragung anlegen',
  take: 'Diese nehmen',
  takeNamed: (title: string) => `Diese nehmen: ${title}`,
  existing: 'Oder eine, die es schon gibt:',
  other: 'Andere Befragung wählen',
  apart: (title: string, used: string) =>
    `Auf einem anderen Gerät wurde „${title}“ gewählt. Es gilt „${used}“, bis Sie sich entscheiden.`,
  keep: (title: string) => `Bei „${title}“ bleiben`,
  instead: (title: string) => `„${title}“ nehmen`,
  rehearsal: 'Im Probelauf bleiben diese Türen zu, damit keine Spur bleibt.',
  notHere: 'Diese Befragung liegt nicht auf diesem Gerät.',
  onlyModeration: 'Welche Befragung es ist, wählt die Moderation.',
  toDo: 'Stand',
  toSurvey: 'Prüfen und starten',
  toSurveyHint: 'Pre-Test, Start, Ende',
  invite: 'Tablets und Handys einladen',
  inviteHint: 'QR-Code und Link',
  needs: 'Bedarfe und Maßnahmen',
  needsHint: 'Im Vorhaben, mit ihrem Beleg',
  edit: {
    noQuestions: 'Noch keine Frage geschrieben',
    questions: (count: number) => `${counted('Frage', 'Fragen')(count)} geschrieben`,
    tooMany: (count: number, most: number) =>
      `${counted('Frage', 'Fragen')(count)}. Bis ${String(most)} füllen die meisten zu Ende aus.`,
    pretestOpen: (people: number) => `Noch kein Pre-Test. Gut sind ${String(people)} Personen.`,
    pretestOn: 'Der Pre-Test läuft',
    pretestDone: 'Pre-Test gemacht',
    notStarted: 'Noch nicht gestartet',
    started: (day: string) => `Gestartet am ${day}`,
  },
  field: {
    since: (day: string) => `Läuft seit ${day}`,
    span: (from: string, to: string) => `Lief vom ${from} bis ${to}`,
    reminder: (day: string) => `Erinnerung am ${day}`,
    reminderPast: (day: string) => `Erinnerung war für ${day} vorgesehen`,
    noAnswers: 'Noch keine Antwort auf diesem Gerät',
  },
  entry: {
    looking: 'Die Bögen werden gezählt …',
    failed: 'Die Bögen ließen sich nicht öffnen. Gehen Sie zur Eingabe und versuchen Sie es dort.',
    cannot: 'Nur ein Gerät mit dem Schlüssel des Vorhabens kann die Bögen zählen.',
    none: 'Noch kein Bogen eingegeben',
    typed: (count: number) => `${sheets(count)} eingegeben`,
    twice: (count: number, all: number, wanted: number) =>
      `${String(count)} von ${sheets(all)} doppelt eingegeben. Vorgesehen sind ${String(wanted)} %.`,
  },
  results: {
    running: 'Die Befragung läuft noch. Zahlen können sich ändern.',
    ended: (day: string) => `Beendet am ${day}`,
    noNeeds: 'Noch kein Bedarf festgehalten',
    needs: (count: number) => `${counted('Bedarf', 'Bedarfe')(count)} festgehalten`,
    noMeasures: 'Noch keine Maßnahme daraus',
    measures: (count: number) => `${counted('Maßnahme', 'Maßnahmen')(count)} daraus`,
  },
}
