/** What people do in a document: each act leaves its mark, beside a card, a line of text or a setting. */
import { byPerson } from '#documents/edit.ts'
import * as Y from 'yjs'
import type { Random } from '../random.ts'
import type { Witness } from './witness.ts'

type Card = Y.Map<unknown>

/** As much as a page of minutes with its history, so that a few of them fill a message. */
const muchText = 'x'.repeat(40_000)

/** Where an act is made, and under which name, unlike any other. */
export interface Place {
  docId: string
  mark: string
  isLarge: boolean
}

/** Makes one act. */
export function act(doc: Y.Doc, place: Place, random: Random, to: Witness): void {
  const { docId, mark, isLarge } = place
  to.edited(docId, mark)
  doc.transact(() => {
    const cards = doc.getMap<Card>('cards')
    const ids = [...cards.keys()].toSorted()
    const isOnCard = ids.length > 0 && random.chance(0.5)
    if (isOnCard && random.chance(0.3)) {
      const card = random.pick(ids)
      cards.delete(card)
      to.deletions.set(mark, { docId, card })
    } else if (isOnCard) {
      cards.get(random.pick(ids))?.set(random.pick(['text', 'x']), mark)
    } else {
      const card = new Y.Map<unknown>()
      cards.set(`card${mark}`, card)
      card.set('text', mark)
    }
    const text = doc.getText('text')
    if (random.chance(0.3) && text.length > 8) text.delete(random.below(text.length - 3), 3)
    else if (random.chance(0.4)) text.insert(random.below(text.length + 1), mark.slice(1, -1))
    if (random.chance(0.4)) doc.getMap('shared').set(`key${String(random.below(4))}`, mark)
    doc.getMap('log').set(mark, isLarge ? muchText : 1)
  }, byPerson)
}

/** The marks that are in a document. */
export function marksOf(doc: Y.Doc): string[] {
  return [...doc.getMap('log').keys()]
}

/** All that a document says, the same text for the same content. */
export function canonical(doc: Y.Doc): string {
  const sorted = (name: string) => {
    const entries = Object.entries(doc.getMap(name).toJSON())
    return entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(byName)
  }
  const maps = ['log', 'cards', 'shared'].map(sorted)
  return JSON.stringify([...maps, doc.getText('text').toJSON()])
}

function byName([name, value]: [string, unknown]): unknown {
  if (typeof value !== 'object' || value === null) return [name, value]
  return [name, Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))]
}

/** What is in a document and was never written, or is there again. */
export function invented(doc: Y.Doc, docId: string, { made, deletions }: Witness): string[] {
  const known = made.get(docId) ?? new Set<string>()
  const log = new Set(marksOf(doc))
  const wrong = [...log].filter((mark) => !known.has(mark))
  const cards = doc.getMap<Card>('cards')
  for (const [id, card] of cards) {
    const values = [id.slice('card'.length), ...card.values()].map(String)
    wrong.push(...values.filter((value) => !known.has(value)))
  }
  for (const mark of log) {
    const deletion = deletions.get(mark)
    if (deletion?.docId === docId && cards.has(deletion.card)) wrong.push(`again ${deletion.card}`)
  }
  return wrong
}
