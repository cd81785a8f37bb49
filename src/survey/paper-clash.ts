/** Sheets whose number was given out twice: one pile was typed in on two devices that had not met. */
import type { Response } from '#schema/answer.ts'
import { isSameEverywhere } from './paper-comparison.ts'
import type { PaperPart } from './paper-sheet.ts'

/** One number of a pile with more than one entry. */
export interface Clash {
  batch: string
  number: number
  /** The one that keeps its place; the same on every device. */
  first: Response
  others: readonly Response[]
}

/** Numbers with more than one first entry, in the order of piles and numbers. */
export function clashesAmong(firsts: readonly Response[]): Clash[] {
  const byMark = new Map<string, Response[]>()
  for (const one of firsts) {
    const mark = `${one.batch ?? ''} ${String(one.number ?? 0)}`
    byMark.set(mark, [...(byMark.get(mark) ?? []), one])
  }
  return [...byMark.values()]
    .flatMap((entries): Clash[] => {
      // By id: every device comes to the same, whichever entry came first here.
      const [first, ...others] = entries.sort((one, other) => (one.id < other.id ? -1 : 1))
      if (!first || others.length === 0) return []
      return [{ batch: first.batch ?? '', number: first.number ?? 0, first, others }]
    })
    .sort((one, other) => one.batch.localeCompare(other.batch) || one.number - other.number)
}

/** How many of these say the same in every field: likely the same sheet of paper. */
export function countSame(parts: readonly PaperPart[], clashes: readonly Clash[]): number {
  return clashes.filter(({ first, others }) =>
    others.every(({ answers }) => isSameEverywhere(parts, first.answers, answers)),
  ).length
}

/** The name of the pile that takes the others, of at most 20 characters; the same on every device. */
export function batchBeside(batch: string, at: number): string {
  return `${batch.slice(0, 17)}-${String(at + 2)}`
}
