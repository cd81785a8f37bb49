/** How days, times and counts are written in German documents. */

/** `2026-03-12` as `12.03.2026`; anything that is no ISO day comes back empty. */
export function germanDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? []
  return year && month && date ? `${date}.${month}.${year}` : ''
}

/** Epoch milliseconds as `19:30`, in the time of this device. */
export function timeOfDay(at: number): string {
  const date = new Date(at)
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Epoch milliseconds as an ISO day, in the time of this device. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
