/** Row data of filled-in sheets, shuffled the same way every time. */
import { Count } from '#evaluation/count.ts'
import type { RowData } from '#evaluation/rows.ts'
import type { Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { Random } from './random.ts'

/** A count of these sheets, to be compared by these features. */
export function countOf(
  questionnaire: Questionnaire,
  responses: readonly Response[],
  features: readonly string[] = [],
  quotes = new Map<string, string[]>(),
): Count {
  const hashes = [...new Set(responses.map((one) => one.questionnaire))]
  const versions = new Map(hashes.map((hash, at) => [hash, { version: at + 1 }]))
  return new Count({ questionnaire, versions, responses, features, quotes })
}

/** Throws where there are too few. */
export async function rowsOf(...count: Parameters<typeof countOf>): Promise<RowData> {
  const random = new Random(1)
  const data = await countOf(...count).rows({ draw: (below) => random.below(below) })
  if (!data) throw new Error('too few sheets')
  return data
}
