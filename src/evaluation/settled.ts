/** Which answers count: no trials, no second entries, nothing that was replaced, nothing of another questionnaire. */
import type { Response } from '#schema/answer.ts'

export interface Settled {
  responses: Response[]
  /** Given to a questionnaire that is none of these. */
  foreign: number
  /** Trials, second entries and answers that another one stands for. */
  left: number
}

/** `hashes` names the questionnaires that are counted together; pre-tests are none of them. */
export function settle(responses: readonly Response[], hashes: ReadonlySet<string>): Settled {
  const replaced = new Set(responses.flatMap(({ replaces }) => replaces ?? []))
  const known = responses.filter(({ questionnaire }) => hashes.has(questionnaire))
  const counted = known.filter(
    ({ id, trial, second }) => trial !== true && second !== true && !replaced.has(id),
  )
  return {
    responses: counted,
    foreign: responses.length - known.length,
    left: known.length - counted.length,
  }
}
