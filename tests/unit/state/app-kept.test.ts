/** Whether the app lies on the device is looked at until it does, and an old answer never replaces a newer one. */
import { AppWatch } from '#state/app-kept.ts'
import type { AppKept } from '#schema/tablet.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('navigator', {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('it is looked again by itself until all is there, and then no more', async () => {
  const answers: AppKept[] = ['looking', 'missing', 'partly', 'kept']
  const read = vi.fn(() => Promise.resolve(answers.shift() ?? 'never'))
  const told: AppKept[] = []
  const end = new AppWatch(read, (app) => told.push(app)).begin()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toEqual(['looking', 'missing', 'partly', 'kept'])
  end()
})

test('nobody looks after the end', async () => {
  const read = vi.fn(() => Promise.resolve<AppKept>('looking'))
  const end = new AppWatch(read, () => undefined).begin()
  await vi.advanceTimersByTimeAsync(10)
  end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(read).toHaveBeenCalledTimes(1)
})

test('an answer that comes late says nothing any more', async () => {
  let late: (app: AppKept) => void = () => undefined
  const first = new Promise<AppKept>((resolve) => (late = resolve))
  const answers = [first, Promise.resolve<AppKept>('kept')]
  const told: AppKept[] = []
  const watch = new AppWatch(
    () => answers.shift() ?? first,
    (app) => told.push(app),
  )
  const looking = watch.look()
  await watch.look()
  late('looking')
  await looking
  expect(told).toEqual(['kept'])
})

test('what cannot be asked is missing', async () => {
  const told: AppKept[] = []
  await new AppWatch(
    () => Promise.reject(new Error('no answer')),
    (app) => told.push(app),
  ).look()
  expect(told).toEqual(['missing'])
})
