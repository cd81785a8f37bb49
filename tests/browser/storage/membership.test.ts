/** Joining by a link, a paper key and new keys, on devices with their own databases. */
import { expect, test } from 'vitest'
import { encodeStateAsUpdate } from 'yjs'
import { createDevice } from '#app/device.ts'
import { closeWorkshop } from '#documents/admission.ts'
import { setHeading } from '#documents/conduct.ts'
import { listWorkshop, setInitiativeHeading } from '#documents/initiative.ts'
import type { Device, Problem } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import type { Invited } from '#schema/invitation.ts'
import { fromLink } from '#vault/invitation.ts'
import { fromPaper } from '#vault/paper-key.ts'
import { allBytes, change, copyEntries, freshName, rowsOf } from './disk.ts'

const title = 'Übergang Kita–Grundschule'

interface Place {
  name: string
  device: Device
}

async function place(): Promise<Place> {
  const name = freshName()
  return { name, device: await createDevice(name) }
}

/** A device that leads a workshop. */
async function leading() {
  const led = await place()
  const initiative = await led.device.createInitiative(title, (doc, id) =>
    setInitiativeHeading(doc, { id, title }),
  )
  const workshop = newId()
  await led.device.createWorkshop(initiative, workshop, ({ conduct, initiative: doc }) => {
    setHeading(conduct, { id: workshop, initiative, title: 'Zukunftswerkstatt' })
    listWorkshop(doc, { id: workshop, title: 'Zukunftswerkstatt' })
  })
  return { ...led, initiative, workshop }
}

type Led = Awaited<ReturnType<typeof leading>>

const documentsOf = ({ workshop }: Led) => [`workshop.${workshop}`, `conduct.${workshop}`]

async function invitation(led: Led, invited: Invited = 'table') {
  const isWhole = invited === 'member' || invited === 'moderation'
  const id = isWhole ? led.initiative : led.workshop
  const wish = { invited, id, title: 'Zukunftswerkstatt', name: 'Tisch 3', hub: '' }
  const read = await fromLink(await led.device.invite(wish))
  if (typeof read === 'string') throw new Error(read)
  return read
}

/** A table that has joined and received what there was. */
async function joining(led: Led, invited: Invited = 'table'): Promise<Place> {
  const table = await place()
  await table.device.join(await invitation(led, invited))
  await copyEntries(led.name, table.name, documentsOf(led))
  return table
}

const notHere = { code: 'not-here' } satisfies Problem

test('a table waits for the moderation, then writes cards and never the course', async () => {
  const led = await leading()
  const table = await joining(led)
  expect(await table.device.joined()).toMatchObject([
    { id: led.workshop, title: 'Zukunftswerkstatt', name: 'Tisch 3', admission: 'waiting' },
  ])
  const waiting = await table.device.openWorkshop(led.workshop)
  expect(waiting).toMatchObject({ role: 'reading', workshop: { writable: false } })
  expect(waiting.conduct.doc.getMap('heading').get('title')).toBe('Zukunftswerkstatt')
  await waiting.close()

  await table.device.settleAdmission(led.workshop, true)
  const open = await table.device.openWorkshop(led.workshop)
  expect(open).toMatchObject({ role: 'contribution', workshop: { writable: true } })
  expect(open.conduct.writable).toBe(false)
  expect(open.initiative).toBeUndefined()
  open.workshop.doc.getMap('cards').set('1', 'Der Bus fährt zu selten')
  await open.close()

  await copyEntries(table.name, led.name, documentsOf(led))
  const home = await led.device.openWorkshop(led.workshop)
  expect(home.workshop.doc.getMap('cards').get('1')).toBe('Der Bus fährt zu selten')
  await home.close()
})

test('of the initiative a table has no key, no entry and no name', async () => {
  const led = await leading()
  const table = await joining(led)
  await expect(table.device.openInitiative(led.initiative)).rejects.toMatchObject(notHere)
  await expect(table.device.paperKey(led.initiative)).rejects.toMatchObject(notHere)
  await expect(table.device.invite(await invitation(led))).rejects.toMatchObject(notHere)
  await expect(table.device.openRehearsal(led.workshop)).rejects.toMatchObject(notHere)
  expect(await table.device.initiatives()).toEqual([])
  const open = await table.device.openWorkshop(led.workshop)
  const shown = [open.workshop, open.conduct]
    .map(({ doc }) => new TextDecoder('latin1').decode(encodeStateAsUpdate(doc)))
    .join()
  expect(shown).toContain('Zukunftswerkstatt')
  for (const part of [title, 'bergang', 'Grundschule']) expect(shown).not.toContain(part)
  await open.close()
  const bytes = await allBytes(table.name)
  expect(bytes).toContain(led.workshop)
  for (const secret of [led.initiative, title, 'Kita']) expect(bytes).not.toContain(secret)
  // Even with every entry of the initiative on its disk.
  await copyEntries(led.name, table.name, [`initiative.${led.initiative}`])
  await expect(table.device.openInitiative(led.initiative)).rejects.toMatchObject(notHere)
})

