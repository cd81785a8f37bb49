/** What a newer version put into records survives every edit of this one, and its unknown words are never rewritten. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addLink,
  changeCard,
  editCard,
  removeLink,
  restoreCard,
  withdrawCard,
} from '#documents/blocks/cards.ts'
import {
  changeCluster,
  dissolveCluster,
  mergeClusters,
  moveCards,
  moveCluster,
  putIntoCluster,
  restoreCluster,
} from '#documents/blocks/clusters.ts'
import {
  addSource,
  agreeMeasure,
  changeMeasure,
  changeTask,
  restoreMeasure,
  restoreTask,
  withdrawMeasure,
  withdrawTask,
} from '#documents/blocks/plan.ts'
import { changePoll } from '#documents/blocks/poll.ts'
import { changeSheet, fillSheet, restoreSheet, withdrawSheet } from '#documents/blocks/sheet.ts'
import {
  copyMethod,
  editPhase,
  editStep,
  moveStep,
  setArrangements,
  setHeading,
} from '#documents/conduct.ts'
import {
  endWorkshop,
  goToStep,
  nextStep,
  pauseWorkshop,
  reopenWorkshop,
  resumeWorkshop,
  startWorkshop,
} from '#documents/course.ts'
import { listWorkshop, setInitiativeHeading, takeAwayWorkshop } from '#documents/initiative.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'

type Root = Y.Map<unknown>

/** Puts into every record, and beside the records, what no app of today knows. */
function grow(doc: Y.Doc): void {
  doc.transact(() => {
    for (const name of doc.share.keys()) {
      const root: Root = doc.getMap(name)
      for (const record of root.values()) if (record instanceof Y.Map) growRecord(record)
      root.set('fromLater', 'so steht es in der nächsten Fassung')
    }
    const later = doc.getMap<Y.Map<unknown>>('laterRecords')
    later.set('l1', new Y.Map([['text', 'Karte einer neuen Art']]))
  })
}

function growRecord(record: Y.Map<unknown>): void {
  record.set('laterField', { deep: ['Feld', 1] })
  record.set('laterText', new Y.Text('wächst'))
}

/** Everything that `grow` put in, by place. */
function grown(doc: Y.Doc): string[] {
  const found: string[] = []
  for (const name of [...doc.share.keys()].toSorted()) {
    const root: Root = doc.getMap(name)
    for (const [key, record] of [...root.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (key === 'fromLater') found.push(`${name} ${String(record)}`)
      if (!(record instanceof Y.Map)) continue
      const kept = ['laterField', 'laterText'].map((one) => record.get(one) as unknown)
      if (kept[0] !== undefined) found.push(`${name} ${key} ${JSON.stringify(kept)}`)
    }
  }
  return [...found, JSON.stringify(doc.getMap('laterRecords').toJSON())]
}

function record(doc: Y.Doc, root: string, id: string, fields: Record<string, unknown>): void {
  doc.getMap<Y.Map<unknown>>(root).set(id, new Y.Map(Object.entries({ id, ...fields })))
}

/** Reads it as an app would that was started with it. */
function reopened(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  for (const name of doc.share.keys()) copy.getMap(name)
  Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(doc))
  return copy
}

