/** Heaps are made, filled, split, merged and dissolved; a card may lie in several and is never lost. */
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { describe, expect, test } from 'vitest'
import { addCards } from '#documents/blocks/cards.ts'
import {
  addCluster,
  cardsOfCluster,
  changeCluster,
  dissolveCluster,
  earlierTitles,
  mergeClusters,
  moveCard,
  moveCards,
  moveCluster,
  putIntoCluster,
  restoreCluster,
  splitCluster,
} from '#documents/blocks/clusters.ts'
import { History } from '#documents/edit.ts'
import { workshopRecords, workshopRoots } from '#documents/workshop.ts'

function board(): { doc: Doc; ids: string[] } {
  const doc = new Doc()
  const texts = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs']
  const cards = texts.map((text) => ({ text, kind: 'critique', step: 's', day: '' }) as const)
  return { doc, ids: addCards(doc, cards) }
}

const titles = (doc: Doc) =>
  workshopRecords(doc)
    .clusters.list()
    .filter((cluster) => cluster.state === 'active')
    .map((cluster) => cluster.title)

test('cards that are put into a new cluster keep the order in which they were chosen', () => {
  const { doc, ids } = board()
  const chosen = [...ids].reverse()
  expect(cardsOfCluster(doc, addCluster(doc, 's', chosen))).toEqual(chosen)
})

test('a disputed card lies in both clusters and leaves them one by one', () => {
  const { doc, ids } = board()
  const [card = ''] = ids
  const one = addCluster(doc, 's', [card])
  const other = addCluster(doc, 's', [])
  putIntoCluster(doc, card, other)
  putIntoCluster(doc, card, other)
  expect(cardsOfCluster(doc, other)).toEqual([card])
  moveCard(doc, card, one, undefined)
  expect(cardsOfCluster(doc, one)).toEqual([])
  expect(cardsOfCluster(doc, other)).toEqual([card])
})

test('several cards move in one act and come back in one', () => {
  const { doc, ids } = board()
  const from = addCluster(doc, 's', ids)
  const to = addCluster(doc, 's', [])
  const history = new History([{ doc, roots: workshopRoots }])
  const moved = ids.slice(0, 3).map((contribution) => ({ contribution, cluster: from }))
  moveCards(doc, moved, to)
  expect(cardsOfCluster(doc, to)).toEqual(ids.slice(0, 3))
  history.undo()
  expect(cardsOfCluster(doc, from)).toEqual(ids)
})

test('merged clusters hold every card once, in order', () => {
  const { doc, ids } = board()
  const from = addCluster(doc, 's', ids.slice(0, 4), 'Bus')
  const into = addCluster(doc, 's', ids.slice(3), 'Wege')
  mergeClusters(doc, from, into)
  expect(cardsOfCluster(doc, into)).toEqual([...ids.slice(3), ...ids.slice(0, 3)])
  expect(titles(doc)).toEqual(['Wege'])
  mergeClusters(doc, into, into)
  expect(titles(doc)).toEqual(['Wege'])
})

test('a split takes the chosen cards into a new cluster of the same step', () => {
  const { doc, ids } = board()
  const whole = addCluster(doc, 'ordnen', ids)
  const part = splitCluster(doc, whole, ids.slice(2, 4))
  expect(cardsOfCluster(doc, part)).toEqual(ids.slice(2, 4))
  expect(cardsOfCluster(doc, whole)).toHaveLength(4)
  expect(workshopRecords(doc).clusters.get(part)?.step).toBe('ordnen')
})

test('a dissolved cluster knows its cards, and undo or the trash bring it back whole', () => {
  const { doc, ids } = board()
  const cluster = addCluster(doc, 's', ids, 'Bus')
  const history = new History([{ doc, roots: workshopRoots }])
  dissolveCluster(doc, cluster)
  expect([cardsOfCluster(doc, cluster), titles(doc)]).toEqual([ids, []])
  history.undo()
  expect([cardsOfCluster(doc, cluster), titles(doc)]).toEqual([ids, ['Bus']])
  history.redo()
  restoreCluster(doc, cluster)
  expect([cardsOfCluster(doc, cluster), titles(doc)]).toEqual([ids, ['Bus']])
})

test('a card that found another cluster meanwhile lies in both when the first comes back', () => {
  const { doc, ids } = board()
  const [card = ''] = ids
  const first = addCluster(doc, 's', ids, 'Bus')
  dissolveCluster(doc, first)
  const second = addCluster(doc, 's', [card], 'Wege')
  restoreCluster(doc, first)
  expect(cardsOfCluster(doc, first)).toEqual(ids)
  expect(cardsOfCluster(doc, second)).toEqual([card])
})

test('clusters change places, also when two of them were made apart with the same rank', () => {
  const { doc } = board()
  const other = new Doc()
  applyUpdate(other, encodeStateAsUpdate(doc))
  addCluster(doc, 's', [], 'A')
  addCluster(other, 's', [], 'B')
  applyUpdate(doc, encodeStateAsUpdate(other))
  addCluster(doc, 's', [], 'C')
  const [first, second, third] = titles(doc)
  const idOf = (title = '') =>
    workshopRecords(doc)
      .clusters.list()
      .find((cluster) => cluster.title === title)?.id ?? ''
  moveCluster(doc, idOf(first), 1)
  expect(titles(doc)).toEqual([second, first, third])
  moveCluster(doc, idOf(third), -1)
  expect(titles(doc)).toEqual([second, third, first])
  moveCluster(doc, idOf(second), -1)
  expect(titles(doc)).toEqual([second, third, first])
})

