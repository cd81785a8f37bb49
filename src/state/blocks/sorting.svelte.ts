/** Sorting cards: what is chosen, where it goes, and what is said about it. The group decides, not the software. */
import { cleanText } from '#imports/text.ts'
import {
  addCluster,
  changeCluster,
  dissolveCluster,
  earlierTitles,
  mergeClusters,
  moveCards,
  moveCluster,
  putAllIntoCluster,
  type LyingCard,
} from '#documents/blocks/clusters.ts'
import { edit } from '#documents/edit.ts'
import type { Messages } from '#text/german.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { layoutOf, placeKey, shapeOf, type Layout, type Shape, type Zone } from './board-layout.ts'
import { labelsOf } from '#schema/labels.ts'
import { wallOf, type Wall } from './card-sources.ts'

export type { LyingCard }

/** Where cards can go: a cluster by its id, a new one, or no cluster at all. */
export type Target = { cluster: string } | 'new' | 'loose'

export class Sorting {
  readonly workshop: Workshop
  /** What happened last, for those who cannot see it. */
  message = $state('')
  #step: () => PlannedStep
  #words: () => Messages['cards']
  #chosen = $state.raw<ReadonlySet<string>>(new Set())
  #wall = $derived.by(() => wallOf(this.#step(), this.workshop.allSteps, this.workshop))
  /** The shape of the wall as it is looked at, for so many cards, as of so many acts. */
  #held: { shape: Shape; count: number; acts: number } | undefined
  #layout: Layout = $derived.by(() => layoutOf(this.#wall, this.#shapeFor(this.#wall)))
  #reshaped = $state(0)
  #labels = $derived.by(() => labelsOf(this.workshop.allCards))

  constructor(workshop: Workshop, step: () => PlannedStep, words: () => Messages['cards']) {
    this.workshop = workshop
    this.#step = step
    this.#words = words
  }

  get layout(): Layout {
    return this.#layout
  }
  get cards() {
    return this.#wall.cards
  }
  /** The clusters in order, without the loose cards. */
  get clusters(): Zone[] {
    return this.#layout.zones.filter((zone) => zone.id !== undefined)
  }
  /** The loose cards. */
  get loose(): Zone | undefined {
    return this.#layout.zones[0]
  }

  labelOf(card: string): string {
    return this.#labels.get(card) ?? ''
  }

  /** The name of a cluster, or "Stapel 3" while it has none. */
  nameOf(zone: Pick<Zone, 'id' | 'number' | 'title'>): string {
    if (zone.id === undefined) return this.#words().loose
    return zone.title || this.#words().heap(zone.number)
  }

  /** Names of the other clusters in which this card lies too. */
  alsoIn(card: string, cluster: string | undefined): string[] {
    const others = (this.#layout.shared.get(card) ?? []).filter((id) => id !== cluster)
    return others.flatMap((id) => {
      const zone = this.#layout.zones.find((candidate) => candidate.id === id)
      return zone ? [this.nameOf(zone)] : []
    })
  }

  /** The chosen places that are still there. */
  get chosen(): ReadonlySet<string> {
    return this.#chosen
  }

  get chosenCards(): LyingCard[] {
    return [...this.#chosen].flatMap((key) => {
      const place = this.#layout.places.get(key)
      return place ? [{ contribution: place.card.id, cluster: place.cluster }] : []
    })
  }

