/** Days as people read them, and whether they make sense as a date ahead. */
import type { Language } from '#schema/language.ts'
import { isRealDay } from '#schema/measure.ts'

/** "30.09.2026", or "30 September 2026" in English; empty for anything that is no day. */
export function readableDay(day: string, language: Language = 'de'): string {
  if (day === '' || !isRealDay(day)) return ''
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', long).format(noon(day))
  return day.split('-').reverse().join('.')
}

/** "Mittwoch", so that a slip of the date is seen. */
export function weekday(day: string, language: Language = 'de'): string {
  if (day === '' || !isRealDay(day)) return ''
  const locale = language === 'en' ? 'en-GB' : 'de'
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(noon(day))
}

const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
