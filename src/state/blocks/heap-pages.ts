/** How heaps are laid onto pages of the hall: every name whole, in as many columns as the names allow. Pure. */
import { linesOf, pagesOf, type Room } from './hall-page.ts'

/** Sizes of a heap in hundredths of the hall's width, as in views/hall/cards/Heaps.svelte. */
const name = { size: 2.85, line: 3.28 }
const labelSize = 1.9
const gap = 1.2
/** Padding, borders, and the lines with the number of cards and their labels. */
const [around, below] = [2.8, 7.6]
/** The line below the heaps: loose cards, and the page. */
const foot = 4
/** Bold letters, and a little more, so that nothing is ever cut. */
const bold = 1.06
const mostLines = 3

export interface HeapPages {
  columns: number
  /** Width of the text of one heap. */
  width: number
  /** Indices of heaps, page by page. */
  pages: number[][]
}

function widthOf(columns: number, room: Room): number {
  return (room.width - (columns - 1) * gap) / columns - around
}

/** Three columns, as long as no name takes more than three lines and no word is broken; otherwise fewer. */
export function heapPages(names: readonly string[], whole: Room): HeapPages {
  const lines = (text: string, width: number) => linesOf(text, name.size * bold, width)
  const fits = (columns: number) => {
    const width = widthOf(columns, whole)
    return names.every(
      (text) =>
        lines(text, width) <= mostLines &&
        text.split(/\s+/).every((word) => lines(word, width) === 1),
    )
  }
  const columns = [3, 2].find(fits) ?? 1
  const width = widthOf(columns, whole)
  const rows: number[][] = []
  names.forEach((_, index) => {
    if (index % columns === 0) rows.push([])
    rows.at(-1)?.push(index)
  })
  const high = (row: number[]) =>
    Math.max(...row.map((index) => lines(names[index] ?? '', width))) * name.line + below + gap
  const pages = pagesOf(rows, high, whole.height - foot + gap).map((page) => page.flat())
  return { columns, width, pages: pages.length > 0 ? pages : [[]] }
}

/** The labels of the cards of a heap in one line; of more than fit, how many there are besides. */
export function labelLine(labels: readonly string[], width: number): string {
  const most = Math.floor(width / (labelSize * 0.5))
  const joined = (count: number) => {
    const rest = labels.length - count
    return labels.slice(0, count).join(' · ') + (rest > 0 ? ` +${rest}` : '')
  }
  for (let count = labels.length; count > 0; count -= 1) {
    if (joined(count).length <= most) return joined(count)
  }
  return ''
}
