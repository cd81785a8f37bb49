/** The announcement of a walk: written from what is known until somebody writes it by hand. */
import { lengthInWords, longDay } from '#state/days.ts'
import type { House } from '#state/house.svelte.ts'
import type { Language } from '#schema/language.ts'
import { walkPaper, type Announced } from '#text/walk-paper/index.ts'
import { lengthWords } from './figures.ts'
import type { WalkPreparation } from './preparing.svelte.ts'

/** For the board; for a messenger or a newspaper. */
export type AnnouncementLength = 'announcement' | 'shortAnnouncement'

export class Announcing {
  readonly #house: House
  readonly preparation: WalkPreparation

  readonly #language: () => Language

  /** Without a language of its own it is that of what the hall reads. */
  constructor(
    house: House,
    preparation: WalkPreparation,
    language = () => preparation.workshop.heading.hallLanguage,
  ) {
    this.#house = house
    this.preparation = preparation
    this.#language = language
  }

  readonly #facts = $derived.by((): Announced => {
    const { workshop, plan, stops, isFree, metres } = this.preparation
    const { title, date, start, place } = workshop.heading
    // The plain language has German days and numbers.
    const language = this.#language() === 'en' ? 'en' : 'de'
    return {
      title,
      day: longDay(date, language),
      time: start,
      meetingPoint: plan.meetingPoint || place,
      route: plan.route,
      length: lengthWords(metres, language),
      stops: isFree ? 0 : stops.length,
      duration: lengthInWords(workshop.schedule.totalMinutes, language),
      alternative: plan.alternative,
      from: this.#house.municipality.name,
    }
  })

  /** What is written from what is known. */
  generated(which: AnnouncementLength): string {
    return walkPaper[this.#language()][which](this.#facts)
  }

  /** What is printed and sent. */
  text(which: AnnouncementLength): string {
    return this.isByHand(which) ? (this.preparation.plan[which] ?? '') : this.generated(which)
  }

  /** True once somebody has changed it: then nothing is written over it unasked. */
  isByHand(which: AnnouncementLength): boolean {
    return (this.preparation.plan[which] ?? '') !== ''
  }

  keep(which: AnnouncementLength, text: string) {
    return this.preparation.setText(which, text)
  }

  /** What was written by hand goes. */
  renew(which: AnnouncementLength): void {
    this.preparation.setText(which, '')
  }
}