test('what a link gave lies sealed on the disk', async () => {
  const led = await leading()
  const table = await joining(led)
  const bytes = await allBytes(table.name)
  for (const word of ['Tisch 3', 'Zukunftswerkstatt', 'contribution']) {
    expect(bytes).not.toContain(word)
  }
})

test('who joins after the end is refused and keeps nothing to write with; who was in still hands in', async () => {
  const led = await leading()
  const early = await joining(led)
  await early.device.settleAdmission(led.workshop, true)
  const home = await led.device.openWorkshop(led.workshop)
  home.conduct.doc.getMap('course').set('status', 'running')
  closeWorkshop({ workshop: home.workshop.doc, conduct: home.conduct.doc }, 1)
  await home.close()

  const late = await joining(led)
  await late.device.settleAdmission(led.workshop, false)
  expect(await late.device.joined()).toMatchObject([{ role: 'reading', admission: 'refused' }])
  const refused = await late.device.openWorkshop(led.workshop)
  expect(refused).toMatchObject({ role: 'reading', workshop: { writable: false } })
  await refused.close()
  // The same link once more does not help, and what it gave is not kept until the moderation lets in.
  await late.device.join(await invitation(led))
  expect(await late.device.joined()).toMatchObject([{ admission: 'waiting' }])
  expect((await late.device.openWorkshop(led.workshop)).workshop.writable).toBe(false)

  await copyEntries(led.name, early.name, documentsOf(led))
  const open = await early.device.openWorkshop(led.workshop)
  expect(open.workshop.writable).toBe(true)
  await open.close()
})

test('a reader reads and writes nowhere', async () => {
  const led = await leading()
  const reader = await joining(led, 'reader')
  await reader.device.settleAdmission(led.workshop, true)
  const open = await reader.device.openWorkshop(led.workshop)
  expect([open.role, open.workshop.writable, open.conduct.writable]).toEqual([
    'reading',
    false,
    false,
  ])
  await open.close()
})

test('a member of the AG opens the initiative and none of its workshops', async () => {
  const led = await leading()
  const member = await place()
  await member.device.join(await invitation(led, 'member'))
  await copyEntries(led.name, member.name, [`initiative.${led.initiative}`, ...documentsOf(led)])
  const open = await member.device.openInitiative(led.initiative)
  expect(open.doc.getMap('heading').get('title')).toBe(title)
  expect(open.writable).toBe(true)
  await expect(member.device.openWorkshop(led.workshop)).rejects.toMatchObject(notHere)
  await open.close()
})

test('a second moderator leads what the first one made', async () => {
  const led = await leading()
  const second = await place()
  await second.device.join(await invitation(led, 'moderation'))
  await copyEntries(led.name, second.name, [`initiative.${led.initiative}`, ...documentsOf(led)])
  const initiative = await second.device.openInitiative(led.initiative)
  expect(initiative.doc.getMap('heading').get('title')).toBe(title)
  const workshops = [{ id: led.workshop, title: 'Zukunftswerkstatt' }]
  const summary = { id: led.initiative, title, municipality: '', example: false }
  await second.device.updateSummary({
    ...summary,
    workshops: workshops.map((one) => ({
      ...one,
      date: '',
      methodId: '',
      variant: '',
      state: 'prepared' as const,
    })),
  })
  const open = await second.device.openWorkshop(led.workshop)
  expect(open).toMatchObject({ role: 'moderation', conduct: { writable: true } })
  await open.close()
  await initiative.close()
})

test('a link never takes away what a device that leads can do', async () => {
  const led = await leading()
  await led.device.join(await invitation(led, 'reader'))
  expect(await led.device.joined()).toEqual([])
  const open = await led.device.openWorkshop(led.workshop)
  expect(open.role).toBe('moderation')
  await open.close()
})

test('what was joined can be removed, with keys, entries and drafts', async () => {
  const led = await leading()
  const table = await joining(led)
  const open = await table.device.openWorkshop(led.workshop)
  await open.drafts.write('own', 'geheim')
  await open.close()
  await table.device.removeInitiative(led.workshop)
  expect(await table.device.joined()).toEqual([])
  expect(await allBytes(table.name)).not.toContain(led.workshop)
  await expect(table.device.openWorkshop(led.workshop)).rejects.toMatchObject(notHere)
})

