/** Where zones and cards lie on the wall: computed from the clusters, the same on every device. Pure. */
import type { Contribution } from '#schema/contribution.ts'
import type { Wall } from './card-sources.ts'

/** Sizes in rem, so that a wall grows with the size of the text (cards 240 × 144 at 16 px). */
export const cardWidth = 15
export const cardHeight = 9
export const gap = 1
export const headHeight = 4.5
export const zoneGap = 2

/** A rectangle on the wall, in rem. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/** A card where it lies. A card in two clusters has two places. */
export interface Place extends Rect {
  key: string
  card: Contribution
  cluster: string | undefined
  index: number
}

/** A cluster on the wall, or the loose cards (`id` undefined). */
export interface Zone extends Rect {
  key: string
  id: string | undefined
  /** Counted from 1; 0 for the loose cards. */
  number: number
  title: string
  columns: number
  places: Place[]
}

export interface Layout {
  zones: Zone[]
  width: number
  height: number
  /** Clusters of each card that lies in more than one. */
  shared: ReadonlyMap<string, readonly string[]>
  /** Place by key. */
  places: ReadonlyMap<string, Place>
}

/** The zone of the loose cards, and the beginning of the keys of their places. */
export const looseKey = 'loose'

/** The key of the place of a card in a cluster. */
export function placeKey(card: string, cluster: string | undefined): string {
  return `${cluster ?? looseKey}|${card}`
}

/** Columns that make a heap of n cards about as wide as high. */
function columnsFor(count: number, least: number, most: number): number {
  const square = Math.round(Math.sqrt((count * (cardHeight + gap)) / (cardWidth + gap)))
  return Math.min(most, Math.max(least, square))
}

function zoneOf(
  key: string,
  cards: readonly Contribution[],
  columns: number,
  at: { x: number; y: number },
): Zone {
  const rows = Math.max(1, Math.ceil(cards.length / columns))
  const id = key === looseKey ? undefined : key
  const places = cards.map((card, index) => ({
    key: placeKey(card.id, id),
    card,
    cluster: id,
    index,
    x: at.x + gap + (index % columns) * (cardWidth + gap),
    y: at.y + headHeight + Math.floor(index / columns) * (cardHeight + gap),
    width: cardWidth,
    height: cardHeight,
  }))
  const width = columns * (cardWidth + gap) + gap
  const height = headHeight + rows * (cardHeight + gap)
  return { key, id, number: 0, title: '', columns, places, width, height, ...at }
}

/** Columns of the loose cards beside clusters: half of a square of all cards, until few or none are left. */
function looseColumnsFor(loose: number, all: number): number {
  if (loose === 0) return 1
  if (loose <= all / 8) return columnsFor(all / 16, 1, 8)
  return Math.max(3, Math.round(columnsFor(all, 4, 48) / 2))
}

/** How many columns a wall has: what is looked at keeps it while cards arrive from elsewhere. */
export interface Shape {
  /** Of each cluster. */
  columns: number
  /** Clusters beside each other. */
  across: number
  loose: number
}

/** The shape that fits this wall. `count`: for so many cards, if fewer than there are. */
export function shapeOf(wall: Wall, count = wall.cards.length): Shape {
  const shown = new Set(wall.cards.map((card) => card.id))
  const alive = new Set(wall.clusters.map((cluster) => cluster.id))
  const lying = wall.memberships.filter(
    (one) => alive.has(one.cluster) && shown.has(one.contribution),
  )
  const loose = wall.cards.length - new Set(lying.map((one) => one.contribution)).size
  return {
    columns: columnsFor(count / 8, 2, 8),
    across: Math.max(1, Math.ceil(Math.sqrt(alive.size * 1.6))),
    loose:
      alive.size === 0
        ? columnsFor(Math.min(loose, count) * 1.4, 4, 48)
        : looseColumnsFor(loose, count),
  }
}

/**
 * The loose cards stand to the left; how wide they and the clusters are depends on the number of all cards, so
 * that sorting moves no cluster aside; only when few cards are loose, and when none is, the clusters move up
 * once. Clusters flow in columns, row by row in their order, so that a card that comes
 * or goes moves only what lies below it.
 */
export function layoutOf(wall: Wall, shape = shapeOf(wall)): Layout {
  const byId = new Map(wall.cards.map((card) => [card.id, card]))
  const heaps = new Map(wall.clusters.map((cluster) => [cluster.id, [] as Contribution[]]))
  const lying = new Map<string, string[]>()
  for (const { contribution, cluster } of wall.memberships) {
    const card = byId.get(contribution)
    const heap = heaps.get(cluster)
    if (!card || !heap) continue
    heap.push(card)
    const clusters = lying.get(contribution)
    if (clusters) clusters.push(cluster)
    else lying.set(contribution, [cluster])
  }
  const { columns, across } = shape
  const step = columns * (cardWidth + gap) + gap + zoneGap
  const loose = wall.cards.filter((card) => !lying.has(card.id))
  const looseZone = zoneOf(looseKey, loose, shape.loose, { x: zoneGap, y: zoneGap })
  const left = looseZone.x + looseZone.width + zoneGap
  const below = Array.from({ length: across }, () => zoneGap)
  const zones = wall.clusters.map((cluster, index) => {
    const column = index % across
    const at = { x: left + column * step, y: below[column] ?? zoneGap }
    const zone = zoneOf(cluster.id, heaps.get(cluster.id) ?? [], columns, at)
    zone.number = index + 1
    zone.title = cluster.title
    below[column] = zone.y + zone.height + zoneGap
    return zone
  })
  zones.unshift(looseZone)
  const all = zones.flatMap((zone) => zone.places)
  return {
    zones,
    width: Math.max(...zones.map((zone) => zone.x + zone.width)) + zoneGap,
    height: Math.max(...zones.map((zone) => zone.y + zone.height)) + zoneGap,
    shared: new Map([...lying].filter(([, clusters]) => clusters.length > 1)),
    places: new Map(all.map((place) => [place.key, place])),
  }
}

/** A zone with the part of its cards that lies in the window. */
export interface VisibleZone {
  zone: Zone
  places: Place[]
}

export function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** What of the wall lies in the window, in the order of the wall; only these are drawn. */
export function visibleIn(layout: Layout, window: Rect): VisibleZone[] {
  return layout.zones
    .filter((zone) => overlaps(zone, window))
    .map((zone) => {
      const top = zone.y + headHeight
      const first = Math.floor((window.y - top) / (cardHeight + gap))
      const last = Math.ceil((window.y + window.height - top) / (cardHeight + gap))
      const rows = zone.places.slice(
        Math.max(0, first) * zone.columns,
        Math.max(0, last) * zone.columns,
      )
      return { zone, places: rows.filter((place) => overlaps(place, window)) }
    })
}
