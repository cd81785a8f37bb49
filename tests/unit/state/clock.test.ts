/** The clock of an evening: believes a device that slept, and stays calm when somebody sets its time. */
import { beforeEach, expect, test } from 'vitest'
import { Clock } from '#state/clock.svelte.ts'

const hour = 3_600_000
const start = new Date('2026-03-12T18:00:00').getTime()
let wall: number
let steady: number
let clock: Clock

/** Both times go on together. */
function pass(milliseconds: number) {
  wall += milliseconds
  steady += milliseconds
}

beforeEach(() => {
  wall = start
  steady = 5000
  clock = new Clock({ wall: () => wall, steady: () => steady })
})

test('it goes on with the device', () => {
  pass(90_000)
  expect(clock.now()).toBe(start + 90_000)
  expect(clock.jumped).toBe(false)
})

test.each([-24 * hour, -2 * hour, -60_000, 20 * hour, 40 * 365 * 24 * hour])(
  'a clock that is set by %i ms goes on in steady time, and says so',
  async (by) => {
    pass(60_000)
    clock.now()
    wall += by
    pass(30_000)
    expect(clock.now()).toBe(start + 90_000)
    await Promise.resolve()
    expect(clock.jumped).toBe(true)
    pass(30_000)
    expect(clock.now()).toBe(start + 120_000)
  },
)

test('a device that slept for hours is believed', async () => {
  clock.now()
  wall += 3 * hour
  expect(clock.now()).toBe(start + 3 * hour)
  await Promise.resolve()
  expect(clock.jumped).toBe(false)
})

test('a small correction of the network time is taken without a word', async () => {
  pass(10_000)
  wall -= 1500
  expect(clock.now()).toBe(start + 8500)
  await Promise.resolve()
  expect(clock.jumped).toBe(false)
})

test('it never runs backwards', () => {
  let last = clock.now()
  for (const [real, shift] of [
    [1000, 0],
    [10, -1900],
    [1000, -hour],
    [1000, 13 * hour],
    [0, -1],
    [5, -1999],
  ] as const) {
    pass(real)
    wall += shift
    const now = clock.now()
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
  }
})

test('the present day is the day of this place', () => {
  expect(clock.today()).toBe('2026-03-12')
  pass(6 * hour)
  expect(clock.today()).toBe('2026-03-13')
})
