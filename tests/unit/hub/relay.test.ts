/** The hub as devices meet it: rooms, roles, acknowledgements, and nothing that a member can take away. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  connectTo,
  HubDevice,
  makeRoom,
  sealText,
  type JoinOptions,
} from '../../client/hub-device.ts'
import { startHub, type HubService } from '../../client/hub-service.ts'

const room = await makeRoom('a')
let service: HubService
let devices: HubDevice[]

beforeEach(async () => {
  service = await startHub()
  devices = []
})

afterEach(async () => {
  for (const device of devices) device.leave()
  await service.destroy()
})

async function join(options: JoinOptions = {}, into = room): Promise<HubDevice> {
  const device = new HubDevice(service.origin, into, options)
  devices.push(device)
  await device.joined()
  return device
}

async function rowsOf(into = room): Promise<string[]> {
  const { openSqliteStore } = await import('#hub/store/sqlite.ts')
  const { log } = await openSqliteStore(`${service.settings.data}/hub.db`)
  const rows = await log.rows(into.keys.roomId, 0)
  await log.close()
  return rows.map(({ hash }) => hash)
}

describe('what a device writes', () => {
  test('is on disk when it is acknowledged, and reaches the others', async () => {
    const [one, two] = [await join(), await join({ role: 'moderation' })]
    const entries = [await sealText(room, 'Bus'), await sealText(room, 'Bank')]
    one.put(...entries)
    await one.acknowledgedAll(entries)
    expect(new Set(await rowsOf())).toEqual(new Set(entries.map(({ hash }) => hash)))
    await two.has(entries)
    expect(Buffer.from(two.entries.get(entries[0]?.hash ?? '') ?? [])).toEqual(
      Buffer.from(entries[0]?.bytes ?? []),
    )
    await vi.waitUntil(() => !one.provider.hasUnsyncedChanges)
  })

  test('is there for whoever comes later, also after a restart', async () => {
    const one = await join()
    const entries = await Promise.all([1, 2, 3].map((at) => sealText(room, `Karte ${at}`)))
    for (const entry of entries) one.put(entry)
    await one.acknowledgedAll(entries)
    await service.stop()
    service = await startHub({}, { folder: service.folder, port: service.port })
    const two = await join()
    await two.has(entries)
    // Nobody wrote meanwhile, and whoever was there comes back and is synced by itself.
    await vi.waitUntil(() => one.provider.synced, { timeout: 5000 })
    const more = await sealText(room, 'danach')
    two.put(more)
    await one.has([more])
  })

  test('comes from devices that were apart, on one socket for several rooms', async () => {
    const other = await makeRoom('b')
    const socket = connectTo(service.origin)
    const [left, right] = [await join({ socket }), await join({ socket }, other)]
    const [one, two] = [await sealText(room, 'hier'), await sealText(other, 'dort')]
    left.put(one)
    right.put(two)
    await left.acknowledgedAll([one])
    await right.acknowledgedAll([two])
    expect(await rowsOf()).toEqual([one.hash])
    expect(await rowsOf(other)).toEqual([two.hash])
    socket.destroy()
  })

  test('is said once, whoever brings it again', async () => {
    const [one, two] = [await join(), await join()]
    const entry = await sealText(room, 'Bus')
    one.put(entry)
    two.put(entry)
    await one.acknowledgedAll([entry])
    await two.acknowledgedAll([entry])
    expect(await rowsOf()).toEqual([entry.hash])
  })

  test('is not sent up again by a device that comes back', async () => {
    const one = await join()
    const entry = await sealText(room, 'x'.repeat(50_000))
    one.put(entry)
    await one.acknowledgedAll([entry])
    await vi.waitUntil(() => !one.provider.hasUnsyncedChanges)
    // What the device itself wrote gave way to the hub's item: what is left to say is nearly nothing.
    let sent = 0
    one.provider.on(
      'outgoingMessage',
      ({ message }: { message: { toUint8Array(): Uint8Array } }) => {
        sent += message.toUint8Array().length
      },
    )
    one.socket.webSocket?.close()
    await vi.waitUntil(() => !one.provider.synced)
    await vi.waitUntil(() => one.provider.synced && !one.provider.hasUnsyncedChanges, {
      timeout: 5000,
    })
    expect(sent).toBeGreaterThan(100)
    expect(sent).toBeLessThan(2000)
  })
})

describe('what a member cannot do', () => {
  test('delete: the hub and the others keep what was deleted', async () => {
    const [one, two] = [await join(), await join()]
    const entry = await sealText(room, 'Bus')
    one.put(entry)
    await two.has([entry])
    two.entries.delete(entry.hash)
    const after = await sealText(room, 'danach')
    two.put(after)
    await one.has([after, entry])
    await (await join()).has([entry, after])
    expect(await rowsOf()).toHaveLength(2)
  })

  test('overwrite: the address belongs to the bytes', async () => {
    const [one, two] = [await join(), await join()]
    const entry = await sealText(room, 'Bus')
    one.put(entry)
    await two.has([entry])
    const evil = await sealText(room, 'etwas anderes')
    two.entries.set(entry.hash, evil.bytes)
    await (await join()).has([entry])
    const three = await join()
    await three.has([entry])
    expect(Buffer.from(three.entries.get(entry.hash) ?? [])).toEqual(Buffer.from(entry.bytes))
  })

  test('write with a key of another room, without a signature, or too much', async () => {
    const one = await join()
    const foreign = await sealText(await makeRoom('z'), 'fremd')
    const good = await sealText(room, 'gut')
    const broken = { hash: good.hash, bytes: good.bytes.slice() }
    broken.bytes[50] = (broken.bytes[50] ?? 0) ^ 1
    const { addressOf } = await import('#vault/bytes.ts')
    broken.hash = await addressOf(broken.bytes)
    one.put(foreign, good, broken)
    await one.acknowledgedAll([good])
    await vi.waitUntil(() => one.of('refused').length > 0)
    expect(one.of('refused')).toMatchObject([
      {
        reason: 'signature',
        hashes: expect.arrayContaining([foreign.hash, broken.hash]) as string[],
      },
    ])
    expect(await rowsOf()).toEqual([good.hash])
    expect(one.provider.hasUnsyncedChanges).toBe(true)
  })

  test('write as a reader, and a reader sees everything', async () => {
    const [reader, writer] = [await join({ role: 'reading' }), await join()]
    const entry = await sealText(room, 'Bus')
    reader.put(entry)
    await vi.waitUntil(() => reader.of('refused').length > 0)
    expect(reader.of('refused')[0]?.reason).toBe('role')
    expect(await rowsOf()).toEqual([])
    writer.put(entry)
    await writer.acknowledgedAll([entry])
    await reader.has([entry])
  })

  test('sign entries with the reading key', async () => {
    const one = await join()
    const entry = await sealText(room, 'Bus', 'reading')
    one.put(entry)
    await vi.waitUntil(() => one.of('refused').length > 0)
    expect(await rowsOf()).toEqual([])
  })

  test('replace anything without moderation', async () => {
    const [table, office] = [await join(), await join({ role: 'moderation' })]
    const entries = [await sealText(room, 'a'), await sealText(room, 'b')]
    const snapshot = await sealText(room, 'alles', 'moderation')
    const posing = await sealText(room, 'alles', 'contribution')
    office.put(...entries, snapshot, posing)
    await office.acknowledgedAll([...entries, snapshot, posing])
    const covered = entries.map(({ hash }) => hash)
    table.say({ kind: 'supersede', snapshot: snapshot.hash, covered })
    office.say({ kind: 'supersede', snapshot: posing.hash, covered })
    await vi.waitUntil(() =>
      service.hub.metrics.text().includes('hub_refused_total{reason="supersede"} 2'),
    )
    expect(service.hub.metrics.text()).not.toContain('superseded_total')
    await (await join()).has(entries)
    for (const device of devices.splice(0)) device.leave()
    const again = await join({ role: 'moderation' })
    again.say({ kind: 'supersede', snapshot: snapshot.hash, covered })
    await again.acknowledgedAll([snapshot])
    again.leave()
    await vi.waitUntil(() => /rooms_open 0/.test(service.hub.metrics.text()))
    const late = await join()
    await late.has([snapshot])
    expect(late.entries.has(covered[0] ?? '')).toBe(false)
    const more = await sealText(room, 'danach')
    late.put(more)
    await late.acknowledgedAll([more])
    await (await join()).has([more, snapshot])
  })
})

describe('what a room is told', () => {
  test('presence and signals reach the others and nobody else, and are not kept', async () => {
    const other = await makeRoom('b')
    const [one, two, stranger] = [
      await join(),
      await join({ role: 'reading' }),
      await join({}, other),
    ]
    one.say({ kind: 'presence', bytes: 'cHJlc2VuY2U' })
    two.say({ kind: 'signal', bytes: 'c2lnbmFs' })
    await vi.waitUntil(() => two.of('presence').length + one.of('signal').length === 2)
    expect(two.of('presence')).toEqual([{ kind: 'presence', bytes: 'cHJlc2VuY2U' }])
    expect(one.of('presence')).toEqual([])
    expect(stranger.of('presence')).toEqual([])
    const late = await join()
    expect(late.of('presence')).toEqual([])
  })

  test('a device learns by addresses what the hub has and lacks', async () => {
    const one = await join()
    const [here, missing] = [await sealText(room, 'da'), await sealText(room, 'fehlt')]
    one.put(here)
    await one.acknowledgedAll([here])
    one.acknowledged.clear()
    one.say({ kind: 'hashes', hashes: [here.hash, missing.hash] })
    await vi.waitUntil(() => one.of('lacking').length > 0)
    expect(one.of('lacking')).toEqual([{ kind: 'lacking', hashes: [missing.hash] }])
    expect([...one.acknowledged]).toEqual([here.hash])
  })

  test('what another process wrote arrives by itself', async () => {
    const one = await join()
    const entry = await sealText(room, 'aus der Sicherung')
    const { openSqliteStore } = await import('#hub/store/sqlite.ts')
    const { log } = await openSqliteStore(`${service.settings.data}/hub.db`)
    await log.append(await log.enter(room.keys.roomId, 1), [entry], 2 ** 30)
    await log.close()
    await one.has([entry])
  })

  test('a room that the operator removes is entered anew, and what devices hold comes back', async () => {
    const [one, two] = [await join(), await join()]
    const [early, late] = [await sealText(room, 'früh'), await sealText(room, 'spät')]
    one.put(early)
    await two.has([early])
    const { openSqliteStore } = await import('#hub/store/sqlite.ts')
    const { log } = await openSqliteStore(`${service.settings.data}/hub.db`)
    await log.remove(room.keys.roomId)
    await log.close()
    two.put(late)
    // What devices still have in the shared document they bring without being asked.
    await vi.waitFor(
      async () => expect(new Set(await rowsOf())).toEqual(new Set([early.hash, late.hash])),
      { timeout: 5000, interval: 100 },
    )
    await one.has([late])
    expect((await (await fetch(`${service.origin}/health`)).json()) as object).toEqual({
      status: 'ok',
    })
  })
})
