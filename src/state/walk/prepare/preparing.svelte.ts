/** Preparing a walk: route and stops, alternative, checklist and announcement, checked where people type. */
import { presentStops, addStop, changeStop, moveStop, walkRecords } from '#documents/blocks/walk.ts'
import { changePlan } from '#documents/blocks/walk-bases.ts'
import { lengthOf } from '#geo/earth.ts'
import type { Position, Stop } from '#schema/walk.ts'
import { liveList } from '#state/live.ts'
import { walkOf, WalkLife } from '#state/walk/walk-life.svelte.ts'
import { cleanLine, cleanLines } from '#state/wording.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { walkPaper } from '#text/walk-paper/index.ts'
import { adviceFor } from './advice.ts'
import { metresOf, positionOf } from './figures.ts'

/** Why something was not taken; nothing has changed then. */
export type WalkRefusal = 'tooLong' | 'tooMany' | 'length' | 'position'

const mostQuestions = 10
const mostLines = 20

export class WalkPreparation {
  readonly workshop: Workshop
  readonly life: WalkLife
  readonly #allStops

  constructor(workshop: Workshop) {
    this.workshop = workshop
    this.life = new WalkLife(workshop)
    this.#allStops = liveList(walkRecords(workshop.docs.workshop).stops)
  }

  get #doc() {
    return this.workshop.docs.workshop
  }
  get plan() {
    return this.life.plan
  }
  get stops() {
    return this.life.stops
  }
  /** Stops that were taken away; each keeps its number. */
  get gone(): Stop[] {
    return this.#allStops.current.filter(({ withdrawn }) => withdrawn)
  }
  /** What people of the walk read, in their language. */
  get paper() {
    return walkPaper[this.workshop.heading.hallLanguage]
  }
  get #tour() {
    return this.workshop.steps.find(
      ({ definition }) => definition.block === 'walk' && definition.activity === 'tour',
    )
  }
  /** True where children decide where it goes. */
  get isFree(): boolean {
    const settings = this.#tour && walkOf(this.#tour).settings
    return this.workshop.heading.variant === 'streifzug' || settings?.route === 'on-the-way'
  }
  /** Metres of the line that was drawn or came in a file; 0 without one. */
  readonly measured = $derived.by(() => Math.round(lengthOf(this.plan.line)))
  get metres(): number {
    return this.plan.length || this.measured
  }
  get advice() {
    return adviceFor({
      stops: this.stops.length,
      metres: this.metres,
      minutes: this.#tour?.minutes ?? 0,
      minutesPerStop: (this.#tour && walkOf(this.#tour).settings?.minutesPerStop) ?? 8,
    })
  }

  setLine(field: 'route' | 'meetingPoint', text: string): WalkRefusal | undefined {
    const line = cleanLine(text, 200)
    if (line === undefined) return 'tooLong'
    changePlan(this.#doc, { [field]: line })
    return undefined
  }

  setText(
    field: 'alternative' | 'announcement' | 'shortAnnouncement',
    text: string,
  ): WalkRefusal | undefined {
    const lines = cleanLines(text, 4000)
    if (lines === undefined) return 'tooLong'
    changePlan(this.#doc, { [field]: lines })
    return undefined
  }

  setLength(text: string): WalkRefusal | undefined {
    const length = metresOf(text)
    if (length === undefined) return 'length'
    changePlan(this.#doc, { length })
    return undefined
  }

  /** The line goes; a length that was typed stays. */
  removeWay(): void {
    changePlan(this.#doc, { line: [] })
  }

  setChecklist(checklist: readonly string[]): WalkRefusal | undefined {
    const clean = checklist.flatMap((line) => cleanLine(line, 200) ?? [])
    if (clean.length < checklist.length) return 'tooLong'
    if (clean.length > mostLines) return 'tooMany'
    changePlan(this.#doc, { checklist: [...new Set(clean)].filter(Boolean) })
    return undefined
  }

  addStop(name = ''): string {
    return addStop(this.#doc, { name, questions: [] })
  }

  rename(stop: Stop, text: string): WalkRefusal | undefined {
    const name = cleanLine(text, 200)
    if (name === undefined) return 'tooLong'
    changeStop(this.#doc, stop.id, { name })
    return undefined
  }

  /** One question a line. */
  ask(stop: Stop, text: string): WalkRefusal | undefined {
    const clean = cleanLines(text, 2000)
    if (clean === undefined) return 'tooLong'
    const questions = [...new Set(clean.split('\n').map((line) => line.trim()))].filter(Boolean)
    if (questions.length > mostQuestions) return 'tooMany'
    changeStop(this.#doc, stop.id, { questions })
    return undefined
  }

  /** What was typed a moment ago is in the document already: it is read there. */
  addQuestion({ id }: Stop, question: string): WalkRefusal | undefined {
    const stop = walkRecords(this.#doc).stops.get(id)
    return stop && this.ask(stop, [...stop.questions, question].join('\n'))
  }

  /** Somebody has shown on map or plan where it is. */
  place(stop: Stop, position: Position): void {
    changeStop(this.#doc, stop.id, { position })
  }

  setPosition(stop: Stop, text: string): WalkRefusal | undefined {
    const position = positionOf(text)
    if (text.trim() === '') changeStop(this.#doc, stop.id, { position: null })
    else if (position) changeStop(this.#doc, stop.id, { position })
    else return 'position'
    return undefined
  }

  /** One place up or down; its number stays. False at an end. */
  move(id: string, by: -1 | 1): boolean {
    const stops = presentStops(this.#doc)
    const at = stops.findIndex((stop) => stop.id === id)
    if (at < 0 || !stops[at + by]) return false
    const [before, after] = by < 0 ? [at - 2, at - 1] : [at + 1, at + 2]
    moveStop(this.#doc, id, stops[before], stops[after])
    return true
  }

  remove(stop: Stop): void {
    changeStop(this.#doc, stop.id, { withdrawn: true })
  }

  bringBack(id: string): void {
    changeStop(this.#doc, id, { withdrawn: false })
  }
}
