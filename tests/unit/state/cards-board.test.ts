/** The wall: computed, stable, walkable, and drawn only where it is in sight. */
import { describe, expect, test } from 'vitest'
import { Board } from '#state/blocks/board.svelte.ts'
import { layoutOf, overlaps, placeKey, visibleIn, type Layout } from '#state/blocks/board-layout.ts'
import { stopBeside, stopsOf, type Direction } from '#state/blocks/board-steps.ts'
import { pagesOf, roomBelow } from '#state/blocks/card-pages.ts'
import { turningPages } from '#state/blocks/turning-pages.ts'
import type { Wall } from '#state/blocks/card-sources.ts'
import type { Cluster, Contribution } from '#schema/contribution.ts'

/** `sizes` cards in clusters k0, k1, …; `loose` more. Cards are named c0, c1, … */
function wall(sizes: number[], loose: number): Wall {
  const count = sizes.reduce((sum, size) => sum + size, 0) + loose
  const cards = Array.from({ length: count }, (_, index) => ({ id: `c${index}` }) as Contribution)
  const clusters = sizes.map((_, index) => ({ id: `k${index}`, title: '' }) as Cluster)
  let next = 0
  const memberships = sizes.flatMap((size, index) =>
    Array.from({ length: size }, () => ({
      contribution: `c${next++}`,
      cluster: `k${index}`,
      rank: 'a0',
    })),
  )
  return { cards, clusters, memberships }
}

const frame = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
  [x, y, width, height] as const

describe('layout', () => {
  test('no two zones and no two cards lie on each other, and all lie in their zone', () => {
    const { zones } = layoutOf(wall([3, 0, 17, 5, 1], 23))
    for (const [index, zone] of zones.entries()) {
      for (const other of zones.slice(index + 1)) expect(overlaps(zone, other)).toBe(false)
      for (const [at, place] of zone.places.entries()) {
        for (const other of zone.places.slice(at + 1)) expect(overlaps(place, other)).toBe(false)
        expect(place.x >= zone.x && place.x + place.width <= zone.x + zone.width).toBe(true)
        expect(place.y >= zone.y && place.y + place.height <= zone.y + zone.height).toBe(true)
      }
    }
    expect(zones.flatMap((zone) => zone.places)).toHaveLength(49)
  })

  test('cards that are sorted leave every other cluster where it was', () => {
    const before = wall([4, 4, 4, 4], 44)
    const sorted = before.cards.slice(20, 50).map(({ id }) => ({
      contribution: id,
      cluster: 'k3',
      rank: 'a1',
    }))
    const moved = { ...before, memberships: [...before.memberships, ...sorted] }
    const zones = (of: Wall) => layoutOf(of).zones.slice(1, 4).map(frame)
    expect(zones(moved)).toEqual(zones(before))
  })

  test('a card in two clusters has a place in each and is known as shared', () => {
    const both = wall([1, 0], 0)
    both.memberships.push({ contribution: 'c0', cluster: 'k1', rank: 'a1' })
    const layout = layoutOf(both)
    expect(layout.shared.get('c0')).toEqual(['k0', 'k1'])
    expect(layout.places.has(placeKey('c0', 'k0'))).toBe(true)
    expect(layout.places.has(placeKey('c0', 'k1'))).toBe(true)
    expect(layout.zones[0]?.places).toEqual([])
  })

  test('a membership of a trashed cluster leaves its card loose, never lost', () => {
    const lost = wall([1], 0)
    const layout = layoutOf({ ...lost, clusters: [] })
    expect(layout.zones.map((zone) => zone.places.length)).toEqual([1])
  })

  test('what is drawn is what is in the window, and nothing else', () => {
    const layout = layoutOf(wall([40, 40], 400))
    const window = { x: 30, y: 40, width: 60, height: 30 }
    const drawn = visibleIn(layout, window).flatMap(({ places }) => places.map(({ key }) => key))
    const expected = [...layout.places.values()].filter((place) => overlaps(place, window))
    expect(drawn.sort()).toEqual(expected.map(({ key }) => key).sort())
    expect(drawn.length).toBeGreaterThan(0)
  })
})

describe('walking', () => {
  const stops = stopsOf(layoutOf(wall([3, 2, 5], 7)))
  const directions: Direction[] = ['left', 'right', 'up', 'down']

  test('the arrows reach every card and every heap', () => {
    const reached = new Set([stops[0]?.key])
    for (const key of reached) {
      const from = stops.find((stop) => stop.key === key)
      for (const direction of directions) {
        const next = from && stopBeside(stops, from, direction)
        if (next) reached.add(next.key)
      }
    }
    expect(reached.size).toBe(stops.length)
  })

  test('down from the name of a heap is its first card, and up again its name', () => {
    const [head, first] = stops
    expect(head && stopBeside(stops, head, 'down')).toBe(first)
    expect(first && stopBeside(stops, first, 'up')).toBe(head)
    expect(head && stopBeside(stops, head, 'left')).toBeUndefined()
  })
})

