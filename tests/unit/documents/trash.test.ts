/** Sketches, measures, tasks and heaps in the trash: nobody counts them, nothing of them is lost, all come back whole. */
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { addCard, addLink, addReversal } from '#documents/blocks/cards.ts'
import {
  addCluster,
  changeCluster,
  dissolveCluster,
  putIntoCluster,
  restoreCluster,
} from '#documents/blocks/clusters.ts'
import {
  addMeasure,
  addTask,
  agreeMeasure,
  changeMeasure,
  changeTask,
  restoreMeasure,
  restoreTask,
  withdrawMeasure,
  withdrawTask,
} from '#documents/blocks/plan.ts'
import {
  addSheet,
  changeSheet,
  fillSheet,
  restoreSheet,
  withdrawSheet,
} from '#documents/blocks/sheet.ts'
import { History } from '#documents/edit.ts'
import { initiativeRecords, initiativeRoots } from '#documents/initiative.ts'
import { snapshotOf, type WorkshopDocs } from '#documents/snapshot.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { Random } from '../../client/random.ts'
import { openTestWorkshop } from '../../client/workshop.ts'

const card = { step: 's', day: '2026-03-12' } as const
const agreed = { title: 'Mitfahrbank', lead: 'Heimatverein', until: '2026-09-30' }

/** One thread from the critique to the task. */
function evening() {
  const { initiative, workshop, conduct } = openTestWorkshop()
  const docs = { initiative: initiative.doc, workshop: workshop.doc, conduct: conduct.doc }
  const bus = addCard(docs.workshop, { ...card, kind: 'critique', text: 'Kein Bus' })
  const cluster = addCluster(docs.workshop, 's', [bus], 'Unterwegs')
  const home = addReversal(docs.workshop, bus, { ...card, kind: 'wish', text: 'Nach Hause' })
  const sheet = addSheet(docs.workshop, 's', 'Mitfahrbank')
  addLink(docs.workshop, sheet, 'concretises', home)
  addLink(docs.workshop, sheet, 'concretises', cluster)
  const state = 'agreed' as const
  const measure = addMeasure(docs.initiative, { ...agreed, state, workshop: 'evening' }, [sheet])
  const place = { measure, workshop: 'evening' }
  const task = addTask(docs.initiative, { what: 'Holz besorgen', who: 'Bauhof', ...place })
  addTask(docs.initiative, { what: 'Schild malen', ...place })
  return { docs, sheet, measure, task, cluster }
}

type Kind = 'sheet' | 'measure' | 'task' | 'cluster'

const put = {
  sheet: (docs: WorkshopDocs, id: string) => withdrawSheet(docs.workshop, id),
  measure: (docs: WorkshopDocs, id: string) => withdrawMeasure(docs.initiative, id),
  task: (docs: WorkshopDocs, id: string) => withdrawTask(docs.initiative, id),
  cluster: (docs: WorkshopDocs, id: string) => dissolveCluster(docs.workshop, id),
}
const back = {
  sheet: (docs: WorkshopDocs, id: string) => restoreSheet(docs.workshop, id),
  measure: (docs: WorkshopDocs, id: string) => restoreMeasure(docs.initiative, id),
  task: (docs: WorkshopDocs, id: string) => restoreTask(docs.initiative, id),
  cluster: (docs: WorkshopDocs, id: string) => restoreCluster(docs.workshop, id),
}
const kinds: Kind[] = ['sheet', 'measure', 'task', 'cluster']

/** Everything that is said of a record outside the trash, wherever it stands. */
function mentions(docs: WorkshopDocs, id: string): boolean {
  // Links keep knowing it; what they lead to is what counts.
  const said = { ...snapshotOf(docs), links: [] }
  return JSON.stringify(said).includes(`"id":"${id}"`)
}

test.each(kinds)('a %s in the trash is nowhere, and comes back with its whole thread', (kind) => {
  const all = evening()
  const before = snapshotOf(all.docs)
  put[kind](all.docs, all[kind])
  expect(mentions(all.docs, all[kind])).toBe(false)
  back[kind](all.docs, all[kind])
  expect(snapshotOf(all.docs)).toEqual({
    ...before,
    ...(kind === 'measure' && { measures: unmarked(before.measures) }),
    ...(kind === 'task' && { measures: unmarked(before.measures, all.task) }),
  })
})

