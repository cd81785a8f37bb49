/** What can be done with cards in a step: add, park, take back, edit, withdraw; and what is said about it. */
import { untrack } from 'svelte'
import {
  addCards,
  changeCard,
  earlierTexts,
  editCard,
  withdrawCard,
} from '#documents/blocks/cards.ts'
import { cleanText } from '#imports/text.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { CardKind, Contribution } from '#schema/contribution.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import type { Messages } from '#text/german.ts'
import { advisedCards } from './card-advice.ts'
import { labelsOf } from '#schema/labels.ts'

export class CardActs {
  readonly workshop: Workshop
  /** What happened last, for those who cannot see it. */
  message = $state('')
  #step: () => PlannedStep
  #words: () => Messages['cards']
  #labels = $derived.by(() => labelsOf(this.workshop.allCards))
  #newest: Contribution[] = $derived.by(() => {
    const { id } = this.#step()
    return this.workshop.cards.filter((card) => card.step === id && !card.parked).reverse()
  })

  constructor(workshop: Workshop, step: () => PlannedStep, words: () => Messages['cards']) {
    this.workshop = workshop
    this.#step = step
    this.#words = words
    void workshop.fresh.begin()
  }

  get words(): Messages['cards'] {
    return this.#words()
  }

  get step(): PlannedStep {
    return this.#step()
  }

  get #settings() {
    const { definition } = this.#step()
    return definition.block === 'cards' ? (definition.settings ?? {}) : {}
  }

  get kind(): CardKind {
    return this.#settings.kind ?? 'note'
  }

  /** Cards of this step, the newest first. */
  get newest(): Contribution[] {
    return this.#newest
  }

  /** How many cards a person (or table) is advised to write at most. */
  get advised(): number | undefined {
    return advisedCards(this.workshop.heading, this.#settings.maxPerPerson)
  }

  get maxClusters(): number | undefined {
    return this.#settings.maxClusters
  }

  /** Solutions are not asked for in this phase; they go to the Ideenspeicher. */
  get parks(): boolean {
    return this.#phase?.parking === 'collect'
  }

  /** Parked ideas come back in this phase. */
  get returns(): boolean {
    return this.#phase?.parking === 'return'
  }

  get parked(): Contribution[] {
    return this.workshop.cards.filter((card) => card.parked)
  }

  labelOf(card: string): string {
    return this.#labels.get(card) ?? ''
  }

  /** Adds one card a text, all in one act; empty ones are left aside. Returns their ids. */
  add(texts: readonly string[], kind: CardKind = this.kind): string[] {
    const ids = this.#write(texts, { kind })
    const labels = ids.map((id) => this.labelOf(id))
    if (labels.length > 0) this.message = this.#words().added(labels)
    return ids
  }

  /** Into the Ideenspeicher: an idea that was said too early. */
  park(text: string): boolean {
    const ids = this.#write([text], { kind: 'idea', parked: true })
    if (ids.length === 0) return false
    this.message = this.#words().parkedNow(this.parked.length)
    return true
  }

  /** Out of the Ideenspeicher: an idea card of this step. */
  takeParked(card: string): void {
    changeCard(this.#doc, card, { parked: false, step: this.#step().id })
    this.message = this.#words().takenUp(this.labelOf(card))
  }

  /** The text of a card at this moment; does not follow it. */
  textOf(card: string | undefined): string {
    return untrack(() => this.workshop.allCards.find(({ id }) => id === card)?.text ?? '')
  }

  edit(card: string, text: string): void {
    const clean = cleanText(text).text.trim()
    if (!clean) return
    editCard(this.#doc, card, clean)
    this.message = this.#words().edited(this.labelOf(card))
  }

  stateOf(card: string): Contribution['state'] | undefined {
    return this.workshop.allCards.find(({ id }) => id === card)?.state
  }

  /** Texts that this card had before, or that were written apart. */
  earlierTexts(card: Contribution): string[] {
    return earlierTexts(card)
  }

  withdraw(card: string): void {
    withdrawCard(this.#doc, card)
    this.message = this.#words().withdrawn(this.labelOf(card))
  }

  undo(): void {
    this.workshop.history.undo()
    this.message = this.#words().undone
  }

  redo(): void {
    this.workshop.history.redo()
    this.message = this.#words().redone
  }

  get #doc() {
    return this.workshop.docs.workshop
  }

  get #phase() {
    const { phase } = this.#step()
    return this.workshop.phases.find((candidate) => candidate.id === phase)
  }

  #write(texts: readonly string[], fields: { kind: CardKind; parked?: boolean }): string[] {
    const clean = texts.map((text) => cleanText(text).text.trim()).filter((text) => text !== '')
    const fresh = { parked: false, step: this.#step().id, day: this.workshop.clock.today() }
    return addCards(
      this.#doc,
      clean.map((text) => ({ ...fresh, ...fields, text })),
    )
  }
}
