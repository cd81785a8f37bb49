/** What the hall sees of the cards of a step: pages that are the same in every window. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Contribution } from '#schema/contribution.ts'
import { questionOf } from '#state/step-text.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { layoutOf, type Zone } from './board-layout.ts'
import { labelsOf } from './card-labels.ts'
import {
  clustersOnPage,
  equalPages,
  footLines,
  pagesOf,
  roomBelow,
  type Page,
} from './card-pages.ts'
import { wallOf } from './card-sources.ts'
import { turningPages, type TurningRow } from './turning-pages.ts'

/** The name above the cards of a heap takes as much room as this many of their lines. */
const nameLines = 1.8

/** A critique with one of its wishes. */
interface Pair {
  critique: Contribution
  wish: Contribution
}

export class HallCards {
  readonly workshop: Workshop
  #step: () => PlannedStep
  #labels = $derived.by(() => labelsOf(this.workshop.allCards))
  #room = $derived.by(() => {
    const { hallLanguage } = this.workshop.heading
    return roomBelow(questionOf(this.#step(), hallLanguage))
  })
  #wall = $derived.by(() => wallOf(this.#step(), this.workshop.allSteps, this.workshop))
  #newest = $derived.by(() => {
    const { id } = this.#step()
    return this.workshop.cards.filter((card) => card.step === id && !card.parked).reverse()
  })
  #cardPages: Page<Contribution>[] = $derived.by(() =>
    pagesOf(this.#newest, (card) => card.text, this.#room),
  )
  #zones: Zone[] = $derived(layoutOf(this.#wall).zones.filter(({ id }) => id !== undefined))
  #pairs: Pair[] = $derived.by(() => {
    const cards = new Map(this.workshop.cards.map((card) => [card.id, card]))
    const { id: step } = this.#step()
    const pairs = this.workshop.links.flatMap(({ from, type, to }) => {
      const [wish, critique] = [cards.get(from), cards.get(to)]
      if (type !== 'reversal-of' || !wish || !critique || wish.step !== step) return []
      return [{ critique, wish }]
    })
    return pairs.sort((one, other) => other.wish.number - one.wish.number)
  })
  /** The critique that is turned around now with its wishes, or else all pairs; the newest first. */
  #turnings: TurningRow[][] = $derived.by(() => {
    const now = this.turned
    const wishesOf = (card: string) =>
      this.#pairs.flatMap(({ critique, wish }) => (critique.id === card ? [wish] : []))
    const turnings = now
      ? [{ critique: now, wishes: wishesOf(now.id) }]
      : this.#pairs.map(({ critique, wish }) => ({ critique, wishes: [wish] }))
    return turningPages(turnings, this.#room - footLines)
  })

  constructor(workshop: Workshop, step: () => PlannedStep) {
    this.workshop = workshop
    this.#step = step
  }

  get activity(): string {
    return this.#step().definition.activity
  }

  /** Number of pages that can be turned; 1 where the hall follows what is worked on. */
  get count(): number {
    // Counted without laying out the wall: the moderator's pager asks this beside a wall of thousands.
    if (this.activity === 'cluster') return equalPages(this.#wall.clusters, clustersOnPage).length
    if (this.activity === 'name') return 1
    if (this.activity === 'reverse') return this.#turnings.length
    return this.#cardPages.length
  }

  /** The page that is shown, counted from 0, never beyond the last one. */
  get page(): number {
    return Math.min(this.workshop.hall.current.page ?? 0, this.count - 1)
  }

  turn(by: 1 | -1): void {
    const page = Math.min(this.count - 1, Math.max(0, this.page + by))
    this.workshop.hall.show({ page })
  }

  /** How many cards there are in this step. */
  get total(): number {
    return this.#newest.length
  }

  /** Columns of cards of the page that is shown, the newest first. */
  get columns(): Contribution[][] {
    return this.#cardPages[this.page] ?? []
  }

  /** Clusters of the page that is shown. */
  get zones(): Zone[] {
    return equalPages(this.#zones, clustersOnPage)[this.page] ?? []
  }

  get looseCount(): number {
    return layoutOf(this.#wall).zones[0]?.places.length ?? 0
  }

  /** The cluster that is named now. */
  get named(): Zone | undefined {
    const { highlight } = this.workshop.hall.current
    return this.#zones.find((zone) => zone.id === highlight) ?? this.#zones[0]
  }

  /** The cards of the cluster that is named now, as far as they fit. */
  get namedColumns(): Contribution[][] {
    const cards = this.named?.places.map(({ card }) => card) ?? []
    return pagesOf(cards, (card) => card.text, this.#room - nameLines)[0] ?? []
  }

  /** The critique that is turned around now. */
  get turned(): Contribution | undefined {
    const { highlight } = this.workshop.hall.current
    return this.workshop.cards.find((card) => card.id === highlight)
  }

  /** Critique and wishes of the page that is shown. */
  get turnings(): TurningRow[] {
    return this.#turnings[this.page] ?? []
  }

  labelOf(card: string): string {
    return this.#labels.get(card) ?? ''
  }
}