  toggle(key: string): void {
    const chosen = new Set(this.#chosen)
    if (!chosen.delete(key)) chosen.add(key)
    this.#chosen = chosen
    const place = this.#layout.places.get(key)
    if (!place) return
    const label = this.labelOf(place.card.id)
    const count = this.chosenCards.length
    this.message = chosen.has(key)
      ? this.#words().chosenNow(label, count)
      : this.#words().notChosen(label, count)
  }

  choose(keys: readonly string[]): void {
    this.#chosen = new Set(keys)
  }

  clear(): void {
    this.#chosen = new Set()
  }

  /**
   * Moves the chosen cards (or these) and says where they lie now; with `also` they stay where they were, too.
   * Returns the id of the cluster they lie in.
   */
  move(target: Target, options: { cards?: LyingCard[]; also?: boolean } = {}): string | undefined {
    const { cards = this.chosenCards, also = false } = options
    if (cards.length === 0) return undefined
    const { docs } = this.workshop
    const ids = [...new Set(cards.map((card) => card.contribution))]
    const id = edit(docs.workshop, () => {
      if (target === 'new') {
        const made = addCluster(docs.workshop, this.#step().id, ids)
        if (!also) moveCards(docs.workshop, cards, undefined)
        return made
      }
      const to = target === 'loose' ? undefined : target.cluster
      if (also && to) putAllIntoCluster(docs.workshop, ids, to)
      else moveCards(docs.workshop, cards, to)
      return to
    })
    this.clear()
    this.#say(ids, id, also)
    return id
  }

  /** Names a cluster; the same name again changes nothing. */
  rename(cluster: string, title: string): void {
    const clean = cleanText(title).text.trim()
    changeCluster(this.workshop.docs.workshop, cluster, { title: clean })
    if (clean) this.message = this.#words().named(clean)
  }

  /** Other names it had or was given apart. */
  earlierNames(cluster: string): string[] {
    const found = this.workshop.clusters.find(({ id }) => id === cluster)
    return found ? earlierTitles(found) : []
  }

  merge(from: string, into: string): void {
    const [one, other] = [this.#name(from), this.#name(into)]
    mergeClusters(this.workshop.docs.workshop, from, into)
    this.clear()
    this.message = this.#words().merged(one, other)
  }

  dissolve(cluster: string): void {
    const name = this.#name(cluster)
    dissolveCluster(this.workshop.docs.workshop, cluster)
    this.clear()
    this.message = this.#words().dissolved(name)
  }

  reorder(cluster: string, by: -1 | 1): void {
    moveCluster(this.workshop.docs.workshop, cluster, by)
    const place = this.clusters.find((zone) => zone.id === cluster)?.number ?? 0
    this.message = this.#words().movedCluster(this.#name(cluster), place)
  }

  /** The shape that fits all cards by now, because somebody wants to see all of them. */
  reshape(): void {
    this.#held = undefined
    this.#reshaped += 1
  }

  /** Where a card lies now that lay here: it may have been moved on another device. */
  lyingNow({ contribution, cluster }: LyingCard): LyingCard | undefined {
    const { places } = this.#layout
    const same = places.get(placeKey(contribution, cluster))
    const place = same ?? [...places.values()].find(({ card }) => card.id === contribution)
    return place && { contribution, cluster: place.cluster }
  }

  /** What others do changes no columns; own acts do, as if what came meanwhile had not come. */
  #shapeFor(wall: Wall): Shape {
    const acts = this.workshop.acts + this.#reshaped
    const held = this.#held
    if (held && held.count > 0 && held.acts === acts) return held.shape
    const count = held?.count ? Math.min(held.count, wall.cards.length) : wall.cards.length
    const shape = shapeOf(wall, count)
    this.#held = { shape, count, acts }
    return shape
  }

  /** The place of a card after a move, to keep the eye on it. */
  placeOf(card: string, cluster: string | undefined): string {
    return placeKey(card, cluster)
  }

  #name(cluster: string): string {
    const zone = this.clusters.find((candidate) => candidate.id === cluster)
    return zone ? this.nameOf(zone) : ''
  }

  #say(cards: string[], cluster: string | undefined, also: boolean): void {
    const words = this.#words()
    const name = cluster ? this.#name(cluster) : words.looseThere
    const [first = ''] = cards
    if (cards.length > 1) this.message = words.movedMany(cards.length, name, also)
    else this.message = words.moved(this.labelOf(first), name, also)
  }
}
