/** Words of the steps of a citizen survey in a workshop, in English. */
import type { Messages } from '#text/german.ts'

const counted = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${String(count)} ${many}`

const forms = counted('form', 'forms')

export const surveyBlock: Messages['surveyBlock'] = {
  title: 'The survey',
  none: 'No survey chosen yet.',
  noneHint: 'All steps work with one survey of this initiative.',
  create: 'Make a new survey',
  take: 'Take this one',
  takeNamed: (title) => `Take this one: ${title}`,
  existing: 'Or one that is already there:',
  other: 'Choose another survey',
  apart: (title, used) =>
    `"${title}" was chosen on another device. "${used}" counts until you decide.`,
  keep: (title) => `Stay with "${title}"`,
  instead: (title) => `Take "${title}"`,
  rehearsal: 'In a rehearsal these doors stay shut, so that it leaves no trace.',
  notHere: 'This survey is not on this device.',
  onlyModeration: 'The facilitators choose which survey it is.',
  toDo: 'How far it is',
  toSurvey: 'Check and start',
  toSurveyHint: 'Pretest, start, end',
  invite: 'Invite tablets and phones',
  inviteHint: 'QR code and link',
  needs: 'Needs and measures',
  needsHint: 'In the initiative, with their evidence',
  edit: {
    noQuestions: 'No question written yet',
    questions: (count) => `${counted('question', 'questions')(count)} written`,
    tooMany: (count, most) =>
      `${counted('question', 'questions')(count)}. Up to ${String(most)} are filled in to the end by most.`,
    pretestOpen: (people) => `No pretest yet. ${String(people)} people are good.`,
    pretestOn: 'The pretest is on',
    pretestDone: 'Pretest done',
    notStarted: 'Not started yet',
    started: (day) => `Started on ${day}`,
  },
  field: {
    since: (day) => `Running since ${day}`,
    span: (from, to) => `Ran from ${from} to ${to}`,
    reminder: (day) => `Reminder on ${day}`,
    reminderPast: (day) => `The reminder was meant for ${day}`,
    noAnswers: 'No answer on this device yet',
  },
  entry: {
    looking: 'Counting the forms …',
    failed: 'The forms could not be opened. Go to the entry and try again there.',
    cannot: 'Only a device with the key of the initiative can count the forms.',
    none: 'No form typed in yet',
    typed: (count) => `${forms(count)} typed in`,
    twice: (count, all, wanted) =>
      `${String(count)} of ${forms(all)} typed in twice. Meant are ${String(wanted)}%.`,
  },
  results: {
    running: 'The survey is still running. Numbers may change.',
    ended: (day) => `Ended on ${day}`,
    noNeeds: 'No need written down yet',
    needs: (count) => `${counted('need', 'needs')(count)} written down`,
    noMeasures: 'No measure follows from it yet',
    measures: (count) => `${counted('measure', 'measures')(count)} from it`,
  },
}
