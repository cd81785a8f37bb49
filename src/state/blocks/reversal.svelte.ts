/** Umkehrung: the critique that was carried over, and the wishes it is turned into. Nothing has to be turned. */
import { addReversal, removeLink } from '#documents/blocks/cards.ts'
import { carriedOver } from '#documents/blocks/poll.ts'
import { edit } from '#documents/edit.ts'
import { cleanText } from '#imports/text.ts'
import type { Contribution } from '#schema/contribution.ts'
import type { CardActs } from './card-acts.svelte.ts'
import { layoutOf } from './board-layout.ts'
import { wallOf } from './card-sources.ts'

/** Three to six clusters go on, those with equally many dots together (methods, section 4.1). */
const least = 3
const most = 6

/** A critique card with the wishes it was turned into. */
export interface Turning {
  critique: Contribution
  wishes: Contribution[]
}

/** A cluster with its critique; the loose cards have no title. */
export interface TurningHeap {
  id: string | undefined
  title: string
  number: number
  turnings: Turning[]
}

export class Reversal {
  readonly acts: CardActs
  #current = $state<string | undefined>()
  #wall = $derived.by(() => {
    const { workshop, step } = this.acts
    return wallOf(step, workshop.allSteps, workshop)
  })
  /** The wishes of each critique card: one pass over all links instead of one a card. */
  #wishes = $derived.by(() => {
    const cards = new Map(this.acts.workshop.cards.map((card) => [card.id, card]))
    const wishes = new Map<string, Contribution[]>()
    for (const { from, type, to } of this.acts.workshop.links) {
      const wish = type === 'reversal-of' ? cards.get(from) : undefined
      if (wish) wishes.set(to, [...(wishes.get(to) ?? []), wish])
    }
    for (const list of wishes.values()) list.sort((a, b) => a.number - b.number)
    return wishes
  })
  #carried = $derived.by(() => {
    const { workshop, step } = this.acts
    const from = step.definition.from ?? []
    const result = workshop.polls.find(({ poll, closed }) => closed && from.includes(poll.step))
    if (!result) return undefined
    const options = carriedOver(result.poll.options, result.totals, least, most)
    const sources = options.flatMap((option) => (option.source ? [option.source] : []))
    return sources.length > 0 ? new Set(sources) : undefined
  })
  #heaps: TurningHeap[] = $derived.by(() => {
    const { step } = this.acts
    const cards = this.#wall.cards.filter((card) => card.step !== step.id && card.kind !== 'wish')
    const zones = layoutOf({ ...this.#wall, cards }).zones
    const [loose, ...clusters] = zones
    const inOrder = loose ? [...clusters, loose] : clusters
    const chosen = inOrder.filter(({ id }) => !this.#carried || (id && this.#carried.has(id)))
    return chosen
      .filter((zone) => zone.places.length > 0)
      .map(({ id, title, number, places }) => ({
        id,
        title,
        number,
        turnings: places.map(({ card }) => ({
          critique: card,
          wishes: this.#wishes.get(card.id) ?? [],
        })),
      }))
  })

  constructor(acts: CardActs) {
    this.acts = acts
  }

  /** True when a closed poll says which clusters go on; otherwise all are here. */
  get voted(): boolean {
    return this.#carried !== undefined
  }

  get heaps(): TurningHeap[] {
    return this.#heaps
  }

  /** Every critique card once, also if it lies in two clusters. */
  get turnings(): Turning[] {
    const byId = new Map<string, Turning>()
    for (const heap of this.#heaps) {
      for (const turning of heap.turnings) byId.set(turning.critique.id, turning)
    }
    return [...byId.values()]
  }

  /** The critique that is turned around now; the first one at the beginning. */
  get current(): Turning | undefined {
    const all = this.turnings
    return all.find(({ critique }) => critique.id === this.#current) ?? all[0]
  }

  get openCount(): number {
    return this.turnings.filter(({ wishes }) => wishes.length === 0).length
  }

  go(critique: string): void {
    this.#current = critique
  }

  /** On to the next critique card (or back); the ends are ends. */
  step(by: 1 | -1): void {
    const all = this.turnings
    const index = all.findIndex(({ critique }) => critique.id === this.current?.critique.id)
    const next = all[index + by]
    if (next) this.#current = next.critique.id
  }

  /** Adds wishes for a critique card and links them. */
  add(critique: string, texts: readonly string[]): boolean {
    const { workshop, step, kind } = this.acts
    const day = workshop.clock.today()
    const clean = texts.map((text) => cleanText(text).text.trim()).filter((text) => text !== '')
    const fresh = { kind: kind === 'note' ? 'wish' : kind, step: step.id, day } as const
    for (const text of clean) {
      const wish = addReversal(workshop.docs.workshop, critique, { ...fresh, text })
      this.acts.message = this.acts.words.turned(
        this.acts.labelOf(wish),
        this.acts.labelOf(critique),
      )
    }
    return clean.length > 0
  }

  /** Takes a link back; the wish stays as a card. */
  unlink(wish: string, critique: string): void {
    const doc = this.acts.workshop.docs.workshop
    edit(doc, () => removeLink(doc, wish, 'reversal-of', critique))
    this.acts.message = this.acts.words.unlinked(
      this.acts.labelOf(wish),
      this.acts.labelOf(critique),
    )
  }
}
