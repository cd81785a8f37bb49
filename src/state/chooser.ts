/** Choosing a method: what fits stands above, nothing is ever blocked. */
import { chooserRows, type ChooserRow } from '#methods/chooser.ts'
import { findMethod } from '#methods/index.ts'

export type { ChooserRow }
export { findMethod }

/** A row with what the numbers say; undefined while no number was given. */
export interface ChooserChoice {
  row: ChooserRow
  fits: boolean | undefined
}

/** All rows: methods of this version first, among equals those that fit first. */
export function chooserChoices(people?: number, minutes?: number): ChooserChoice[] {
  const choices = chooserRows.map((row) => ({ row, fits: fitsRow(row, people, minutes) }))
  const place = ({ row, fits }: ChooserChoice) => (fits === false ? 2 : 0) + (row.available ? 0 : 1)
  return choices.sort((left, right) => place(left) - place(right))
}

function fitsRow(row: ChooserRow, people?: number, minutes?: number): boolean | undefined {
  if (people === undefined && minutes === undefined) return undefined
  const [least, most] = row.people
  const peopleFit = people === undefined || (people >= least && people <= most)
  return peopleFit && (minutes === undefined || minutes >= row.leastMinutes)
}
