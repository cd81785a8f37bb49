/** Walking over the wall by keyboard: where the focus is, and where it goes after each step and each move. */
import type { Board } from './board.svelte.ts'
import { stopBeside, stopsOf, type Direction, type Stop } from './board-steps.ts'
import type { Sorting, Target } from './sorting.svelte.ts'

export class Walk {
  readonly sorting: Sorting
  readonly board: Board
  /** Key of the place or zone that has the focus, or had it last. */
  key = $state('')
  /** The stop that is to get the focus next; a new object each time, so that the same stop can be asked for again. */
  wanted = $state.raw<{ key: string } | undefined>()

  constructor(sorting: Sorting, board: Board) {
    this.sorting = sorting
    this.board = board
  }

  /** The one stop that Tab reaches: the last one if it is drawn, else the first zone that is. */
  #anchor: string = $derived.by(() => {
    const { visible } = this.board
    const drawn = visible.some(
      ({ zone, places }) => zone.key === this.key || places.some(({ key }) => key === this.key),
    )
    return drawn ? this.key : (visible[0]?.zone.key ?? '')
  })

  get anchor(): string {
    return this.#anchor
  }

  /** The card with the focus lies elsewhere now: the focus goes with it, the wall stays. */
  follow(): void {
    const { places, zones } = this.sorting.layout
    const { key } = this
    if (!key.includes('|') || places.has(key)) return
    const card = key.slice(key.indexOf('|') + 1)
    const place = [...places.values()].find((one) => one.card.id === card)
    this.key = place?.key ?? zones[0]?.key ?? ''
    this.wanted = { key: this.key }
  }

  /** Goes to the next stop in this direction and brings it into view; stays at the edge. */
  step(direction: Direction): void {
    const stops = stopsOf(this.sorting.layout)
    const from = stops.find(({ key }) => key === this.anchor)
    const to = from ? stopBeside(stops, from, direction) : stops[0]
    if (to) this.#to(to)
  }

  /** To the next zone, or the one before. */
  stepZone(by: 1 | -1): void {
    const stops = stopsOf(this.sorting.layout)
    const heads = stops.filter((stop) => stop.key === stop.zone)
    const zone = stops.find(({ key }) => key === this.anchor)?.zone
    const index = heads.findIndex((head) => head.key === zone)
    const head = heads[index + by]
    if (head) this.#to(head)
  }

  /** To a stop by its key. */
  go(key: string): void {
    const stop = stopsOf(this.sorting.layout).find((candidate) => candidate.key === key)
    if (stop) this.#to(stop)
  }

  /** To the first place of a card. */
  goToCard(card: string): void {
    const place = [...this.sorting.layout.places.values()].find((one) => one.card.id === card)
    if (place) this.go(place.key)
  }

  /**
   * Moves the chosen cards, and goes back to where the next card to sort lies: the same place in the heap they
   * came from, or the head of that heap when it is empty. Without `shows` the wall stays where it is.
   */
  move(
    target: Target,
    { also = false, shows = true }: { also?: boolean; shows?: boolean } = {},
  ): void {
    const [first] = this.sorting.chosen
    const place = first ? this.sorting.layout.places.get(first) : undefined
    this.sorting.move(target, { also })
    if (!place) return
    const { zones } = this.sorting.layout
    const zone = zones.find(({ id }) => id === place.cluster) ?? zones[0]
    const next = zone?.places[Math.min(place.index, zone.places.length - 1)]
    const key = next?.key ?? zone?.key ?? ''
    if (shows) {
      this.go(key)
      return
    }
    this.key = key
    this.wanted = { key }
  }

  #to(stop: Stop): void {
    this.key = stop.key
    this.wanted = { key: stop.key }
    this.board.reveal(stop)
  }
}
