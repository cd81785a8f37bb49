/** The evening as plain data: what exports print and what people take home. */
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { addCard, withdrawCard } from '#documents/blocks/cards.ts'
import { addMeasure, addTask } from '#documents/blocks/plan.ts'
import { handInTally, makePoll } from '#documents/blocks/poll.ts'
import { addSheet, changeSheet } from '#documents/blocks/sheet.ts'
import { editStep } from '#documents/conduct.ts'
import { snapshotOf } from '#documents/snapshot.ts'
import { fillExample } from '#examples/build.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

function evening() {
  const { initiative, workshop, conduct } = openTestWorkshop()
  return { initiative: initiative.doc, workshop: workshop.doc, conduct: conduct.doc }
}

test('acceptance 5: every measure shows its source cards', () => {
  const docs = { initiative: new Doc(), workshop: new Doc(), conduct: new Doc() }
  fillExample(docs, { initiative: 'initiative-1', workshop: 'workshop-1' })
  const { measures } = snapshotOf(docs)
  expect(measures).toHaveLength(5)
  for (const { measure, origin } of measures) {
    expect(origin.cards.length, measure.title).toBeGreaterThan(0)
    expect(
      origin.cards.some(({ kind }) => kind === 'critique'),
      measure.title,
    ).toBe(true)
    expect(
      origin.clusters.some(({ dots }) => dots > 0),
      measure.title,
    ).toBe(true)
    expect(origin.sheets.length, measure.title).toBeGreaterThan(0)
  }
})

test('an empty evening is a whole snapshot with its phases and steps', () => {
  const snapshot = snapshotOf(evening())
  expect(snapshot.phases.map(({ id }) => id)).toEqual([
    'vorphase',
    'kritik',
    'pause-1',
    'phantasie',
    'mittag',
    'verwirklichung',
    'abschluss',
  ])
  expect(snapshot.heading).toMatchObject({ id: 'evening', headcount: 22 })
  expect(snapshot).toMatchObject({
    contributions: [],
    polls: [],
    sheets: [],
    measures: [],
    tasks: [],
  })
})

test('what lies in the trash or was dropped is not in the snapshot', () => {
  const docs = evening()
  const card = { kind: 'critique', step: 'kritik-karten', day: '2026-03-12' } as const
  addCard(docs.workshop, { ...card, text: 'bleibt' })
  withdrawCard(docs.workshop, addCard(docs.workshop, { ...card, text: 'geht' }))
  changeSheet(docs.workshop, addSheet(docs.workshop, 's', 'geht'), { state: 'withdrawn' })
  editStep(docs.conduct, 'kritik-vorlesen', { state: 'dropped' }, 1)
  const snapshot = snapshotOf(docs)
  expect(snapshot.contributions.map(({ text }) => text)).toEqual(['bleibt'])
  expect(snapshot.sheets).toEqual([])
  const steps = snapshot.phases.flatMap((phase) => phase.steps.map(({ id }) => id))
  expect(steps).not.toContain('kritik-vorlesen')
})

test('a skipped step is in the snapshot, so that the minutes can say "entfallen"', () => {
  const docs = evening()
  editStep(docs.conduct, 'kritik-vorlesen', { state: 'skipped' }, 1)
  const steps = snapshotOf(docs).phases.flatMap((phase) => phase.steps)
  expect(steps.find(({ id }) => id === 'kritik-vorlesen')?.state).toBe('skipped')
})

test('a poll that was never closed is in the snapshot without any number', () => {
  const docs = evening()
  const options = [{ id: 'a', title: 'Unterwegs' }]
  const step = 'kritik-bepunkten'
  const poll = { step, question: '', options, dotsPerPerson: 3, mostPerOption: 2 }
  makePoll(docs.workshop, { ...poll, activity: 'dots' })
  handInTally(docs.workshop, { poll: step, totals: { a: 61 }, voters: 22, unused: 5 })
  const { polls } = snapshotOf(docs)
  expect(polls).toMatchObject([{ closed: false, totals: {}, voters: 0, unused: 0, tallies: [] }])
  expect(JSON.stringify(polls)).not.toContain('61')
})

test('tasks stand with their measure, the others by themselves, those of other evenings nowhere', () => {
  const docs = evening()
  const measure = addMeasure(docs.initiative, { title: 'Bank', workshop: 'evening' })
  addTask(docs.initiative, { what: 'Holz besorgen', measure, workshop: 'evening' })
  addTask(docs.initiative, { what: 'Raum buchen', workshop: 'evening' })
  addTask(docs.initiative, { what: 'Altes', workshop: 'last-year' })
  const snapshot = snapshotOf(docs)
  expect(snapshot.measures[0]?.tasks.map(({ what }) => what)).toEqual(['Holz besorgen'])
  expect(snapshot.tasks.map(({ what }) => what)).toEqual(['Raum buchen'])
})

test('a snapshot is plain data: it survives JSON unchanged', () => {
  const docs = { initiative: new Doc(), workshop: new Doc(), conduct: new Doc() }
  fillExample(docs, { initiative: 'initiative-1', workshop: 'workshop-1' })
  const snapshot = snapshotOf(docs)
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
})
