/** Measures, tasks and what the group arranges: from the sketch to who does what until when. */
import {
  addMeasure,
  addTask,
  agreeMeasure,
  changeMeasure,
  changeTask,
  restoreMeasure,
  restoreTask,
  withdrawMeasure,
  withdrawTask,
  type MeasureFields,
  type TaskFields,
} from '#documents/blocks/plan.ts'
import { setArrangements } from '#documents/conduct.ts'
import { edit } from '#documents/edit.ts'
import { dotsOf } from '#documents/lineage.ts'
import { cleanText } from '#imports/text.ts'
import type { Arrangements, PlannedStep } from '#schema/conduct.ts'
import { isRealDay, type Measure, type Task } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
import type { Sheet } from '#schema/sheet.ts'
import { Desk } from './desk.svelte.ts'

/** What a measure still needs before it can be agreed. */
export type Missing = 'title' | 'lead' | 'until'

/** The part of a step that plans look at. */
export function planOf(step: PlannedStep) {
  if (step.definition.block !== 'plan') throw new Error('This step is not a plan.')
  return step.definition
}

export function missingIn(measure: Pick<Measure, 'title' | 'lead' | 'until'>): Missing[] {
  const missing: Missing[] = []
  if (measure.title.trim() === '') missing.push('title')
  if (measure.lead.trim() === '') missing.push('lead')
  if (!isRealDay(measure.until)) missing.push('until')
  return missing
}

/** True for a measure that the group has said yes to. */
export function isAgreed(measure: Measure): boolean {
  return ['agreed', 'running', 'done', 'moved'].includes(measure.state)
}

/** Whoever is named first in "Wer macht mit?": the likeliest lead, to be corrected by the group. */
export function likelyLead(partners: string): string {
  return partners.split(/[,;\n]| und /)[0]?.trim() ?? ''
}

export class PlanDesk extends Desk<Measure> {
  get #doc() {
    return this.workshop.docs.initiative
  }

  get listed(): Measure[] {
    return this.workshop.measures
  }
  protected get trashed(): Measure[] {
    return this.workshop.trash.measures
  }
  /** How many measures are advised at most; more are never refused. */
  get atMost(): number {
    return planOf(this.step).settings?.atMost ?? 5
  }

  /** What already led to a measure that is there. */
  get #taken(): Set<string> {
    const alive = new Set(this.listed.map(({ id }) => id))
    const links = this.workshop.measureLinks.filter(({ to }) => alive.has(to))
    return new Set(links.map(({ from }) => from))
  }

  /** Needs of the initiative that this workshop has made no measure of. */
  get needs(): Need[] {
    const taken = this.#taken
    return this.workshop.needs.filter(({ id }) => !taken.has(id))
  }

  /** Sketches that have not become a measure yet, those with most dots first. */
  get sketches(): { sheet: Sheet; dots: number }[] {
    const taken = this.#taken
    return this.workshop.sheets
      .filter(({ id }) => !taken.has(id))
      .map((sheet) => ({ sheet, dots: dotsOf(this.workshop.polls, sheet.id) }))
      .sort((a, b) => b.dots - a.dots)
  }

  /** Als Maßnahme übernehmen: what the sketch says, with the sketch and its cards as sources. */
  adopt(sheet: Sheet): void {
    const { firstStep = '', partners = '', until = '' } = sheet.fields
    const day = isRealDay(until) ? until : ''
    const cards = this.workshop.links
      .filter((link) => link.type === 'concretises' && link.from === sheet.id)
      .map((link) => link.to)
    this.chosen = addMeasure(
      this.#doc,
      {
        title: sheet.title,
        firstStep,
        partners,
        lead: likelyLead(partners),
        until: day,
        workshop: this.workshop.id,
        step: this.step.id,
      },
      [sheet.id, ...cards],
    )
  }

  /** A need is a situation: what is done about it, the group words anew. */
  answer({ id, text }: Need): void {
    const fields = { title: text, workshop: this.workshop.id, step: this.step.id }
    this.chosen = addMeasure(this.#doc, fields, [id])
  }

  add(title: string): void {
    const name = oneLine(title)
    if (name === '') return
    const fields = { title: name, workshop: this.workshop.id, step: this.step.id }
    this.chosen = addMeasure(this.#doc, fields)
  }

  change(measure: string, fields: MeasureFields): void {
    changeMeasure(this.#doc, measure, cleaned(fields))
  }

  /** Makes it binding, or returns what is missing. */
  agree(measure: Measure): Missing[] {
    return agreeMeasure(this.#doc, measure.id) ? [] : missingIn(measure)
  }

  /** Into the trash, its tasks with it. */
  withdraw(measure: string): void {
    withdrawMeasure(this.#doc, measure)
    this.hasWithdrawn(measure)
  }

  restore(measure: string): void {
    restoreMeasure(this.#doc, measure)
  }

  tasksOf(measure: string): Task[] {
    return this.workshop.tasks.filter((task) => task.measure === measure)
  }

  addTask(what: string, measure?: string): void {
    const text = oneLine(what)
    if (text === '') return
    const place = { workshop: this.workshop.id, ...(measure && { measure }) }
    addTask(this.#doc, { what: text, ...place })
  }

  changeTask(task: string, fields: TaskFields): void {
    changeTask(this.#doc, task, cleaned(fields))
  }

  /** Into the trash, and out of it. */
  withdrawTask(task: string): void {
    withdrawTask(this.#doc, task)
  }
  restoreTask(task: string): void {
    restoreTask(this.#doc, task)
  }

  arrange(fields: Partial<Arrangements>): void {
    edit(this.workshop.docs.conduct, () =>
      setArrangements(this.workshop.docs.conduct, cleaned(fields)),
    )
  }
}

function oneLine(text: string): string {
  return cleanText(text).text.trim()
}

/** The same fields without anything invisible in their texts. */
function cleaned<T extends object>(fields: T): T {
  const clean = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? cleanText(value, Infinity, { lines: 'keep' }).text.trim() : value,
  ])
  return Object.fromEntries(clean) as T
}
