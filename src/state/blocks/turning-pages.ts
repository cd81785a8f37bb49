/** How critique and its wishes are laid onto pages of the hall: no card is cut, none is shrunk. Pure. */
import type { Contribution } from '#schema/contribution.ts'
import { linesOf } from './card-pages.ts'

/** Characters of 36 px in one line of a card that stands beside the word "wird zu". */
const charactersInLine = 17

/** A critique with wishes of its own beside it; in `wide` rows one card alone has the whole width. */
export interface TurningRow {
  key: string
  critique?: Contribution
  wishes: Contribution[]
  wide: boolean
}

function heightOf({ text }: Contribution): number {
  return linesOf(text, charactersInLine)
}

/**
 * Rows from top to bottom on as many pages as it takes. Wishes that do not fit go on to the next page, where the
 * critique stands again. A card longer than a page of half the width has a page of the whole width.
 */
export function turningPages(
  turnings: readonly { critique: Contribution; wishes: readonly Contribution[] }[],
  room: number,
): TurningRow[][] {
  const pages: TurningRow[][] = []
  let left = 0
  const place = (row: TurningRow, needed: number) => {
    if (needed > left) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(row)
    left -= needed
  }
  const placeWide = (card: Contribution, row: Partial<TurningRow>) => {
    left = 0
    place({ key: card.id, wishes: [], wide: true, ...row }, room)
  }
  for (const { critique, wishes } of turnings) {
    const least = heightOf(critique)
    const isWide = least > room
    if (isWide) placeWide(critique, { critique })
    let row: TurningRow | undefined
    let height = 0
    const close = () => {
      if (row) place(row, Math.max(least, height))
      row = undefined
      height = 0
    }
    if (wishes.length === 0 && !isWide)
      place({ key: critique.id, critique, wishes: [], wide: false }, least)
    for (const wish of wishes) {
      const needed = heightOf(wish)
      if (isWide || needed > room) {
        close()
        placeWide(wish, { wishes: [wish] })
        continue
      }
      if (height + needed > room) close()
      row ??= { key: `${critique.id}|${wish.id}`, critique, wishes: [], wide: false }
      row.wishes.push(wish)
      height += needed
    }
    close()
  }
  return pages.length > 0 ? pages : [[]]
}
