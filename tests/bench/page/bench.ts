/** Runs inside the measured browser: fills a device with workshops, and times what has no screen. */
import { createDevice } from '#app/device.ts'
import { addCard } from '#documents/blocks/cards.ts'
import { addCluster } from '#documents/blocks/clusters.ts'
import { conductRecords, copyMethod, setHeading } from '#documents/conduct.ts'
import { goToStep, startWorkshop } from '#documents/course.ts'
import { listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import { workshopRecords } from '#documents/workshop.ts'
import { zukunftswerkstatt } from '#methods/zukunftswerkstatt.ts'
import { documentId, newId } from '#schema/id.ts'
import { Database } from '#storage/database.ts'
import { openShelf } from '#storage/shelf.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { asBytes } from '#vault/bytes.ts'
import { readerVersion } from '#vault/payload.ts'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { layCards, sentences } from './boards.ts'
import { answerForm, answerSurveyCore, openForm, openSurveyCore } from './form.ts'
import { bareChannel, pairFiveMegabytes, pairThroughput } from './pair.ts'
import { drawPicture, keepMaps, marksInPage, openBareMap, openMap } from './map.ts'
import { mergeApart, sealedAtRest, sealedWhileGrowing } from './merging.ts'
import { leaveCamera, showCamera, takenPhotos } from './camera.ts'
import { takePhotos } from './photos.ts'
import { countReport } from './report.ts'
import { answersOf, inviteCitizen, keepAnswers, runSurvey } from './survey.ts'
import { seedWalk } from './walk.ts'
import { webrtcEdits, webrtcState } from './webrtc.ts'

/** Middle and 95th percentile of these milliseconds. */
function spread(values: number[]): { median: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { median: at(0.5) ?? 0, p95: at(0.95) ?? 0 }
}

/** The updates of a board with so many cards in so many entries, 20 clusters. */
function boardUpdates(cards: number, entries: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const ids = layCards(doc, cards, Math.max(1, Math.round(cards / entries)))
  doc.transact(() => {
    for (let cluster = 0; cluster < 20; cluster += 1) {
      const own = ids.filter((_, index) => index % 20 === cluster)
      addCluster(doc, 'kritik-clustern', own, `Thema ${String(cluster + 1)}`)
    }
  })
  return updates
}

/** Seals these updates as entries of the workshop and keeps them, as if they had been written one by one. */
async function keepUpdates(secret: Uint8Array, docId: string, updates: Uint8Array[]) {
  const shelf = await openShelf(new Database('beteiligungskoffer'), () => undefined)
  const keys = await keysOfModeration(secret, docId)
  const fixed = {
    kind: 'update',
    encoding: 'V1',
    minReader: readerVersion,
    covers: [] as string[],
  } as const
  for (let at = 0; at < updates.length; at += 500) {
    const batch = updates
      .slice(at, at + 500)
      .map((update) => sealEntry(keys, 'contribution', { ...fixed, update: asBytes(update) }))
    await shelf.entries.keep(docId, await Promise.all(batch))
  }
}

async function secretOf(initiative: string): Promise<Uint8Array> {
  const shelf = await openShelf(new Database('beteiligungskoffer'), () => undefined)
  return shelf.initiatives.secret(initiative)
}

/** Puts a running workshop with so many cards in so many entries on this device; returns its id. */
async function seed(cards: number, entries: number, step: string): Promise<string> {
  const { id, initiative } = await seedEmpty(`Messung ${String(cards)}`, step)
  const secret = await secretOf(initiative)
  await keepUpdates(secret, documentId('workshop', id), boardUpdates(cards, entries))
  return id
}

/** Puts a running workshop without cards on this device. */
async function seedEmpty(title: string, step: string): Promise<{ id: string; initiative: string }> {
  const device = await createDevice()
  const initiative = await device.createInitiative(title, (doc, id) =>
    setInitiativeHeading(doc, { id, title }),
  )
  const id = newId()
  await device.createWorkshop(initiative, id, ({ conduct, initiative: doc }) => {
    setHeading(conduct, { id, initiative, title, question: 'Was stört?', headcount: 22 })
    copyMethod(conduct, zukunftswerkstatt, 'kompakt')
    listWorkshop(doc, { id, title, state: 'running', methodId: 'zukunftswerkstatt' })
  })
  // Records are read anew when an act has ended: the start cannot stand in the same act as the copy.
  const open = await device.openWorkshop(id)
  const { doc } = open.conduct
  startWorkshop(doc, Date.now())
  goToStep(doc, step, Date.now())
  if (conductRecords(doc).course.current.step !== step) throw new Error(`no step ${step}`)
  await open.close()
  return { id, initiative }
}

/** Milliseconds from an edit to the end of the strict transaction, one card at a time. */
async function durable(workshop: string, count: number) {
  const device = await createDevice()
  const open = await device.openWorkshop(workshop)
  const times: number[] = []
  for (let card = 0; card < count; card += 1) {
    const begin = performance.now()
    const place = { step: 'kritik-karten', day: '2026-03-12' }
    addCard(open.workshop.doc, { text: `Karte ${String(card)}`, kind: 'critique', ...place })
    await open.workshop.whenSaved()
    times.push(performance.now() - begin)
  }
  await open.close()
  return spread(times)
}

/** The same bytes written strictly without any of our code. */
async function durableRaw(count: number) {
  const request = indexedDB.open('bench-raw', 1)
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onupgradeneeded = () =>
      request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('raw database'))
  })
  const times: number[] = []
  for (let row = 0; row < count; row += 1) {
    const begin = performance.now()
    await new Promise<void>((resolve) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
      transaction.objectStore('rows').add(new Uint8Array(400))
      transaction.oncomplete = () => resolve()
    })
    times.push(performance.now() - begin)
  }
  database.close()
  return spread(times)
}

