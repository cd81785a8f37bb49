/** Words for taking over questionnaires and answers from other programs. */
import type { Messages } from '#text/german.ts'

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`

export const surveyImport: Messages['surveyImport'] = {
  title: 'Questionnaire from a file',
  intro: 'Bring along a questionnaire from another program.',
  formats: 'XLSForm (.xlsx), LimeSurvey (.lss) and SurveyJS (.json) are possible.',
  choose: 'Choose a file',
  other: 'Choose another file',
  drop: 'You can also drag the file here.',
  reading: 'Reading the file',
  stop: 'Cancel',
  stopped: 'Cancelled. Nothing was taken over.',
  failed: 'The file could not be read. Nothing was taken over.',
  untitled: 'Questionnaire without a title',
  holds: (questions, sections, languages) =>
    `${many(questions, 'question', 'questions')}, ${many(sections, 'section', 'sections')}, ${many(languages, 'language', 'languages')}`,
  formatNames: {
    xlsform: 'XLSForm file',
    limesurvey: 'LimeSurvey file',
    surveyjs: 'SurveyJS file',
  },
  report: 'What becomes of it?',
  unchanged: (count) => `${many(count, 'part', 'parts')} without a change`,
  changed: (count) => `${many(count, 'part', 'parts')} changed`,
  lost: (count) => `${many(count, 'part', 'parts')} not possible`,
  fate: { taken: 'Taken over', changed: 'Changed', lost: 'Not possible' },
  showUnchanged: 'Show what is taken over without a change',
  safe: 'Nothing has been taken over yet.',
  take: 'Take over like this',
  leave: 'Do not take over',
}
