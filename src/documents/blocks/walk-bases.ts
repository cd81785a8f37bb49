/** What a walk is drawn on, and what was agreed for it, in the document of its workshop. */
import type { Doc } from 'yjs'
import { newId, type Id } from '#schema/id.ts'
import { hashOf } from '#schema/photo.ts'
import { WalkBase, WalkPlan, type MapBase, type PlanBase } from '#schema/walk-base.ts'
import { change, edit, rankAtEnd, write } from '#documents/edit.ts'
import { Records, Single } from '#documents/records.ts'

const known = new WeakMap<Doc, { bases: Records<WalkBase>; plan: Single<WalkPlan> }>()

/** The same objects at every call. */
export function baseRecords(doc: Doc): { bases: Records<WalkBase>; plan: Single<WalkPlan> } {
  const records = known.get(doc) ?? {
    bases: new Records(doc, 'walkBases', WalkBase),
    plan: new Single(doc, 'walkPlan', WalkPlan),
  }
  known.set(doc, records)
  return records
}

/** Bases in their order, without those that were taken away. */
export function presentBases(doc: Doc): WalkBase[] {
  return baseRecords(doc)
    .bases.list()
    .filter(({ withdrawn }) => !withdrawn)
}

/** The base that screens and prints begin with; undefined where there is only the list of stops. */
export function chosenBase(doc: Doc): WalkBase | undefined {
  const bases = presentBases(doc)
  const { base } = baseRecords(doc).plan.current
  return bases.find(({ id }) => id === base) ?? bases[0]
}

type Fields<Base> = Omit<Base, 'id' | 'rank' | 'withdrawn'>

/** Names a base whose bytes are kept already; returns its id. */
export function addBase(doc: Doc, fields: Fields<MapBase> | Fields<PlanBase>): Id {
  const { bases } = baseRecords(doc)
  const id = newId()
  edit(doc, () => write(bases.map, id, { ...fields, id, rank: rankAtEnd(bases.list()) }))
  return id
}

export function changeBase(
  doc: Doc,
  id: Id,
  fields: Partial<Pick<PlanBase, 'name' | 'attribution' | 'alt' | 'points'>> & {
    withdrawn?: boolean
  },
): void {
  const record = baseRecords(doc).bases.map.get(id)
  if (record) edit(doc, () => change(record, fields))
}

export function changePlan(doc: Doc, fields: Partial<WalkPlan>): void {
  edit(doc, () => change(baseRecords(doc).plan.map, fields))
}

/** The sealed bytes that bases are made of: they show no people, and leave with the workshop. */
export function baseHashes(doc: Doc): Set<string> {
  return new Set(
    baseRecords(doc)
      .bases.list()
      .flatMap((base) => (base.kind === 'map' ? base.pieces : [base.picture]).map(hashOf)),
  )
}
