/** One spelling of a questionnaire, so that everybody computes the same hash of it. */
import type { Questionnaire } from '#schema/survey.ts'

/** The same value with the names of every object in order; what is undefined is left out. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, ordered(part)]))
}

/** JSON with the names of every object in order and no spaces. */
export function canonical(questionnaire: Questionnaire): string {
  return JSON.stringify(ordered(questionnaire))
}

/** base64url of SHA-256 over `canonical`; answers name their questionnaire by it (formats, section 7). */
export async function hashOf(questionnaire: Questionnaire): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(questionnaire))
  return spell(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** The bytes of a hash as base64url without padding. */
export function spell(digest: Uint8Array): string {
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
