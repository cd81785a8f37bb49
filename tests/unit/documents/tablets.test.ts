/** The probe that goes round between the office and a table tablet, and what a tablet says of itself. */
import { expect, test } from 'vitest'
import { applyUpdate, decodeStateVector, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { addCard } from '#documents/blocks/cards.ts'
import { echoTablets, isBack, reportTablet, setPacking, tabletRecords } from '#documents/tablets.ts'
import type { Tablet } from '#schema/tablet.ts'

const docs = () => ({ workshop: new Doc(), conduct: new Doc() })
type Docs = ReturnType<typeof docs>

/** What one has, the other has afterwards. */
function carry(from: Docs, to: Docs): void {
  applyUpdate(to.workshop, encodeStateAsUpdate(from.workshop))
  applyUpdate(to.conduct, encodeStateAsUpdate(from.conduct))
}

const third: Tablet = {
  id: 'third',
  name: 'Tisch 3',
  app: 'kept',
  persisted: true,
  freeMegabytes: 4200,
  camera: 'prompt',
  heard: '',
  word: 'mine',
  day: '2026-03-11',
}

test('the probe is back only after it has gone from the office to the tablet and home again', () => {
  const [office, table] = [docs(), docs()]
  setPacking(office, { tablets: 8, word: 'office' })
  reportTablet(table, third)
  carry(table, office)
  echoTablets(office)
  expect(tabletRecords(office).echoes.list(), 'it has not read the word of the office').toEqual([])

  carry(office, table)
  const { word } = tabletRecords(table).packing.current
  const answer = { ...third, heard: word }
  reportTablet(table, answer)
  expect(isBack(table, answer)).toBe(false)
  carry(table, office)
  expect(isBack(office, answer)).toBe(false)
  echoTablets(office)
  expect(isBack(office, answer)).toBe(true)
  expect(isBack(table, answer), 'the tablet does not know yet').toBe(false)
  carry(office, table)
  expect(isBack(table, answer)).toBe(true)
})

test('a new word of the office makes every probe go round anew', () => {
  const both = docs()
  setPacking(both, { word: 'yesterday' })
  const answer = { ...third, heard: 'yesterday' }
  reportTablet(both, answer)
  echoTablets(both)
  expect(isBack(both, answer)).toBe(true)
  setPacking(both, { word: 'today' })
  expect(isBack(both, answer)).toBe(false)
})

test('under the client id of its name no tablet writes a card, and what is known already costs nothing', () => {
  const table = docs()
  const clients = () => [...decodeStateVector(encodeStateVector(table.workshop)).keys()]
  addCard(table.workshop, {
    text: 'Vorher',
    kind: 'note',
    step: 's',
    day: '2026-03-11',
    parked: false,
  })
  const before = clients()
  reportTablet(table, third)
  const named = clients().filter((client) => !before.includes(client))
  expect(named).toHaveLength(1)
  addCard(table.workshop, {
    text: 'Nachher',
    kind: 'note',
    step: 's',
    day: '2026-03-12',
    parked: false,
  })
  expect(clients()).toHaveLength(3)
  expect(named).not.toContain(table.workshop.clientID)
  const size = encodeStateAsUpdate(table.workshop).length
  reportTablet(table, { ...third })
  expect(encodeStateAsUpdate(table.workshop)).toHaveLength(size)
})

test('thousands of made-up tablets cost the office sixty answers', () => {
  const both = docs()
  setPacking(both, { word: 'office' })
  for (let at = 0; at < 500; at += 1) {
    reportTablet(both, { ...third, id: `made up ${String(at)}`, heard: 'office' })
  }
  echoTablets(both)
  echoTablets(both)
  expect(tabletRecords(both).echoes.list()).toHaveLength(60)
})

test('what a tablet does not say, or says in nonsense, is nothing good', () => {
  const { workshop, conduct } = docs()
  const { tablets, packing } = tabletRecords({ workshop, conduct })
  reportTablet({ workshop, conduct }, third)
  const record = tablets.map.get('third')
  record?.set('app', 'fine')
  record?.set('freeMegabytes', 'plenty')
  record?.set('persisted', 'yes')
  expect(tablets.get('third')).toMatchObject({
    app: 'looking',
    freeMegabytes: -1,
    persisted: false,
  })
  conduct.getMap('packing').set('tablets', 1000)
  expect(packing.current.tablets).toBe(8)
})
