/** Needs of an initiative: what results of surveys mean for the people who live there. */
import type { Doc } from 'yjs'
import { newId } from '#schema/id.ts'
import { Need } from '#schema/need.ts'
import { edit, rankAtEnd, write } from './edit.ts'
import { Records } from './records.ts'

const known = new WeakMap<Doc, Records<Need>>()

/** The needs of this initiative; the same object at every call. */
export function needRecords(doc: Doc): Records<Need> {
  let records = known.get(doc)
  if (!records) {
    records = new Records(doc, 'needs', Need)
    known.set(doc, records)
  }
  return records
}

/** Writes a need down, behind the others; returns its id. */
export function addNeed(doc: Doc, fields: Omit<Partial<Need>, 'id' | 'rank'>): string {
  const id = newId()
  const records = needRecords(doc)
  edit(doc, () => write(records.map, id, { ...fields, id, rank: rankAtEnd(records.list()) }))
  return id
}

/** Takes a need away, or back. */
export function takeAwayNeed(doc: Doc, id: string, withdrawn = true): void {
  const { map } = needRecords(doc)
  if (map.has(id)) edit(doc, () => write(map, id, { withdrawn }))
}
