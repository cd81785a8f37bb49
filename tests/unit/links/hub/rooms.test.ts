/** Many documents, large ones and long histories over one socket: in bounded rooms, and nothing twice. */
import { MemoryPositions } from '#links/hub/position.ts'
import { openSqliteStore } from '#hub/store/sqlite.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { QuietSocket } from '../../../client/hub-links.ts'
import { buildHub, HubProcess } from '../../../client/hub-process.ts'
import { HubTablet } from '../../../client/hub-tablet.ts'
import { addCard, cardsOf, docId, secret } from '../../../client/sessions.ts'

const patient = { timeout: 60_000, interval: 20 }
let built: Awaited<ReturnType<typeof buildHub>>
let hub: HubProcess
let tablets: HubTablet[]

beforeAll(async () => {
  built = await buildHub()
}, 60_000)
afterAll(() => built.remove())

beforeEach(async () => {
  tablets = []
  hub = await HubProcess.start(built.folder, { HUB_PULSE_SECONDS: '0.3' })
})
afterEach(async () => {
  for (const tablet of tablets) await tablet.end()
  await hub.end()
})

function tablet(known: string[], ...rest: [HubTablet['store']?, ('moderation' | 'contribution')?]) {
  const made = new HubTablet(known, ...rest)
  tablets.push(made)
  return made
}

/** Counts what comes over the socket. */
function counting() {
  const count = { bytes: 0 }
  class CountingSocket extends QuietSocket {
    constructor(url: string) {
      super(url)
      this.on('message', (data: ArrayBuffer) => (count.bytes += data.byteLength))
    }
  }
  return { count, webSocket: CountingSocket }
}

async function rowsOnDisk(): Promise<{ hash: string; bytes: Uint8Array | undefined }[]> {
  const { log } = await openSqliteStore(join(hub.data, 'hub.db'))
  const { roomId } = await keysOfModeration(secret, docId)
  const rows = await log.rows(roomId, 0)
  await log.close()
  return rows
}

test('300 documents that nobody has open reach another tablet, in 12 rooms at once', async () => {
  const names = Array.from({ length: 300 }, (_, at) => `workshop.n${at}`)
  const one = tablet(names)
  for (const name of names) await one.write(name, 'Bus')
  const pace = { mostRooms: 12 }
  let most = 0
  const link = one.connect(hub.origin, { pace })
  const watch = setInterval(() => (most = Math.max(most, link.joinedRooms)), 1)
  await vi.waitUntil(() => one.receipts.size === 300, patient)
  const two = tablet(names)
  two.connect(hub.origin, { pace })
  await vi.waitFor(async () => {
    for (const name of names) expect(await two.count(name)).toBe(1)
  }, patient)
  clearInterval(watch)
  expect(most).toBeLessThanOrEqual(12 + 4)
  const session = await two.open('workshop.n299')
  expect(cardsOf(session)).toEqual({ Bus: 'Bus' })
}, 120_000)

test('a document of 20 MB reaches another tablet, and is safe', async () => {
  const one = tablet([docId])
  const session = await one.open(docId)
  one.connect(hub.origin)
  for (let card = 0; card < 20; card += 1) {
    addCard(session, `c${card}`, String(card % 10).repeat(1024 * 1024))
    await session.whenSaved()
  }
  const two = tablet([docId])
  const other = await two.open(docId)
  two.connect(hub.origin)
  await vi.waitUntil(() => Object.keys(cardsOf(other) as object).length === 20, patient)
  await vi.waitUntil(() => one.isSafe(docId) && two.isSafe(docId), patient)
}, 120_000)

test('what this tablet has kept does not come down again, after a start or a cut', async () => {
  const one = tablet([docId])
  const session = await one.open(docId)
  for (let card = 0; card < 20; card += 1) {
    addCard(session, `c${card}`, `${card}`.repeat(20_000))
    await session.whenSaved()
  }
  one.connect(hub.origin)
  await vi.waitUntil(() => one.isSafe(docId), patient)
  const two = tablet([docId])
  const positions = new MemoryPositions()
  const other = await two.open(docId)
  two.connect(hub.origin, { positions })
  await vi.waitUntil(() => other.entryCount === 20, patient)
  await vi.waitUntil(async () => (await positions.read(docId))?.next === 20, patient)
  two.disconnect()
  addCard(session, 'new', 'Licht')
  const { count, webSocket } = counting()
  two.connect(hub.origin, { positions, webSocket })
  await vi.waitUntil(() => other.entryCount === 21, patient)
  // The last one that was kept comes again, as proof; 19 of 20 do not.
  expect(count.bytes).toBeGreaterThan(20_000)
  expect(count.bytes).toBeLessThan(100_000)
})

