/** Boards of cards as tables write them, one update a card: what the measurements carry about. */
import { rankBetween, write } from '#documents/edit.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { newId } from '#schema/id.ts'
import * as Y from 'yjs'

export const sentences = [
  'Nach 18 Uhr fährt kein Bus mehr',
  'Die Schule kennt die Kita-Gruppen nicht',
  'Eltern erfahren zu spät, welche Klasse es wird',
  'Kein gemeinsamer Elternabend',
  'Der Schulhof ist grau und laut',
  'Niemand weiß, wer zuständig ist',
]

/** Lays so many cards into a document, `perEntry` at once; returns their ids. */
export function layCards(doc: Y.Doc, cards: number, perEntry = 1): string[] {
  const ids: string[] = []
  let rank: string | undefined
  const { contributions } = workshopRecords(doc)
  for (let at = 0; at < cards; at += perEntry) {
    doc.transact(() => {
      for (let card = at; card < Math.min(cards, at + perEntry); card += 1) {
        const id = newId()
        rank = rankBetween(rank)
        const text = `${sentences[card % sentences.length] ?? ''} (${String(card)})`
        const place = { step: 'kritik-karten', day: '2026-03-12', origin: 'typed', state: 'active' }
        const fields = { id, number: card + 1, kind: 'critique', text, rank, parked: false }
        write(contributions.map, id, { ...fields, ...place })
        ids.push(id)
      }
    })
  }
  return ids
}

/** What so many devices wrote apart from each other, card by card. */
export function updatesApart(devices: number, cards: number): Uint8Array[] {
  const updates: Uint8Array[] = []
  for (let device = 0; device < devices; device += 1) {
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => updates.push(update))
    layCards(doc, cards)
  }
  return updates
}
