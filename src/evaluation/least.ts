/** How many there must be before something is shown (methods, section 4.4). */
import type { Variable } from '#survey/variables.ts'

/** Below so many answers nothing is shown; ten where a question asks for health, origin, religion or opinion. */
export const leastRows = 5
export const leastSpecialRows = 10

/** Below so many there are numbers only: no percent, no mean. */
export const leastForPercent = 30

/** How many must have answered before anything of it is shown. */
export function leastOf({ special }: Pick<Variable, 'special'>): number {
  return special ? leastSpecialRows : leastRows
}
