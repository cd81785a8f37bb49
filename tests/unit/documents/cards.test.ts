/** Cards are numbered, edited, withdrawn and turned around without anything getting lost. */
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { expect, test } from 'vitest'
import {
  addCard,
  addCards,
  addLink,
  addReversal,
  changeCard,
  earlierTexts,
  editCard,
  removeLink,
  restoreCard,
  withdrawCard,
} from '#documents/blocks/cards.ts'
import { workshopRecords, workshopRoots } from '#documents/workshop.ts'
import { History } from '#documents/edit.ts'

const fresh = (text: string) => ({ text, kind: 'critique', step: 's', day: '2026-03-12' }) as const

function exchange(one: Doc, other: Doc): void {
  applyUpdate(one, encodeStateAsUpdate(other))
  applyUpdate(other, encodeStateAsUpdate(one))
}

const cardsOf = (doc: Doc) => workshopRecords(doc).contributions.list()

test('cards are numbered in the order in which they are added', () => {
  const doc = new Doc()
  addCard(doc, fresh('Kein Bus'))
  addCard(doc, fresh('Kein Licht'))
  expect(cardsOf(doc).map(({ number, text }) => [number, text])).toEqual([
    [1, 'Kein Bus'],
    [2, 'Kein Licht'],
  ])
})

test('a pasted list becomes cards with their own numbers, in order, in one act', () => {
  const doc = new Doc()
  const history = new History([{ doc, roots: workshopRoots }])
  addCards(doc, ['eins', 'zwei', 'drei'].map(fresh))
  expect(cardsOf(doc).map(({ number, text }) => `${number} ${text}`)).toEqual([
    '1 eins',
    '2 zwei',
    '3 drei',
  ])
  history.undo()
  expect(cardsOf(doc)).toEqual([])
})

test('the number of a withdrawn card is not given out again', () => {
  const doc = new Doc()
  withdrawCard(doc, addCard(doc, fresh('weg')))
  addCard(doc, fresh('da'))
  expect(cardsOf(doc).map((card) => card.number)).toEqual([1, 2])
})

test('a card carries no time finer than the day and nobody who wrote it', () => {
  const doc = new Doc()
  const id = addCard(doc, fresh('Kein Bus'))
  expect(Object.keys(workshopRecords(doc).contributions.get(id) ?? {}).sort()).toEqual([
    'day',
    'id',
    'kind',
    'number',
    'origin',
    'parked',
    'rank',
    'state',
    'step',
    'text',
  ])
})

test('an edited card keeps the texts it had', () => {
  const doc = new Doc()
  const id = addCard(doc, fresh('Bus'))
  editCard(doc, id, 'Kein Bus')
  editCard(doc, id, 'Kein Bus nach 18 Uhr')
  const [card] = cardsOf(doc)
  expect(card?.text).toBe('Kein Bus nach 18 Uhr')
  expect(card && earlierTexts(card).sort()).toEqual(['Bus', 'Kein Bus'])
})

test('two texts written apart are both kept, one of them in the history', () => {
  const one = new Doc()
  const other = new Doc()
  const id = addCard(one, fresh('Bus'))
  exchange(one, other)
  editCard(one, id, 'Kein Bus')
  editCard(other, id, 'Bus zu teuer')
  exchange(one, other)
  const [card] = cardsOf(one)
  expect(cardsOf(other)).toEqual(cardsOf(one))
  expect(card && [card.text, ...earlierTexts(card)].sort()).toEqual([
    'Bus',
    'Bus zu teuer',
    'Kein Bus',
  ])
})

test('a card edited here and withdrawn there lies in the trash with the new text', () => {
  const one = new Doc()
  const other = new Doc()
  const id = addCard(one, fresh('Bus'))
  exchange(one, other)
  editCard(one, id, 'Kein Bus')
  withdrawCard(other, id)
  exchange(one, other)
  expect(cardsOf(one)[0]).toMatchObject({ text: 'Kein Bus', state: 'withdrawn' })
  restoreCard(one, id)
  expect(cardsOf(one)[0]?.state).toBe('active')
})

test('a parked idea is taken out of the Ideenspeicher as a card of another step', () => {
  const doc = new Doc()
  const id = addCard(doc, { ...fresh('Mitfahrbank'), kind: 'idea', parked: true })
  changeCard(doc, id, { parked: false, step: 'phantasie' })
  expect(cardsOf(doc)[0]).toMatchObject({ parked: false, step: 'phantasie', kind: 'idea' })
})

test('one critique is turned into several wishes, and a link can be taken back', () => {
  const doc = new Doc()
  const critique = addCard(doc, fresh('Kein Treffpunkt'))
  const wish = { ...fresh('Ein Ort für alle'), kind: 'wish' } as const
  const first = addReversal(doc, critique, wish)
  const second = addReversal(doc, critique, { ...wish, text: 'Ein Garten' })
  const links = () => workshopRecords(doc).links.list()
  expect(links().map(({ from, to }) => [from, to])).toEqual(
    expect.arrayContaining([
      [first, critique],
      [second, critique],
    ]),
  )
  removeLink(doc, second, 'reversal-of', critique)
  expect(links()).toHaveLength(1)
  expect(cardsOf(doc)).toHaveLength(3)
})

test('saying a link twice is saying it once', () => {
  const doc = new Doc()
  addLink(doc, 'a', 'belongs-to', 'b')
  addLink(doc, 'a', 'belongs-to', 'b')
  expect(workshopRecords(doc).links.list()).toHaveLength(1)
})
