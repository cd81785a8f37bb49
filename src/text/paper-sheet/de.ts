/** What stands on a printed questionnaire around the questions: short sentences, German. */

export const german = {
  howTo: [
    'Kreuzen Sie Kästchen so an: ☒',
    'Falsch angekreuzt? Malen Sie das Kästchen ganz aus. Kreuzen Sie dann das richtige an.',
    'Die kleinen Zahlen sind nur für uns.',
  ],
  notice: 'Ihre Daten',
  noticeFull: 'Ihre Daten: alle Hinweise',
  keepPage: 'Diese Seite können Sie behalten.',
  moreOnLast: 'Alles dazu steht auf der letzten Seite.',
  page: 'Seite',
  of: 'von',
  batch: (batch: string) => `Stapel ${batch}`,
  version: (number: number) => `Fassung ${number}`,
  pretest: 'Pre-Test',
  draft: 'Entwurf',
  round: (at: number) => `Nr. ${at}`,
  yourAnswer: (number: string) => `(Ihre Antwort bei ${number})`,
  many: 'Sie können mehrere Kästchen ankreuzen.',
  most: (count: number) => `Kreuzen Sie höchstens ${count} an.`,
  rank: 'Schreiben Sie 1 beim Wichtigsten. Dann 2, dann 3.',
  pin: 'Machen Sie ein Kreuz auf dem Plan.',
  onlyIf: (what: string) => `Nur wenn ${what}.`,
  partOnlyIf: (what: string) => `Dieser Teil ist nur für Sie, wenn ${what}.`,
  maybe: 'Diese Frage passt nicht für alle. Sie können sie auslassen.',
  partMaybe: 'Dieser Teil passt nicht für alle. Sie können ihn auslassen.',
  and: ' und ',
  or: ' oder ',
  quote: (word: string) => `„${word}“`,
  ticked: {
    is: (number: string, what: string) => `Sie bei ${number} ${what} angekreuzt haben`,
    'is-not': (number: string, what: string) => `Sie bei ${number} nicht ${what} angekreuzt haben`,
    least: (number: string, what: string) =>
      `Sie bei ${number} mindestens ${what} angekreuzt haben`,
    most: (number: string, what: string) => `Sie bei ${number} höchstens ${what} angekreuzt haben`,
    more: (number: string, what: string) => `Sie bei ${number} mehr als ${what} angekreuzt haben`,
    less: (number: string, what: string) =>
      `Sie bei ${number} weniger als ${what} angekreuzt haben`,
  },
  written: {
    is: (number: string, what: string) => `bei ${number} eine ${what} steht`,
    'is-not': (number: string, what: string) => `bei ${number} keine ${what} steht`,
    least: (number: string, what: string) => `bei ${number} mindestens ${what} steht`,
    most: (number: string, what: string) => `bei ${number} höchstens ${what} steht`,
    more: (number: string, what: string) => `bei ${number} mehr als ${what} steht`,
    less: (number: string, what: string) => `bei ${number} weniger als ${what} steht`,
  },
  answered: (number: string) => `Sie ${number} beantwortet haben`,
  notAnswered: (number: string) => `Sie ${number} nicht beantwortet haben`,
}

/** The words of one language, as every language must have them. */
export type SheetWords = typeof german