/** What came back says that it no longer lies in the trash. */
function unmarked(measures: ReturnType<typeof snapshotOf>['measures'], task?: string) {
  const withdrawn = false
  return measures.map((one) =>
    task === undefined
      ? { ...one, measure: { ...one.measure, withdrawn } }
      : { ...one, tasks: one.tasks.map((t) => (t.id === task ? { ...t, withdrawn } : t)) },
  )
}

test.each(kinds)('nothing of a %s leaves the document on its way into the trash', (kind) => {
  const all = evening()
  const keys = () => [
    ...['measures', 'tasks', 'links'].map((name) => [...all.docs.initiative.getMap(name).keys()]),
    ...['sheets', 'clusters', 'memberships', 'links'].map((name) => [
      ...all.docs.workshop.getMap(name).keys(),
    ]),
  ]
  const before = keys()
  put[kind](all.docs, all[kind])
  expect(keys()).toEqual(before)
})

test('a measure takes its tasks along and brings them back, except those that lie in the trash themselves', () => {
  const { docs, measure, task } = evening()
  withdrawTask(docs.initiative, task)
  withdrawMeasure(docs.initiative, measure)
  expect(snapshotOf(docs).tasks).toEqual([])
  restoreMeasure(docs.initiative, measure)
  expect(snapshotOf(docs).measures[0]?.tasks.map(({ what }) => what)).toEqual(['Schild malen'])
})

test('a task that comes back brings its measure along, in one act', () => {
  const { docs, measure, task } = evening()
  withdrawTask(docs.initiative, task)
  withdrawMeasure(docs.initiative, measure)
  const history = new History([{ doc: docs.initiative, roots: initiativeRoots }])
  restoreTask(docs.initiative, task)
  expect(snapshotOf(docs).measures[0]).toMatchObject({
    measure: { state: 'agreed' },
    tasks: [{ what: 'Holz besorgen' }, { what: 'Schild malen' }],
  })
  history.undo()
  expect(snapshotOf(docs).measures).toEqual([])
})

test('a measure that an earlier version took away lies in the trash and comes back as a proposal', () => {
  const { docs, measure } = evening()
  changeMeasure(docs.initiative, measure, { state: 'withdrawn' })
  expect(snapshotOf(docs).measures).toEqual([])
  restoreMeasure(docs.initiative, measure)
  expect(snapshotOf(docs).measures[0]?.measure).toMatchObject({ ...agreed, state: 'proposed' })
})

test('records without the mark of the trash, or with a broken one, are open to everybody', () => {
  const { docs, measure, task } = evening()
  expect(initiativeRecords(docs.initiative).measures.get(measure)).not.toHaveProperty('withdrawn')
  initiativeRecords(docs.initiative).tasks.map.get(task)?.set('withdrawn', 'vielleicht')
  expect(snapshotOf(docs).measures[0]?.tasks).toHaveLength(2)
})

test('taking away or restoring what is not there, or is there already, writes nothing', () => {
  const { docs, measure, task } = evening()
  const before = [docs.initiative, docs.workshop].map((doc) => encodeStateAsUpdate(doc))
  for (const kind of kinds) {
    put[kind](docs, 'unknown')
    back[kind](docs, 'unknown')
  }
  restoreMeasure(docs.initiative, measure)
  restoreTask(docs.initiative, task)
  expect([docs.initiative, docs.workshop].map((doc) => encodeStateAsUpdate(doc))).toEqual(before)
})

