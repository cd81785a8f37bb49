/** A full, slow or broken disk: nothing is promised, nothing is lost, and it goes on by itself. */
import { afterEach, expect, test, vi } from 'vitest'
import type { AppendLog, Store } from '#hub/log.ts'
import { openSqliteStore, type SqliteStore } from '#hub/store/sqlite.ts'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HubDevice, makeRoom, sealText } from '../../client/hub-device.ts'
import { startHub, type HubService } from '../../client/hub-service.ts'

const room = await makeRoom('a')
let service: HubService
const devices: HubDevice[] = []

afterEach(async () => {
  for (const device of devices.splice(0)) device.leave()
  await service.destroy()
})

async function enter(): Promise<HubDevice> {
  const device = new HubDevice(service.origin, room)
  devices.push(device)
  await device.joined()
  return device
}

async function openDisk(): Promise<SqliteStore> {
  return openSqliteStore(join(await mkdtemp(join(tmpdir(), 'hub-disk-')), 'hub.db'))
}

/** The same log, with something in the way of one of its methods. */
function behind(store: Store, changed: Partial<AppendLog>): Store {
  const log = new Proxy(store.log, {
    get: (whole, name: keyof AppendLog) => changed[name] ?? whole[name].bind(whole),
  })
  return { log, blobs: store.blobs }
}

test('above nine tenths the hub only reads, says why, and writes again when there is room', async () => {
  let use = 0.5
  service = await startHub({}, { diskUse: () => Promise.resolve(use) })
  const [one, two] = [await enter(), await enter()]
  const before = await sealText(room, 'vorher')
  one.put(before)
  await one.acknowledgedAll([before])
  use = 0.95
  await vi.waitUntil(() => one.of('state').some(({ writable }) => !writable))
  expect(one.of('state').at(-1)).toEqual({ kind: 'state', writable: false, reason: 'disk' })
  expect(await (await fetch(`${service.origin}/health`)).json()).toEqual({
    status: 'readonly',
    reason: 'disk',
  })
  const entry = await sealText(room, 'voll')
  one.put(entry)
  await vi.waitUntil(() => one.of('refused').length > 0)
  expect(one.of('refused')).toEqual([{ kind: 'refused', hashes: [entry.hash], reason: 'disk' }])
  expect(one.acknowledged.has(entry.hash)).toBe(false)
  expect(two.entries.has(entry.hash)).toBe(false)
  // Reading goes on, also for newcomers.
  await (await enter()).has([before])
  use = 0.5
  await vi.waitUntil(() => one.of('state').at(-1)?.writable)
  one.provider.forceSync()
  await one.acknowledgedAll([entry])
  await two.has([entry])
})

test('a disk that is really full acknowledges nothing, and takes everything once there is room', async () => {
  const store = await openDisk()
  service = await startHub({}, { store })
  const [one, two] = [await enter(), await enter()]
  const before = await sealText(room, 'vorher')
  one.put(before)
  await one.acknowledgedAll([before])
  await store.limitPages(60)
  const entries = await Promise.all(
    Array.from({ length: 5 }, (_, at) => sealText(room, String(at).repeat(200_000))),
  )
  for (const entry of entries) one.put(entry)
  await vi.waitUntil(() => one.of('refused').length > 0)
  expect(one.of('refused')[0]?.reason).toBe('storage')
  await vi.waitUntil(() => two.of('state').some(({ writable }) => !writable))
  const kept = new Set((await store.log.rows(room.keys.roomId, 0)).map(({ hash }) => hash))
  for (const hash of one.acknowledged) expect(kept).toContain(hash)
  await store.limitPages(1_000_000)
  await vi.waitUntil(() => one.of('state').at(-1)?.writable, { timeout: 5000 })
  one.provider.forceSync()
  await one.acknowledgedAll(entries)
  await two.has([before, ...entries])
})

test('while the disk is slow nothing is acknowledged, and reading and health go on', async () => {
  let release = (): void => undefined
  const slow = new Promise<void>((resolve) => (release = resolve))
  const store = await openDisk()
  const append: AppendLog['append'] = async (...given) => {
    await slow
    return store.log.append(...given)
  }
  service = await startHub({}, { store: behind(store, { append }) })
  const one = await enter()
  const entry = await sealText(room, 'langsam')
  one.put(entry)
  const two = await enter()
  two.say({ kind: 'hashes', hashes: [entry.hash] })
  await vi.waitUntil(() => two.of('lacking').length > 0)
  expect((await fetch(`${service.origin}/health`)).status).toBe(200)
  expect(one.acknowledged.size).toBe(0)
  expect(two.entries.size).toBe(0)
  expect(one.provider.hasUnsyncedChanges).toBe(true)
  release()
  await one.acknowledgedAll([entry])
  await two.has([entry])
})

test('a room takes no more than it may, and others go on', async () => {
  service = await startHub({ mostRoomBytes: 3000 })
  const one = await enter()
  const [small, big] = [await sealText(room, 'klein'), await sealText(room, 'x'.repeat(5000))]
  one.put(small)
  await one.acknowledgedAll([small])
  one.put(big)
  await vi.waitUntil(() => one.of('refused').length > 0)
  expect(one.of('refused')).toEqual([{ kind: 'refused', hashes: [big.hash], reason: 'room' }])
  expect(one.of('state').every(({ writable }) => writable)).toBe(true)
})

test('an entry that is too large is refused by its size', async () => {
  service = await startHub({ mostEntryBytes: 2000 })
  const one = await enter()
  const big = await sealText(room, 'x'.repeat(5000))
  one.put(big)
  await vi.waitUntil(() => one.of('refused').length > 0)
  expect(one.of('refused')[0]).toMatchObject({ reason: 'size', hashes: [big.hash] })
})

test('a room whose rows cannot be read lets nobody in, and the next try works', async () => {
  const store = await openDisk()
  let isBroken = true
  const rows: AppendLog['rows'] = (...given) =>
    isBroken ? Promise.reject(new Error('EIO')) : store.log.rows(...given)
  service = await startHub({}, { store: behind(store, { rows }) })
  const one = new HubDevice(service.origin, room)
  devices.push(one)
  await vi.waitUntil(() => one.denial !== undefined)
  expect(one.denial).toBe('storage')
  isBroken = false
  await enter()
})
