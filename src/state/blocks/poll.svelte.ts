/** A poll as the moderation leads it: prepare, count what was stuck on paper, show, count again. */
import { cleanText } from '#imports/text.ts'
import {
  fewestVoters,
  carriedOver,
  changePoll,
  handInTally,
  makePoll,
} from '#documents/blocks/poll.ts'
import { editStep } from '#documents/conduct.ts'
import { closePoll, reopenPoll } from '#documents/course.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import { inLanguage, type Language } from '#schema/language.ts'
import { suggestedDots, type PollOption } from '#schema/poll.ts'
import type { PollResult } from '#schema/snapshot.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { Count, sumOf } from './count.svelte.ts'
import { axesOf, candidatesOf, formOf, pollOf, titleOf, type PollForm } from './poll-options.ts'

/** One line of the result. `level`: another option has as many dots; `goesOn`: it is carried over. */
export interface Standing {
  id: string
  title: string
  dots: number
  level: boolean
  goesOn: boolean
}

/** The poll of a step with its numbers, if it was opened. */
export function resultOf(workshop: Workshop, step: PlannedStep): PollResult | undefined {
  return workshop.polls.find((result) => result.poll.id === step.id)
}

/** The options with their dots: heaps of dots from most to least, everything else in its own order. */
export function standingsOf(workshop: Workshop, step: PlannedStep, language: Language): Standing[] {
  const result = resultOf(workshop, step)
  if (!result) return []
  const { options } = result.poll
  const dots = (id: string) => result.totals[id] ?? 0
  const isDots = formOf(step) === 'dots'
  const next = isDots && workshop.steps.some(({ definition }) => isNext(definition, step))
  const on = new Set(next ? carriedOver(options, result.totals, 3, 6).map(({ id }) => id) : [])
  const lines = options.map((option) => ({
    id: option.id,
    title: titleOf(workshop, step, option, language),
    dots: dots(option.id),
    level: isDots && options.some((other) => isLevel(other, option, dots)),
    goesOn: on.has(option.id),
  }))
  return isDots ? lines.sort((a, b) => b.dots - a.dots) : lines
}

/** The cards step that goes on with the best heaps (methods, section 4.1, handovers). */
function isNext(definition: PlannedStep['definition'], step: PlannedStep): boolean {
  return definition.block === 'cards' && !!definition.from?.includes(step.definition.id)
}

function isLevel(other: PollOption, option: PollOption, dots: (id: string) => number): boolean {
  return other.id !== option.id && dots(option.id) > 0 && dots(other.id) === dots(option.id)
}

/** Who lies in front: one option, or two or three that are level; nobody when it is not about being first. */
export function firstOf(desk: PollDesk, language: Language): Standing[] {
  if (desk.form === 'target') return []
  const standings = standingsOf(desk.workshop, desk.step, language)
  const most = Math.max(1, ...standings.map(({ dots }) => dots))
  const first = standings.filter(({ dots }) => dots === most)
  return first.length <= 3 ? first : []
}

export class PollDesk {
  readonly workshop: Workshop
  readonly step: PlannedStep
  readonly form: PollForm
  readonly count: Count
  /** The moderation looks at the preparation of a poll that is already open. */
  changing = $state(false)
  #dots = $state<number>()
  #most = $state<number>()
  #leftOut = $state.raw<ReadonlySet<string>>(new Set())

  constructor(workshop: Workshop, step: PlannedStep) {
    this.workshop = workshop
    this.step = step
    this.form = formOf(step)
    this.count = new Count(workshop, step)
  }

  get result() {
    return resultOf(this.workshop, this.step)
  }

  get stage(): 'prepare' | 'count' | 'shown' {
    if (!this.result || this.changing) return 'prepare'
    return this.result.closed ? 'shown' : 'count'
  }

  get question(): string {
    const { question } = pollOf(this.step)
    return this.step.question || (question ? inLanguage(question, 'de') : '')
  }

