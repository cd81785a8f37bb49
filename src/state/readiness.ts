/** "Bereit?": what is settled before an evening, and what is still open. Nothing here blocks the start. */
import { minutesPer, type Method } from '#schema/method.ts'
import type { Workshop } from './workshop.svelte.ts'

/** How the evening stands. */
export interface Readiness {
  question: boolean
  date: boolean
  /** `unusual`: the method is better with another number of people. */
  people: 'open' | 'usual' | 'unusual'
  /** Minutes more than the variant is meant for; 0 or less fits. */
  over: number
}

export function readinessOf(workshop: Workshop, method: Method | undefined): Readiness {
  const { question, date, start, headcount, variant } = workshop.heading
  const { unit } = workshop
  const its = method?.variants.find(({ id }) => id === variant)?.minutes
  const meant = its === undefined ? undefined : its * minutesPer[unit]
  const planned = workshop.schedule.totalMinutes
  const { min, max } = method?.group ?? { min: 0, max: Infinity }
  const usual = headcount >= min && headcount <= max
  return {
    question: question !== '',
    // Weeks begin on a day, at no hour.
    date: date !== '' && (start !== '' || unit === 'days'),
    people: headcount === 0 ? 'open' : usual ? 'usual' : 'unusual',
    over: meant === undefined ? 0 : planned - meant,
  }
}

/** True when the whole app lies on this device and answers without a network. */
export async function isReadyOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined)
  if (!registration?.active) return false
  const names = await caches.keys().catch(() => [])
  for (const name of names) {
    const kept = await caches.open(name).then((cache) => cache.keys())
    if (kept.length > 0) return true
  }
  return false
}
