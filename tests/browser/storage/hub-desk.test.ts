/** A hub chosen on one device brings its initiative to another; what is in the way is said, and nothing changes. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commands } from 'vitest/browser'
import { createDevice } from '#app/device.ts'
import { initiativeRecords, setInitiativeHeading } from '#documents/initiative.ts'
import type { Device } from '#documents/ports.ts'
import { fromPaper } from '#vault/paper-key.ts'
import { freshName } from './disk.ts'

const title = 'Übergang Kita–Grundschule'
let name: string
let origin: string
let met: Device[]

beforeEach(async () => {
  met = []
  name = `desk ${freshName()}`
  origin = await commands.startHub(name)
})
afterEach(async () => {
  for (const device of met) await (await device.meeting()).hub.leave()
  await commands.removeHub(name)
})

async function place(): Promise<Device> {
  const device = await createDevice(freshName())
  met.push(device)
  return device
}

const found = (device: Device) =>
  device.createInitiative(title, (doc, id) => setInitiativeHeading(doc, { id, title }))

async function keyOf(device: Device, initiative: string) {
  const key = await fromPaper((await device.paperKey(initiative)).join('\n'))
  if ('fault' in key) throw new Error(key.fault)
  return key
}

const open = { timeout: 20_000 }

test('an initiative reaches a device that has its paper key alone, and what is changed there comes back', async () => {
  const [here, there] = [await place(), await place()]
  const initiative = await found(here)
  const hub = (await here.meeting()).hub
  expect(hub.status).toBeUndefined()
  expect(await hub.probe(origin)).toBe('here')
  await hub.choose(origin)
  await vi.waitUntil(() => hub.status?.state === 'open', open)

  await there.recover(await keyOf(here, initiative), 'Wird geholt')
  await (await there.meeting()).hub.choose(origin)
  const summaries = async () => (await there.initiatives()).map((one) => one.title)
  await expect.poll(summaries, open).toEqual([title])

  const [before, after] = [
    await here.openInitiative(initiative),
    await there.openInitiative(initiative),
  ]
  setInitiativeHeading(after.doc, { id: initiative, title: 'Neuer Name' })
  await expect
    .poll(() => initiativeRecords(before.doc).heading.current.title, open)
    .toBe('Neuer Name')
  const holdings = async () => (await here.meeting()).holdings(initiative)
  await expect
    .poll(
      async () => (await holdings()).map(({ holder, isComplete }) => [holder.kind, isComplete]),
      open,
    )
    .toContainEqual(['hub', true])
  await Promise.all([before.close(), after.close()])
})

test('a choice is kept, made again after a start, and can be taken back', async () => {
  const stored = freshName()
  const before = await createDevice(stored)
  met.push(before)
  await found(before)
  await (await before.meeting()).hub.choose(`${origin}/geraete`)
  const later = await createDevice(stored)
  met.push(later)
  const { hub } = await later.meeting()
  expect(hub.address).toBe(origin)
  await vi.waitUntil(() => hub.status?.state === 'open', open)
  await hub.leave()
  expect([hub.address, hub.status]).toEqual([undefined, undefined])
  await vi.waitUntil(async () => (await before.meeting()).hub.address === undefined, open)
})

test('an address that is none, or where nobody or somebody else answers, is said', async () => {
  const { hub } = await (await place()).meeting()
  expect(await hub.probe('kein hub')).toBe('absent')
  expect(await hub.probe('ftp://example.org')).toBe('absent')
  expect(await hub.probe(location.origin)).toBe('absent')
  await commands.killHub(name)
  expect(await hub.probe(origin)).toBe('unreachable')
  await expect(hub.choose('ftp://example.org')).rejects.toThrow()
  expect(hub.address).toBeUndefined()
})
