/** Measures and tasks: agreed only with what, who and until when, and true to that ever after. */
import { expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import {
  addMeasure,
  addSource,
  addTask,
  agreeMeasure,
  changeMeasure,
  changeTask,
  removeSource,
  withdrawTask,
} from '#documents/blocks/plan.ts'
import { History } from '#documents/edit.ts'
import { initiativeRecords, initiativeRoots } from '#documents/initiative.ts'
import { Day, isAgreeable, Measure } from '#schema/measure.ts'

const full = { title: 'Mitfahrbank', lead: 'Heimatverein', until: '2026-09-30' }
const measuresOf = (doc: Doc) => initiativeRecords(doc).measures.list()

test('a new measure is a proposal, the last one, and knows its sources', () => {
  const doc = new Doc()
  const first = addMeasure(doc, { title: 'Mitfahrbank' }, ['sheet', 'card'])
  addMeasure(doc, { title: 'Lesepaten' })
  expect(measuresOf(doc)).toMatchObject([
    { title: 'Mitfahrbank', state: 'proposed', lead: '', until: '' },
    { title: 'Lesepaten', state: 'proposed' },
  ])
  expect(initiativeRecords(doc).links.list()).toEqual([
    { from: 'card', type: 'leads-to', to: first },
    { from: 'sheet', type: 'leads-to', to: first },
  ])
})

test.each(['title', 'lead', 'until'] as const)('without %s a measure is not agreed', (missing) => {
  const doc = new Doc()
  const id = addMeasure(doc, { ...full, [missing]: missing === 'until' ? '' : '  ' })
  const before = encodeStateAsUpdate(doc)
  expect(agreeMeasure(doc, id)).toBe(false)
  expect(encodeStateAsUpdate(doc)).toEqual(before)
  changeMeasure(doc, id, full)
  expect(agreeMeasure(doc, id)).toBe(true)
  expect(measuresOf(doc)[0]?.state).toBe('agreed')
})

test('an agreed measure that loses its lead is a proposal again', () => {
  const doc = new Doc()
  const id = addMeasure(doc, { ...full, state: 'agreed' })
  changeMeasure(doc, id, { partners: 'Bauhof' })
  expect(measuresOf(doc)[0]?.state).toBe('agreed')
  changeMeasure(doc, id, { lead: '' })
  expect(measuresOf(doc)[0]?.state).toBe('proposed')
})

test('nobody can add or declare a measure agreed that is not complete', () => {
  const doc = new Doc()
  const id = addMeasure(doc, { title: 'Bank', state: 'agreed' })
  expect(measuresOf(doc)[0]?.state).toBe('proposed')
  changeMeasure(doc, id, { state: 'agreed' })
  expect(measuresOf(doc)[0]?.state).toBe('proposed')
})

test('a measure can be added, changed and agreed in one act', () => {
  const doc = new Doc()
  doc.transact(() => {
    const id = addMeasure(doc, { title: 'Bank' })
    changeMeasure(doc, id, full)
    expect(agreeMeasure(doc, id)).toBe(true)
    changeMeasure(doc, id, { partners: 'Bauhof' })
  })
  expect(measuresOf(doc)).toMatchObject([{ ...full, state: 'agreed', partners: 'Bauhof' }])
})

test('a measure that is not there is neither changed nor agreed', () => {
  const doc = new Doc()
  changeMeasure(doc, 'unknown', full)
  expect(agreeMeasure(doc, 'unknown')).toBe(false)
  expect(measuresOf(doc)).toEqual([])
})

test('one undo takes a new measure and its sources back together', () => {
  const doc = new Doc()
  const history = new History([{ doc, roots: initiativeRoots }])
  addMeasure(doc, full, ['sheet', 'card'])
  history.undo()
  expect(measuresOf(doc)).toEqual([])
  expect(initiativeRecords(doc).links.list()).toEqual([])
  history.redo()
  expect(initiativeRecords(doc).links.list()).toHaveLength(2)
})

test('a source said twice is said once and can be taken back', () => {
  const doc = new Doc()
  const id = addMeasure(doc, full, ['sheet'])
  addSource(doc, 'sheet', id)
  expect(initiativeRecords(doc).links.list()).toHaveLength(1)
  removeSource(doc, 'sheet', id)
  expect(initiativeRecords(doc).links.list()).toEqual([])
})

test('tasks are added, changed, put into the trash and brought back by undo', () => {
  const doc = new Doc()
  const history = new History([{ doc, roots: initiativeRoots }])
  const id = addTask(doc, { what: 'Standort klären', measure: 'm1', workshop: 'evening' })
  changeTask(doc, id, { who: 'Vorsitz', until: '2026-05-15' })
  const { tasks } = initiativeRecords(doc)
  expect(tasks.list()).toMatchObject([{ who: 'Vorsitz', state: 'open', measure: 'm1' }])
  withdrawTask(doc, id)
  expect(tasks.list()).toMatchObject([{ what: 'Standort klären', withdrawn: true }])
  history.undo()
  expect(tasks.list()).toMatchObject([{ what: 'Standort klären', until: '2026-05-15' }])
  expect(tasks.list()[0]?.withdrawn).toBeUndefined()
})

test.each(['', '2026-02-28', '2024-02-29', '2026-12-31'])('"%s" is a day', (day) => {
  expect(Day.safeParse(day).success).toBe(true)
})

test.each([
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-00-10',
  '12.03.2026',
  '9999-99-99',
  ' ',
])('"%s" is no day and is read as unknown', (day) => {
  expect(Day.safeParse(day).success).toBe(false)
  expect(Measure.parse({ id: 'm', until: day }).until).toBe('')
  expect(isAgreeable({ ...full, until: day })).toBe(false)
})
