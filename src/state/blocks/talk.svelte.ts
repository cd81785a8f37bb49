/** What is written down while people talk, and which card is read aloud. */
import { addCard, editCard, withdrawCard } from '#documents/blocks/cards.ts'
import { cleanText } from '#imports/text.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import type { CardKind, Contribution } from '#schema/contribution.ts'
import { Draft } from '#state/draft.svelte.ts'
import { questionOf, titleOf } from '#state/step-text.ts'
import { openCards } from '#state/walk/evaluation/face.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { footLines, pagesOf, roomBelow } from './card-pages.ts'
import { hallPage, linesOf, pagesOf as pagesByHeight, roomOf } from './hall-page.ts'

/** The part of a step that talk surfaces look at. */
export function talkOf(step: PlannedStep) {
  if (step.definition.block !== 'talk') throw new Error('This step is not a talk.')
  return step.definition
}

/** Notes of one step: what was said, without a name. */
export class Notes {
  readonly draft: Draft
  readonly kind: CardKind
  #workshop: Workshop
  #step: string
  /** The group that is speaking, if the step works in groups. */
  group = $state('')

  constructor(workshop: Workshop, step: PlannedStep, kind: CardKind) {
    this.#workshop = workshop
    this.#step = step.id
    this.kind = kind
    this.draft = new Draft(workshop.drafts, `note ${step.id}`, () =>
      workshop.open.workshop.whenSaved(),
    )
  }

  /** What was written in this step so far, oldest first. */
  get list(): Contribution[] {
    return this.#workshop.cards.filter((card) => card.step === this.#step)
  }

  /** Enter: the note goes into the document, the line is empty again. */
  add(written: (text: string) => string = (text) => text): void {
    const clean = cleanText(this.draft.text).text.trim()
    if (clean === '') return
    const text = written(clean)
    const group = this.group.trim()
    const day = this.#workshop.clock.today()
    addCard(this.#workshop.docs.workshop, {
      text,
      kind: this.kind,
      step: this.#step,
      day,
      ...(group && { group }),
    })
    this.draft.clear()
  }

  edit(card: Contribution, text: string): void {
    const clean = cleanText(text).text.trim()
    if (clean !== '') editCard(this.#workshop.docs.workshop, card.id, clean)
  }

  /** Into the trash, from which it can be taken out again. */
  withdraw(card: Contribution): void {
    withdrawCard(this.#workshop.docs.workshop, card.id)
  }

  close(): void {
    this.draft.close()
  }
}

/** A group of people: its name, and how many they are (0 = not counted). */
export interface Group {
  id: string
  name: string
  size: number
}

const sized = /^(.*) \((\d+) Pers(?:on|onen)\)$/

/** The text of a group as it stands in the minutes, such as "Schulhof (5 Personen)". */
export function groupText(name: string, size: number): string {
  if (size <= 0) return name
  return `${name} (${size === 1 ? '1 Person' : `${size} Personen`})`
}

/** The groups that were formed this evening, in the order they were written down. */
export function groupsOf(workshop: Workshop): Group[] {
  const forming = workshop.steps.filter(
    ({ definition }) => definition.block === 'talk' && definition.activity === 'form-groups',
  )
  const ids = new Set(forming.map((step) => step.id))
  return workshop.cards
    .filter((card) => ids.has(card.step))
    .map(({ id, text }) => {
      const [, name = text, size = '0'] = sized.exec(text) ?? []
      return { id, name, size: Number(size) }
    })
}

/** How many groups of the advised size so many people make: the least and the most. */
export function adviseGroups(people: number, [smallest, largest]: readonly [number, number]) {
  const least = Math.max(1, Math.ceil(people / largest))
  return { least, most: Math.max(least, Math.floor(people / smallest)) }
}

/**
 * What was said in this step and may be shown: columns of one page of it, the last one until another is turned to.
 * Plain notes are the moderation's own.
 */
export function shownToHall(workshop: Workshop, step: PlannedStep) {
  const all = workshop.cards.filter((card) => card.step === step.id && card.kind !== 'note')
  const { hallLanguage } = workshop.heading
  const question = questionOf(step, hallLanguage) || titleOf(step, hallLanguage)
  const laid = pagesOf(all, (card) => card.text, roomBelow(question) - footLines)
  const pages = laid.length
  const page = Math.min(pages - 1, workshop.hall.current.page ?? pages - 1)
  return { columns: laid[page] ?? [], total: all.length, page, pages }
}

/** What a line of the parked ideas takes, and what stays for them below the time (see views/hall/Talk.svelte). */
const idea = { size: 2.85, line: 3.45, gap: 0.8, indent: 4, room: 19 }

/** The ideas that wait in the Ideenspeicher, as the hall sees them in a break. */
export function parkedInBreak(workshop: Workshop, step: PlannedStep) {
  const width = roomOf(workshop, step).width - idea.indent
  const high = ({ text }: Contribution) => linesOf(text, idea.size, width) * idea.line + idea.gap
  const parked = openCards(workshop.cards).filter((card) => card.parked)
  return hallPage(workshop, pagesByHeight(parked, high, idea.room))
}

/** Cards of the steps that this one refers to, or of its phase if it names none. */
export function cardsToRead(workshop: Workshop, step: PlannedStep): Contribution[] {
  const from = step.definition.from
  const phase = workshop.allSteps.filter((other) => other.phase === step.phase)
  const sources = new Set(from ?? phase.map((other) => other.id))
  return openCards(workshop.cards).filter((card) => sources.has(card.step) && !card.parked)
}

/** Reads cards aloud one by one: the one that is shown here is the one in the hall. */
export class Reading {
  #workshop: Workshop
  #step: PlannedStep

  constructor(workshop: Workshop, step: PlannedStep) {
    this.#workshop = workshop
    this.#step = step
  }

  get cards(): Contribution[] {
    return cardsToRead(this.#workshop, this.#step)
  }

  /** Place of the card that is read, counted from 0; -1 before the first. */
  get index(): number {
    const shown = this.#workshop.hall.current.card
    return this.cards.findIndex((card) => card.id === shown)
  }

  get card(): Contribution | undefined {
    return this.cards[this.index]
  }

  go(by: 1 | -1): void {
    this.show(Math.min(this.cards.length - 1, Math.max(0, this.index + by)))
  }

  show(index: number): void {
    const card = this.cards[index]
    if (card) this.#workshop.hall.show({ card: card.id })
  }

  /** Corrects the card that was open, whichever is shown by now. */
  edit(card: string, text: string): void {
    const clean = cleanText(text).text.trim()
    if (clean !== '') editCard(this.#workshop.docs.workshop, card, clean)
  }
}
