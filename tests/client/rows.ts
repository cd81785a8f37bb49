/** Row data of filled-in sheets, shuffled the same way every time. */
import { RowGatherer, type RowData } from '#evaluation/rows.ts'
import type { Response } from '#schema/answer.ts'
import type { Questionnaire } from '#schema/survey.ts'
import { Random } from './random.ts'

/** Throws where there are too few. */
export async function rowsOf(
  questionnaire: Questionnaire,
  sheets: readonly Response[],
): Promise<RowData> {
  const random = new Random(1)
  const gatherer = new RowGatherer(questionnaire)
  for (const one of sheets) gatherer.add(one)
  const data = await gatherer.finish(undefined, (below) => random.below(below))
  if (!data) throw new Error('too few sheets')
  return data
}
