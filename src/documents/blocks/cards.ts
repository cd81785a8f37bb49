/** What can be done with cards and clusters. Nothing is deleted: a card that goes lies in the trash. */
import type { Doc } from 'yjs'
import type { CardKind, CardOrigin, Contribution } from '#schema/contribution.ts'
import { newId, type Id } from '#schema/id.ts'
import { observationOf } from '#schema/observation.ts'
import { change, edit, rankBetween, write } from '#documents/edit.ts'
import { workshopRecords } from '#documents/workshop.ts'

/** What a new card needs; `day` is an ISO day, nothing finer. */
export interface NewCard {
  text: string
  kind: CardKind
  step: Id
  day: string
  origin?: CardOrigin
  parked?: boolean
  group?: string
}

/** Adds cards with the next numbers, in this order, as one act; returns their ids. */
export function addCards(doc: Doc, cards: readonly NewCard[]): Id[] {
  const { contributions } = workshopRecords(doc)
  const all = contributions.list()
  // What was seen on a walk counts for itself, by groups.
  const own = all.filter((other) => !observationOf(other))
  let number = own.reduce((most, other) => Math.max(most, other.number), 0)
  let rank = all.at(-1)?.rank
  return edit(doc, () =>
    cards.map((card) => {
      const id = newId()
      number += 1
      rank = rankBetween(rank)
      const start = { id, number, rank, state: 'active', origin: 'typed' }
      write(contributions.map, id, { ...start, ...card })
      return id
    }),
  )
}

/** Adds one card with the next number and returns its id. */
export function addCard(doc: Doc, card: NewCard): Id {
  return addCards(doc, [card])[0] ?? ''
}

/** Every text a card had lies in a field of its own, so that texts written apart never replace each other. */
const historyField = 'text@'

/** Writes another text; the earlier one, and one that was written apart, stays in the card's history. */
export function editCard(doc: Doc, id: Id, text: string): void {
  const record = workshopRecords(doc).contributions.map.get(id)
  const before = record?.get('text')
  if (!record || before === text) return
  const kept = [...record.entries()].some(
    ([field, value]) => field.startsWith(historyField) && value === before,
  )
  edit(doc, () => {
    if (!kept) record.set(historyField + newId(), before)
    record.set(historyField + newId(), text)
    record.set('text', text)
  })
}

/** Every text the card ever had except the present one, in no particular order. */
export function earlierTexts(card: Contribution): string[] {
  const texts = Object.entries(card)
    .filter(([field]) => field.startsWith(historyField))
    .flatMap(([, text]) => (typeof text === 'string' ? [text] : []))
  return [...new Set(texts)].filter((text) => text !== card.text)
}

/** Changes kind, parking, group or state of a card. */
export function changeCard(
  doc: Doc,
  id: Id,
  fields: Partial<Pick<Contribution, 'kind' | 'parked' | 'group' | 'state' | 'step' | 'rank'>>,
): void {
  const record = workshopRecords(doc).contributions.map.get(id)
  if (record) edit(doc, () => change(record, fields))
}

/** Into the trash; clusters and links keep knowing it, so that it comes back where it was. */
export function withdrawCard(doc: Doc, id: Id): void {
  changeCard(doc, id, { state: 'withdrawn' })
}

export function restoreCard(doc: Doc, id: Id): void {
  changeCard(doc, id, { state: 'active' })
}

/** Turns a critique around: a new card of this kind, linked to the old one. Returns its id. */
export function addReversal(doc: Doc, critique: Id, card: NewCard): Id {
  return edit(doc, () => {
    const wish = addCard(doc, card)
    addLink(doc, wish, 'reversal-of', critique)
    return wish
  })
}

/** Draws a line between two records; saying it twice is saying it once. */
export function addLink(doc: Doc, from: Id, type: string, to: Id): void {
  const key = `${from}|${type}|${to}`
  edit(doc, () => write(doc.getMap('links'), key, { from, type, to }))
}

export function removeLink(doc: Doc, from: Id, type: string, to: Id): void {
  edit(doc, () => doc.getMap('links').delete(`${from}|${type}|${to}`))
}
