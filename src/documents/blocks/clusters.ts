/** What can be done with heaps of cards. A disputed card lies in both. */
import type { Doc, Map as SharedMap } from 'yjs'
import type { Cluster } from '#schema/contribution.ts'
import { newId, type Id } from '#schema/id.ts'
import { change, edit, rankAtEnd, rankBetween, write } from '#documents/edit.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { addLink } from './cards.ts'

/** Makes a cluster of these cards and returns its id. */
export function addCluster(doc: Doc, step: Id, cards: readonly Id[], title = ''): Id {
  const { clusters } = workshopRecords(doc)
  const id = newId()
  edit(doc, () => {
    const rank = rankAtEnd(clusters.list())
    write(clusters.map, id, { id, title, step, rank, state: 'active' })
    putAllIntoCluster(doc, cards, id)
  })
  return id
}

/** Changes title, order or state of a cluster. */
export function changeCluster(
  doc: Doc,
  id: Id,
  fields: Partial<Pick<Cluster, 'title' | 'rank' | 'state'>>,
): void {
  const record = workshopRecords(doc).clusters.map.get(id)
  if (!record) return
  edit(doc, () => {
    if (fields.title !== undefined && fields.title !== record.get('title')) {
      for (const title of [record.get('title'), fields.title]) keepTitle(record, title)
    }
    change(record, fields)
  })
}

/** Every name a cluster had lies in a field of its own, so that names given apart never replace each other. */
const titleField = 'title@'

function keepTitle(record: SharedMap<unknown>, title: unknown): void {
  const isKept = [...record].some(([field, kept]) => field.startsWith(titleField) && kept === title)
  if (title !== '' && !isKept) record.set(titleField + newId(), title)
}

/** Every name the cluster ever had except the present one, also those that were given apart. */
export function earlierTitles(cluster: Cluster): string[] {
  const titles = Object.entries(cluster)
    .filter(([field]) => field.startsWith(titleField))
    .flatMap(([, title]) => (typeof title === 'string' ? [title] : []))
  return [...new Set(titles)].filter((title) => title !== cluster.title).sort()
}

/** Lays cards (also) into a cluster, behind those that lie there, in this order. */
export function putAllIntoCluster(doc: Doc, cards: readonly Id[], cluster: Id): void {
  const { memberships } = workshopRecords(doc)
  // Lists stand still within one act, so the ranks are counted on here.
  let rank = memberships.list().at(-1)?.rank
  edit(doc, () => {
    for (const contribution of cards) {
      const key = `${contribution}|${cluster}`
      if (memberships.map.has(key)) continue
      rank = rankBetween(rank)
      write(memberships.map, key, { contribution, cluster, rank })
    }
  })
}

/** Lays a card (also) into a cluster. */
export function putIntoCluster(doc: Doc, contribution: Id, cluster: Id): void {
  putAllIntoCluster(doc, [contribution], cluster)
}

/** Takes a card out of one cluster; it stays in the others. */
export function takeOutOfCluster(doc: Doc, contribution: Id, cluster: Id): void {
  edit(doc, () => workshopRecords(doc).memberships.map.delete(`${contribution}|${cluster}`))
}

/** A card where it lies: in a cluster, or loose. */
export interface LyingCard {
  contribution: Id
  cluster?: Id | undefined
}

/** Moves cards as one act: out of the cluster each lies in, into `to` (loose, if there is none). */
export function moveCards(doc: Doc, cards: readonly LyingCard[], to: Id | undefined): void {
  const moving = cards.filter((card) => card.cluster !== to)
  edit(doc, () => {
    for (const { contribution, cluster } of moving) {
      if (cluster) takeOutOfCluster(doc, contribution, cluster)
    }
    const ids = moving.map((card) => card.contribution)
    if (to) putAllIntoCluster(doc, ids, to)
  })
}

/** Moves a card: out of `from` (if it lay there), into `to` (if any). */
export function moveCard(doc: Doc, contribution: Id, from: Id | undefined, to: Id | undefined) {
  moveCards(doc, [{ contribution, cluster: from }], to)
}

/** The ids of the cards of a cluster, in order. */
export function cardsOfCluster(doc: Doc, cluster: Id): Id[] {
  const all = workshopRecords(doc).memberships.list()
  return all.filter((one) => one.cluster === cluster).map((one) => one.contribution)
}

/** Lays all cards of `from` into `into`; the empty heap goes into the trash, threads through it go on. */
export function mergeClusters(doc: Doc, from: Id, into: Id): void {
  if (from === into) return
  edit(doc, () => {
    const cards = cardsOfCluster(doc, from)
    moveCards(
      doc,
      cards.map((contribution) => ({ contribution, cluster: from })),
      into,
    )
    changeCluster(doc, from, { state: 'withdrawn' })
    addLink(doc, into, 'replaces', from)
  })
}

/** Takes these cards out of a cluster into a new one and returns its id. */
export function splitCluster(doc: Doc, cluster: Id, cards: readonly Id[]): Id {
  const step = workshopRecords(doc).clusters.get(cluster)?.step ?? ''
  return edit(doc, () => {
    const id = addCluster(doc, step, [])
    moveCards(
      doc,
      cards.map((contribution) => ({ contribution, cluster })),
      id,
    )
    return id
  })
}

/** Dissolves a cluster: its cards lie loose again; the heap lies in the trash and knows what lay in it. */
export function dissolveCluster(doc: Doc, cluster: Id): void {
  changeCluster(doc, cluster, { state: 'withdrawn' })
}

/** Out of the trash with its cards; those that lie elsewhere by now lie there as well. */
export function restoreCluster(doc: Doc, cluster: Id): void {
  changeCluster(doc, cluster, { state: 'active' })
}

/** Moves a cluster one place earlier (-1) or later (+1) in the order of the wall. */
export function moveCluster(doc: Doc, id: Id, by: -1 | 1): void {
  const order = workshopRecords(doc)
    .clusters.list()
    .filter((cluster) => cluster.state === 'active')
  const index = order.findIndex((cluster) => cluster.id === id)
  const neighbour = order[index + by]
  const moved = order[index]
  if (!moved || !neighbour) return
  order[index] = neighbour
  order[index + by] = moved
  // All ranks anew: clusters made apart may have the same one, and nothing fits in between.
  let rank: string | undefined
  edit(doc, () => {
    for (const cluster of order) {
      rank = rankBetween(rank)
      changeCluster(doc, cluster.id, { rank })
    }
  })
}
