/** The hub is killed, wiped, set back, stopped and slow: nothing that was called safe is lost, all come together again. */
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MemoryPositions } from '#links/hub/position.ts'
import { openSqliteStore } from '#hub/store/sqlite.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { buildHub, HubProcess } from '../../../client/hub-process.ts'
import { HubTablet } from '../../../client/hub-tablet.ts'
import { addCard, cardsOf, docId, secret } from '../../../client/sessions.ts'

const patient = { timeout: 15_000, interval: 20 }
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

async function tablet(store?: HubTablet['store']) {
  const made = new HubTablet([docId], store)
  tablets.push(made)
  return { made, session: await made.open(docId), link: made.connect(hub.origin) }
}

async function agree(count: number): Promise<void> {
  await vi.waitFor(() => {
    const all = tablets.map(({ sessions }) => cardsOf(sessions.get(docId) as never) as object)
    for (const cards of all) expect(Object.keys(cards)).toHaveLength(count)
  }, patient)
}

async function allSafe(): Promise<void> {
  await vi.waitUntil(() => tablets.every((one) => one.isSafe(docId)), patient)
}

/** What is on the hub's disk, read while no hub runs. */
async function onDisk(): Promise<Set<string>> {
  const { log } = await openSqliteStore(join(hub.data, 'hub.db'))
  const { roomId } = await keysOfModeration(secret, docId)
  const rows = await log.rows(roomId, 0)
  await log.close()
  return new Set(rows.map(({ hash }) => hash))
}

test('what the hub confirmed is on its disk when it is killed in that moment', async () => {
  const { made, session } = await tablet()
  await vi.waitUntil(() => made.link?.status.state === 'open', patient)
  const confirmed = new Set<string>()
  made.link?.receive((message) => {
    if (message.kind === 'acknowledge') for (const hash of message.hashes) confirmed.add(hash)
  })
  for (let card = 0; card < 40; card += 1) addCard(session, `c${card}`, 'Bus')
  await vi.waitUntil(() => confirmed.size > 0, { timeout: 5000, interval: 1 })
  await hub.end('SIGKILL')
  const kept = await onDisk()
  for (const hash of confirmed) expect(kept).toContain(hash)
})

test('a hub that hangs confirms nothing, and the light does not say so', async () => {
  const { made, session } = await tablet()
  addCard(session, 'a', 'Bus')
  await allSafe()
  hub.signal('SIGSTOP')
  addCard(session, 'b', 'Bank')
  await session.whenSaved()
  expect(made.isSafe(docId)).toBe(false)
  made.link?.wake()
  // It is noticed, though the socket still looks open.
  await vi.waitUntil(() => made.link?.status.state !== 'open', patient)
  expect(made.isSafe(docId)).toBe(false)
  hub.signal('SIGCONT')
  await allSafe()
})

test('three tablets converge after kills without a further edit', async () => {
  const all = [await tablet(), await tablet(), await tablet()]
  await vi.waitUntil(() => tablets.every(({ link }) => link?.status.state === 'open'), patient)
  let cards = 0
  for (let round = 0; round < 4; round += 1) {
    for (const [at, { session }] of all.entries())
      for (let card = 0; card < 5; card += 1) addCard(session, `${at} ${(cards += 1)}`, 'Bus')
    await hub.end('SIGKILL')
    for (const { session } of all) addCard(session, `apart ${(cards += 1)}`, 'Bank')
    await hub.run()
  }
  await agree(cards)
  await allSafe()
}, 40_000)

test('a tablet that starts again brings what it wrote while nobody was there', async () => {
  const { made, session } = await tablet()
  addCard(session, 'a', 'Bus')
  await allSafe()
  await made.end()
  tablets = []
  const alone = new HubTablet([docId], made.store)
  await alone.write(docId, 'b')
  await alone.end()
  await tablet(made.store)
  await tablet()
  await agree(2)
})

test('a hub whose disk was lost gets everything back', async () => {
  const { session } = await tablet()
  await tablet()
  for (let card = 0; card < 10; card += 1) addCard(session, `c${card}`, 'Bus')
  await agree(10)
  await hub.end('SIGKILL')
  await rm(hub.data, { recursive: true })
  await hub.run()
  await vi.waitFor(async () => expect((await onDisk()).size).toBe(session.entryCount), patient)
  await tablet()
  await agree(10)
})

test('a hub that was set back to an older copy hides nothing that is written afterwards', async () => {
  const { session } = await tablet()
  const positions = new MemoryPositions()
  const second = new HubTablet([docId])
  tablets.push(second)
  await second.open(docId)
  second.connect(hub.origin, { positions })
  addCard(session, 'a', 'Bus')
  await agree(1)
  await allSafe()
  await hub.end('SIGTERM')
  await cp(hub.data, `${hub.data}-copy`, { recursive: true })
  await hub.run()
  for (let card = 0; card < 5; card += 1) addCard(session, `b${card}`, 'Bank')
  await agree(6)
  await allSafe()
  // Noted once all is quiet: how far this tablet has kept what the hub has.
  await vi.waitUntil(
    async () => (await positions.read(docId))?.next === session.entryCount,
    patient,
  )
  const [first] = tablets
  first?.disconnect()
  second.disconnect()
  await hub.end('SIGTERM')
  await rm(hub.data, { recursive: true })
  await cp(`${hub.data}-copy`, hub.data, { recursive: true })
  await hub.run()
  // The numbers that meant these cards before mean others now.
  const { made: third, session: fresh } = await tablet()
  for (let card = 0; card < 5; card += 1) addCard(fresh, `c${card}`, 'Licht')
  await vi.waitUntil(() => third.isSafe(docId) && fresh.entryCount > 2, patient)
  first?.connect(hub.origin)
  second.connect(hub.origin, { positions })
  await agree(11)
}, 40_000)

test('no card can be read in what the hub keeps and prints', async () => {
  const { session } = await tablet()
  for (let card = 0; card < 5; card += 1) addCard(session, `c${card}`, 'Fledermausbrunnen')
  await allSafe()
  await hub.end('SIGTERM')
  expect(hub.printed).not.toMatch(/Fledermaus|workshop\.test/)
  for (const name of await readdir(hub.data)) {
    const bytes = await readFile(join(hub.data, name))
    expect(bytes.includes('Fledermaus')).toBe(false)
    expect(bytes.includes('workshop.test')).toBe(false)
  }
})
