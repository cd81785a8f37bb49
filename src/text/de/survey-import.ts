/** Words for taking over questionnaires and answers from other programs. */

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? one : more}`

export const surveyImport = {
  title: 'Fragebogen aus einer Datei',
  intro: 'Bringen Sie einen Fragebogen aus einem anderen Programm mit.',
  formats: 'Möglich sind XLSForm (.xlsx), LimeSurvey (.lss) und SurveyJS (.json).',
  choose: 'Datei wählen',
  other: 'Andere Datei wählen',
  drop: 'Sie können die Datei auch hierher ziehen.',
  reading: 'Die Datei wird gelesen',
  stop: 'Abbrechen',
  stopped: 'Abgebrochen. Es wurde nichts übernommen.',
  failed: 'Die Datei ließ sich nicht lesen. Es wurde nichts übernommen.',
  untitled: 'Fragebogen ohne Titel',
  holds: (questions: number, sections: number, languages: number) =>
    `${many(questions, 'Frage', 'Fragen')}, ${many(sections, 'Abschnitt', 'Abschnitte')}, ${many(languages, 'Sprache', 'Sprachen')}`,
  formatNames: { xlsform: 'XLSForm', limesurvey: 'LimeSurvey', surveyjs: 'SurveyJS' },
  report: 'Was wird daraus?',
  unchanged: (count: number) => `${many(count, 'Teil', 'Teile')} ohne Änderung`,
  changed: (count: number) => `${many(count, 'Teil', 'Teile')} geändert`,
  lost: (count: number) => `${many(count, 'Teil', 'Teile')} nicht möglich`,
  fate: { taken: 'Übernommen', changed: 'Geändert', lost: 'Nicht möglich' },
  showUnchanged: 'Zeigen, was ohne Änderung übernommen wird',
  safe: 'Bis hierher ist noch nichts übernommen.',
  take: 'So übernehmen',
  leave: 'Nicht übernehmen',
}
