/** The start page: which workshop comes first, how days and sizes read, which methods fit. */
import { expect, test } from 'vitest'
import { InitiativeSummary } from '#schema/initiative.ts'
import { firstOnAgenda } from '#state/agenda.ts'
import { chooserChoices } from '#state/chooser.ts'
import { isDay, lengthInWords, longDay, shortDay, sizeInWords } from '#state/days.ts'

function summary(...workshops: { id: string; date: string; state?: string }[]) {
  return InitiativeSummary.parse({ id: 'i', title: 'Dorfplatz', workshops })
}

test('a running workshop comes before today, today before the next day', () => {
  const list = [
    { id: 'b', date: '2026-03-13' },
    { id: 'c', date: '2026-03-12' },
  ]
  expect(firstOnAgenda([summary(...list)], '2026-03-12')?.workshop.id).toBe('c')
  const running = { id: 'a', date: '2026-12-01', state: 'running' }
  expect(firstOnAgenda([summary(...list, running)], '2026-03-12')?.when).toBe('running')
})

test('past, ended and missing workshops leave the page without a first one', () => {
  const over = [
    { id: 'a', date: '2026-03-11' },
    { id: 'b', date: '2026-03-12', state: 'ended' },
  ]
  expect(firstOnAgenda([summary(...over)], '2026-03-12')).toBeUndefined()
  expect(firstOnAgenda([], '2026-03-12')).toBeUndefined()
})

test('a workshop without a date waits behind those that have one', () => {
  const list = [
    { id: 'a', date: '' },
    { id: 'b', date: '2026-04-01' },
  ]
  expect(firstOnAgenda([summary(...list)], '2026-03-12')?.workshop.id).toBe('b')
})

test('days, spans and sizes read as people write them', () => {
  expect(longDay('2026-03-12', 'de')).toBe('Donnerstag, 12. März 2026')
  expect(shortDay('2026-03-12', 'de')).toBe('12.03.2026')
  expect(shortDay('', 'de')).toBe('')
  expect(lengthInWords(180, 'de')).toBe('3 Stunden')
  expect(lengthInWords(95, 'de')).toBe('1 Stunde 35 Minuten')
  expect(sizeInWords(12_400_000, 'de')).toBe('12,4 MB')
  expect(isDay('2028-02-29')).toBe(true)
  expect(isDay('2026-02-29')).toBe(false)
})

test('numbers sort the methods and never take one away', () => {
  const all = chooserChoices()
  const sorted = chooserChoices(8, 60)
  expect(sorted).toHaveLength(all.length)
  expect(all.every((choice) => choice.fits === undefined)).toBe(true)
  const firstUnfit = sorted.findIndex((choice) => choice.fits === false)
  expect(sorted.slice(firstUnfit).every((choice) => choice.fits === false)).toBe(true)
  expect(sorted.find(({ row }) => row.id === 'zukunftswerkstatt')?.fits).toBe(false)
  expect(chooserChoices(22, 180)[0]?.row.id).toBe('zukunftswerkstatt')
})
