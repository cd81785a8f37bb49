/** "Von diesem Gerät löschen" goes through every table, also those that hold something once in a blue moon. */
import { expect, test } from 'vitest'
import { createDevice } from '#app/device.ts'
import { setHeading } from '#documents/conduct.ts'
import { documentId, newId } from '#schema/id.ts'
import { allBytes, change, freshName, openRaw, rowsOf } from './disk.ts'

/** A row of this document for each table that nothing else fills here. */
const rareRows: Record<string, (docId: string) => object> = {
  answers: (docId) => ({ responseId: newId(), docId, bytes: new Uint8Array(3) }),
  media: (docId) => ({ hash: `photo ${docId}`, docId, bytes: new ArrayBuffer(3) }),
  mediaIndex: (docId) => ({ docId, hash: `photo ${docId}`, holders: [] }),
  mediaAsks: (docId) => ({ hash: newId(), docId }),
  mediaParts: (docId) => ({ hash: newId(), at: 0, docId, bytes: new ArrayBuffer(3) }),
  receipts: (docId) => ({ docId, holder: newId(), sealed: new Uint8Array(3) }),
  capabilities: (docId) => ({ docId, sealed: new Uint8Array(3) }),
  quarantine: (docId) => ({ docId, hash: newId(), bytes: 'x', reason: 'seal' }),
  caches: (docId) => ({ docId, sealed: new Uint8Array(3) }),
}
/** These belong to the device: its own key, and what was chosen on it. */
const ofTheDevice = ['keys', 'preferences']

async function tablesOf(name: string): Promise<string[]> {
  const database = await openRaw(name)
  const tables = [...database.objectStoreNames]
  database.close()
  return tables
}

test('acceptance 16: no table keeps a row of what was deleted, and each had one', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const workshop = newId()
  const initiative = await device.createInitiative('Dorfplatz', () => undefined)
  await device.createWorkshop(initiative, workshop, ({ conduct }) =>
    setHeading(conduct, { id: workshop, initiative, title: 'Zukunftswerkstatt' }),
  )
  const opened = await device.openWorkshop(workshop)
  await opened.drafts.write('composer', 'halber Satz')
  await device.drafts.write(`${initiative} note`, 'Notiz')
  opened.workshop.doc.getMap('cards').set('1', 'Karte')
  await opened.workshop.whenSaved()
  const documents = [
    documentId('initiative', initiative),
    documentId('workshop', workshop),
    documentId('conduct', workshop),
  ]
  for (const [table, row] of Object.entries(rareRows)) {
    await change(name, table, (store) => documents.forEach((docId) => store.put(row(docId))))
  }
  const joined = { id: initiative, sealed: new Uint8Array(3) }
  await change(name, 'joined', (store) => store.put(joined))
  const tables = await tablesOf(name)
  for (const table of tables.filter((one) => one !== 'preferences')) {
    expect(await rowsOf(name, table), table).not.toHaveLength(0)
  }
  const keys = (await rowsOf(name, 'keys')).length

  await opened.close()
  await device.removeInitiative(initiative)
  for (const table of tables.filter((one) => !ofTheDevice.includes(one))) {
    expect(await rowsOf(name, table), table).toEqual([])
  }
  expect(await rowsOf(name, 'keys')).toHaveLength(keys - 1)
  const disk = await allBytes(name)
  for (const id of [initiative, workshop]) expect(disk).not.toContain(id)
})
