/** The device in a real browser: what is done is there again, in another window too, and gone when removed. */
import { createDevice } from '#app/device.ts'
import type { Device, OpenWorkshop } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import { expect, test, vi } from 'vitest'
import { allBytes, freshName } from './disk.ts'

function textOf(workshop: OpenWorkshop): unknown {
  return workshop.workshop.doc.getMap('cards').toJSON()
}

async function withWorkshop(device: Device) {
  const initiative = await device.createInitiative('Übergang Kita–Grundschule', (doc) => {
    doc.getMap('heading').set('title', 'Übergang Kita–Grundschule')
  })
  const workshop = newId()
  await device.createWorkshop(initiative, workshop, (docs) => {
    docs.conduct.getMap('heading').set('question', 'Was stört uns?')
    docs.initiative.getMap('workshops').set(workshop, 'Zukunftswerkstatt')
  })
  return { initiative, workshop }
}

test('a workshop is there again on the next start', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const { initiative, workshop } = await withWorkshop(device)
  const opened = await device.openWorkshop(workshop)
  opened.workshop.doc.getMap('cards').set('1', 'Der Bus fährt zu selten')
  await opened.close()

  const again = await createDevice(name)
  const reopened = await again.openWorkshop(workshop)
  expect(textOf(reopened)).toEqual({ 1: 'Der Bus fährt zu selten' })
  expect(reopened.conduct.doc.getMap('heading').get('question')).toBe('Was stört uns?')
  expect(reopened.initiative?.doc.getMap('workshops').size).toBe(1)
  expect((await again.initiatives()).map(({ id }) => id)).toEqual([initiative])
  expect(again.problems).toEqual([])
})

test('a second window follows within 300 ms, and the first follows it', async () => {
  const name = freshName()
  const moderator = await createDevice(name)
  const { workshop } = await withWorkshop(moderator)
  const run = await moderator.openWorkshop(workshop)
  const beamer = await createDevice(name)
  const hall = await beamer.openWorkshop(workshop)
  const times: number[] = []
  // Others use this machine, too: the best of several rounds is what the way itself takes.
  for (const text of ['Bänke', 'Mehr Bänke', 'Viel mehr Bänke']) {
    const followed = new Promise((resolve) => hall.workshop.doc.once('update', resolve))
    const start = performance.now()
    run.workshop.doc.getMap('cards').set('1', text)
    await followed
    times.push(performance.now() - start)
    expect(textOf(hall)).toEqual({ 1: text })
  }
  expect(Math.min(...times)).toBeLessThan(300)
  hall.workshop.doc.getMap('cards').set('2', 'Licht am Weg')
  await vi.waitFor(() => expect(textOf(run)).toEqual({ 1: 'Viel mehr Bänke', 2: 'Licht am Weg' }))
})

test('presence reaches the other window and is not stored', async () => {
  const name = freshName()
  const moderator = await createDevice(name)
  const { workshop } = await withWorkshop(moderator)
  const run = await moderator.openWorkshop(workshop)
  const hall = await (await createDevice(name)).openWorkshop(workshop)
  const heard: unknown[] = []
  hall.workshop.receivePresence((value) => heard.push(value))
  const before = run.workshop.entryCount
  run.workshop.sendPresence({ card: 'a', x: 3 })
  await vi.waitFor(() => expect(heard).toEqual([{ card: 'a', x: 3 }]))
  expect(run.workshop.entryCount).toBe(before)
})

test('nothing readable lies on the disk', async () => {
  const name = freshName()
  const device = await createDevice(name)
  await device.setMunicipality({ name: 'Braunsbedra-Probe', crest: '' })
  await device.setPreference('look', 'Braunsbedra-Wahl')
  const { initiative, workshop } = await withWorkshop(device)
  await device.updateSummary({
    id: initiative,
    title: 'Titel Braunsbedra',
    municipality: 'Braunsbedra',
    example: false,
    workshops: [],
  })
  const opened = await device.openWorkshop(workshop)
  await opened.drafts.write('composer', 'Entwurf Braunsbedra')
  opened.workshop.doc.getMap('cards').set('1', 'Karte Braunsbedra')
  await opened.close()
  const disk = await allBytes(name)
  expect(disk.length).toBeGreaterThan(1000)
  for (const word of ['Braunsbedra', 'Kita', 'stört', 'Karte', 'Entwurf', 'Wahl']) {
    expect(disk.includes(word), word).toBe(false)
  }
})

