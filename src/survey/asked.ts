/** What is asked now, once its words were compared with their hash: nobody is asked anything else. */
import type { AskedNow } from '#schema/asked.ts'
import { Questionnaire } from '#schema/survey.ts'
import { spell } from './canonical.ts'

/** A questionnaire with the hash that answers name it by. */
export interface AskedVersion {
  questionnaire: Questionnaire
  hash: string
}

/** Undefined where nothing is asked now. Rejects if the words do not have the hash, or are no questionnaire of this survey. */
export async function readAsked(
  { version }: AskedNow,
  survey: string,
): Promise<AskedVersion | undefined> {
  if (!version) return undefined
  const bytes = new TextEncoder().encode(version.questionnaire)
  const hash = spell(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  if (hash !== version.hash) throw new Error('The words do not have this hash.')
  const questionnaire = Questionnaire.parse(JSON.parse(version.questionnaire))
  if (questionnaire.survey !== survey) throw new Error('This is another survey.')
  return { questionnaire, hash }
}
