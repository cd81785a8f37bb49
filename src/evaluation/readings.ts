/** Free texts to be read by those who evaluate: of enough people, in an order that says nothing. */
import type { Response } from '#schema/answer.ts'
import { ordered } from '#survey/canonical.ts'
import { variablesOf } from '#survey/variables.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { isWritten, keysOf } from './countables.ts'
import { leastOf } from './least.ts'

/** One text; `key` is a digest over the whole sheet and the place in it: nobody else can tell whose it is. */
export interface ReadText {
  key: string
  text: string
  /** The id of the sheet, for counting codes; it is shown nowhere. */
  sheet: string
}

async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(ordered(value)))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The texts of each question of which enough were written, by its name; sorted by digest, which is as good as chance. */
export async function readTexts(
  questionnaire: Pick<Questionnaire, 'sections'>,
  responses: readonly Response[],
): Promise<Map<string, ReadText[]>> {
  const found = new Map<string, ReadText[]>()
  for (const variable of variablesOf(questionnaire)) {
    if (!isWritten(variable) || variable.question.kind === 'photo') continue
    const texts: ReadText[] = []
    for (const response of responses) {
      for (const key of keysOf(variable)) {
        const answer = response.answers[key]
        if (!answer || !('value' in answer) || typeof answer.value !== 'string') continue
        const text = answer.value.trim()
        if (text !== '')
          texts.push({ key: await digestOf([key, response]), text, sheet: response.id })
      }
    }
    if (texts.length < leastOf(variable)) continue
    found.set(
      variable.name,
      texts.sort((one, other) => (one.key < other.key ? -1 : 1)),
    )
  }
  return found
}