test('drafts, municipality and preferences are there again and cross windows', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const other = await createDevice(name)
  await device.drafts.write('initiative composer', 'halber Satz')
  await device.drafts.write('initiative note', 'weg')
  await device.drafts.write('initiative note', '')
  await device.setMunicipality({ name: 'Braunsbedra', crest: '' })
  await device.setPreference('look', 'dark')
  await vi.waitFor(() => expect(other.preference('look')).toBe('dark'))
  expect(other.municipality).toEqual({ name: 'Braunsbedra', crest: '' })
  const again = await createDevice(name)
  expect(again.preference('look')).toBe('dark')
  expect(await again.drafts.read('initiative composer')).toBe('halber Satz')
  expect(await again.drafts.keys('initiative ')).toEqual(['initiative composer'])
})

test('acceptance 16: removing an initiative takes it out of every table and every window', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const other = await createDevice(name)
  const kept = await withWorkshop(device)
  const { initiative, workshop } = await withWorkshop(device)
  const opened = await device.openWorkshop(workshop)
  const elsewhere = await other.openWorkshop(workshop)
  await opened.drafts.write('composer', 'halber Satz')
  await device.drafts.write(`${initiative} note`, 'Notiz')
  opened.workshop.doc.getMap('cards').set('1', 'Karte')
  await opened.workshop.whenSaved()
  let told = 0
  other.observeInitiatives(() => (told += 1))

  await device.removeInitiative(initiative)
  // The other window does not know yet, or just learned it: what it writes must not come back.
  elsewhere.workshop.doc.getMap('cards').set('2', 'zu spät')
  await vi.waitFor(() => expect(elsewhere.workshop.writable).toBe(false))
  elsewhere.workshop.doc.getMap('cards').set('3', 'viel zu spät')
  await elsewhere.drafts.write('composer', 'halb getippt')
  await opened.drafts.write('composer', 'halb getippt')
  await vi.waitFor(() => expect(told).toBeGreaterThan(0))
  await vi.waitFor(async () => {
    const disk = await allBytes(name)
    expect(disk.includes(initiative) || disk.includes(workshop)).toBe(false)
  })
  const left = await device.openWorkshop(kept.workshop)
  expect(left.conduct.doc.getMap('heading').size).toBe(1)
  await expect(device.openWorkshop(workshop)).rejects.toMatchObject({ code: 'not-here' })
  await expect(device.openInitiative(initiative)).rejects.toMatchObject({ code: 'not-here' })
  expect((await other.initiatives()).map(({ id }) => id)).toEqual([kept.initiative])
})

test('the key of a draft of a workshop cannot be read on the disk, and is known again', async () => {
  const name = freshName()
  const { workshop } = await withWorkshop(await createDevice(name))
  const opened = await (await createDevice(name)).openWorkshop(workshop)
  await opened.drafts.write('note schritt-geheim', 'erste Zeile\nzweite')
  expect((await allBytes(name)).includes('schritt-geheim')).toBe(false)
  const again = await (await createDevice(name)).openWorkshop(workshop)
  expect(await again.drafts.read('note schritt-geheim')).toBe('erste Zeile\nzweite')
  expect(await again.drafts.keys('note ')).toEqual(['note schritt-geheim'])
  await again.drafts.write('note schritt-geheim', '')
  expect(await opened.drafts.keys('')).toEqual([])
})

