/** A new initiative or workshop is on the disk as a whole or not at all, wherever writing breaks off. */
import { createDevice } from '#app/device.ts'
import { setHeading } from '#documents/conduct.ts'
import { initiativeRecords, listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import type { Device } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshName, rowsOf } from './disk.ts'
import { during } from './faults.ts'

/** From the write of this number on every write is aborted; `begun` counts them. */
function breakFrom(number: number): { begun: () => number; heal: () => void } {
  let begun = 0
  const heal = during((transaction) => {
    if (transaction.mode !== 'readwrite') return
    begun += 1
    if (begun > number) queueMicrotask(() => transaction.abort())
  })
  onTestFinished(heal)
  return { begun: () => begun, heal }
}

function addInitiative(device: Device): Promise<string> {
  return device.createInitiative('Dorfplatz', (doc, id) =>
    setInitiativeHeading(doc, { id, title: 'Dorfplatz' }),
  )
}

function addWorkshop(device: Device, initiative: string, id: string): Promise<void> {
  return device.createWorkshop(initiative, id, (docs) => {
    setHeading(docs.conduct, { id, initiative, title: 'Zukunftswerkstatt' })
    docs.workshop.getMap('contributions').set('1', 'Karte')
    listWorkshop(docs.initiative, { id, title: 'Zukunftswerkstatt' })
  })
}

async function listed(device: Device, initiative: string): Promise<string[]> {
  const open = await device.openInitiative(initiative)
  const ids = initiativeRecords(open.doc).workshops.list()
  await open.close()
  return ids.map(({ id }) => id)
}

async function hashes(name: string): Promise<string[]> {
  const rows = await rowsOf<{ docId: string; hash: string }>(name, 'entries')
  return rows.map(({ docId, hash }) => `${docId} ${hash}`)
}

test('a workshop is kept in one write', async () => {
  const device = await createDevice(freshName())
  const initiative = await addInitiative(device)
  const { begun } = breakFrom(Infinity)
  const id = newId()
  await addWorkshop(device, initiative, id)
  // The cache of the initiative may follow: it holds nothing of its own.
  expect(begun()).toBeLessThanOrEqual(2)
  expect(await listed(device, initiative)).toEqual([id])
})

test.each([0, 1, 2, 3])(
  'a workshop is whole or not there when writing breaks after %i writes',
  async (number) => {
    const name = freshName()
    const device = await createDevice(name)
    const initiative = await addInitiative(device)
    const before = await hashes(name)
    const { heal } = breakFrom(number)
    const id = newId()
    const isKept = await addWorkshop(device, initiative, id).then(
      () => true,
      () => false,
    )
    heal()
    const again = await createDevice(name)
    expect(await listed(again, initiative)).toEqual(isKept ? [id] : [])
    expect(await listed(device, initiative)).toEqual(isKept ? [id] : [])
    if (isKept) {
      const open = await again.openWorkshop(id)
      expect(open.conduct.doc.getMap('heading').get('id')).toBe(id)
      expect(open.workshop.doc.getMap('contributions').size).toBe(1)
    } else {
      expect(await hashes(name)).toEqual(before)
      await expect(again.openWorkshop(id)).rejects.toMatchObject({ code: 'not-here' })
    }
    expect(isKept).toBe(number > 0)
  },
)

test.each([0, 1, 2])(
  'an initiative is whole or not there when writing breaks after %i writes',
  async (number) => {
    const name = freshName()
    const device = await createDevice(name)
    const { heal } = breakFrom(number)
    const isKept = await addInitiative(device).then(
      () => true,
      () => false,
    )
    heal()
    const [summary, ...others] = await (await createDevice(name)).initiatives()
    expect(others).toEqual([])
    expect(summary !== undefined).toBe(isKept)
    if (summary) {
      const open = await device.openInitiative(summary.id)
      expect(initiativeRecords(open.doc).heading.current.title).toBe('Dorfplatz')
    } else expect(await hashes(name)).toEqual([])
    expect(isKept).toBe(number > 0)
  },
)

test('a workshop that could not be kept can be made once the disk is well again', async () => {
  const device = await createDevice(freshName())
  const initiative = await addInitiative(device)
  const { heal } = breakFrom(0)
  const id = newId()
  await expect(addWorkshop(device, initiative, id)).rejects.toMatchObject({
    code: 'storage-failing',
  })
  heal()
  await addWorkshop(device, initiative, id)
  expect(await listed(device, initiative)).toEqual([id])
})

test('an initiative that is open here and in another window learns of the new workshop', async () => {
  const name = freshName()
  const [device, other] = [await createDevice(name), await createDevice(name)]
  const initiative = await addInitiative(device)
  const here = await device.openInitiative(initiative)
  const there = await other.openInitiative(initiative)
  const id = newId()
  await addWorkshop(device, initiative, id)
  expect(initiativeRecords(here.doc).workshops.list()).toHaveLength(1)
  expect(here.saved).toBe('saved')
  await vi.waitFor(() => expect(initiativeRecords(there.doc).workshops.list()).toHaveLength(1))
  await vi.waitFor(() => expect(there.entryCount).toBe(here.entryCount))
  await here.close()
  expect(await listed(await createDevice(name), initiative)).toEqual([id])
})

test('no workshop comes back into an initiative that another window has removed', async () => {
  const name = freshName()
  const [device, other] = [await createDevice(name), await createDevice(name)]
  const initiative = await addInitiative(device)
  const removing = other.removeInitiative(initiative)
  const adding = addWorkshop(device, initiative, newId()).catch(() => undefined)
  await Promise.all([removing, adding])
  await vi.waitFor(async () => expect(await hashes(name)).toEqual([]))
})
