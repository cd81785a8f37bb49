/** A sheet of paper as an answer: what was typed, from which pile, and what it stands for. */
import type { Answers, Response } from '#schema/answer.ts'
import { newId } from '#schema/id.ts'
import type { PaperDraft } from '#schema/paper-draft.ts'
import type { Questionnaire } from '#schema/survey.ts'

/** Where and when a sheet is typed in. */
interface EntryPlace {
  survey: string
  questionnaire: Questionnaire
  /** Nothing finer is kept. */
  day: string
}

/** The answer that this sheet becomes. */
export function responseOf(
  { survey, questionnaire, day }: EntryPlace,
  { id, hash, batch, number, second, replaces }: PaperDraft,
  answers: Answers,
): Response {
  return {
    ...{ format: 1, id, survey, questionnaire: hash, channel: 'paper', day },
    language: questionnaire.languages[0] ?? 'de',
    ...{ answers, batch, number },
    ...(second ? { second: true } : {}),
    ...(replaces.length > 0 ? { replaces } : {}),
    ...(questionnaire.pretest ? { trial: true } : {}),
  }
}

/** The same sheet once more, to be changed; what was not asked is asked anew. */
export function draftAgain(last: Response): PaperDraft {
  const { batch = '', number = 1, second = false, questionnaire: hash } = last
  const asked = Object.entries(last.answers).filter(([, answer]) => {
    return !('missing' in answer && answer.missing === 'not-asked')
  })
  const start = { id: newId(), hash, batch, number, second, replaces: [last.id], at: '' }
  return { ...start, answers: Object.fromEntries(asked) }
}
