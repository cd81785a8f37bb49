/** What a moderator reads in English: days with the day first, times without "Uhr", the script in English. */
import { expect, test } from 'vitest'
import { readableDay, weekday } from '#state/day.ts'
import { lengthInWords, longDay, shortDay, sizeInWords } from '#state/days.ts'
import { Clock } from '#state/clock.svelte.ts'
import { scriptOf } from '#state/step-text.ts'
import { Workshop } from '#state/workshop.svelte.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

test('English days stand before their month', () => {
  expect(longDay('2026-03-12', 'en')).toMatch(/^Thursday,? 12 March 2026$/)
  expect(shortDay('2026-03-12', 'en')).toBe('12/03/2026')
  expect(weekday('2026-03-12', 'en')).toBe('Thursday')
  expect(readableDay('2026-03-12', 'en')).toBe('12 March 2026')
})

test('lengths and sizes are counted in English', () => {
  expect(lengthInWords(150, 'en')).toBe('2 hours 30 minutes')
  expect(sizeInWords(12_400_000, 'en')).toBe('12.4 MB')
})

test('the script of a break names the time of day as English does', () => {
  const workshop = new Workshop(openTestWorkshop(), new Clock())
  const pause = workshop.allSteps.find((step) => step.id === 'pause-1-pause')
  expect(pause && scriptOf(workshop, pause, 'en')).toMatch(/We go on at \d\d:\d\d, and then/)
  expect(pause && scriptOf(workshop, pause)).toMatch(/Um \d\d:\d\d Uhr geht es weiter/)
})