test('in a workshop every act of this version leaves it as it was', () => {
  const doc = new Y.Doc()
  for (const id of ['c1', 'c2', 'c3']) {
    record(doc, 'contributions', id, { kind: 'hologram', text: 'Bus', state: 'active', rank: 'a1' })
  }
  for (const id of ['h1', 'h2', 'h3']) record(doc, 'clusters', id, { title: 'Haufen', rank: 'a1' })
  record(doc, 'memberships', 'c1|h1', { contribution: 'c1', cluster: 'h1' })
  record(doc, 'polls', 'p1', { step: 's', dotsPerPerson: 3 })
  record(doc, 'tallies', 't1', { poll: 'p1' })
  record(doc, 'sheets', 'b1', { step: 's', title: 'Steckbrief', fields: {} })
  record(doc, 'links', 'c1|reversal|c2', { from: 'c1', type: 'reversal', to: 'c2' })
  grow(doc)
  const later = reopened(doc)
  const before = grown(later)
  expect(before.length).toBeGreaterThan(15)
  editCard(later, 'c1', 'Der Bus fährt nicht')
  changeCard(later, 'c2', { parked: true })
  withdrawCard(later, 'c3')
  restoreCard(later, 'c3')
  addLink(later, 'c2', 'reversal', 'c3')
  removeLink(later, 'c2', 'reversal', 'c3')
  changeCluster(later, 'h1', { title: 'Verkehr' })
  putIntoCluster(later, 'c2', 'h2')
  moveCards(later, [{ contribution: 'c2', cluster: 'h2' }], 'h1')
  moveCluster(later, 'h1', 1)
  mergeClusters(later, 'h2', 'h1')
  dissolveCluster(later, 'h3')
  restoreCluster(later, 'h3')
  changePoll(later, 'p1', { dotsPerPerson: 2 })
  changeSheet(later, 'b1', { title: 'Unser Projekt' })
  fillSheet(later, 'b1', 'needs', 'Holz')
  withdrawSheet(later, 'b1')
  restoreSheet(later, 'b1')
  expect(grown(reopened(later))).toEqual(before)
  // Written as it came: a kind that this version does not know is shown as a note, and stays.
  const kinds = ['c1', 'c2', 'c3'].map((id) =>
    later.getMap<Y.Map<unknown>>('contributions').get(id)?.get('kind'),
  )
  expect(kinds).toEqual(['hologram', 'hologram', 'hologram'])
})

test('in the conduct of a workshop every act of this version leaves it as it was', () => {
  const doc = new Y.Doc()
  setHeading(doc, { id: 'evening', title: 'Abend' })
  copyMethod(doc, zukunftswerkstatt, 'kompakt')
  setArrangements(doc, {})
  startWorkshop(doc, 1000)
  doc.getMap('course').set('status', 'running')
  grow(doc)
  const later = reopened(doc)
  const before = grown(later)
  expect(before.length).toBeGreaterThan(15)
  const [first = '', second = ''] = later.getMap('steps').keys()
  const [phase = ''] = later.getMap('phases').keys()
  setHeading(later, { title: 'Ein anderer Abend' })
  setArrangements(later, {})
  editStep(later, first, { minutes: 7 }, 2000)
  editPhase(later, phase, { title: { de: 'Kritik' } }, 2500)
  moveStep(later, second, 1, 3000)
  goToStep(later, second, 4000)
  nextStep(later, 5000)
  pauseWorkshop(later, 6000)
  resumeWorkshop(later, 7000)
  endWorkshop(later, 8000)
  reopenWorkshop(later, 9000)
  expect(grown(reopened(later))).toEqual(expect.arrayContaining(before))
})

test('in an initiative every act of this version leaves it as it was', () => {
  const doc = new Y.Doc()
  setInitiativeHeading(doc, { id: 'village', title: 'Dorfplatz' })
  listWorkshop(doc, { id: 'evening', title: 'Abend' })
  record(doc, 'measures', 'm1', { title: 'Bank', state: 'later', rank: 'a1' })
  record(doc, 'tasks', 'a1', { what: 'Holz holen', rank: 'a1' })
  record(doc, 'links', 'c1|source|m1', { from: 'c1', type: 'source', to: 'm1' })
  grow(doc)
  const later = reopened(doc)
  const before = grown(later)
  setInitiativeHeading(later, { title: 'Platz' })
  listWorkshop(later, { id: 'evening', title: 'Ein anderer Abend' })
  takeAwayWorkshop(later, 'evening')
  takeAwayWorkshop(later, 'evening', false)
  addSource(later, 'c2', 'm1')
  changeMeasure(later, 'm1', { title: 'Zwei Bänke' })
  agreeMeasure(later, 'm1')
  withdrawMeasure(later, 'm1')
  restoreMeasure(later, 'm1')
  changeTask(later, 'a1', { what: 'Holz kaufen' })
  withdrawTask(later, 'a1')
  restoreTask(later, 'a1')
  expect(grown(reopened(later))).toEqual(before)
})
