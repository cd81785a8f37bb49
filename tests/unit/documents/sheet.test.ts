/** One-page forms: filled line by line, apart and together, never lost. */
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { addSheet, changeSheet, fillSheet } from '#documents/blocks/sheet.ts'
import { History } from '#documents/edit.ts'
import { workshopRecords, workshopRoots } from '#documents/workshop.ts'

const sheetsOf = (doc: Doc) => workshopRecords(doc).sheets.list()

function meet(one: Doc, other: Doc): void {
  applyUpdate(one, encodeStateAsUpdate(other))
  applyUpdate(other, encodeStateAsUpdate(one))
}

test('a new sheet is empty, active and the last', () => {
  const doc = new Doc()
  addSheet(doc, 'verwirklichung-bestand', 'Mitfahrbank')
  addSheet(doc, 'verwirklichung-bestand', 'Lesepaten')
  expect(sheetsOf(doc).map(({ title }) => title)).toEqual(['Mitfahrbank', 'Lesepaten'])
  expect(sheetsOf(doc)[0]).toMatchObject({
    fields: {},
    state: 'active',
    template: 'project-sketch',
    step: 'verwirklichung-bestand',
  })
})

test('two people who fill two lines apart both keep theirs', () => {
  const [here, there] = [new Doc(), new Doc()]
  const id = addSheet(here, 'skizze', 'Mitfahrbank')
  meet(here, there)
  fillSheet(here, id, 'firstStep', 'Standort mit Bauhof klären')
  fillSheet(there, id, 'partners', 'Heimatverein')
  meet(here, there)
  for (const doc of [here, there]) {
    expect(sheetsOf(doc)[0]?.fields).toEqual({
      firstStep: 'Standort mit Bauhof klären',
      partners: 'Heimatverein',
    })
  }
})

test('an emptied line, a dropped sheet and each act can be taken back', () => {
  const doc = new Doc()
  const history = new History([{ doc, roots: workshopRoots }])
  const id = addSheet(doc, 'skizze', 'Mitfahrbank')
  fillSheet(doc, id, 'until', '2026-09-30')
  fillSheet(doc, id, 'until', '')
  history.undo()
  expect(sheetsOf(doc)[0]?.fields).toEqual({ until: '2026-09-30' })
  changeSheet(doc, id, { state: 'withdrawn' })
  expect(sheetsOf(doc)[0]?.state).toBe('withdrawn')
  history.undo()
  history.undo()
  expect(sheetsOf(doc)[0]).toMatchObject({ state: 'active', fields: {} })
  history.undo()
  expect(sheetsOf(doc)).toEqual([])
})

test('filling a sheet that is not there changes nothing', () => {
  const doc = new Doc()
  fillSheet(doc, 'unknown', 'needs', 'Holz')
  changeSheet(doc, 'unknown', { title: 'Bank' })
  expect(sheetsOf(doc)).toEqual([])
})

test('a line with markup, control characters and 100,000 characters stays text', () => {
  const doc = new Doc()
  const id = addSheet(doc, 'skizze', '<script>alert(1)</script>')
  const long = 'Bank\u202E\u0000'.repeat(16_700)
  fillSheet(doc, id, 'needs', long)
  expect(sheetsOf(doc)[0]).toMatchObject({
    title: '<script>alert(1)</script>',
    fields: { needs: long },
  })
})

test('fields of a newer version survive an edit by this one', () => {
  const doc = new Doc()
  const id = addSheet(doc, 'skizze', 'Bank')
  workshopRecords(doc).sheets.map.get(id)?.set('costs', 300)
  fillSheet(doc, id, 'needs', 'Holz')
  expect(sheetsOf(doc)[0]).toMatchObject({ costs: 300, fields: { needs: 'Holz' } })
})
