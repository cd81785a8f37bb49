/** Choosing a method: what fits stands above, nothing is ever blocked. */
import { chooserRows, type ChooserRow } from '#methods/chooser.ts'
import { findMethod } from '#methods/index.ts'
import type { Method } from '#schema/method.ts'

export type { ChooserRow }
export { findMethod }

/** A row with what the numbers say; undefined while no number was given. */
export interface ChooserChoice {
  row: ChooserRow
  fits: boolean | undefined
}

/** A method from outside, or why it was not taken: a sentence in German, or a word for what failed. */
export type LoadedMethod =
  { method: Method } | { sentence: string } | { problem: 'fileTooLarge' | 'fileUnreadable' }

const fileMost = 200 * 1024

/** Reads a method file that somebody chose. Nothing is kept of it; a workshop copies it when it is taken. */
export async function loadMethod(file: File): Promise<LoadedMethod> {
  if (file.size > fileMost) return { problem: 'fileTooLarge' }
  const text = await file.text().catch(() => undefined)
  if (text === undefined) return { problem: 'fileUnreadable' }
  const { readMethodFile } = await import('#imports/method-file.ts')
  const read = readMethodFile(text, file.name)
  return read.ok ? { method: read.method } : { sentence: read.sentence }
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
