/** Long work comes in small turns. */
import { expect, test } from 'vitest'
import { between, inTurns } from '#exports/turns.ts'

function work(milliseconds: number): void {
  const ends = performance.now() + milliseconds
  while (performance.now() < ends);
}

test('others get their turn while a long list is worked off', async () => {
  let turns = 0
  const timer = setInterval(() => turns++)
  await inTurns(Array.from({ length: 20 }), {}, () => work(6))
  clearInterval(timer)
  expect(turns).toBeGreaterThan(5)
})

test('a stop in the middle ends the work', async () => {
  const stop = new AbortController()
  const done: number[] = []
  const working = inTurns([1, 2, 3, 4], { signal: stop.signal }, (item) => {
    done.push(item)
    if (item === 2) stop.abort(new Error('genug'))
  })
  await expect(working).rejects.toThrow('genug')
  expect(done).toEqual([1, 2])
})

test('the progress of a part lies between its shares', () => {
  const shares: number[] = []
  const part = between({ progress: (share) => shares.push(share) }, 0.5, 0.9)
  for (const share of [0, 0.5, 1]) part.progress?.(share)
  expect(shares).toEqual([0.5, 0.7, 0.9])
})
