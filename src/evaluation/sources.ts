/** What a count is made of. */
import type { Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import type { Coding } from './countables.ts'

/** Codes that were given to one free text question, by the place of the answer in the list. */
export interface GivenCodes extends Coding {
  codesOf: (response: Response) => readonly string[]
}

export interface Sources {
  questionnaire: Questionnaire
  /** Questionnaires whose answers are counted together, by hash; they differ in their version. */
  versions: ReadonlyMap<string, Pick<Questionnaire, 'version'>>
  /** Settled (`settled.ts`). */
  responses: readonly Response[]
  /** Names of the features to compare by. */
  features: readonly string[]
  codings?: readonly GivenCodes[]
  /** Texts that were released word by word, by the name of their question. */
  quotes?: ReadonlyMap<string, readonly string[]>
  /** False only in the test that shows what complementary suppression is for. */
  isComplete?: boolean
}
