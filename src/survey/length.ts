/** How long a questionnaire is: so many questions, so many minutes (methods, section 4.4: 15 and 10 at most). */
import { textIn, type Question, type Questionnaire } from '#schema/survey.ts'
import type { Finding } from './finding.ts'

export const questionsAdvised = 15
export const minutesAdvised = 10

/** How long it takes one person who is asked everything. */
export interface Length {
  questions: number
  /** Whole minutes, rounded up; a rule of thumb, to be corrected by the pre-test. */
  minutes: number
  findings: Finding[]
}

/** Words that somebody reads in a second on a tablet they do not know: half the speed of easy silent reading. */
const wordsASecond = 2

/** Seconds to answer once it is read; our own rule of thumb for a person new to the tablet. */
function secondsToAnswer(question: Question): number {
  switch (question.kind) {
    case 'choice':
      return question.many ? 8 : 5
    case 'ranking':
      return 4 * question.options.length
    case 'matrix':
      return 5 * question.rows.length
    case 'text':
      return question.long ? 45 : 15
    case 'place':
    case 'date':
      return 10
    case 'photo':
      return 30
    case 'number':
      return 7
    case 'page':
    case 'calculation':
      return 0
    default:
      return 4
  }
}

function secondsToRead(question: Question, languages: readonly string[]): number {
  if (question.kind === 'calculation') return 0
  const first = languages[0] ?? 'de'
  const options = 'options' in question ? question.options.map(({ text }) => text) : []
  const rows = question.kind === 'matrix' ? question.rows.map(({ text }) => text) : []
  const words = question.kind === 'scale' ? question.words : []
  const texts = [question.text, question.hint ?? {}, ...options.slice(0, 12), ...rows, ...words]
  const read = texts.map((text) => textIn(text, first, first)).join(' ')
  return read.split(/\s+/).filter(Boolean).length / wordsASecond
}

/** Counts what one person may be asked; a repeated section once. */
export function lengthOf(
  questionnaire: Pick<Questionnaire, 'sections' | 'languages' | 'photos'>,
): Length {
  const { sections, languages, photos } = questionnaire
  const shown = sections
    .flatMap((section) => section.questions)
    .filter(({ kind }) => kind !== 'photo' || photos)
  const questions = shown.filter(({ kind }) => kind !== 'page' && kind !== 'calculation').length
  const seconds = shown.map((one) => secondsToAnswer(one) + secondsToRead(one, languages))
  const minutes = Math.ceil(seconds.reduce((sum, one) => sum + one, 0) / 60)
  const findings: Finding[] = []
  if (questions > questionsAdvised) {
    findings.push({ code: 'too-many-questions', weight: 'advises', count: questions })
  }
  if (minutes > minutesAdvised) {
    findings.push({ code: 'too-many-minutes', weight: 'advises', count: minutes })
  }
  return { questions, minutes, findings }
}
