/** Everything that is checked before a survey starts, in groups, with a light and one sentence for each. */
import type { Questionnaire } from '#schema/survey.ts'
import { faultsOf } from '#survey/faults.ts'
import type { Finding } from '#survey/finding.ts'
import { noticeFaults } from '#survey/notice.ts'
import type { Messages } from '#text/german.ts'
import { languageName } from './editor-languages.ts'
import { nameOfQuestion } from './editor-sentence.ts'

/** Red: it cannot start; yellow: it can, with hints; green: nothing was found. */
export type CheckLight = 'stop' | 'warn' | 'go'
export type CheckGroup = 'fault' | 'notice' | 'anonymity' | 'length' | 'reading' | 'missing'

export interface Checked {
  light: CheckLight
  groups: { group: CheckGroup; findings: Finding[] }[]
  /** Ids of questions that this app cannot read: they stop a start, too. */
  unreadable: readonly string[]
}

const groupOf: Partial<Record<Finding['code'], CheckGroup>> = {
  'too-many-features': 'anonymity',
  'age-not-banded': 'anonymity',
  'band-too-narrow': 'anonymity',
  'place-too-small': 'anonymity',
  'place-size-unknown': 'anonymity',
  'asks-street': 'anonymity',
  'asks-birth-date': 'anonymity',
  'asks-school-class': 'anonymity',
  'asks-name': 'anonymity',
  'free-text': 'anonymity',
  pin: 'anonymity',
  photo: 'anonymity',
  special: 'anonymity',
  'too-many-questions': 'length',
  'too-many-minutes': 'length',
  'hard-to-read': 'reading',
  'long-sentence': 'reading',
  'missing-text': 'missing',
  'not-checked': 'missing',
  'notice-missing': 'notice',
  'notice-contact': 'notice',
  'notice-past': 'notice',
  'notice-long': 'notice',
}

const order: readonly CheckGroup[] = [
  'fault',
  'notice',
  'anonymity',
  'missing',
  'length',
  'reading',
]

/** Checks all of it; `today` as `JJJJ-MM-TT`. */
export function check(
  questionnaire: Questionnaire,
  unreadable: readonly string[],
  today: string,
): Checked {
  const findings = [...faultsOf(questionnaire), ...noticeFaults(questionnaire.notice, today)]
  const stops = unreadable.length > 0 || findings.some(({ weight }) => weight === 'stops')
  const groups = order.flatMap((group) => {
    const own = findings.filter(({ code }) => (groupOf[code] ?? 'fault') === group)
    // What stops comes before what only advises.
    own.sort((one, other) => Number(other.weight === 'stops') - Number(one.weight === 'stops'))
    return own.length > 0 ? [{ group, findings: own }] : []
  })
  return { light: stops ? 'stop' : findings.length > 0 ? 'warn' : 'go', groups, unreadable }
}

/** Says a finding in one sentence. */
export function sayFinding(
  finding: Finding,
  questionnaire: Questionnaire,
  words: Messages,
  language: string,
): string {
  const first = questionnaire.languages[0] ?? 'de'
  const questions = questionnaire.sections.flatMap((section) => section.questions)
  const nameOf = (id: string) => {
    const question = questions.find((one) => one.id === id)
    return question ? nameOfQuestion(question, first) : id
  }
  const { survey } = words
  const named = questions.find(({ name }) => name === finding.name)
  return words.findings[finding.code]({
    count: finding.count === undefined ? '' : new Intl.NumberFormat(language).format(finding.count),
    name: (named && nameOfQuestion(named, first)) ?? finding.name ?? '',
    language: finding.language
      ? languageName(finding.language, language, survey.languages.simple)
      : '',
    words: finding.words ?? '',
    option: finding.option ?? '',
    field: finding.field ? survey.notice.fields[finding.field] : '',
    circle: (finding.circle ?? []).map(nameOf).join(' → '),
  })
}