/** y-indexeddb names no moment at which an update is on the disk: its write's own transaction is watched. */
async function durableYIndexeddb(count: number) {
  const doc = new Y.Doc()
  const kept = new IndexeddbPersistence(`bench-y-${newId()}`, doc)
  await kept.whenSynced
  const times: number[] = []
  const original = Reflect.get(IDBDatabase.prototype, 'transaction') as (
    this: IDBDatabase,
    ...parameters: unknown[]
  ) => IDBTransaction
  let complete: (() => void) | undefined
  const watched = function (this: IDBDatabase, ...parameters: unknown[]) {
    const transaction = original.apply(this, parameters)
    transaction.addEventListener('complete', () => complete?.())
    return transaction
  }
  Reflect.set(IDBDatabase.prototype, 'transaction', watched)
  for (let card = 0; card < count; card += 1) {
    const begin = performance.now()
    const done = new Promise<void>((resolve) => (complete = resolve))
    const place = { step: 'kritik-karten', day: '2026-03-12' }
    addCard(doc, { text: `Karte ${String(card)}`, kind: 'critique', ...place })
    await done
    times.push(performance.now() - begin)
  }
  Reflect.set(IDBDatabase.prototype, 'transaction', original)
  await kept.destroy()
  return spread(times)
}

/** The updates of 5,000 cards that were written and corrected one by one, so many in all. */
function editedUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates = boardUpdates(5000, 5000)
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const cards = [...workshopRecords(doc).contributions.map.values()]
  for (let at = 0; updates.length < count; at += 1) {
    cards[at % cards.length]?.set('text', `${sentences[at % sentences.length] ?? ''} (neu)`)
  }
  return updates
}

/** Puts a workshop of so many single entries on this device; returns its id. */
async function seedEntries(count: number): Promise<string> {
  const { id, initiative } = await seedEmpty('Viele Einträge', 'kritik-karten')
  await keepUpdates(await secretOf(initiative), documentId('workshop', id), editedUpdates(count))
  return id
}

/** Milliseconds to open a document from its entries, without a cache and without superseding it. */
async function loadEntries(workshop: string): Promise<number> {
  const device = await createDevice()
  const begin = performance.now()
  const open = await device.openWorkshop(workshop)
  const time = performance.now() - begin
  if (open.workshop.doc.getMap('contributions').size === 0) throw new Error('nothing was opened')
  void open.close()
  return time
}

/** Opens the workshop and waits until its entries are superseded and cached; returns what is left. */
async function supersede(workshop: string): Promise<number> {
  const shelf = await openShelf(new Database('beteiligungskoffer'), () => undefined)
  const docId = documentId('workshop', workshop)
  const device = await createDevice()
  const open = await device.openWorkshop(workshop)
  let left = (await shelf.entries.hashes(docId)).length
  const until = performance.now() + 120_000
  while (left > 200 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    left = (await shelf.entries.hashes(docId)).length
  }
  await open.close()
  return left
}

/** The same updates as rows of y-indexeddb, opened. */
async function loadYIndexeddb(updates: Uint8Array[]): Promise<number> {
  const name = `bench-load-${newId()}`
  const request = indexedDB.open(name)
  await new Promise<void>((resolve) => {
    request.onupgradeneeded = () => {
      request.result.createObjectStore('updates', { autoIncrement: true })
      request.result.createObjectStore('custom')
    }
    request.onsuccess = () => {
      const transaction = request.result.transaction('updates', 'readwrite')
      for (const update of updates) {
        transaction.objectStore('updates').add(update)
      }
      transaction.oncomplete = () => {
        request.result.close()
        resolve()
      }
    }
  })
  const begin = performance.now()
  const doc = new Y.Doc()
  const kept = new IndexeddbPersistence(name, doc)
  await kept.whenSynced
  const time = performance.now() - begin
  await kept.destroy()
  return time
}

const bench = {
  seed,
  loadBoardByYIndexeddb: (cards: number, entries: number) =>
    loadYIndexeddb(boardUpdates(cards, entries)),
  loadEditsByYIndexeddb: (count: number) => loadYIndexeddb(editedUpdates(count)),
  seedEntries,
  durable,
  durableRaw,
  durableYIndexeddb,
  loadEntries,
  supersede,
  mergeApart,
  sealedAtRest,
  sealedWhileGrowing,
  pairFiveMegabytes,
  pairThroughput,
  bareChannel,
  webrtcEdits,
  webrtcState,
  inviteCitizen,
  runSurvey,
  answersOf,
  keepAnswers,
  openForm,
  countReport,
  takePhotos,
  seedWalk,
  showCamera,
  takenPhotos,
  leaveCamera,
  answerForm,
  openSurveyCore,
  answerSurveyCore,
  keepMaps,
  openMap,
  openBareMap,
  marksInPage,
  drawPicture,
}
export type Bench = typeof bench
Object.assign(globalThis, { bench })
