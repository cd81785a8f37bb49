/** What can be done with heaps of cards. A disputed card lies in both. */
import type { Doc } from 'yjs'
import type { Cluster } from '#schema/contribution.ts'
import { newId, type Id } from '#schema/id.ts'
import { change, edit, rankAtEnd, write } from '#documents/edit.ts'
import { workshopRecords } from '#documents/workshop.ts'

/** Makes a cluster of these cards and returns its id. */
export function addCluster(doc: Doc, step: Id, cards: readonly Id[], title = ''): Id {
  const { clusters } = workshopRecords(doc)
  const id = newId()
  edit(doc, () => {
    const rank = rankAtEnd(clusters.list())
    write(clusters.map, id, { id, title, step, rank, state: 'active' })
    for (const card of cards) putIntoCluster(doc, card, id)
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
  if (record) edit(doc, () => change(record, fields))
}

/** Lays a card (also) into a cluster. */
export function putIntoCluster(doc: Doc, contribution: Id, cluster: Id): void {
  const { memberships } = workshopRecords(doc)
  const key = `${contribution}|${cluster}`
  if (memberships.map.has(key)) return
  const rank = rankAtEnd(memberships.list())
  edit(doc, () => write(memberships.map, key, { contribution, cluster, rank }))
}

/** Takes a card out of one cluster; it stays in the others. */
export function takeOutOfCluster(doc: Doc, contribution: Id, cluster: Id): void {
  edit(doc, () => workshopRecords(doc).memberships.map.delete(`${contribution}|${cluster}`))
}

/** Moves a card: out of `from` (if it lay there), into `to` (if any). */
export function moveCard(doc: Doc, contribution: Id, from: Id | undefined, to: Id | undefined) {
  if (from === to) return
  edit(doc, () => {
    if (from) takeOutOfCluster(doc, contribution, from)
    if (to) putIntoCluster(doc, contribution, to)
  })
}

/** The ids of the cards of a cluster, in order. */
export function cardsOfCluster(doc: Doc, cluster: Id): Id[] {
  const all = workshopRecords(doc).memberships.list()
  return all.filter((one) => one.cluster === cluster).map((one) => one.contribution)
}

/** Lays all cards of `from` into `into`; the empty heap goes into the trash. */
export function mergeClusters(doc: Doc, from: Id, into: Id): void {
  if (from === into) return
  edit(doc, () => {
    for (const card of cardsOfCluster(doc, from)) moveCard(doc, card, from, into)
    changeCluster(doc, from, { state: 'withdrawn' })
  })
}

/** Takes these cards out of a cluster into a new one and returns its id. */
export function splitCluster(doc: Doc, cluster: Id, cards: readonly Id[]): Id {
  const step = workshopRecords(doc).clusters.get(cluster)?.step ?? ''
  return edit(doc, () => {
    const id = addCluster(doc, step, [])
    for (const card of cards) moveCard(doc, card, cluster, id)
    return id
  })
}

/** Dissolves a cluster: its cards lie loose again, the name stays in the trash. */
export function dissolveCluster(doc: Doc, cluster: Id): void {
  edit(doc, () => {
    for (const card of cardsOfCluster(doc, cluster)) takeOutOfCluster(doc, card, cluster)
    changeCluster(doc, cluster, { state: 'withdrawn' })
  })
}
