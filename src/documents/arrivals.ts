/** What was done here and what came from elsewhere, and since when; nobody has to trust a clock. */
import {
  decodeStateVector,
  encodeStateVector,
  Map as SharedMap,
  type Doc,
  type Transaction,
  type YMapEvent,
} from 'yjs'
import { workshopRecords } from './workshop.ts'

/** The moment now: how much of everybody's writing is here. */
export function momentOf(workshop: Doc): Uint8Array {
  return encodeStateVector(workshop)
}

/** Ids of cards that were not there at the noted moment, also if they were written before it elsewhere. */
export function cardsSince(workshop: Doc, moment: Uint8Array): string[] {
  const known = decodeStateVector(moment)
  const all = [...workshopRecords(workshop).contributions.map.entries()] as [string, unknown][]
  const since = all.filter(([, record]) => {
    // Whoever may write can put anything here; what is no record is no card.
    const made = record instanceof SharedMap ? record._item?.id : undefined
    return made !== undefined && made.clock >= (known.get(made.client) ?? 0)
  })
  return since.map(([id]) => id)
}

/** Calls back with the cards that come in, and says whether they were written in this window. */
export function observeArrivals(
  workshop: Doc,
  came: (cards: string[], isOwn: boolean) => void,
): () => void {
  const { map } = workshopRecords(workshop).contributions
  const listen = ({ changes, transaction }: YMapEvent<SharedMap<unknown>>) => {
    const added = [...changes.keys].filter(([, { action }]) => action === 'add')
    const ids = added.map(([id]) => id)
    if (ids.length > 0) came(ids, transaction.local)
  }
  map.observe(listen)
  return () => map.unobserve(listen)
}

/** Calls back after everything that is done in this window, not for what comes from elsewhere. */
export function observeOwnActs(doc: Doc, acted: () => void): () => void {
  const listen = ({ local, changed }: Transaction) => {
    if (local && changed.size > 0) acted()
  }
  doc.on('afterTransaction', listen)
  return () => doc.off('afterTransaction', listen)
}
