/** The thread runs back from every measure and on from every card, through trash, merges and circles. */
import { expect, test } from 'vitest'
import { addCard, addLink, addReversal, withdrawCard } from '#documents/blocks/cards.ts'
import { addCluster, changeCluster, mergeClusters } from '#documents/blocks/clusters.ts'
import { addMeasure, addSource, changeMeasure, withdrawMeasure } from '#documents/blocks/plan.ts'
import { handInTally, makePoll } from '#documents/blocks/poll.ts'
import { addSheet } from '#documents/blocks/sheet.ts'
import { closePoll } from '#documents/course.ts'
import { addNeed, measuresOfNeeds, takeAwayNeed } from '#documents/needs.ts'
import { measuresOf, originOf, outcomes } from '#documents/lineage.ts'
import { threadsOf } from '#documents/snapshot.ts'
import type { CardKind } from '#schema/contribution.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

function evening() {
  const { initiative, workshop, conduct } = openTestWorkshop()
  const docs = { initiative: initiative.doc, workshop: workshop.doc, conduct: conduct.doc }
  const card = (text: string, kind: CardKind = 'critique') => ({
    text,
    kind,
    step: 'kritik-karten',
    day: '2026-03-12',
  })
  const bus = addCard(docs.workshop, card('Nach 18 Uhr fährt kein Bus'))
  const other = addCard(docs.workshop, card('Zu laut im Saal'))
  const cluster = addCluster(docs.workshop, 'kritik-clustern', [bus], 'Unterwegs sein')
  const quiet = addCluster(docs.workshop, 'kritik-clustern', [other], 'Ruhe')
  const home = addReversal(docs.workshop, bus, card('Alle kommen abends nach Hause', 'wish'))
  const sheet = addSheet(docs.workshop, 'verwirklichung-skizze', 'Mitfahrbank')
  addLink(docs.workshop, sheet, 'concretises', home)
  const fields = { title: 'Mitfahrbank', workshop: 'evening' }
  const measure = addMeasure(docs.initiative, fields, [sheet])
  return { docs, bus, other, cluster, quiet, home, sheet, measure }
}

const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text)

test('a measure leads back over sketch and wish to the critique card and its cluster', () => {
  const { docs, measure } = evening()
  const origin = originOf(measure, threadsOf(docs))
  expect(texts(origin.cards)).toEqual([
    'Nach 18 Uhr fährt kein Bus',
    'Alle kommen abends nach Hause',
  ])
  expect(origin.sheets.map(({ title }) => title)).toEqual(['Mitfahrbank'])
  expect(origin.clusters.map(({ cluster }) => cluster.title)).toEqual(['Unterwegs sein'])
})

test('the dots of a cluster stand in the thread only after the poll is closed', () => {
  const { docs, measure, cluster } = evening()
  makePoll(docs.workshop, {
    step: 'kritik-bepunkten',
    question: '',
    activity: 'dots',
    options: [{ id: 'one', title: 'Unterwegs sein', source: cluster }],
    dotsPerPerson: 3,
    mostPerOption: 2,
  })
  handInTally(docs.workshop, {
    poll: 'kritik-bepunkten',
    totals: { one: 14 },
    voters: 23,
    unused: 0,
  })
  const dots = () => originOf(measure, threadsOf(docs)).clusters.map((one) => one.dots)
  expect(dots()).toEqual([0])
  closePoll(docs.conduct, 'kritik-bepunkten', 1)
  expect(dots()).toEqual([14])
})

test('a card knows its measures; a card nobody took up knows none', () => {
  const { docs, bus, other, home } = evening()
  const threads = threadsOf(docs)
  expect(measuresOf(bus, threads).map(({ title }) => title)).toEqual(['Mitfahrbank'])
  expect(measuresOf(home, threads)).toHaveLength(1)
  expect(measuresOf(other, threads)).toEqual([])
  expect([...outcomes(threads).keys()].sort()).toEqual([bus, home].sort())
})

test('a wish in the trash does not cut the thread to the critique behind it', () => {
  const { docs, bus, home, measure } = evening()
  withdrawCard(docs.workshop, home)
  expect(texts(originOf(measure, threadsOf(docs)).cards)).toEqual(['Nach 18 Uhr fährt kein Bus'])
  withdrawCard(docs.workshop, bus)
  expect(originOf(measure, threadsOf(docs))).toMatchObject({ cards: [], clusters: [] })
})

test('a sketch that starts from a cluster leads back to all its cards', () => {
  const { docs, quiet, sheet, measure } = evening()
  addLink(docs.workshop, sheet, 'concretises', quiet)
  const origin = originOf(measure, threadsOf(docs))
  expect(texts(origin.cards)).toContain('Zu laut im Saal')
  expect(origin.clusters).toHaveLength(2)
})

