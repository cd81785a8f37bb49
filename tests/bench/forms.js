/** Rows of the survey: a form of 500 questions, beside the model of survey-core in the same run. */
import { call, openBench, slowDown } from './house.js'

/** @typedef {import('./run.js').Row} Row */

const questions = 500

/**
 * @param {Awaited<ReturnType<typeof import('./house.js').openHouse>>} house
 * @param {(id: string) => boolean} isWanted
 * @returns {Promise<Row[]>}
 */
export async function formRows(house, isWanted) {
  const ids = ['survey-open-500', 'survey-answer-500']
  if (!ids.some((id) => isWanted(id) || isWanted(`${id}-share`))) return []
  const context = await house.open('block')
  try {
    const page = await openBench(context)
    await slowDown(page)
    // Each once before it counts: what is loaded and translated then is so for all that follow.
    await call(page, 'openForm', questions, 1)
    await call(page, 'openSurveyCore', questions, 1)
    const opened = {
      we: await call(page, 'openForm', questions, 7),
      they: await call(page, 'openSurveyCore', questions, 7),
    }
    const answered = {
      we: await call(page, 'answerForm', questions, 100),
      they: await call(page, 'answerSurveyCore', questions, 100),
    }
    const open = '500 questions, every fourth with logic: stored form to first page, median of 7'
    const answer = 'one answer to the page laid out anew, in that form, median of 100'
    return [
      ...rows({ id: 'survey-open-500', what: open, must: 400, share: 0.3, ...opened }),
      ...rows({ id: 'survey-answer-500', what: answer, must: 8, share: 0.25, ...answered }),
    ].filter((row) => isWanted(row.id))
  } finally {
    await context.close()
  }
}

/**
 * What it takes, and which share that is of survey-core, which draws nothing.
 * @param {{ id: string, what: string, must: number, share: number, we: number, they: number }} measured
 * @returns {Row[]}
 */
function rows({ id, what, must, share, we, they }) {
  const baseline = `survey-core 3.1.1, its model alone, nothing drawn: ${they.toFixed(1)} ms`
  const value = we / they
  return [
    { id, what, value: we, unit: 'ms', must, ok: we <= must, baseline },
    {
      id: `${id}-share`,
      what: `share of survey-core: ${what}`,
      value,
      unit: 'x',
      must: share,
      ok: value <= share,
    },
  ]
}
