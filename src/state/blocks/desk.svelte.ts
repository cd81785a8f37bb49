/** A list of records and the one that is open: what sketches and measures have in common. */
import type { PlannedStep } from '#schema/conduct.ts'
import type { Workshop } from '#state/workshop.svelte.ts'

export abstract class Desk<T extends { id: string }> {
  readonly workshop: Workshop
  readonly step: PlannedStep
  #chosen = $state('')
  #withdrawn = $state('')

  constructor(workshop: Workshop, step: PlannedStep) {
    this.workshop = workshop
    this.step = step
  }

  /** What is on the list, and what lies in the trash. */
  abstract get listed(): readonly T[]
  protected abstract get trashed(): readonly T[]

  /** Into the trash, and out of it. */
  abstract withdraw(id: string): void
  abstract restore(id: string): void

  /** Id of the record that is open; empty for the list. */
  get chosen(): string {
    return this.#chosen
  }
  set chosen(id: string) {
    this.#chosen = id
    this.#withdrawn = ''
  }

  /** The record that is open; it stays so when another window takes it away while somebody writes. */
  get open(): T | undefined {
    return [...this.listed, ...this.trashed].find(({ id }) => id === this.#chosen)
  }

  get isOpenInTrash(): boolean {
    return this.trashed.some(({ id }) => id === this.#chosen)
  }

  /** Id of what was taken away here last, to be said; empty as soon as something else is opened. */
  get withdrawn(): string {
    return this.#withdrawn
  }

  /** Says so, and goes back to the list. */
  protected hasWithdrawn(id: string): void {
    this.#chosen = ''
    this.#withdrawn = id
  }
}
