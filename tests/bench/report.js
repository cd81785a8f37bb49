/** Rows of the survey: its report, of 2,000 answers and of ten times as many. */
import { call, openBench, slowDown } from './house.js'

/** @typedef {import('./run.js').Row} Row */

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function reportRows(house, isWanted) {
  if (!['survey-report-2000', 'survey-report-20000'].some(isWanted)) return []
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    await slowDown(page)
    await call(page, 'countReport', 2000, 3)
    const small = await call(page, 'countReport', 2000, 7)
    const large = await call(page, 'countReport', 20_000, 3)
    const share = large / small
    return [
      {
        id: 'survey-report-2000',
        what: 'report of 2,000 answers to 40 questions with two filters, shielded, median of 7',
        value: small,
        unit: 'ms',
        must: 150,
        ok: small <= 150,
      },
      {
        id: 'survey-report-20000',
        what: `as many times 2,000 answers as 20,000 take (${large.toFixed(0)} ms), median of 3`,
        value: share,
        unit: 'x',
        must: 10,
        ok: share <= 10,
      },
    ].filter((row) => isWanted(row.id))
  } finally {
    await context.close()
  }
}
