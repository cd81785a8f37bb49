/** Lengths and ends as people read them: minutes and times of day, or days and dates where a method counts in days. */
import { dayInStep, lastDayOf } from '#documents/schedule-days.ts'
import { minutesPer, type TimeUnit } from '#schema/method.ts'
import { readableDay } from './day.ts'
import { lengthInWords, localeOf } from './days.ts'
import type { Workshop } from './workshop.svelte.ts'

/** Whole minutes in the unit of the method: 20160 are 14 where it counts in days. */
export function inUnit(minutes: number, unit: TimeUnit = 'minutes'): number {
  return Math.round(minutes / minutesPer[unit])
}

/** "14 Tage", "2 Stunden 30 Minuten". */
export function spanInWords(minutes: number, unit: TimeUnit, language: string): string {
  if (unit === 'minutes') return lengthInWords(minutes, language)
  const format = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(localeOf(language), format).format(inUnit(minutes, unit))
}

/** The day of a moment (epoch milliseconds) on this device, such as "12.02.2027". */
export function dateOf(moment: number, language: 'de' | 'en'): string {
  const date = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return readableDay(day, language)
}

/** The last day of what ends at this moment of a schedule in days. */
export function lastDate(end: number, language: 'de' | 'en'): string {
  return dateOf(lastDayOf(end), language)
}

/** Which day of the current step today is, of how many, and its last day; undefined before the start. */
export function dayOfStep(workshop: Workshop, language: 'de' | 'en') {
  const { step, schedule } = workshop
  const row = schedule.steps.find(({ phase }) => phase === 'current')
  if (!step || !row) return undefined
  const days = inUnit(step.minutes, 'days')
  const day = dayInStep(step, schedule)
  return { day, days, over: day - days, until: lastDate(row.endsAt, language) }
}