describe('looking', () => {
  function boardOf(layout: Layout): Board {
    const board = new Board(() => layout)
    board.resize(1180, 600, 16)
    return board
  }

  test('zooming keeps the point under the fingers', () => {
    const board = boardOf(layoutOf(wall([5, 5, 5], 30)))
    const at = { x: 400, y: 300 }
    const before = board.pointAt(at.x, at.y)
    board.zoomBy(1.5, at)
    const after = board.pointAt(at.x, at.y)
    expect([after.x, after.y]).toEqual([expect.closeTo(before.x, 6), expect.closeTo(before.y, 6)])
  })

  test('"Alles zeigen" brings everything into view, from any place', () => {
    const layout = layoutOf(wall([9, 9, 9], 60))
    const board = boardOf(layout)
    board.panBy(-5000, -5000)
    board.showAll()
    const end = board.pointAt(1180, 600)
    expect(board.pointAt(0, 0).x).toBeLessThanOrEqual(0)
    expect(end.x + 0.01).toBeGreaterThanOrEqual(layout.width)
    expect(end.y + 0.01).toBeGreaterThanOrEqual(layout.height)
  })

  test('nobody can lose the wall, however far it is pushed', () => {
    const layout = layoutOf(wall([2], 3))
    const board = boardOf(layout)
    for (const [dx, dy] of [
      [1e6, 1e6],
      [-1e6, -1e6],
    ] as const) {
      board.panBy(dx, dy)
      const [left, right] = [board.pointAt(0, 0), board.pointAt(1180, 600)]
      const seen = { ...left, width: right.x - left.x, height: right.y - left.y }
      expect(overlaps({ x: 0, y: 0, width: layout.width, height: layout.height }, seen)).toBe(true)
    }
  })

  test('revealing a card makes it readable and moves no further than needed', () => {
    const layout = layoutOf(wall([9, 9, 9], 60))
    const board = boardOf(layout)
    board.showAll()
    const last = layout.places.get(placeKey('c86', undefined))
    if (!last) throw new Error('There is no such card.')
    board.reveal(last)
    expect(board.detail).toBe('text')
    const [start, end] = [board.pointAt(0, 0), board.pointAt(1180, 600)]
    expect(last.x >= start.x && last.x + last.width <= end.x).toBe(true)
    expect(last.y >= start.y && last.y + last.height <= end.y).toBe(true)
    const { x, y } = board
    board.reveal(last)
    expect([board.x, board.y]).toEqual([x, y])
  })

  test('thousands of cards at once are drawn as heaps with a count', () => {
    const board = boardOf(layoutOf(wall([], 5000)))
    board.showAll()
    expect(board.detail).toBe('zones')
    const fewer = boardOf(layoutOf(wall([], 1000)))
    fewer.showAll()
    expect(fewer.detail).toBe('number')
  })
})

describe('pages for the hall', () => {
  test('every card stands on exactly one page, in order, at most twelve on each', () => {
    const texts = Array.from({ length: 50 }, (_, index) => `${index} ${'Wort '.repeat(index % 9)}`)
    const pages = pagesOf(texts, (text) => text)
    const number = (text: string) => Number.parseInt(text)
    const inOrder = pages.flatMap((page) => page.flat().sort((a, b) => number(a) - number(b)))
    expect(inOrder).toEqual(texts)
    for (const page of pages) {
      expect(page.flat().length).toBeGreaterThan(0)
      expect(page.flat().length).toBeLessThanOrEqual(12)
      expect(page.length).toBeLessThanOrEqual(2)
    }
  })

  test('longer questions leave less room, and a text without end has a page of its own', () => {
    expect(roomBelow('Kurz?')).toBeGreaterThan(
      roomBelow('Eine Frage, die zwei Zeilen braucht, weil?'),
    )
    const pages = pagesOf(['Wort '.repeat(500), 'kurz'], (text) => text)
    expect(pages[0]?.[0]).toHaveLength(1)
    expect(pages.flat(2)).toHaveLength(2)
  })

  test('a critique stands beside each of its wishes, and a card without end alone', () => {
    const card = (id: string, text = 'kurz') => ({ id, text }) as Contribution
    const wishes = ['a', 'b', 'c', 'd', 'e'].map((id) => card(id))
    const split = turningPages([{ critique: card('k'), wishes }], 5)
    expect(split.map(([row]) => [row?.critique?.id, row?.wishes.length])).toEqual([
      ['k', 2],
      ['k', 2],
      ['k', 1],
    ])
    const long = turningPages([{ critique: card('k', 'Wort '.repeat(90)), wishes }], 9)
    expect(long.flat().map((row) => [row.critique?.id, row.wishes.length, row.wide])).toEqual([
      ['k', 0, true],
      ...wishes.map(() => [undefined, 1, true]),
    ])
    expect(turningPages([{ critique: card('k'), wishes: [] }], 9).flat()).toHaveLength(1)
    expect(turningPages([], 9)).toEqual([[]])
  })

  test('no things are one empty page', () => {
    expect(pagesOf([], String)).toEqual([[[]]])
  })
})
