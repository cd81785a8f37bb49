/** A marked sentence is written wherever a person can write: whoever reads the disk of the device finds it nowhere. */
import { createDevice } from '#app/device.ts'
import { listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import { newId } from '#schema/id.ts'
import { addressOf } from '#vault/bytes.ts'
import { expect, test } from 'vitest'
import { change, freshName, openRaw } from './disk.ts'

const sentence = `Kanarie ${crypto.randomUUID()} singt im Schacht`

/** True if the sentence lies anywhere in this value: as text, as bytes, in a name. */
function holds(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(sentence)
  if (value instanceof ArrayBuffer) return holds(new Uint8Array(value))
  if (value instanceof Uint8Array) {
    return ['utf-8', 'utf-16le'].some((form) => holds(new TextDecoder(form).decode(value)))
  }
  if (value instanceof Map || value instanceof Set) return [...value].some(holds)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, part]) => holds(name) || holds(part))
}

const ended = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('request failed'))
  })

/** The tables, and whatever else a page can keep, that hold the sentence; `rows` is how much was looked at. */
async function hunt(name: string): Promise<{ found: string[]; rows: number }> {
  const found: string[] = []
  const look = (place: string, value: unknown) => {
    if (holds(value)) found.push(place)
  }
  let rows = 0
  const database = await openRaw(name)
  for (const table of database.objectStoreNames) {
    const store = database.transaction(table).objectStore(table)
    const [values, keys] = await Promise.all([ended(store.getAll()), ended(store.getAllKeys())])
    const indexes = [...store.indexNames].map((each) => store.index(each))
    rows += values.length
    look(`${table}, rows`, values)
    look(`${table}, keys`, keys)
    look(`${table}, indexes`, [...indexes.map(({ keyPath }) => keyPath)])
  }
  database.close()
  look('names of databases', await indexedDB.databases())
  look('localStorage', Object.entries(localStorage))
  look('sessionStorage', Object.entries(sessionStorage))
  for (const cache of await caches.keys()) {
    const requests = await (await caches.open(cache)).keys()
    look(`cache ${cache}`, [cache, ...requests.map(({ url }) => url)])
  }
  look('cookies', document.cookie)
  return { found, rows }
}

/** Writes the sentence wherever the app takes a text, keeps all of it, and ends. */
async function writeEverywhere(name: string): Promise<void> {
  const device = await createDevice(name)
  const heading = { title: sentence, area: sentence, description: sentence }
  const initiative = await device.createInitiative(sentence, (doc, id) => {
    setInitiativeHeading(doc, { id, ...heading })
  })
  const workshop = newId()
  await device.createWorkshop(initiative, workshop, (docs) => {
    docs.conduct.getMap('heading').set('question', sentence)
    listWorkshop(docs.initiative, { id: workshop, title: sentence, state: 'running' })
  })
  const open = await device.openWorkshop(workshop)
  open.workshop.doc.getMap('cards').set(sentence, sentence)
  await open.drafts.write(sentence, sentence)
  // Names of the device's own drafts are the app's words; only their texts are somebody's.
  await device.drafts.write('new initiative', sentence)
  const summary = { id: initiative, municipality: sentence, example: false, workshops: [] }
  await device.updateSummary({ ...summary, title: sentence })
  await open.workshop.whenSaved()
  await open.close()
  const again = await createDevice(name)
  const reopened = await again.openWorkshop(workshop)
  // It is there, for whoever holds the keys.
  expect(reopened.workshop.doc.getMap('cards').get(sentence)).toBe(sentence)
  expect(await reopened.drafts.read(sentence)).toBe(sentence)
  await reopened.close()
}

test('what people write lies nowhere on the device in the clear, neither in rows nor in keys', async () => {
  const name = freshName()
  await writeEverywhere(name)
  const { found, rows } = await hunt(name)
  expect(found).toEqual([])
  expect(rows).toBeGreaterThan(5)
})

test('one row in the clear is found: the hunt has eyes', async () => {
  const name = freshName()
  await writeEverywhere(name)
  const bytes = new TextEncoder().encode(`xx${sentence}`)
  const row = { docId: 'workshop.x', hash: await addressOf(bytes), bytes, size: bytes.length }
  await change(name, 'entries', (store) => store.put(row))
  expect((await hunt(name)).found).toEqual(['entries, rows'])
})
