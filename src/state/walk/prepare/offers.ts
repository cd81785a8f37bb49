/** Lines that the app offers, known again in whichever language they were taken. */
import { walkPaper, type WalkPaper } from '#text/walk-paper/index.ts'

type Offered = 'questions' | 'checklist'

/** Where a line stands among those that are offered; -1 for one of somebody's own. */
export function offerAt(kind: Offered, line: string): number {
  const found = Object.values(walkPaper).map((words) => words[kind].indexOf(line))
  return Math.max(...found)
}

/** What was offered, in this language; own lines as they were written. */
export function inWords(words: WalkPaper, kind: Offered, line: string): string {
  return words[kind][offerAt(kind, line)] ?? line
}
