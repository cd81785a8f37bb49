/** What can be done with one observation at the table. Each change counts at once, and undo takes it back. */
import { editCard, withdrawCard } from '#documents/blocks/cards.ts'
import { changeObservation, changeSpot, clearObservation } from '#documents/blocks/walk.ts'
import { markMoment } from '#documents/photos.ts'
import { isRealDay } from '#schema/measure.ts'
import type { SpotState } from '#schema/observation.ts'
import type { Photo } from '#schema/photo.ts'
import type { Position } from '#schema/walk.ts'
import { cleanLine, cleanLines } from '#state/wording.ts'
import type { Kind } from './kinds.ts'
import { offeredBodies } from './responsible.ts'
import type { Spot } from './spots.ts'
import type { WalkTable } from './table.svelte.ts'

/** The most characters that a field takes. */
const most = 1000
const mostOfLine = 200

export class SpotDesk {
  readonly table: WalkTable
  readonly id: string

  constructor(table: WalkTable, id: string) {
    this.table = table
    this.id = id
  }

  get #doc() {
    return this.table.doc
  }
  get #label(): string {
    return this.table.life.labelOf(this.id)
  }

  /** Keeps words; returns a sentence where they are too long, and nothing has changed then. */
  write(field: 'text' | 'quote' | 'proposal', text: string): string | undefined {
    const clean = cleanLines(text, most)
    if (clean === undefined) return this.table.words.page.tooLong(most)
    if (field === 'text') editCard(this.#doc, this.id, clean)
    else changeObservation(this.#doc, this.id, { [field]: clean })
    return undefined
  }

  setKind({ valence, category }: Kind): void {
    changeObservation(this.#doc, this.id, {
      ...(valence && { valence }),
      ...(category !== undefined && { category }),
    })
  }

  /** Bodies to choose from. */
  get bodies(): string[] {
    const written = this.table.spots.map(({ observation }) => observation.responsible)
    return offeredBodies(this.table.words.page.bodies, written)
  }
  /** The same body again takes it away. */
  toggleBody(spot: Spot, name: string): void {
    this.setBody(spot.observation.responsible === name ? '' : name)
  }
  setBody(name: string): string | undefined {
    const clean = cleanLine(name, mostOfLine)
    if (clean === undefined) return this.table.words.page.tooLong(mostOfLine)
    changeObservation(this.#doc, this.id, { responsible: clean })
    return undefined
  }

  setSecret(secret: boolean): void {
    changeObservation(this.#doc, this.id, { secret })
    if (secret && this.isInHall) this.toHall(false)
  }

  setStop(stop: string): void {
    if (stop === '') clearObservation(this.#doc, this.id, 'stop')
    else changeObservation(this.#doc, this.id, { stop })
  }
  place(position: Position): void {
    changeObservation(this.#doc, this.id, { position })
    this.table.message = this.table.words.place.moved(this.#label)
  }
  removePlace(): void {
    clearObservation(this.#doc, this.id, 'position')
    this.table.message = this.table.words.place.removed(this.#label)
  }

  /** Writes down what became of the spot; a sentence says what is missing. */
  keepState(state: SpotState, day: string, note: string): string | undefined {
    const { words } = this.table
    if (day === '' || !isRealDay(day)) return words.state.missingDay
    const clean = cleanLine(note, most)
    if (clean === undefined) return words.page.tooLong(most)
    changeSpot(this.#doc, this.id, { state, day, note: clean })
    this.table.message = `${this.#label}: ${words.states[state]}`
    return undefined
  }

  /** Before or after; the same again says neither. */
  toggleMoment({ id, moment }: Photo, wanted: 'before' | 'after'): void {
    markMoment(this.#doc, id, moment === wanted ? undefined : wanted)
  }

  get isInHall(): boolean {
    return this.table.workshop.hall.current.card === this.id
  }
  toHall(shows = true): void {
    this.table.workshop.hall.show({ card: shows ? this.id : undefined })
  }

  withdraw(): void {
    if (this.isInHall) this.toHall(false)
    withdrawCard(this.#doc, this.id)
    this.table.hasWithdrawn(this.id)
  }
}
