/** Days and sizes as people read them. */

/** How a language writes days and numbers: English with the day before the month. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

/** "Donnerstag, 12. März 2026"; an empty or impossible day is an empty text. */
export function longDay(day: string, language: string): string {
  const moment = new Date(`${day}T12:00:00`)
  if (day === '' || Number.isNaN(moment.getTime())) return ''
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full' }).format(moment)
}

/** "12.03.2026"; an empty or impossible day is an empty text. */
export function shortDay(day: string, language: string): string {
  const moment = new Date(`${day}T12:00:00`)
  if (day === '' || Number.isNaN(moment.getTime())) return ''
  const parts = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  return new Intl.DateTimeFormat(localeOf(language), parts).format(moment)
}

/** True for a day that exists in the calendar, as `JJJJ-MM-TT`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

/** "3 Stunden", "2 Stunden 30 Minuten", "45 Minuten". */
export function lengthInWords(minutes: number, language: string): string {
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(localeOf(language), {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
    }).format(value)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return unit(rest, 'minute')
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`
}

/** "12,4 MB"; whole numbers from 100 on. */
export function sizeInWords(bytes: number, language: string): string {
  const steps = ['kilobyte', 'megabyte', 'gigabyte'] as const
  let value = bytes / 1000
  let step = 0
  while (value >= 1000 && step < steps.length - 1) {
    value /= 1000
    step += 1
  }
  const unit = steps[step] ?? 'kilobyte'
  const maximumFractionDigits = value < 100 ? 1 : 0
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    maximumFractionDigits,
  }).format(value)
}
