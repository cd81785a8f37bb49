/** Pictures of the hall are paged, never shrunk: how much fits, reckoned alike in every window. */
import type { PlannedStep } from '#schema/conduct.ts'
import { inLanguage } from '#schema/language.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

/** One page of a list; `page` is counted from 0. */
export interface HallPage<T> {
  items: T[]
  page: number
  pages: number
}

/** What is left for a picture, in hundredths of the hall's width (see views/hall/Hall.svelte). */
export interface Room {
  width: number
  height: number
}

/** Widths and heights of the hall's frame at 16:9, measured at 1280 × 720 and rounded down. */
const frame = { width: 93, height: 40.8, question: 5.85, rules: 26.5 }
/** Letters of Fira Sans are 0.46 of their size wide on average; a little more keeps pictures whole. */
const letter = 0.48

/** Lines a text takes in this size of type and width. */
export function linesOf(text: string, size: number, width: number): number {
  const perLine = Math.max(4, Math.floor(width / (size * letter)))
  let [lines, room] = [1, perLine]
  for (const word of text.split(/\s+/)) {
    if (word.length <= room) room -= word.length + 1
    else {
      lines += Math.max(1, Math.ceil(word.length / perLine))
      room = perLine - (word.length % perLine) - 1
    }
  }
  return lines
}

/** The room that question and rules leave for the picture of a step. */
export function roomOf(workshop: Workshop, step: PlannedStep): Room {
  const language = workshop.heading.hallLanguage
  const { definition } = step
  const asked = step.question || inLanguage(definition.question ?? definition.title, language)
  if (workshop.course.status === 'ended') return { width: frame.width, height: 40 }
  const phase = workshop.phases.find(({ id }) => id === step.phase)
  const rules = phase && phase.rules.length > 0 ? frame.rules : 0
  const question = linesOf(asked, 5.05, frame.width) * frame.question
  return { width: frame.width - rules, height: Math.max(10, frame.height - question) }
}

/** Cuts a list into pages by the height of its rows; a row that is too high has a page of its own. */
export function pagesOf<T>(
  rows: readonly T[],
  heightOf: (row: T) => number,
  height: number,
): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const row of rows) {
    const needed = heightOf(row)
    const last = pages.at(-1)
    if (last && needed <= left) last.push(row)
    else {
      pages.push([row])
      left = height
    }
    left -= needed
  }
  return pages
}

/** Two beside each other, as most pictures show them. */
export function pairsOf<T>(list: readonly T[]): T[][] {
  return list.flatMap((one, index) =>
    index % 2 === 0 ? [[one, ...list.slice(index + 1, index + 2)]] : [],
  )
}

/** The page that the moderation shows; a page that is gone is the last one. */
export function hallPage<T>(workshop: Workshop, pages: readonly T[][]): HallPage<T> {
  const count = Math.max(1, pages.length)
  const page = Math.min(workshop.hall.current.page ?? 0, count - 1)
  return { items: pages[page] ?? [], page, pages: count }
}
