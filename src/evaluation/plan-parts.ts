/** The parts of a plan in which pins are counted: larger ones where few have answered. */
import type { Value } from '#schema/answer.ts'
import type { Texts } from '#schema/survey.ts'
import { fieldOf, planColumns, planRows } from '#survey/plan-grid.ts'
import type { PlanPart } from './published.ts'

/** One part with its words. */
interface PartLine {
  code: string
  text: Texts
  part: PlanPart
}

/**
 * How many fields a part is wide and high. It follows from the number of people alone, never from where their pins
 * lie: a part that grew because few had put a pin there would say so.
 */
function sizeFor(persons: number): number {
  if (persons < 60) return 5
  return persons < 400 ? 2 : 1
}

const span = (names: string, from: number, size: number, word: string) =>
  size === 1 ? names.charAt(from) : `${names.charAt(from)} ${word} ${names.charAt(from + size - 1)}`

/** All parts of a plan for a count of so many people, row by row. Their codes are no code of an option. */
export function planParts(persons: number): PartLine[] {
  const size = sizeFor(persons)
  const steps = Array.from({ length: planColumns.length / size }, (_, at) => at * size)
  return steps.flatMap((row) =>
    steps.map((column) => {
      const name = (word: string) =>
        `${span(planColumns, column, size, word)}${size === 1 ? '' : ', '}${span(planRows, row, size, word)}`
      return {
        code: `@${planColumns.charAt(column)}${planRows.charAt(row)}`,
        text: { de: `Feld ${name('bis')}`, en: `Square ${name('to')}` },
        part: { column, row, size },
      }
    }),
  )
}

/** The code of the part in which a pin lies; undefined for a place from the list. */
export function planPartOf(value: Value, persons: number): string | undefined {
  const field = fieldOf(value)
  if (!field) return undefined
  const size = sizeFor(persons)
  const begin = (at: number) => Math.floor(at / size) * size
  return `@${planColumns.charAt(begin(field.column))}${planRows.charAt(begin(field.row))}`
}
