/** Answers that are handed in at the hub: only whole ones of their survey, as many as a town gives, and none comes back. */
import { sealEntry } from '#vault/entries.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HubDevice, makeRoom, tokenFor, type TestRoom } from '../../client/hub-device.ts'
import { startHub, type HubService } from '../../client/hub-service.ts'

const room = await makeRoom('survey', 'answers.survey')
const other = await makeRoom('other', 'answers.other')
const workshop = await makeRoom('workshop')
let service: HubService
let disk = 0.1

beforeAll(async () => {
  const limits = { mostAnswerBytes: 4000, mostAnswersBytes: 30_000 }
  service = await startHub(limits, { diskUse: () => Promise.resolve(disk) })
})
afterAll(() => service.destroy())

async function answerFor(keys: DocumentKeys, length = 600) {
  const update = new Uint8Array(length).fill(5)
  const fixed = { kind: 'answer', encoding: 'V1', minReader: 1 } as const
  return sealEntry(keys, 'contribution', { ...fixed, covers: [], update })
}

interface Asking {
  into?: TestRoom
  role?: Role
  method?: string
}

async function hand(
  { hash, bytes }: { hash: string; bytes: Uint8Array },
  { into = room, role = 'contribution', method = 'PUT' }: Asking = {},
) {
  const token = Buffer.from(JSON.stringify(await tokenFor(service.origin, into, role)))
  const response = await fetch(`${service.origin}/answers/${hash}`, {
    method,
    headers: { authorization: `Hub ${token.toString('base64url')}` },
    ...(method === 'PUT' && { body: bytes.slice() }),
  })
  return { status: response.status, text: (await response.text()).trim() }
}

async function holding(into: TestRoom): Promise<HubDevice> {
  const device = new HubDevice(service.origin, into)
  await device.joined()
  return device
}

test('an answer that was handed in is on disk, and whoever is in the room gets it', async () => {
  const kiosk = await holding(room)
  const answer = await answerFor(room.keys)
  expect(await hand(answer)).toEqual({ status: 201, text: 'kept' })
  await kiosk.has([answer])
  expect(await hand(answer)).toEqual({ status: 200, text: 'kept' })
  kiosk.leave()
  const later = await holding(room)
  await later.has([answer])
  later.leave()
})

test('only whoever may hand in hands in, only into rooms of answers, and nothing is given out', async () => {
  const answer = await answerFor(room.keys)
  expect(await hand(answer, { role: 'reading' })).toEqual({ status: 403, text: 'role' })
  expect((await hand(answer, { into: workshop })).status).toBe(403)
  for (const method of ['GET', 'DELETE', 'POST'])
    expect((await hand(answer, { method })).status, method).toBe(405)
  const anybody = await fetch(`${service.origin}/answers/${answer.hash}`, { method: 'PUT' })
  expect(anybody.status).toBe(401)
})

test('what is no answer of this survey, or was changed on the way, is refused', async () => {
  const answer = await answerFor(room.keys)
  const changed = { ...answer, bytes: answer.bytes.slice().fill(3, 100, 101) }
  expect(await hand(changed)).toEqual({ status: 422, text: 'address' })
  expect((await hand(await answerFor(other.keys))).status).toBe(422)
  expect((await hand(await answerFor(room.keys, 5000))).status).toBe(413)
})

test('a room of answers has a limit of its own, and a full disk takes no more', async () => {
  const into = await makeRoom('full', 'answers.full')
  const statuses = new Set<number>()
  for (let time = 0; time < 12; time += 1)
    statuses.add((await hand(await answerFor(into.keys, 3000), { into })).status)
  expect([...statuses]).toEqual([201, 507])
  disk = 0.95
  await service.hub.guard.check()
  expect(await hand(await answerFor(room.keys))).toEqual({ status: 507, text: 'disk' })
  disk = 0.1
  await service.hub.guard.check()
  expect((await hand(await answerFor(room.keys))).status).toBe(201)
})

test('an answer at the hub is never replaced, not even by the moderation', async () => {
  const into = await makeRoom('replaced', 'answers.replaced')
  const answer = await answerFor(into.keys)
  await hand(answer, { into })
  const office = new HubDevice(service.origin, into, { role: 'moderation' })
  await office.joined()
  const fixed = { kind: 'snapshot', encoding: 'V2', minReader: 1 } as const
  const snapshot = await sealEntry(into.keys, 'moderation', {
    ...fixed,
    covers: [answer.hash],
    update: new Uint8Array(10),
  })
  office.put(snapshot)
  await office.acknowledgedAll([snapshot])
  office.say({ kind: 'supersede', snapshot: snapshot.hash, covered: [answer.hash] })
  // Whatever was said after it is answered after it.
  office.say({ kind: 'hashes', hashes: [answer.hash] })
  await office.acknowledgedAll([answer])
  office.leave()
  const later = await holding(into)
  await later.has([answer])
  later.leave()
})

test('more than a town can give at once has to wait', async () => {
  const into = await makeRoom('flood', 'answers.flood')
  const answer = await answerFor(into.keys)
  const changed = { ...answer, bytes: answer.bytes.slice().fill(3, 100, 101) }
  const token = Buffer.from(JSON.stringify(await tokenFor(service.origin, into, 'contribution')))
  const headers = { authorization: `Hub ${token.toString('base64url')}` }
  const handing = Array.from({ length: 700 }, async () => {
    const body = changed.bytes.slice()
    const address = `${service.origin}/answers/${changed.hash}`
    const { status } = await fetch(address, { method: 'PUT', headers, body })
    return status
  })
  const statuses = await Promise.all(handing)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(20)
})