test('the thread goes on through a cluster that was merged into another', () => {
  const { docs, quiet, cluster, sheet, measure } = evening()
  addLink(docs.workshop, sheet, 'concretises', quiet)
  mergeClusters(docs.workshop, quiet, cluster)
  const origin = originOf(measure, threadsOf(docs))
  expect(texts(origin.cards)).toContain('Zu laut im Saal')
  expect(origin.clusters.map((one) => one.cluster.title)).toEqual(['Unterwegs sein'])
})

test('a dissolved cluster is not named, and cards reached through it alone are not claimed', () => {
  const { docs, quiet, sheet, measure } = evening()
  addLink(docs.workshop, sheet, 'concretises', quiet)
  changeCluster(docs.workshop, quiet, { state: 'withdrawn' })
  const origin = originOf(measure, threadsOf(docs))
  expect(texts(origin.cards)).not.toContain('Zu laut im Saal')
})

test('a circle of links ends', () => {
  const { docs, bus, home, sheet, measure } = evening()
  addLink(docs.workshop, bus, 'reversal-of', home)
  addLink(docs.workshop, home, 'concretises', sheet)
  addSource(docs.initiative, measure, measure)
  const origin = originOf(measure, threadsOf(docs))
  expect(origin.cards).toHaveLength(2)
  expect(origin.sheets).toHaveLength(1)
})

test('a measure that was dropped or belongs to another evening is no outcome', () => {
  const { docs, bus, measure } = evening()
  addMeasure(docs.initiative, { title: 'Anderswo', workshop: 'last-year' }, [bus])
  changeMeasure(docs.initiative, measure, { state: 'withdrawn' })
  expect(measuresOf(bus, threadsOf(docs))).toEqual([])
})

test('4,000 cards and 40 measures are followed in one go', () => {
  const { docs } = evening()
  const card = { kind: 'idea', step: 's', day: '2026-03-12' } as const
  docs.workshop.transact(() => {
    const ids = Array.from({ length: 4000 }, (_, n) => addCardFast(docs.workshop, n, card))
    for (let n = 0; n < 40; n += 1) {
      const sources = ids.slice(n * 100, n * 100 + 100)
      addMeasure(docs.initiative, { title: `Maßnahme ${n}`, workshop: 'evening' }, sources)
    }
  })
  const threads = threadsOf(docs)
  const begun = performance.now()
  expect(outcomes(threads).size).toBe(4002)
  expect(performance.now() - begun).toBeLessThan(3000)
})

/** Without looking for the next number, which costs one look at every card. */
function addCardFast(doc: Parameters<typeof addCard>[0], number: number, card: object): string {
  const id = `card-${number}`
  const record = doc.getMap('contributions')
  const { constructor } = record
  const fields = Reflect.construct(constructor, []) as typeof record
  record.set(id, fields)
  for (const [name, value] of Object.entries({ id, number, text: 't', rank: 'a1', ...card })) {
    fields.set(name, value)
  }
  return id
}

test('a measure leads back to the need, with the question and how many answered it', () => {
  const { docs } = evening()
  const need = addNeed(docs.initiative, {
    text: 'Auf dem Schulweg fehlt ein sicherer Überweg',
    survey: 'survey',
    question: 'schulweg',
    finding: 'Wie sicher ist der Schulweg? 34 von 51 sagen: unsicher',
    n: 51,
  })
  const fields = { title: 'Überweg beantragen', workshop: 'evening' }
  const measure = addMeasure(docs.initiative, fields, [need])
  const { needs } = originOf(measure, threadsOf(docs))
  expect(needs).toMatchObject([{ id: need, question: 'schulweg', n: 51 }])
})

test('a need knows its measures, also those that no workshop agreed on, and none in the trash', () => {
  const { docs } = evening()
  const [need, other] = [
    addNeed(docs.initiative, { text: 'Kein Überweg' }),
    addNeed(docs.initiative, { text: 'Kein Bus' }),
  ]
  const one = addMeasure(docs.initiative, { title: 'Überweg beantragen' }, [need])
  const gone = addMeasure(docs.initiative, { title: 'Lotsen suchen' }, [need])
  withdrawMeasure(docs.initiative, gone)
  const found = measuresOfNeeds(docs.initiative)
  expect(found.get(need)?.map(({ id }) => id)).toEqual([one])
  expect(found.get(other)).toBeUndefined()
})

test('a need that was taken away stands in no thread, and comes back with its measures', () => {
  const { docs } = evening()
  const need = addNeed(docs.initiative, { text: 'Kein Überweg' })
  const measure = addMeasure(docs.initiative, { title: 'Antrag', workshop: 'evening' }, [need])
  takeAwayNeed(docs.initiative, need)
  expect(originOf(measure, threadsOf(docs)).needs).toEqual([])
  expect(measuresOfNeeds(docs.initiative).size).toBe(0)
  takeAwayNeed(docs.initiative, need, false)
  expect(originOf(measure, threadsOf(docs)).needs).toHaveLength(1)
  expect(measuresOfNeeds(docs.initiative).get(need)).toHaveLength(1)
})
