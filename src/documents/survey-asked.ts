/** What a survey asks now, as it is told to those who only hold a link to answer it. */
import type { Doc } from 'yjs'
import type { AskedNow } from '#schema/asked.ts'
import { runningVersion, surveyRecords } from './survey.ts'

/**
 * Undefined before the first start. Versions are only added and only ended, so `order` grows with each start and
 * each end, and is the same on every device that has the same records.
 */
export function askedNow(doc: Doc): AskedNow | undefined {
  const { versions } = surveyRecords(doc)
  const count = versions.list().length
  if (count === 0) return undefined
  const running = runningVersion(doc)
  if (!running) return { format: 1, order: 2 * count + 1 }
  const { hash } = running
  const questionnaire = versions.get(hash)?.questionnaire ?? ''
  return { format: 1, order: 2 * count, version: { hash, questionnaire } }
}
