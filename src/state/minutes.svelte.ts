/** The minutes of a workshop as they stand now: what is previewed, printed and taken home. */
import { minutesOf } from '#exports/minutes.ts'
import type { ExportContext } from '#exports/context.ts'
import type { PrintedDocument } from '#exports/printed-document.ts'
import type { Municipality } from '#schema/initiative.ts'
import type { WorkshopSnapshot } from '#schema/snapshot.ts'
import { methodOf } from './method.ts'
import type { Workshop } from './workshop.svelte.ts'

export type { PrintedDocument }

/** Made anew whenever something in the workshop changes. */
export class Minutes {
  readonly workshop: Workshop
  #municipality: () => Municipality
  readonly current: PrintedDocument = $derived.by(() => minutesOf(this.snapshot(), this.context))

  constructor(workshop: Workshop, municipality: () => Municipality) {
    this.workshop = workshop
    this.#municipality = municipality
  }

  /** The workshop as plain data; whoever derives from it follows every list of it. */
  snapshot(): WorkshopSnapshot {
    this.#watch()
    return this.workshop.snapshot()
  }

  /** Whose minutes these are, and which day it is. */
  get context(): ExportContext {
    const { variant, hallLanguage } = this.workshop.heading
    const method = methodOf(this.workshop)
    const its = method?.variants.find(({ id }) => id === variant)
    const names = method && { title: method.title, ...(its && { variant: its.title }) }
    return {
      municipality: this.#municipality(),
      language: hallLanguage,
      today: this.workshop.clock.today(),
      ...(names && { method: names }),
    }
  }

  /** A snapshot reads past the runes; looking at each list here makes the minutes follow it. */
  #watch(): unknown[] {
    const { heading, course, arrangements, phases, allSteps, log, initiative } = this.workshop
    const { cards, clusters, memberships, links, sheets, polls } = this.workshop
    const { measures, tasks, measureLinks, needs, surveys, surveyLinks } = this.workshop
    const plan = [heading, course, arrangements, phases, allSteps, log, initiative]
    const said = [cards, clusters, memberships, links, sheets, polls]
    return [...plan, ...said, measures, tasks, measureLinks, needs, surveys, surveyLinks]
  }
}
