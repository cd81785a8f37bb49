/** What one entry and one room may hold: answers are small, and their link may be known to a whole town. */
import type { Settings } from './settings.ts'

/** True for rooms of sealed answers; their entries are never replaced. */
export function holdsAnswers(docId: string): boolean {
  return docId.startsWith('answers.')
}

/** Bytes. */
export function quotaOf(
  settings: Settings,
  docId: string,
): { mostEntryBytes: number; mostRoomBytes: number } {
  if (!holdsAnswers(docId)) return settings
  const { mostAnswerBytes, mostAnswersBytes } = settings
  return { mostEntryBytes: mostAnswerBytes, mostRoomBytes: mostAnswersBytes }
}
