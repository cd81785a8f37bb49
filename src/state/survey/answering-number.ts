/** Numbers and days as people type them. */
import { isRealDay } from '#schema/measure.ts'

/** "1.234,5" and "1234.5" alike; undefined for anything that is no number. */
export function readNumber(text: string): number | undefined {
  const bare = text.replaceAll(/[\s\u00a0']/g, '')
  const isGerman = /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(bare)
  const plain = isGerman ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** A number as people of this language write it, without thousands: it is typed again like this. */
export function writeNumber(value: number, language: string): string {
  const format = new Intl.NumberFormat(language, {
    useGrouping: false,
    maximumFractionDigits: 6,
    numberingSystem: 'latn',
  })
  return format.format(value)
}

/** The parts of a day as three lists give them; empty where nothing is chosen yet. */
export interface DayParts {
  day: string
  month: string
  year: string
}

export function partsOf(day: string): DayParts {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: String(Number(date) || ''), month: String(Number(month) || ''), year }
}

/** The day of three parts; undefined for a day that is none, or while a part is missing. */
export function dayOf({ day, month, year }: DayParts): string | undefined {
  if (!day || !month || !year) return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(text) ? text : undefined
}

/** The years that a person may choose: the latest first, a lifetime back where nothing is said. */
export function yearsBetween(
  first: string | undefined,
  last: string | undefined,
  today: string,
): string[] {
  const present = Number(today.slice(0, 4))
  const to = last ? Number(last.slice(0, 4)) : present + (first && first > today ? 10 : 1)
  const from = first ? Number(first.slice(0, 4)) : Math.min(present, to) - 110
  return Array.from({ length: Math.max(0, to - from) + 1 }, (_, at) => String(to - at))
}
