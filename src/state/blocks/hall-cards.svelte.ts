/** What the hall sees of the cards of a step: pages that are the same in every window. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Contribution } from '#schema/contribution.ts'
import { questionOf } from '#state/step-text.ts'
import { faceOf, openCards, type Face } from '#state/walk/evaluation/face.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { hallWords } from '#text/hall.ts'
import { layoutOf, type Zone } from './board-layout.ts'
import { labelsOf } from '#schema/labels.ts'
import { footLines, pagesOf, roomBelow, type Page } from './card-pages.ts'
import { wallOf } from './card-sources.ts'
import { linesOf, roomOf } from './hall-page.ts'
import { heapPages, labelLine } from './heap-pages.ts'
import { turningPages, type TurningRow } from './turning-pages.ts'

/** The name above the cards of a heap, large or as large as the cards; each line, in lines of cards. */
const names = { large: { size: 4.24, line: 1.36 }, long: { size: 3.02, line: 0.98 } } as const
const nameGap = 0.45
/** A longer name leaves more room for the cards when it is as large as they are. */
const largeName = 30
/** However long a name is, some room stays for the cards. */
const leastLines = 3

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
  /** What was shown in confidence is in no picture of the hall. */
  #cards = $derived.by(() => openCards(this.workshop.cards))
  #wall = $derived.by(() => {
    const { allSteps, clusters, memberships } = this.workshop
    return wallOf(this.#step(), allSteps, { cards: this.#cards, clusters, memberships })
  })
  #newest = $derived.by(() => {
    const { id } = this.#step()
    return this.#cards.filter((card) => card.step === id && !card.parked).reverse()
  })
  #cardPages: Page<Contribution>[] = $derived.by(() =>
    pagesOf(this.#newest, (card) => this.textOf(card), this.#room),
  )
  #zones: Zone[] = $derived(layoutOf(this.#wall).zones.filter(({ id }) => id !== undefined))
  #pairs: Pair[] = $derived.by(() => {
    const cards = new Map(this.#cards.map((card) => [card.id, card]))
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

  #names = $derived.by(() => {
    const { pile } = hallWords[this.workshop.heading.hallLanguage]
    return this.#wall.clusters.map(({ title }, index) => title || pile(index + 1))
  })
  #heapPages = $derived.by(() => heapPages(this.#names, roomOf(this.workshop, this.#step())))
  /** Found without laying out the wall: the moderator's pager asks this beside a wall of thousands. */
  #namedIndex = $derived.by(() => {
    const { highlight } = this.workshop.hall.current
    return Math.max(
      0,
      this.#wall.clusters.findIndex(({ id }) => id === highlight),
    )
  })
  #namedPages: Page<Contribution>[] = $derived.by(() => {
    const { cards, clusters, memberships } = this.#wall
    const byId = new Map(cards.map((card) => [card.id, card]))
    const id = clusters[this.#namedIndex]?.id
    const own = memberships.flatMap(({ cluster, contribution }) => {
      const card = cluster === id ? byId.get(contribution) : undefined
      return card ? [card] : []
    })
    const { width } = roomOf(this.workshop, this.#step())
    const { size, line } = names[this.hasLongName ? 'long' : 'large']
    const lines = linesOf(this.named ?? '', size, width)
    const room = Math.max(leastLines, this.#room - lines * line - nameGap)
    const onOne = pagesOf(own, (card) => this.textOf(card), room)
    return onOne.length === 1 ? onOne : pagesOf(own, (card) => this.textOf(card), room - footLines)
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
    if (this.activity === 'cluster') return this.#heapPages.pages.length
    if (this.activity === 'name') return this.#namedPages.length
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

  /** Clusters of the page that is shown: name, number of cards, and their labels as far as they fit. */
  get heaps(): { id: string; name: string; count: number; labels: string }[] {
    const { pages, width } = this.#heapPages
    return (pages[this.page] ?? []).flatMap((index) => {
      const zone = this.#zones[index]
      if (!zone) return []
      const labels = zone.places.map(({ card }) => this.labelOf(card.id))
      const name = this.#names[index] ?? ''
      return [{ id: zone.key, name, count: labels.length, labels: labelLine(labels, width) }]
    })
  }

  /** Columns in which the clusters stand. */
  get heapColumns(): number {
    return this.#heapPages.columns
  }

  get looseCount(): number {
    return layoutOf(this.#wall).zones[0]?.places.length ?? 0
  }

  /** The name of the cluster that is named now, or its number; undefined when there is none. */
  get named(): string | undefined {
    return this.#names[this.#namedIndex]
  }

  get hasLongName(): boolean {
    return (this.named?.length ?? 0) > largeName
  }

  /** The cards of the cluster that is named now, on the page that is shown. */
  get namedColumns(): Contribution[][] {
    return this.#namedPages[this.page] ?? []
  }

  /** The critique that is turned around now. */
  get turned(): Contribution | undefined {
    const { highlight } = this.workshop.hall.current
    return this.#cards.find((card) => card.id === highlight)
  }

  /** Critique and wishes of the page that is shown. */
  get turnings(): TurningRow[] {
    return this.#turnings[this.page] ?? []
  }

  /** What stands on a card: what was seen on a walk may have a photo in the place of a text. */
  textOf(card: Contribution): string {
    return this.faceOf(card)?.text ?? card.text
  }
  faceOf(card: Contribution): Face | undefined {
    const { hallLanguage } = this.workshop.heading
    return faceOf(this.workshop, card, hallWords[hallLanguage].walk, hallLanguage)
  }

  labelOf(card: string): string {
    return this.#labels.get(card) ?? ''
  }
}
