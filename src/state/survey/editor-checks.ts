/** Everything that is checked before a survey starts, in groups, with a light and one sentence for each. */
import type { Questionnaire } from '#schema/survey.ts'
import { checkGroups, checksOf } from '#survey/checks.ts'
import type { Finding } from '#survey/finding.ts'
import { lengthOf } from '#survey/length.ts'
import type { Messages } from '#text/german.ts'
import { languageName, simpleNameOf } from './editor-languages.ts'
import { nameOfQuestion } from './editor-sentence.ts'

/** Red: it cannot start; yellow: it can, with hints; green: nothing was found. */
export type CheckLight = 'stop' | 'warn' | 'go'
export type CheckGroup = (typeof checkGroups)[number]

/** A finding that several questions share is said once, with the first of them as its place. */
export interface Gathered extends Finding {
  /** How many questions it is about. */
  times: number
}

export interface Checked {
  light: CheckLight
  /** Only those in which something was found, what stops a start first. */
  groups: { group: CheckGroup; findings: Gathered[] }[]
  /** Ids of questions that this app cannot read: they stop a start, too. */
  unreadable: readonly string[]
  length: { questions: number; minutes: number }
}

const shared: readonly Finding['code'][] = ['not-checked', 'missing-text', 'free-text']

function gather(findings: readonly Finding[]): Gathered[] {
  const gathered = new Map<string, Gathered>()
  for (const [at, finding] of findings.entries()) {
    const { code, language = '' } = finding
    const key = shared.includes(code) ? `${code} ${language}` : String(at)
    const known = gathered.get(key)
    if (known) known.times += 1
    else gathered.set(key, { ...finding, times: 1 })
  }
  return [...gathered.values()]
}

/** Checks all of it; `today` as `JJJJ-MM-TT`. */
export function check(
  questionnaire: Questionnaire,
  unreadable: readonly string[],
  today: string,
): Checked {
  const { groups: found, canStart } = checksOf(questionnaire, { today })
  const groups = checkGroups.flatMap((group) => {
    const findings = gather(found[group])
    findings.sort((one, other) => Number(other.weight === 'stops') - Number(one.weight === 'stops'))
    return findings.length > 0 ? [{ group, findings }] : []
  })
  const isStopped = !canStart || unreadable.length > 0
  const light = isStopped ? 'stop' : groups.length > 0 ? 'warn' : 'go'
  return { light, groups, unreadable, length: lengthOf(questionnaire) }
}

/** Says a finding in one sentence. */
export function sayFinding(
  finding: Gathered,
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
  const sentence = words.findings[finding.code]({
    count: finding.count === undefined ? '' : new Intl.NumberFormat(language).format(finding.count),
    name: (named && nameOfQuestion(named, first)) ?? finding.name ?? '',
    language: finding.language
      ? languageName(finding.language, language, simpleNameOf(questionnaire, survey.languages))
      : '',
    words: finding.words ?? '',
    option: finding.option ?? '',
    field: finding.field ? survey.notice.fields[finding.field] : '',
    circle: (finding.circle ?? []).map(nameOf).join(' → '),
  })
  return finding.times > 1 ? `${sentence} (${survey.questionCount(finding.times)})` : sentence
}