/** What somebody may do to a record while another takes it away, and what then must stand there. */
const edits: Record<Kind, ((docs: WorkshopDocs, id: string) => object)[]> = {
  sheet: [
    ({ workshop }, id) => (changeSheet(workshop, id, { title: 'Bank' }), { title: 'Bank' }),
    ({ workshop }, id) => (fillSheet(workshop, id, 'needs', 'Holz'), { fields: { needs: 'Holz' } }),
  ],
  measure: [
    ({ initiative }, id) => (changeMeasure(initiative, id, { title: 'Bank' }), { title: 'Bank' }),
    ({ initiative }, id) => {
      changeMeasure(initiative, id, { lead: '' })
      return { lead: '', state: 'proposed' }
    },
    ({ initiative }, id) => {
      changeMeasure(initiative, id, { until: '2026-10-01', state: 'running' })
      agreeMeasure(initiative, id)
      return { until: '2026-10-01', state: 'agreed' }
    },
  ],
  task: [
    ({ initiative }, id) => (changeTask(initiative, id, { who: 'Rat' }), { who: 'Rat' }),
    ({ initiative }, id) => (changeTask(initiative, id, { state: 'done' }), { state: 'done' }),
  ],
  cluster: [
    ({ workshop }, id) => (changeCluster(workshop, id, { title: 'Wege' }), { title: 'Wege' }),
    ({ workshop }, id) => {
      const more = addCard(workshop, { ...card, kind: 'critique', text: 'Kein Radweg' })
      putIntoCluster(workshop, more, id)
      return {}
    },
  ],
}

/** The same evening on another device, whose name in the document the seed decides. */
function copyOf(docs: WorkshopDocs, random: Random): WorkshopDocs {
  const copy = (doc: Doc) => {
    const other = new Doc()
    other.clientID = 1 + random.below(2 ** 31)
    applyUpdate(other, encodeStateAsUpdate(doc))
    return other
  }
  return {
    initiative: copy(docs.initiative),
    workshop: copy(docs.workshop),
    conduct: copy(docs.conduct),
  }
}

/** Brings everything to everybody in any order, some of it twice. */
function meet(devices: WorkshopDocs[], random: Random): void {
  for (const name of ['initiative', 'workshop'] as const) {
    const letters = devices.map((from) => encodeStateAsUpdate(from[name]))
    for (const device of devices) {
      const post = [...letters, random.pick(letters)]
      while (post.length > 0) {
        const [letter] = post.splice(random.below(post.length), 1)
        if (letter) applyUpdate(device[name], letter)
      }
    }
  }
}

function recordOf(docs: WorkshopDocs, kind: Kind, id: string): object | undefined {
  const { sheets, clusters } = workshopRecords(docs.workshop)
  const { measures, tasks } = initiativeRecords(docs.initiative)
  return { sheet: sheets, cluster: clusters, measure: measures, task: tasks }[kind].get(id)
}

test.each(kinds.flatMap((kind) => Array.from({ length: 15 }, (_, seed) => [kind, seed] as const)))(
  'a %s that one device takes away while another edits it lies in the trash with the edit (seed %i)',
  (kind, seed) => {
    const random = new Random(seed)
    const all = evening()
    const id = all[kind]
    const devices = [1, 2, 3].map(() => copyOf(all.docs, random))
    const [taking, editing, idle] = devices as [WorkshopDocs, WorkshopDocs, WorkshopDocs]
    // Either may have been the first, and somebody may take away what another took away too.
    const acts = [() => put[kind](taking, id), () => put[kind](random.pick([taking, idle]), id)]
    const edit = random.pick(edits[kind])
    let said = {}
    acts.splice(random.below(3), 0, () => (said = edit(editing, id)))
    for (const act of acts) act()
    meet(devices, random)
    for (const docs of devices) {
      expect(mentions(docs, id)).toBe(false)
      expect(recordOf(docs, kind, id)).toMatchObject(said)
    }
    back[kind](random.pick(devices), id)
    meet(devices, random)
    for (const docs of devices) {
      expect(mentions(docs, id)).toBe(true)
      expect(recordOf(docs, kind, id)).toMatchObject(said)
      expect(snapshotOf(docs)).toEqual(snapshotOf(devices[0] as WorkshopDocs))
    }
    const origin = snapshotOf(idle).measures[0]?.origin
    expect(origin?.sheets).toHaveLength(1)
    expect(origin?.cards.map(({ text }) => text)).toContain('Kein Bus')
    expect(origin?.clusters).toHaveLength(1)
  },
)
