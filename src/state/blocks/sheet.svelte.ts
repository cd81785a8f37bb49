/** One-page forms such as the Projektskizze: begin, fill line by line, say where they come from. */
import { addLink, removeLink } from '#documents/blocks/cards.ts'
import {
  addSheet,
  changeSheet,
  fillSheet,
  restoreSheet,
  withdrawSheet,
} from '#documents/blocks/sheet.ts'
import { cleanText } from '#imports/text.ts'
import type { PlannedStep } from '#schema/conduct.ts'
import { SheetField, type Sheet } from '#schema/sheet.ts'
import type { Workshop } from '#state/workshop.svelte.ts'
import { Desk } from './desk.svelte.ts'

/** Whether a sheet is ready for tonight, and what it still needs. */
export interface Standing {
  word: 'empty' | 'begun' | 'complete'
  missing: (SheetField | 'title')[]
}

/** A card or heap that a sheet can start from. */
export interface Source {
  id: string
  title: string
  group: 'idea' | 'wish' | 'critique' | 'cluster'
}

const requiredTonight: SheetField[] = ['firstStep', 'partners', 'until']

/** The part of a step that sheets look at. */
function sheetOf(step: PlannedStep) {
  if (step.definition.block !== 'sheet') throw new Error('This step is not a sheet.')
  return step.definition
}

/** The lines that make a sheet complete tonight: those of the last step of the evening that names some. */
function requiredIn(workshop: Workshop): SheetField[] {
  const named = workshop.allSteps.flatMap(({ definition }) =>
    definition.block === 'sheet' && definition.settings.required
      ? [definition.settings.required]
      : [],
  )
  return named.at(-1) ?? requiredTonight
}

export function standingOf(sheet: Sheet, required: readonly SheetField[]): Standing {
  const missing = required.filter((field) => !sheet.fields[field]?.trim())
  const untitled = sheet.title.trim() === '' ? ['title' as const] : []
  const all = [...untitled, ...missing]
  const filled = Object.values(sheet.fields).some((text) => text.trim() !== '')
  if (all.length === 0) return { word: 'complete', missing: [] }
  return { word: filled ? 'begun' : 'empty', missing: all }
}

/** The cards and heaps that a sheet says it comes from. */
export function sourcesOf(workshop: Workshop, sheet: string): Source[] {
  const from = new Set(
    workshop.links
      .filter((link) => link.type === 'concretises' && link.from === sheet)
      .map((link) => link.to),
  )
  return possibleSources(workshop).filter(({ id }) => from.has(id))
}

/** Ideas first, then wishes, heaps and critique: what is nearest to a sketch comes first. */
export function possibleSources(workshop: Workshop): Source[] {
  const cards = (group: 'idea' | 'wish' | 'critique') =>
    workshop.cards
      .filter((card) => card.kind === group)
      .map(({ id, number, text }) => ({ id, title: `${number} · ${text}`, group }))
  const heaps = workshop.clusters
    .filter(({ title }) => title.trim() !== '')
    .map(({ id, title }) => ({ id, title, group: 'cluster' as const }))
  return [...cards('idea'), ...cards('wish'), ...heaps, ...cards('critique')]
}

export class SheetDesk extends Desk<Sheet> {
  get #doc() {
    return this.workshop.docs.workshop
  }

  get listed(): Sheet[] {
    return this.workshop.sheets
  }
  protected get trashed(): Sheet[] {
    return this.workshop.trash.sheets
  }

  /** The lines asked in this step, and the others of the same page. */
  get asked(): SheetField[] {
    return sheetOf(this.step).settings.fields
  }
  get others(): SheetField[] {
    return SheetField.options.filter((field) => !this.asked.includes(field))
  }

  /** Lines that this step needs tonight. */
  get required(): SheetField[] {
    return sheetOf(this.step).settings.required ?? []
  }

  standing(sheet: Sheet): Standing {
    return standingOf(sheet, requiredIn(this.workshop))
  }

  /** Begins a sheet, if it has a name, and opens it. */
  add(title: string, source?: string): void {
    const name = cleanText(title).text.trim()
    if (name === '') return
    this.chosen = addSheet(this.#doc, this.step.id, name)
    if (source) this.link(this.chosen, source)
  }

  rename(sheet: string, title: string): void {
    const name = cleanText(title).text.trim()
    if (name !== '') changeSheet(this.#doc, sheet, { title: name })
  }

  fill(sheet: string, field: SheetField, text: string): void {
    fillSheet(this.#doc, sheet, field, cleanText(text, Infinity, { lines: 'keep' }).text.trim())
  }

  link(sheet: string, source: string): void {
    addLink(this.#doc, sheet, 'concretises', source)
  }

  unlink(sheet: string, source: string): void {
    removeLink(this.#doc, sheet, 'concretises', source)
  }

  /** Into the trash. */
  withdraw(sheet: string): void {
    withdrawSheet(this.#doc, sheet)
    this.hasWithdrawn(sheet)
  }

  restore(sheet: string): void {
    restoreSheet(this.#doc, sheet)
  }
}