  /** Everything that could get dots; what is left out can be taken in again. */
  get candidates(): (PollOption & { taken: boolean })[] {
    const all = candidatesOf(this.workshop, this.step)
    return all.map((option) => ({ ...option, taken: !this.#leftOut.has(option.id) }))
  }

  get options(): PollOption[] {
    const all = candidatesOf(this.workshop, this.step)
    return all.filter((option) => !this.#leftOut.has(option.id))
  }

  get suggested(): number {
    return suggestedDots(this.options.length, this.workshop.heading.headcount)
  }

  get dotsPerPerson(): number {
    if (this.form === 'target') return axesOf(this.step, 'de').length
    if (this.form !== 'dots') return 1
    const { settings } = pollOf(this.step)
    const kept = this.result?.poll.dotsPerPerson ?? settings?.dotsPerPerson
    return this.#dots ?? kept ?? this.suggested
  }

  set dotsPerPerson(value: number) {
    this.#dots = Math.min(20, Math.max(1, Math.round(value) || 1))
  }

  /** Häufeln: so many dots one person may put on one option. */
  get mostPerOption(): number {
    if (this.form !== 'dots') return 1
    const { settings } = pollOf(this.step)
    const kept = this.result?.poll.mostPerOption ?? settings?.mostPerOption ?? 2
    return Math.min(this.#most ?? kept, this.dotsPerPerson)
  }

  set mostPerOption(value: number) {
    this.#most = Math.min(20, Math.max(1, Math.round(value) || 1))
  }

  take(option: string, taken: boolean): void {
    const leftOut = new Set(this.#leftOut)
    if (taken) leftOut.delete(option)
    else leftOut.add(option)
    this.#leftOut = leftOut
  }

  ask(question: string): void {
    const now = this.workshop.clock.now()
    const clean = cleanText(question).text.trim()
    if (clean === this.question) return
    editStep(this.workshop.docs.conduct, this.step.id, { question: clean }, now)
  }

  /** Opens the poll, or keeps what was changed in it. */
  open(): void {
    const { dotsPerPerson, mostPerOption, options, question } = this
    const { activity } = pollOf(this.step)
    const fields = { step: this.step.id, question, activity, options, dotsPerPerson, mostPerOption }
    if (this.result) changePoll(this.workshop.docs.workshop, this.step.id, fields)
    else makePoll(this.workshop.docs.workshop, fields)
    this.changing = false
  }

  /** Dots that were counted, and that people had. */
  get given(): number {
    const counted = (this.result?.poll.options ?? []).map(({ id }) => this.count.dots(id))
    return counted.reduce((sum, dots) => sum + dots, 0)
  }
  get possible(): number {
    return this.count.current.voters * (this.result?.poll.dotsPerPerson ?? 0)
  }

  /** What is wrong with the count; only the first two keep it from being shown. */
  get doubt(): 'no-dots' | 'too-few-people' | 'too-many' | 'too-many-on-one' | undefined {
    const { poll } = this.result ?? {}
    const { voters } = this.count.current
    if (this.given === 0) return 'no-dots'
    if (voters < fewestVoters) return 'too-few-people'
    if (this.given > this.possible) return 'too-many'
    const limit = voters * (poll?.mostPerOption ?? 1)
    const over = poll?.options.some(({ id }) => this.count.dots(id) > limit)
    return over ? 'too-many-on-one' : undefined
  }

  /** Schließen und zeigen: the sums are handed in once, the poll is closed, the draft goes. */
  async close(): Promise<boolean> {
    const { result, doubt, workshop } = this
    if (!result || doubt === 'no-dots' || doubt === 'too-few-people') return false
    const { tally, voters } = this.count.current
    const totals = Object.fromEntries(
      result.poll.options.map(({ id }) => [id, this.count.dots(id)]),
    )
    const unused = Math.max(0, this.possible - sumOf(totals))
    handInTally(workshop.docs.workshop, { poll: result.poll.id, totals, voters, unused }, tally)
    closePoll(workshop.docs.conduct, result.poll.id, workshop.clock.now())
    // The draft is the only copy until the documents are kept.
    await workshop.open.workshop.whenSaved()
    await workshop.open.conduct.whenSaved()
    await this.count.remove()
    return true
  }

  /** Noch einmal zählen: hidden again, with the numbers of before to correct. */
  recount(): void {
    const { result, workshop } = this
    const [tally] = result?.tallies ?? []
    if (!result || !tally) return
    this.count.begin({ tally: tally.id, totals: tally.totals, voters: tally.voters })
    reopenPoll(workshop.docs.conduct, result.poll.id, workshop.clock.now())
  }
}
