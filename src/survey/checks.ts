/** Every check before a survey may start, in the groups in which they are read. */
import type { Questionnaire } from '#schema/survey.ts'
import { anonymityOf } from './anonymity.ts'
import { faultsOf } from './faults.ts'
import type { Finding } from './finding.ts'
import { lengthOf } from './length.ts'
import { noticeFaults } from './notice.ts'
import { readingHints } from './reading.ts'
import { missingTexts } from './translations.ts'

export const checkGroups = ['fault', 'notice', 'anonymity', 'missing', 'length', 'reading'] as const
export type CheckGroup = (typeof checkGroups)[number]

/** What the checks found; `canStart` where nothing stops it. */
export interface Checks {
  groups: Record<CheckGroup, Finding[]>
  canStart: boolean
}

/** Runs every check; `today` as `JJJJ-MM-TT`. */
export function checksOf(questionnaire: Questionnaire, { today }: { today: string }): Checks {
  const groups = {
    fault: faultsOf(questionnaire),
    notice: noticeFaults(questionnaire.notice, today),
    anonymity: anonymityOf(questionnaire).findings,
    missing: missingTexts(questionnaire).flatMap(({ findings }) => findings),
    length: lengthOf(questionnaire).findings,
    reading: readingHints(questionnaire),
  }
  const all = Object.values(groups).flat()
  return { groups, canStart: all.every(({ weight }) => weight !== 'stops') }
}
