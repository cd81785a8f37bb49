/** Words of the files that can be taken from a survey: what they are, and what is in them. */
import type { Messages } from '#text/german.ts'

export const surveyExports: Messages['surveyExports'] = {
  tooFew: 'There are fewer than five answers. Data are given from five on.',
  noTexts: 'No quote has been released yet. Read the free texts first.',
  afterEnd:
    'One row for each person comes only after the survey has ended: before, one could watch whose answer arrives.',
  confidential:
    'One row for each person, without names. What is rare is not in them. Please do not make these files public.',
  parts: { report: 'Report', data: 'Data', questions: 'Questionnaire' },
  public: 'For everybody: only numbers that may be shown.',
  facts: {
    asked: 'Who was asked?',
    askedHint: 'For example: all households in Braunsbedra',
    invited: 'How many were asked?',
    invitedHint: 'Leave empty if nobody knows',
    isOpen: 'Anybody could take part',
    tooLong: 'That is too long. What stood there before still counts.',
    noNumber: 'A whole number, please.',
  },
  files: {
    xlsx: { title: 'Data (Excel)', hint: 'XLSX with codebook, remarks and quotes' },
    sav: { title: 'Data (SPSS)', hint: 'SAV with all labels and missing values' },
    csv: { title: 'Data (table)', hint: 'CSV with semicolon and decimal comma' },
    sps: { title: 'Commands for the table (SPSS)', hint: 'SPS, reads the CSV file' },
    textsCsv: { title: 'Quotes (table)', hint: 'CSV, what you have released' },
    textsSav: { title: 'Quotes (SPSS)', hint: 'SAV, what you have released' },
    ddi: { title: 'Description for archives', hint: 'DDI-Codebook 2.5 as XML' },
    xlsform: { title: 'Questionnaire for ODK and Kobo', hint: 'XLSForm as XLSX' },
    json: { title: 'Questionnaire (JSON)', hint: 'all questions as the app keeps them' },
    reportDocx: { title: 'Report (Word)', hint: 'DOCX, to work on' },
    reportOdt: {
      title: 'Report (OpenDocument)',
      hint: 'ODT, the open standard of administrations',
    },
    reportHtml: { title: 'Report (web page)', hint: 'HTML, to print or publish' },
    poster: { title: 'A4 poster', hint: 'HTML, to print' },
  },
}
