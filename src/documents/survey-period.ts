/** From when until when people were really asked: a pretest is no start. */
import type { Version } from './survey.ts'

/** Days of the first start and of the end; no end while the last version runs, nothing before the first start. */
export function periodOf(versions: readonly Pick<Version, 'pretest' | 'begun' | 'ended'>[]): {
  begun?: string
  ended?: string
} {
  const real = versions.filter(({ pretest }) => !pretest)
  const [first, last] = [real[0], real.at(-1)]
  if (!first) return {}
  return last?.ended ? { begun: first.begun, ended: last.ended } : { begun: first.begun }
}
