/** Two entries of a sheet that differ: what is the same stands already, the rest is gone through once more. */
import type { Version } from '#documents/survey.ts'
import type { Answer, Answers } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import { differencesOf } from '#survey/paper-comparison.ts'
import type { Pair } from '#survey/paper-pile.ts'
import { paperFields, paperSheet } from '#survey/paper-sheet.ts'
import { EntrySheet } from './entry-sheet.svelte.ts'

const isAsked = (answer: Answer | undefined) =>
  answer !== undefined && !('missing' in answer && answer.missing === 'not-asked')

/** A sheet that stands for both entries, once every difference is settled. */
export function settlingSheet(
  { batch, number, first, second }: Pair,
  { questionnaire, hash }: Version,
  today: string,
): EntrySheet {
  const parts = paperSheet(questionnaire)
  const differing = new Set(
    differencesOf(parts, first.answers, second.answers).map(({ name }) => name),
  )
  const names = paperFields(parts).map(({ name }) => name)
  // What neither was asked may be asked once a filter is settled.
  const only = names.filter((name) => differing.has(name) || !isAsked(first.answers[name]))
  const answers: Answers = {}
  for (const name of names) {
    const answer = first.answers[name]
    if (answer && !only.includes(name)) answers[name] = answer
  }
  const place = { batch, number, hash, second: false, replaces: [first.id, second.id] }
  const [at = ''] = differing
  const start = { ...place, id: newId(), answers, at }
  return new EntrySheet({ questionnaire, today, start, only, jumps: () => true })
}

/** What one of the two says in this field; left out where it was not asked there. */
export function entryOf(answers: Answers, name: string): Answer {
  const answer = answers[name]
  return answer && isAsked(answer) ? answer : { missing: 'skipped' }
}
