/** What is in the way at a hub is said in one code, nothing is lost meanwhile, and it goes on by itself. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { HubLink } from '#links/hub/hub-link.ts'
import { capabilityOf, keysOfCapability } from '#vault/keys.ts'
import type { SealedEntry } from '#documents/ports.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { linkTo, QuietSocket } from '../../../client/hub-links.ts'
import { startHub, type HubService } from '../../../client/hub-service.ts'
import { HubTablet } from '../../../client/hub-tablet.ts'
import { addCard, cardsOf, docId, secret } from '../../../client/sessions.ts'

const patient = { timeout: 10_000, interval: 10 }
let tablets: HubTablet[]
let hubs: HubService[]
let servers: Server[]

beforeEach(() => {
  tablets = []
  hubs = []
  servers = []
})
afterEach(async () => {
  for (const tablet of tablets) await tablet.end()
  for (const hub of hubs) await hub.destroy()
  for (const server of servers) server.close()
})

async function hub(...given: Parameters<typeof startHub>): Promise<HubService> {
  const started = await startHub(...given)
  hubs.push(started)
  return started
}

async function tablet() {
  const made = new HubTablet([docId])
  tablets.push(made)
  return { made, session: await made.open(docId) }
}

async function says(link: HubLink, fault: string | undefined): Promise<void> {
  await vi.waitFor(() => expect(link.status.fault).toBe(fault), patient)
}

/** A server that is no hub of ours. */
async function answering(type: string, body: string, status = 200): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'Content-Type': type, Connection: 'close' }).end(body)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a room that only the operator may open stays shut until the token is given', async () => {
  const { origin } = await hub({ openers: 'token', operatorToken: 'geheim' })
  const { made, session } = await tablet()
  addCard(session, 'a', 'Bus')
  await says(made.connect(origin), 'operator')
  expect(made.link?.status.docId).toBe(docId)
  made.disconnect()
  await says(made.connect(origin, { operator: 'falsch' }), 'operator')
  made.disconnect()
  const link = made.connect(origin, { operator: 'geheim' })
  await vi.waitUntil(() => made.isSafe(docId), patient)
  expect(link.status).toEqual({ state: 'open' })
  // Whoever has the link needs no token for a room that is there.
  const { made: other, session: theirs } = await tablet()
  other.connect(origin)
  await vi.waitFor(() => expect(cardsOf(theirs)).toEqual({ a: 'Bus' }), patient)
})

test('keys that do not belong to the room are refused', async () => {
  const { origin } = await hub()
  const { made } = await tablet()
  const link = made.connect(origin, {
    keysOf: async (id) => {
      const given = await capabilityOf(secret, id, 'contribution')
      const keys = await keysOfCapability(id, given)
      const sign = () => Promise.resolve(new Uint8Array(64))
      const forged = { publicKey: keys.publicKeys.moderation, sign }
      return { ...keys, signers: { moderation: forged } }
    },
  })
  await says(link, 'refused')
  expect(link.status.state).not.toBe('open')
})

test('a hub whose disk is 90 % full is read from, says so, and gets the rest when it has room', async () => {
  let used = 0.1
  const { origin } = await hub({}, { diskUse: () => Promise.resolve(used) })
  const { made, session } = await tablet()
  const link = made.connect(origin, { pace: { again: 60_000 } })
  addCard(session, 'a', 'Bus')
  await vi.waitUntil(() => made.isSafe(docId), patient)
  used = 0.95
  await says(link, 'disk')
  addCard(session, 'b', 'Bank')
  await session.whenSaved()
  const { made: other, session: theirs } = await tablet()
  other.connect(origin)
  await vi.waitFor(() => expect(cardsOf(theirs)).toEqual({ a: 'Bus' }), patient)
  expect(made.isSafe(docId)).toBe(false)
  expect(link.status.state).toBe('open')
  used = 0.5
  await vi.waitUntil(() => made.isSafe(docId), patient)
  await vi.waitFor(() => expect(cardsOf(theirs)).toEqual({ a: 'Bus', b: 'Bank' }), patient)
  await says(link, undefined)
})

test('a room that is full says for which document', async () => {
  const { origin } = await hub({ mostRoomBytes: 5000 })
  const { made, session } = await tablet()
  addCard(session, 'a', 'x'.repeat(20_000))
  const link = made.connect(origin)
  await says(link, 'room-full')
  expect(link.status).toEqual({ state: 'open', fault: 'room-full', docId })
  expect(made.isSafe(docId)).toBe(false)
})

