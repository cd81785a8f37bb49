/** Surveys in the trash of their initiative: only those at rest, and two devices that differ lose nothing. */
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import {
  initiativeRecords,
  listSurvey,
  putAwaySurvey,
  setInitiativeHeading,
  summaryOf,
} from '#documents/initiative.ts'
import { isPutAway } from '#schema/initiative.ts'

function withSurvey(state: 'draft' | 'pretest' | 'running' | 'ended'): Doc {
  const doc = new Doc()
  setInitiativeHeading(doc, { id: 'i', title: 'Unser Ort' })
  listSurvey(doc, { id: 's', title: 'Familien', state, questions: 12 })
  return doc
}

const entryOf = (doc: Doc) => {
  const [entry] = initiativeRecords(doc).surveys.list()
  if (!entry) throw new Error('It is gone.')
  return entry
}

function merge(one: Doc, other: Doc): void {
  applyUpdate(one, encodeStateAsUpdate(other))
  applyUpdate(other, encodeStateAsUpdate(one))
}

test.each([
  ['draft', true],
  ['ended', true],
  ['running', false],
  ['pretest', false],
] as const)('a survey in the state "%s" can be put away: %s', (state, can) => {
  const doc = withSurvey(state)
  putAwaySurvey(doc, 's')
  expect(isPutAway(entryOf(doc))).toBe(can)
  putAwaySurvey(doc, 's', false)
  expect(entryOf(doc)).toMatchObject({ title: 'Familien', state, questions: 12 })
  expect(isPutAway(entryOf(doc))).toBe(false)
})

test('one renames while another puts away: both are kept', () => {
  const one = withSurvey('draft')
  const other = new Doc()
  merge(one, other)
  putAwaySurvey(one, 's')
  listSurvey(other, { id: 's', title: 'Familien und Kinder' })
  merge(one, other)
  for (const doc of [one, other]) {
    expect(entryOf(doc)).toMatchObject({ title: 'Familien und Kinder', withdrawn: true })
    // What is set aside of it can still say which survey it is.
    expect(summaryOf(doc, false).surveys).toHaveLength(1)
  }
})

test('one starts while another puts away: it runs, and nobody loses sight of it', () => {
  const one = withSurvey('draft')
  const other = new Doc()
  merge(one, other)
  putAwaySurvey(one, 's')
  listSurvey(other, { id: 's', state: 'running' })
  merge(one, other)
  for (const doc of [one, other]) expect(isPutAway(entryOf(doc))).toBe(false)
})

test('what is not listed cannot be put away', () => {
  const doc = new Doc()
  putAwaySurvey(doc, 's')
  expect(initiativeRecords(doc).surveys.list()).toEqual([])
})
