/** The hundred fields of a plan: a place on it is kept as the middle of its field, never finer. */

/** Columns of the grid, from the left; its rows are 0 to 9, from the top. */
export const planColumns = 'ABCDEFGHIJ'
export const planRows = '0123456789'

/** A field of the grid by its place: both from 0 to 9. */
export interface PlanField {
  column: number
  row: number
}

const last = planColumns.length - 1
const inside = (part: number) => Math.min(last, Math.max(0, Math.floor(part)))

/** As it is kept: the middle of the field in thousandths of width and height. What lies outside is moved in. */
export function placeOf({ column, row }: PlanField): string {
  return `${String(inside(column) * 100 + 50)},${String(inside(row) * 100 + 50)}`
}

/** The middle of a field by its name: "C7" is `250,750`. */
export function placeIn(column: string, row: string): string {
  return placeOf({ column: planColumns.indexOf(column), row: Number(row) })
}

/** The field in which a place lies; undefined for a code of a list, or anything else. */
export function fieldOf(value: unknown): PlanField | undefined {
  const [, x, y] = /^(\d{1,4}),(\d{1,4})$/.exec(String(value)) ?? []
  if (x === undefined || y === undefined) return undefined
  return { column: inside(Number(x) / 100), row: inside(Number(y) / 100) }
}

/** The name of the field in which a place lies. */
export function gridOf(value: unknown): string | undefined {
  const field = fieldOf(value)
  return field && `${planColumns.charAt(field.column)}${String(field.row)}`
}

/** True for the middle of a field alone: a finer place could show a house, and is no answer. */
export function isCoarse(value: string): boolean {
  const field = fieldOf(value)
  return field !== undefined && placeOf(field) === value
}