test('a row that this tablet lost comes back from the hub', async () => {
  const positions = new MemoryPositions()
  const one = tablet([docId])
  const session = await one.open(docId)
  one.connect(hub.origin, { positions })
  for (let card = 0; card < 5; card += 1) {
    addCard(session, `c${card}`, 'Bus')
    await session.whenSaved()
  }
  await vi.waitUntil(async () => (await positions.read(docId))?.next === 5, patient)
  await one.close(docId)
  one.disconnect()
  const [lost] = await one.store.load(docId)
  if (!lost) throw new Error('There is an entry.')
  await one.store.quarantine(docId, lost, 'address')
  expect(await one.count(docId)).toBe(4)
  one.connect(hub.origin, { positions })
  await vi.waitFor(async () => expect(await one.store.hashes(docId)).toContain(lost.hash), patient)
})

test('what a snapshot replaced is let go of by the hub, and newcomers need only the snapshot', async () => {
  const one = tablet([docId], undefined, 'moderation')
  const session = await one.open(docId, { mostEntries: 10, restAfterOpening: 0 })
  one.connect(hub.origin)
  for (let card = 0; card < 12; card += 1) {
    addCard(session, `c${card}`, 'Bus')
    await session.whenSaved()
    if (card === 8) await vi.waitUntil(() => one.isSafe(docId), patient)
  }
  await vi.waitUntil(() => session.entryCount < 10 && one.isSafe(docId), patient)
  await vi.waitFor(async () => {
    const rows = await rowsOnDisk()
    const whole = rows.filter(({ bytes }) => bytes).map(({ hash }) => hash)
    expect(new Set(whole)).toEqual(new Set(await one.store.hashes(docId)))
    expect(rows.length).toBeGreaterThan(whole.length)
  }, patient)
  one.disconnect()
  // A hub that has the room in its memory still gives both.
  await hub.end()
  await hub.run()
  const two = tablet([docId])
  const other = await two.open(docId)
  const came = new Set<string>()
  two.connect(hub.origin).receive((message) => {
    if (message.kind === 'entries') for (const { hash } of message.entries) came.add(hash)
  })
  await vi.waitUntil(() => Object.keys(cardsOf(other) as object).length === 12, patient)
  expect(came).toEqual(new Set(await one.store.hashes(docId)))
})

test('a late hand-in is taken, and what a snapshot replaced does not return with it', async () => {
  const late = tablet([docId])
  await late.write(docId, 'early')
  const one = tablet([docId], late.store, 'moderation')
  const shared = await one.store.load(docId)
  const moderator = tablet([docId], undefined, 'moderation')
  await moderator.store.keep(docId, shared)
  const session = await moderator.open(docId, { mostEntries: 5, restAfterOpening: 0 })
  moderator.connect(hub.origin)
  for (let card = 0; card < 6; card += 1) {
    addCard(session, `c${card}`, 'Bus')
    await session.whenSaved()
  }
  await vi.waitUntil(() => session.entryCount < 5 && moderator.isSafe(docId), patient)
  await late.write(docId, 'late')
  late.connect(hub.origin)
  await vi.waitFor(() => expect(cardsOf(session)).toMatchObject({ late: 'late' }), patient)
  await vi.waitUntil(() => moderator.isSafe(docId), patient)
  const kept = new Set(await moderator.store.hashes(docId))
  for (const { hash } of shared) expect(kept).not.toContain(hash)
})

test('entries go on into a new room when the keys were replaced', async () => {
  const one = tablet([docId])
  const session = await one.open(docId)
  const fresh = Uint8Array.from({ length: 32 }, () => 9)
  let current = secret
  one.connect(hub.origin, { keysOf: (id) => keysOfModeration(current, id), pace: { tour: 300 } })
  addCard(session, 'a', 'Bus')
  await vi.waitUntil(() => one.isSafe(docId), patient)
  current = fresh
  await one.close(docId)
  const { roomId } = await keysOfModeration(fresh, docId)
  await vi.waitFor(async () => {
    const { log } = await openSqliteStore(join(hub.data, 'hub.db'))
    const found = await log.find(roomId)
    await log.close()
    expect(found?.id).toBe(roomId)
  }, patient)
})

test('signals reach whoever is in the room, sealed', async () => {
  const seen: Uint8Array[] = []
  class SpyingSocket extends QuietSocket {
    override send(data: Uint8Array) {
      seen.push(data)
      super.send(data)
    }
  }
  const [one, two] = [tablet([docId]), tablet([docId])]
  const links = [one, two].map((each) => each.connect(hub.origin, { webSocket: SpyingSocket }))
  await vi.waitUntil(() => links.every(({ status }) => status.state === 'open'), patient)
  const heard: string[] = []
  links[1]?.signalled((where, bytes) => heard.push(`${where} ${new TextDecoder().decode(bytes)}`))
  links[0]?.signal(docId, new TextEncoder().encode('Angebot'))
  await vi.waitUntil(() => heard.length > 0, patient)
  expect(heard).toEqual([`${docId} Angebot`])
  expect(seen.some((data) => Buffer.from(data).includes('Angebot'))).toBe(false)
})
