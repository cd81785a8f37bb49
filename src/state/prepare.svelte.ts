/** Preparing a workshop: heading and copy of the method, checked where people type. */
import type { Heading, PlannedPhase, PlannedStep } from '#schema/conduct.ts'
import {
  copyMethod,
  editPhase,
  editStep,
  insertStep,
  moveStep,
  setHeading,
} from '#documents/conduct.ts'
import { inserts, type Insert } from '#methods/inserts.ts'
import type { Language, Localized } from '#schema/language.ts'
import { minutesPer } from '#schema/method.ts'
import type { Messages } from '#text/german.ts'
import { differsFromMethod } from './copy.ts'
import { isDay } from './days.ts'
import { methodOf } from './method.ts'
import { inUnit } from './spans.ts'
import { cleanLine, cleanLines } from './wording.ts'
import type { Workshop } from './workshop.svelte.ts'

/** Why something was not taken; nothing has changed then. */
export type Refusal = keyof Messages['prepare']['problems']

export const rulesMost = 5
const most = { minutes: 480, days: 365 }
const headcountMost = 20_000

export class Preparation {
  readonly workshop: Workshop

  constructor(workshop: Workshop) {
    this.workshop = workshop
  }

  /** The method whose copy is prepared; undefined when this app does not know it. */
  get method() {
    return methodOf(this.workshop)
  }

  /** What can be put in anywhere; breaks of ten minutes say nothing in a plan of weeks. */
  get inserts(): readonly Insert[] {
    return this.workshop.unit === 'days' ? [] : inserts
  }

  /** How long a step takes, in the unit of the method. */
  lengthOf(step: PlannedStep): number {
    return inUnit(step.minutes, this.workshop.unit)
  }

  get variant() {
    return this.method?.variants.find(({ id }) => id === this.workshop.heading.variant)
  }

  /** True when choosing another variant would take something away. */
  get edited(): boolean {
    const { method, workshop } = this
    if (!method) return true
    return differsFromMethod(method, workshop.heading.variant, workshop.phases, workshop.allSteps)
  }

  stepsOf(phase: string): PlannedStep[] {
    return this.workshop.allSteps.filter((step) => step.phase === phase)
  }

  setTitle(text: string): Refusal | undefined {
    const title = cleanLine(text, 200)
    if (title === undefined) return 'tooLong'
    if (title === '') return 'title'
    return this.#head({ title })
  }

  setQuestion(text: string): Refusal | undefined {
    const question = cleanLines(text, 300)
    return question === undefined ? 'tooLong' : this.#head({ question })
  }

  setText(field: 'place' | 'facilitation', text: string): Refusal | undefined {
    const clean = cleanLine(text, 200)
    return clean === undefined ? 'tooLong' : this.#head({ [field]: clean })
  }

  /** An empty text takes the date away. */
  setDate(text: string): Refusal | undefined {
    return text === '' || isDay(text) ? this.#head({ date: text }) : 'date'
  }

  setStart(text: string): Refusal | undefined {
    const valid = text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
    return valid ? this.#head({ start: text }) : 'time'
  }

  setHeadcount(text: string): Refusal | undefined {
    const headcount = text.trim() === '' ? 0 : wholeNumber(text)
    if (headcount === undefined || headcount > headcountMost) return 'headcount'
    return this.#head({ headcount })
  }

  setHallLanguage(hallLanguage: Language): void {
    this.#head({ hallLanguage })
  }

  /** Copies the method anew with the minutes of this variant; edits of the copy go. */
  changeVariant(variant: string): void {
    const { method, workshop } = this
    if (!method || workshop.course.status !== 'prepared') return
    copyMethod(workshop.docs.conduct, method, variant)
    this.#list()
  }

  /** `value` counts in the unit of the method. */
  setLength(step: PlannedStep, value: string | number): Refusal | undefined {
    const { unit } = this.workshop
    const length = typeof value === 'number' ? value : wholeNumber(value)
    if (length === undefined || length < 1 || length > most[unit]) return unit
    this.#step(step, { minutes: length * minutesPer[unit] })
    return undefined
  }

  setStepQuestion(step: PlannedStep, text: string): Refusal | undefined {
    const question = cleanLines(text, 300)
    if (question === undefined) return 'tooLong'
    const own = step.definition.question
    const same = own && Object.values(own).includes(question)
    this.#step(step, { question: same ? '' : question })
    return undefined
  }

  move(step: PlannedStep, by: -1 | 1): void {
    moveStep(this.workshop.docs.conduct, step.id, by, this.#now)
  }

  drop(step: PlannedStep): Refusal | undefined {
    if (this.workshop.steps.length <= 1) return 'last'
    this.#step(step, { state: 'dropped' })
    return undefined
  }

  takeBack(step: PlannedStep): void {
    this.#step(step, { state: 'open' })
  }

  /** Puts a step behind `after`, or at the end of the phase; returns its id. */
  insert({ definition, minutes }: Insert, phase: string, after?: string): string {
    const last = after ?? this.stepsOf(phase).at(-1)?.id
    const place = last === undefined ? { phase } : { phase, after: last }
    return insertStep(this.workshop.docs.conduct, definition, minutes, place, this.#now)
  }

  /** Adds a rule (`index` = number of rules) or rewrites one in the language of the hall. */
  setRule(phase: PlannedPhase, index: number, text: string): Refusal | undefined {
    const rule = cleanLine(text, 200)
    if (rule === undefined) return 'tooLong'
    if (rule === '') return 'rule'
    if (index >= rulesMost) return 'rules'
    const rules = [...phase.rules]
    rules[index] = reworded(rules[index], rule, this.workshop.heading.hallLanguage)
    editPhase(this.workshop.docs.conduct, phase.id, { rules }, this.#now)
    return undefined
  }

  removeRule(phase: PlannedPhase, index: number): void {
    const rules = phase.rules.filter((_, at) => at !== index)
    editPhase(this.workshop.docs.conduct, phase.id, { rules }, this.#now)
  }

  get #now(): number {
    return this.workshop.clock.now()
  }

  #step(step: PlannedStep, fields: Parameters<typeof editStep>[2]): void {
    editStep(this.workshop.docs.conduct, step.id, fields, this.#now)
  }

  #head(fields: Partial<Heading>): undefined {
    setHeading(this.workshop.docs.conduct, fields)
    this.#list()
  }

  /** The initiative lists title, date and variant, too. */
  #list(): void {
    const { status } = this.workshop.course
    this.workshop.listIn(status === 'paused' ? 'running' : status)
  }
}

/** "12" is 12; anything but digits is undefined. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined
}

/** German is what every language falls back to: when it changes, the other languages no longer say the same. */
function reworded(old: Localized | undefined, text: string, language: Language): Localized {
  return language === 'de' || !old ? { de: text } : { ...old, [language]: text }
}