test('a device is outstanding until every document and draft is kept', async () => {
  const device = await createDevice(freshName())
  const { initiative } = await withWorkshop(device)
  expect(device.outstanding).toBe(false)
  const opened = await device.openInitiative(initiative)
  opened.doc.getMap('heading').set('title', 'Neu')
  expect(device.outstanding).toBe(true)
  await opened.close()
  expect(device.outstanding).toBe(false)
  const drafted = device.drafts.write('initiative note', 'halb')
  expect(device.outstanding).toBe(true)
  await drafted
  expect(device.outstanding).toBe(false)
})

test('a rehearsal leaves no trace, and a second window follows it', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const { workshop } = await withWorkshop(device)
  const other = await createDevice(name)
  const before = await allBytes(name)
  const rehearsal = await device.openRehearsal(workshop)
  expect(rehearsal.rehearsal).toBe(true)
  expect(rehearsal.conduct.doc.getMap('heading').get('question')).toBe('Was stört uns?')
  rehearsal.workshop.doc.getMap('cards').set('1', 'nur geprobt')
  await rehearsal.drafts.write('composer', 'geprobter Entwurf')
  const hall = await other.openRehearsal(workshop)
  await vi.waitFor(() => expect(textOf(hall)).toEqual({ 1: 'nur geprobt' }))
  rehearsal.conduct.doc.getMap('course').set('step', 'k1')
  await vi.waitFor(() => expect(hall.conduct.doc.getMap('course').get('step')).toBe('k1'))
  await rehearsal.close()
  await hall.close()
  expect(await allBytes(name)).toBe(before)
  const real = await device.openWorkshop(workshop)
  expect(textOf(real)).toEqual({})
  const fresh = await device.openRehearsal(workshop)
  expect(textOf(fresh)).toEqual({})
})

test('a rehearsal begins afresh while the window that followed the last one is still open', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const { workshop } = await withWorkshop(device)
  const first = await device.openRehearsal(workshop)
  const hall = await (await createDevice(name)).openRehearsal(workshop)
  first.workshop.doc.getMap('cards').set('1', 'nur geprobt')
  await vi.waitFor(() => expect(textOf(hall)).toEqual({ 1: 'nur geprobt' }))
  await first.close()
  await vi.waitFor(() => expect(hall.workshop.writable).toBe(false))
  const second = await device.openRehearsal(workshop)
  second.workshop.doc.getMap('cards').set('2', 'neu')
  const again = await (await createDevice(name)).openRehearsal(workshop)
  await vi.waitFor(() => expect(textOf(again)).toEqual({ 2: 'neu' }))
  expect(textOf(second)).toEqual({ 2: 'neu' })
})

test('closing a window that only followed ends no rehearsal', async () => {
  const name = freshName()
  const device = await createDevice(name)
  const { workshop } = await withWorkshop(device)
  const run = await device.openRehearsal(workshop)
  const hall = await (await createDevice(name)).openRehearsal(workshop)
  run.workshop.doc.getMap('cards').set('1', 'nur geprobt')
  await vi.waitFor(() => expect(textOf(hall)).toEqual({ 1: 'nur geprobt' }))
  await hall.close()
  const again = await (await createDevice(name)).openRehearsal(workshop)
  await vi.waitFor(() => expect(textOf(again)).toEqual({ 1: 'nur geprobt' }))
  expect(run.workshop.writable).toBe(true)
})

test('the same document opened twice in one window is one document', async () => {
  const device = await createDevice(freshName())
  const { initiative, workshop } = await withWorkshop(device)
  const opened = await device.openWorkshop(workshop)
  const alone = await device.openInitiative(initiative)
  expect(alone.doc).toBe(opened.initiative?.doc)
  await opened.close()
  alone.doc.getMap('heading').set('title', 'neu')
  await alone.close()
  const again = await device.openInitiative(initiative)
  expect(again.doc.getMap('heading').get('title')).toBe('neu')
})

test('an address that is not on this device is one plain problem', async () => {
  const device = await createDevice(freshName())
  await expect(device.openWorkshop('nowhere')).rejects.toMatchObject({ code: 'not-here' })
})
