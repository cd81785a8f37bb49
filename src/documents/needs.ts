/** Needs of an initiative: what results of surveys and walks mean for the people who live there, and what became of them. */
import type { Doc } from 'yjs'
import { newId, type Id } from '#schema/id.ts'
import { isWithdrawn, type Measure } from '#schema/measure.ts'
import type { Need } from '#schema/need.ts'
import { addSource } from './blocks/plan.ts'
import { edit, rankAtEnd, write } from './edit.ts'
import { initiativeRecords } from './initiative.ts'

/** Writes a need down, behind the others; `sources` are ids of observations or clusters that it rests on. Returns its id. */
export function addNeed(
  doc: Doc,
  fields: Omit<Partial<Need>, 'id' | 'rank'>,
  sources: readonly Id[] = [],
): string {
  const id = newId()
  const { needs } = initiativeRecords(doc)
  edit(doc, () => {
    write(needs.map, id, { ...fields, id, rank: rankAtEnd(needs.list()) })
    for (const source of sources) addSource(doc, source, id)
  })
  return id
}

/** Takes a need away, or back; what it led to keeps knowing it. */
export function takeAwayNeed(doc: Doc, id: string, withdrawn = true): void {
  const { map } = initiativeRecords(doc).needs
  if (map.has(id)) edit(doc, () => write(map, id, { withdrawn }))
}

/** Needs in their order, without those that were taken away. */
export function presentNeeds(doc: Doc): Need[] {
  return initiativeRecords(doc)
    .needs.list()
    .filter(({ withdrawn }) => !withdrawn)
}

/** Needs that were taken away, in their order. */
export function needsTakenAway(doc: Doc): Need[] {
  return initiativeRecords(doc)
    .needs.list()
    .filter(({ withdrawn }) => withdrawn)
}

/** What became of each need: the measures that it led to, in their order, by its id. None of those in the trash. */
export function measuresOfNeeds(doc: Doc): Map<string, Measure[]> {
  const { measures, links } = initiativeRecords(doc)
  const led = new Map<string, Set<string>>()
  for (const { from, type, to } of links.list()) {
    if (type === 'leads-to') led.set(to, (led.get(to) ?? new Set()).add(from))
  }
  const needs = presentNeeds(doc)
  const found = new Map<string, Measure[]>()
  for (const measure of measures.list().filter((one) => !isWithdrawn(one))) {
    for (const { id } of needs) {
      if (led.get(measure.id)?.has(id)) found.set(id, [...(found.get(id) ?? []), measure])
    }
  }
  return found
}
