/** How cards are laid onto pages of the hall: paged, never shrunk. Pure; pages are the same in every window. */

/** Characters of 36 px that fit into one line of a card at 1280 × 720. */
const charactersInLine = 21
const columnsOnPage = 2
/** The head of a card and the gap below it take as much room as this many lines. */
const headLines = 1.3
/** The line below the cards, "Seite 1 von 2", takes as much room as this many of theirs. */
export const footLines = 1

/** Lines of 36 px below a question at 1280 × 720: a long question takes two or three lines of 64 px itself. */
export function roomBelow(question: string): number {
  if (question.length > 66) return 6.4
  return question.length > 33 ? 8.2 : 9.9
}

/** Lines that a card takes with its head and the gap below it, about: words wrap, longer ones break. */
export function linesOf(text: string, inLine = charactersInLine): number {
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > inLine) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? 1 : 0) + word.length
    if (used > inLine) {
      lines += Math.ceil(used / inLine) - 1
      used %= inLine
    }
  }
  return lines + headLines
}

/** One page: columns of things from top to bottom. */
export type Page<T> = T[][]

/**
 * Lays things onto pages of two columns, each into the column with more room (eight short cards a page at
 * 36 px, so never more than the twelve of the plan); long texts make fewer cards a page. A text longer than a
 * column has a page to itself. Always at least one page, which may be empty.
 */
export function pagesOf<T>(
  things: readonly T[],
  textOf: (thing: T) => string,
  linesInColumn = roomBelow(''),
): Page<T>[] {
  const pages: Page<T>[] = [[[]]]
  let page: Page<T> = pages[0] ?? []
  let rooms = [linesInColumn]
  let closed: Page<T> | undefined
  for (const thing of things) {
    const lines = linesOf(textOf(thing))
    const isAlone = lines > linesInColumn
    const needed = Math.min(linesInColumn, lines)
    if (page === closed || (isAlone && page.flat().length > 0)) rooms = [0]
    else if (page.length < columnsOnPage && needed > Math.max(...rooms)) {
      page.push([])
      rooms.push(linesInColumn)
    }
    if (needed > Math.max(...rooms)) {
      page = [[]]
      pages.push(page)
      rooms = [linesInColumn]
    }
    const column = rooms.indexOf(Math.max(...rooms))
    page[column]?.push(thing)
    rooms[column] = (rooms[column] ?? 0) - needed
    if (isAlone) closed = page
  }
  return pages
}
