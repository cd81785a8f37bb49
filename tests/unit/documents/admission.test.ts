/** After the end nobody new comes in; what is handed in later is marked, whatever clocks say. */
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { closeWorkshop, lateCards, resumeWorkshop, takesMembers } from '#documents/admission.ts'
import { addCard, editCard } from '#documents/blocks/cards.ts'
import { startWorkshop } from '#documents/course.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

/** 2026-03-12 at 18:00. */
const evening = new Date('2026-03-12T18:00:00').getTime()
const card = { kind: 'critique', step: 'kritik-karten', day: '2026-03-12' } as const

function running() {
  const { workshop, conduct } = openTestWorkshop()
  startWorkshop(conduct.doc, evening)
  return { workshop: workshop.doc, conduct: conduct.doc }
}

/** Another device with the same workshop. */
function copyOf(doc: Doc): Doc {
  const copy = new Doc()
  applyUpdate(copy, encodeStateAsUpdate(doc))
  return copy
}

test('a workshop takes members before and while it runs, and none after the end', () => {
  expect(takesMembers(new Doc())).toBeUndefined()
  const docs = running()
  expect(takesMembers(docs.conduct)).toBe(true)
  closeWorkshop(docs, evening)
  expect(takesMembers(docs.conduct)).toBe(false)
  resumeWorkshop(docs, evening)
  expect(takesMembers(docs.conduct)).toBe(true)
})

test('a card that was written apart and arrives after the end is late; one that arrived before is not', () => {
  const docs = running()
  const early = addCard(docs.workshop, { ...card, text: 'Der Bus fährt zu selten' })
  const table = copyOf(docs.workshop)
  const apart = addCard(table, { ...card, text: 'Es ist zu dunkel' })
  closeWorkshop(docs, evening)
  applyUpdate(docs.workshop, encodeStateAsUpdate(table))
  expect([...lateCards(docs)]).toEqual([apart])
  editCard(docs.workshop, early, 'Der Bus fährt nie')
  expect([...lateCards(docs)]).toEqual([apart])
})

test('late cards stay so when the evening goes on; what is written then is on time', () => {
  const docs = running()
  closeWorkshop(docs, evening)
  const late = addCard(docs.workshop, { ...card, text: 'Es ist zu dunkel' })
  resumeWorkshop(docs, evening)
  addCard(docs.workshop, { ...card, text: 'Der Weg ist weit' })
  expect([...lateCards(docs)]).toEqual([late])
  closeWorkshop(docs, evening)
  expect([...lateCards(docs)]).toEqual([late])
  const later = addCard(docs.workshop, { ...card, text: 'Es fehlt ein Bus' })
  expect([...lateCards(docs)]).toEqual([late, later])
})
