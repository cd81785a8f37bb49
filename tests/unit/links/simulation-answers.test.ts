/** Seeded simulation of kiosks: bad disks, bad links, power cuts; no answer is lost, none counts twice. */
import { expect, test } from 'vitest'
import { runAnswers } from '../../client/simulation/answers.ts'

const only = process.env['SEED']
const seeds = Number(process.env['SEEDS'] ?? 300)
const batch = 50
const starts = only ? [] : Array.from({ length: Math.ceil(seeds / batch) }, (_, at) => at * batch)

test.each(starts)('seeds after %i: no answer is lost', { timeout: 300_000 }, async (start) => {
  let promised = 0
  for (let seed = start + 1; seed <= start + batch; seed += 1) {
    const run = await runAnswers(seed)
    if (run.violation) expect.fail(`SEED=${seed} ${run.violation.message}`)
    promised += run.promised
  }
  // A run in which nothing happened would prove nothing.
  expect(promised).toBeGreaterThan(5 * batch)
})

test.runIf(only)('the seed that was asked for', async () => {
  const { violation } = await runAnswers(Number(only))
  if (violation) expect.fail(violation.message)
})

test('the same seed is the same run, to the bit', async () => {
  const prints = []
  for (const seed of [7, 7, 8]) prints.push((await runAnswers(seed)).print)
  expect(prints[0]).toBe(prints[1])
  expect(prints[0]).not.toBe(prints[2])
})