test('an initiative whose storage vanished is opened by its paper key, with entries from elsewhere', async () => {
  const led = await leading()
  const key = await fromPaper((await led.device.paperKey(led.initiative)).join('\n'))
  if ('fault' in key) throw new Error(key.fault)
  const fresh = await place()
  await fresh.device.recover(key, 'Vom Papierschlüssel')
  expect(await fresh.device.initiatives()).toMatchObject([{ title: 'Vom Papierschlüssel' }])
  await copyEntries(led.name, fresh.name, [`initiative.${led.initiative}`, ...documentsOf(led)])
  const initiative = await fresh.device.openInitiative(led.initiative)
  expect(initiative.doc.getMap('heading').get('title')).toBe(title)
  expect(initiative.writable).toBe(true)
  expect(initiative.doc.getMap('workshops').has(led.workshop)).toBe(true)
  await initiative.close()
  expect(await fresh.device.paperKey(led.initiative)).toEqual(
    await led.device.paperKey(led.initiative),
  )
})

test('with new keys everything is there, old links lead nowhere, new ones do', async () => {
  const led = await leading()
  const before = await invitation(led)
  const old = await joining(led)
  await old.device.settleAdmission(led.workshop, true)
  const open = await led.device.openWorkshop(led.workshop)
  open.workshop.doc.getMap('cards').set('1', 'Der Bus fährt zu selten')
  await open.close()
  const paper = await led.device.paperKey(led.initiative)

  expect(await led.device.renewKeys(led.initiative)).toEqual([])
  expect(await led.device.paperKey(led.initiative)).not.toEqual(paper)
  const again = await led.device.openWorkshop(led.workshop)
  expect(again.workshop.doc.getMap('cards').get('1')).toBe('Der Bus fährt zu selten')
  expect(again.conduct.doc.getMap('heading').get('title')).toBe('Zukunftswerkstatt')
  again.workshop.doc.getMap('cards').set('2', 'Es ist zu dunkel')
  await again.close()
  expect(led.device.problems).toEqual([])
  // Each document is one snapshot; what came after is an entry of the new room.
  const kept = await rowsOf<{ docId: string }>(led.name, 'entries')
  expect(kept.map(({ docId }) => docId).sort()).toEqual(
    [...documentsOf(led), `workshop.${led.workshop}`, `initiative.${led.initiative}`].sort(),
  )

  const after = await invitation(led)
  expect(after.grants[0]?.secret).not.toEqual(before.grants[0]?.secret)
  // Whoever is invited anew keeps what it had, and reads what is new.
  await old.device.join(after)
  await copyEntries(led.name, old.name, documentsOf(led))
  const table = await old.device.openWorkshop(led.workshop)
  expect(table).toMatchObject({ role: 'contribution', workshop: { writable: true } })
  expect(table.workshop.doc.getMap('cards').get('2')).toBe('Es ist zu dunkel')
  await table.close()
  expect(old.device.problems).toEqual([])

  const stranger = await place()
  await stranger.device.join(before)
  await copyEntries(led.name, stranger.name, documentsOf(led))
  const closed = await stranger.device.openWorkshop(led.workshop)
  expect(closed.workshop.doc.getMap('cards').size).toBe(0)
  await closed.close()
})

test('what was kept with replaced keys opens, if the snapshot could not take its place', async () => {
  const led = await leading()
  const rows = await rowsOf<{ docId: string }>(led.name, 'entries')
  await led.device.renewKeys(led.initiative)
  await change(led.name, 'entries', (store) => {
    for (const row of rows) store.put(row)
  })
  const open = await led.device.openWorkshop(led.workshop)
  expect(open.conduct.doc.getMap('heading').get('title')).toBe('Zukunftswerkstatt')
  await open.close()
  expect(led.device.problems).toEqual([])
  expect(await led.device.setAside()).toEqual([])
})

test('what was set aside is summed up by document, reason and kind of link, the latest first', async () => {
  const { name, device } = await place()
  const row = { hash: 'h', bytes: new Uint8Array(3) }
  await change(name, 'quarantine', (store) => {
    store.add({ ...row, docId: 'workshop.a', reason: 'key', from: 'pair', at: 5 })
    store.add({ ...row, docId: 'workshop.a', reason: 'key', from: 'pair', at: 7 })
    store.add({ ...row, docId: 'workshop.a', reason: 'signature', from: 'hub', at: 9 })
    // As an earlier version of the app wrote it.
    store.add({ ...row, docId: 'conduct.a', reason: 'row' })
  })
  expect(await device.setAside()).toEqual([
    { docId: 'workshop.a', reason: 'changed', from: 'hub', count: 1, at: 9 },
    { docId: 'workshop.a', reason: 'key', from: 'pair', count: 2, at: 7 },
    { docId: 'conduct.a', reason: 'damaged', from: '', count: 1, at: 0 },
  ])
})
