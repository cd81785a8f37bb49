/** Which lines of a table are worth a row: of a plan only the squares with a number. */
import type { PublishedTable } from './published.ts'

/** Every line but empty squares of a plan, of which there may be a hundred; `left` says how many those are. */
export function shownLines({ lines }: Pick<PublishedTable, 'lines'>) {
  const shown = lines.filter(({ part, count }) => !part || count !== undefined)
  return { lines: shown, left: lines.length - shown.length }
}
