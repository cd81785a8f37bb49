/** A pin on a plan, put by a tap and moved by the arrow keys: always into the middle of a field. */
import { placeOf, type PlanField } from '#survey/plan-grid.ts'

/** A place nobody has chosen yet: about the middle of the plan. */
const middle: PlanField = { column: 5, row: 5 }

/** The field somebody tapped on; the middle without a tap. */
export function pinAt(
  point: { clientX: number; clientY: number } | undefined,
  box: { left: number; top: number; width: number; height: number },
): string {
  if (!point || box.width === 0 || box.height === 0) return placeOf(middle)
  const column = ((point.clientX - box.left) / box.width) * 10
  const row = ((point.clientY - box.top) / box.height) * 10
  return placeOf({ column, row })
}

const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Where the pin goes with this key, one field on; undefined for a key that moves nothing. */
export function pinMoved(field: PlanField | undefined, key: string): string | undefined {
  const step = steps[key]
  if (!step) return undefined
  if (!field) return placeOf(middle)
  return placeOf({ column: field.column + step[0], row: field.row + step[1] })
}