test('an entry that no frame can carry stays here and is said, and the rest goes on', async () => {
  const { origin } = await hub()
  const { made, session } = await tablet()
  const link = made.connect(origin)
  await vi.waitUntil(() => link.status.state === 'open', patient)
  const bytes = new Uint8Array(33 * 1024 * 1024)
  const huge: SealedEntry = { hash: 'h'.repeat(43), bytes }
  link.send({ kind: 'entries', docId, entries: [huge] })
  addCard(session, 'a', 'Bus')
  await vi.waitUntil(() => made.isSafe(docId), patient)
  expect(link.status).toEqual({ state: 'open', fault: 'too-large', docId })
})

test('somebody else at the address is told apart from a hub that is off', async () => {
  const page = await answering('text/html', '<!doctype html>')
  const newer = await answering('application/json', '{"challenge":2}')
  const gone = await answering('text/plain', 'no', 404)
  for (const [address, fault] of [
    [page, 'absent'],
    [gone, 'absent'],
    [newer, 'version'],
    ['http://127.0.0.1:9', 'unreachable'],
  ] as const) {
    const link = linkTo(address)
    await says(link, fault)
    expect(['waiting', 'connecting']).toContain(link.status.state)
    link.close()
    expect(link.status.state).toBe('closed')
  }
})

test('a hub that is started later is found by itself', async () => {
  const first = await hub()
  await first.stop()
  const { made, session } = await tablet()
  addCard(session, 'a', 'Bus')
  const link = made.connect(first.origin, { pace: { watch: 60_000 } })
  await says(link, 'unreachable')
  await hub({}, { folder: first.folder, port: first.port })
  await vi.waitUntil(() => made.isSafe(docId), patient)
  expect(link.status).toEqual({ state: 'open' })
})

test('tablets come back at different moments', async () => {
  const starts: number[] = []
  class NotingSocket extends QuietSocket {
    constructor(url: string) {
      super(url)
      starts.push(performance.now())
    }
  }
  const { origin, stop, folder, port } = await hub()
  const pace = { firstPause: 400, longestPause: 2000 }
  const links = Array.from({ length: 20 }, () => linkTo(origin, { webSocket: NotingSocket, pace }))
  await vi.waitUntil(() => links.every(({ status }) => status.state === 'open'), patient)
  await stop()
  starts.length = 0
  await hub({}, { folder, port })
  await vi.waitUntil(() => links.every(({ status }) => status.state === 'open'), patient)
  expect(Math.max(...starts) - Math.min(...starts)).toBeGreaterThan(100)
  for (const link of links) link.close()
})

test('whoever may only read takes everything and puts nothing', async () => {
  const { origin } = await hub()
  const { made, session } = await tablet()
  made.connect(origin)
  addCard(session, 'a', 'Bus')
  const { made: reader, session: theirs } = await tablet()
  const link = reader.connect(origin, {
    keysOf: async (id) => keysOfCapability(id, await capabilityOf(secret, id, 'reading')),
  })
  await vi.waitFor(() => expect(cardsOf(theirs)).toEqual({ a: 'Bus' }), patient)
  addCard(theirs, 'b', 'Bank')
  await theirs.whenSaved()
  addCard(session, 'c', 'Licht')
  await vi.waitFor(() => expect(cardsOf(theirs)).toHaveProperty('c'), patient)
  expect(cardsOf(session)).toEqual({ a: 'Bus', c: 'Licht' })
  expect(link.status).toEqual({ state: 'open' })
})

test('a device that holds nothing does not trouble the hub', async () => {
  const { origin, hub: running } = await hub()
  const known: string[] = []
  let looks = 0
  const look = () => {
    looks += 1
    return Promise.resolve(known)
  }
  const link = linkTo(origin, { known: look, pace: { watch: 20 } })
  await vi.waitUntil(() => looks > 5, patient)
  expect(running.metrics.text()).not.toMatch(/connected_total [1-9]/)
  known.push(docId)
  link.send({ kind: 'index', documents: [] })
  await vi.waitUntil(() => link.status.state === 'open', patient)
  link.close()
})

test('a rehearsal never leaves the device', async () => {
  const { origin, lines } = await hub()
  const { made } = await tablet()
  const link = made.connect(origin, {
    keysOf: async (id) => {
      if (id.startsWith('rehearsal.')) throw new Error('not here')
      return keysOfCapability(id, await capabilityOf(secret, id, 'moderation'))
    },
  })
  await vi.waitUntil(() => link.status.state === 'open', patient)
  link.send({ kind: 'hashes', docId: 'rehearsal.x', hashes: ['h'.repeat(43)] })
  link.send({ kind: 'presence', docId: 'rehearsal.x', bytes: new Uint8Array(3) })
  const [session] = made.sessions.values()
  if (session) addCard(session, 'a', 'Bus')
  await vi.waitUntil(() => made.isSafe(docId), patient)
  expect(link.joinedRooms).toBe(1)
  expect(lines.filter((line) => line.includes('denied'))).toEqual([])
})
