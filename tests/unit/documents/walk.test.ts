/** A walk: several groups note what they see apart, and every number stays what it was. */
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { addCard, editCard, withdrawCard } from '#documents/blocks/cards.ts'
import {
  addObservation,
  addStop,
  changeObservation,
  changeSpot,
  changeStop,
  freeLetter,
  lettersTaken,
  moveStop,
  nameGroup,
  observationsOf,
  presentStops,
  spotHistories,
  spotState,
} from '#documents/blocks/walk.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { labelsOf } from '#schema/labels.ts'
import { Random } from '../../client/random.ts'

const day = '2026-05-04'
const step = 'gang-begehung'

function meet(...docs: Doc[]): void {
  for (const one of docs) for (const other of docs) applyUpdate(one, encodeStateAsUpdate(other))
}

const labels = (doc: Doc) => {
  const cards = workshopRecords(doc).contributions.list()
  const known = labelsOf(cards)
  return new Map(observationsOf(doc).map(({ id, text }) => [text, known.get(id)]))
}

test('a wertung alone is an observation, and a kind of card that can be sorted', () => {
  const doc = new Doc()
  addObservation(doc, { step, day, group: 'A', valence: 'barrier' })
  addObservation(doc, { step, day, group: 'A', valence: 'good', text: 'Bank unter der Linde' })
  expect(observationsOf(doc)).toMatchObject([
    { number: 1, group: 'A', valence: 'barrier', kind: 'weakness', text: '', secret: false },
    { number: 2, group: 'A', valence: 'good', kind: 'strength', text: 'Bank unter der Linde' },
  ])
})

test('groups count for themselves, and nothing else in the workshop counts with them', () => {
  const doc = new Doc()
  addObservation(doc, { step, day, group: 'A', valence: 'bad', text: 'a1' })
  addObservation(doc, { step, day, group: 'B', valence: 'bad', text: 'b1' })
  addObservation(doc, { step, day, group: 'A', valence: 'bad', text: 'a2' })
  addCard(doc, { text: 'Karte', kind: 'wish', step: 'andere', day })
  const card = workshopRecords(doc).contributions.list().at(-1)
  expect([...labels(doc)]).toEqual([
    ['a1', 'A1'],
    ['b1', 'B1'],
    ['a2', 'A2'],
  ])
  expect(card?.number).toBe(1)
  expect(labelsOf(workshopRecords(doc).contributions.list()).get(card?.id ?? '')).toBe('1')
})

test('two devices that took the same letter apart keep every number; the second one gets a letter behind it', () => {
  const [here, there] = [new Doc(), new Doc()]
  const first = addObservation(here, { step, day, group: 'A', valence: 'bad', text: 'hier' })
  const second = addObservation(there, { step, day, group: 'A', valence: 'bad', text: 'dort' })
  meet(here, there)
  const [one, other] = first < second ? (['hier', 'dort'] as const) : (['dort', 'hier'] as const)
  for (const doc of [here, there]) {
    expect(labels(doc).get(one)).toBe('A1')
    expect(labels(doc).get(other)).toBe('A1b')
  }
  withdrawCard(here, first)
  expect(labels(here).get(one)).toBe('A1')
})

test('the free letter is the first that nobody walks under', () => {
  const doc = new Doc()
  expect(freeLetter(doc)).toBe('A')
  nameGroup(doc, 'A', { name: 'mit Rollator', people: 7 })
  addObservation(doc, { step, day, group: 'C', valence: 'good' })
  expect([...lettersTaken(doc)].sort()).toEqual(['A', 'C'])
  expect(freeLetter(doc)).toBe('B')
})

test('another wertung makes another kind of card, and the words stay', () => {
  const doc = new Doc()
  const id = addObservation(doc, { step, day, group: 'A', valence: 'bad', text: 'Bordstein hoch' })
  changeObservation(doc, id, { valence: 'barrier', responsible: 'Bauhof' })
  editCard(doc, id, 'Bordstein 12 cm hoch')
  expect(observationsOf(doc)[0]).toMatchObject({
    kind: 'weakness',
    valence: 'barrier',
    responsible: 'Bauhof',
    text: 'Bordstein 12 cm hoch',
  })
})

test('stops keep their number when their order changes, and one that goes comes back', () => {
  const doc = new Doc()
  const [school, church, lake] = ['Schule', 'Kirche', 'See'].map((name) => addStop(doc, { name }))
  const [first] = presentStops(doc)
  moveStop(doc, lake ?? '', undefined, first)
  expect(presentStops(doc).map(({ name, number }) => `${String(number)} ${name}`)).toEqual([
    '3 See',
    '1 Schule',
    '2 Kirche',
  ])
  changeStop(doc, church ?? '', { withdrawn: true })
  expect(presentStops(doc).map(({ name }) => name)).toEqual(['See', 'Schule'])
  changeStop(doc, church ?? '', { withdrawn: false })
  changeStop(doc, school ?? '', { questions: ['Was ist hier gut?'] })
  expect(presentStops(doc).map(({ questions }) => questions.length)).toEqual([0, 1, 0])
})

test('what became of a spot is a history; the newest day counts, whoever wrote it first', () => {
  const [here, there] = [new Doc(), new Doc()]
  const id = addObservation(here, { step, day, group: 'A', valence: 'barrier' })
  meet(here, there)
  changeSpot(here, id, { state: 'fixed', day: '2026-07-01', note: 'abgesenkt' })
  changeSpot(there, id, { state: 'ordered', day: '2026-06-01', note: 'Bauhof' })
  meet(here, there)
  for (const doc of [here, there]) {
    const history = spotHistories(doc).get(id)
    expect(history?.map(({ state }) => state)).toEqual(['ordered', 'fixed'])
    expect(spotState(history)).toBe('fixed')
  }
  expect(spotState(undefined)).toBe('open')
})

test.each(Array.from({ length: 20 }, (_, at) => at + 1))(
  'groups that walk apart and meet in any order hold the same (seed %i)',
  (seed) => {
    const random = new Random(seed)
    const docs = Array.from({ length: 2 + random.below(3) }, () => new Doc())
    let written = 0
    for (let act = 0; act < 60; act += 1) {
      const doc = random.pick(docs)
      const letter = 'ABC'.charAt(random.below(3))
      if (random.chance(0.7)) {
        written += 1
        const text = `Stelle ${String(written)}`
        addObservation(doc, { step, day, group: letter, valence: 'bad', text })
      } else if (random.chance(0.5)) meet(doc, random.pick(docs))
      else {
        const one = observationsOf(doc)[0]
        if (one) changeSpot(doc, one.id, { state: 'ordered', day })
      }
    }
    meet(...docs)
    meet(...docs)
    const [first, ...others] = docs.map((doc) => [...labels(doc)].sort())
    for (const other of others) expect(other).toEqual(first)
    expect(first?.length).toBe(written)
    // Whatever was given out apart, on map and table every number stands once.
    expect(new Set(first?.map(([, label]) => label)).size).toBe(written)
  },
)