test('two people who say the same thing apart say it once', () => {
  const { doc, ids } = board()
  const [card = ''] = ids
  const cluster = addCluster(doc, 's', [])
  const other = new Doc()
  applyUpdate(other, encodeStateAsUpdate(doc))
  putIntoCluster(doc, card, cluster)
  putIntoCluster(other, card, cluster)
  changeCluster(other, cluster, { title: 'Bus' })
  applyUpdate(doc, encodeStateAsUpdate(other))
  expect(cardsOfCluster(doc, cluster)).toEqual([card])
  expect(titles(doc)).toEqual(['Bus'])
})

/** What everybody sees: each heap by its name with its cards, and the cards that lie in none. */
function picture(doc: Doc) {
  const { contributions, clusters, memberships } = workshopRecords(doc)
  const alive = clusters.list().filter(({ state }) => state === 'active')
  const textOf = (id: string) => contributions.get(id)?.text
  const lying = memberships.list().filter(({ cluster }) => alive.some(({ id }) => id === cluster))
  const isLoose = (id: string) => !lying.some(({ contribution }) => contribution === id)
  return {
    heaps: alive.map(({ id, title }) => [title, cardsOfCluster(doc, id).map(textOf)]),
    loose: contributions.list().flatMap(({ id, text }) => (isLoose(id) ? [text] : [])),
  }
}

describe('three devices that clustered the same cards apart', () => {
  /** All begin with the heap "Bus" of the first two cards; then each sorts by itself. */
  function apart() {
    const { doc, ids } = board()
    const bus = addCluster(doc, 's', ids.slice(0, 2), 'Bus')
    const devices = [0, 1, 2].map(() => {
      const copy = new Doc()
      applyUpdate(copy, encodeStateAsUpdate(doc))
      return copy
    })
    return { devices: devices as [Doc, Doc, Doc], ids, bus }
  }

  /** Each order in which three can meet, twice over: who has heard it hears it again. */
  function meet([one, other, third]: [Doc, Doc, Doc]): Doc[] {
    const updates = [one, other, third].map((doc) => encodeStateAsUpdate(doc))
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    return orders.map((order) => {
      const met = new Doc()
      for (const at of [...order, ...order]) applyUpdate(met, updates[at] as Uint8Array)
      return met
    })
  }

  test('see one picture with every heap, and a card that went two ways lies in both', () => {
    const { devices, ids, bus } = apart()
    const [one, other, third] = devices
    const [first = '', second = '', three = '', four = '', five = ''] = ids
    moveCard(one, first, bus, addCluster(one, 's', [three], 'Wege'))
    moveCard(other, first, bus, addCluster(other, 's', [three, four], 'Licht'))
    putIntoCluster(third, five, bus)
    const met = meet(devices)
    const [seen = met[0]] = met
    for (const doc of met) expect(picture(doc)).toEqual(picture(seen as Doc))
    const { heaps, loose } = picture(seen as Doc)
    expect(heaps).toContainEqual(['Bus', ['zwei', 'fünf']])
    expect(heaps).toContainEqual(['Wege', ['drei', 'eins']])
    expect(heaps).toContainEqual(['Licht', ['drei', 'vier', 'eins']])
    expect([heaps.length, loose]).toEqual([3, ['sechs']])
    expect(second).not.toBe('')
  })

  test('keep every name that they gave to the same heap; one stands above it, the same for all', () => {
    const { devices, bus } = apart()
    const names = ['Unterwegs', 'Verkehr', 'Bus und Bahn']
    devices.forEach((doc, at) => changeCluster(doc, bus, { title: names[at] ?? '' }))
    const met = meet(devices)
    for (const doc of met) {
      const cluster = workshopRecords(doc).clusters.get(bus)
      if (!cluster) throw new Error('The heap is gone.')
      expect(titles(doc)).toEqual(titles(met[0] as Doc))
      expect([cluster.title, ...earlierTitles(cluster)].sort()).toEqual(['Bus', ...names].sort())
    }
  })

  test('lose no card that went into a heap which another dissolved or laid into a third', () => {
    const { devices, ids, bus } = apart()
    const [one, other, third] = devices
    const [, , three = '', four = ''] = ids
    const ways = addCluster(one, 's', [four], 'Wege')
    mergeClusters(one, bus, ways)
    dissolveCluster(other, bus)
    putIntoCluster(third, three, bus)
    const met = meet(devices)
    for (const doc of met) expect(picture(doc)).toEqual(picture(met[0] as Doc))
    const { heaps, loose } = picture(met[0] as Doc)
    expect(heaps).toEqual([['Wege', ['vier', 'eins', 'zwei']]])
    expect(loose).toEqual(['drei', 'fünf', 'sechs'])
  })
})
