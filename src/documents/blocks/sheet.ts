/** What can be done with one-page forms such as the Projektskizze. One that goes lies in the trash. */
import { Map as SharedMap, type Doc } from 'yjs'
import { newId, type Id } from '#schema/id.ts'
import type { Sheet, SheetField } from '#schema/sheet.ts'
import { change, edit, rankAtEnd, write } from '#documents/edit.ts'
import { workshopRecords } from '#documents/workshop.ts'

/** Begins a sheet and returns its id. */
export function addSheet(doc: Doc, step: Id, title: string, template = 'project-sketch'): Id {
  const { sheets } = workshopRecords(doc)
  const id = newId()
  edit(doc, () => {
    const rank = rankAtEnd(sheets.list())
    write(sheets.map, id, { id, step, title, template, rank, state: 'active' })
    sheets.map.get(id)?.set('fields', new SharedMap())
  })
  return id
}

/** Changes title or state. */
export function changeSheet(
  doc: Doc,
  id: Id,
  fields: Partial<Pick<Sheet, 'title' | 'state' | 'rank'>>,
): void {
  const record = workshopRecords(doc).sheets.map.get(id)
  if (record) edit(doc, () => change(record, fields))
}

/** Into the trash; links, dots and measures keep knowing it, so that it comes back whole. */
export function withdrawSheet(doc: Doc, id: Id): void {
  changeSheet(doc, id, { state: 'withdrawn' })
}

export function restoreSheet(doc: Doc, id: Id): void {
  changeSheet(doc, id, { state: 'active' })
}

/** Fills one line of a sheet. */
export function fillSheet(doc: Doc, id: Id, field: SheetField, text: string): void {
  const fields = workshopRecords(doc).sheets.map.get(id)?.get('fields')
  if (fields instanceof SharedMap) edit(doc, () => change(fields, { [field]: text }))
}
