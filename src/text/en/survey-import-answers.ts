/** Words for taking over answers from a table. */
import type { Messages } from '#text/german.ts'

const answers = (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'answer' : 'answers'}`
const rows = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`

export const surveyImportAnswers: Messages['surveyImportAnswers'] = {
  title: 'Answers from a table',
  intro: 'Choose a CSV file: one row of headings, then one row for each person.',
  limits: 'At most 24 MB and 50,000 rows.',
  choose: 'Choose a file',
  other: 'Choose another file',
  reading: 'Reading the file',
  stopped: 'Cancelled. Nothing was taken over.',
  failed: 'The file could not be read. Nothing was taken over.',
  ended: 'The survey has ended in the meantime. Nothing was taken over.',
  type: 'This is not a CSV file. Please save the table as CSV.',
  columns: 'Which column belongs to which question?',
  nothing: 'leave out',
  about: {
    day: 'Day',
    channel: 'Way (paper, kiosk, telephone)',
    language: 'Language',
    batch: 'Pile',
    number: 'Number of the sheet',
  },
  otherBox: 'Other',
  more: 'Show more columns',
  codes: 'More signs for “no answer”',
  codesHint: 'Separated by semicolons. Empty cells, “n/a” and -99 count already.',
  defaults: 'Without a column of their own: today, paper, the first language.',
  preview: 'The first rows become this',
  report: 'What becomes of it?',
  taken: (count) => `${rows(count)} become answers`,
  refused: (count) => `${rows(count)} refused`,
  row: (row) => `Row ${row.toLocaleString('en-GB')}`,
  moreRefused: (count) => `and ${rows(count)} more`,
  left: 'Columns that are left out',
  lacking: 'Questions without a column (count as skipped)',
  unknown: 'Values that the question does not know (become “invalid”)',
  times: (count) => `${count.toLocaleString('en-GB')} times`,
  known: (count) =>
    `This file was read before. ${answers(count)} of it are here and do not come again.`,
  repeated: (count) =>
    `${rows(count)} ${count === 1 ? 'stands' : 'stand'} further up already, sign for sign. Each counts as an answer of its own.`,
  safe: 'Nothing has been taken over so far.',
  take: (count) => `Take over ${answers(count)}`,
  keeping: 'Sealing answers',
  kept: (count) => `${answers(count)} taken over.`,
  keptSome: (count, all) =>
    `${count.toLocaleString('en-GB')} of ${answers(all)} taken over. Read the file once more to bring the rest.`,
  none: 'Cancelled. Nothing was taken over.',
  lost: 'The device could not store everything. Nothing was taken over.',
  cleaning: 'Taking back what was sealed already',
  undo: 'Take them back',
  undoing: 'Taking answers back',
  undone: 'Taken back. These answers do not count any more.',
  undoneSome: 'Not all answers have been taken back yet.',
  undoHint: 'Taking back works only while this window is open.',
  close: 'Done',
  leave: 'Do not take over',
}
