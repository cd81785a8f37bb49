/** Blobs: brought in parts, taken up again after a break, believed by their address alone. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HubBlobs } from '#schema/hub.ts'
import type { Role } from '#vault/keys.ts'
import { addressFor } from '../../contracts/hub-log.ts'
import { makeRoom, tokenFor, type TestRoom } from '../../client/hub-device.ts'
import { startHub, type HubService } from '../../client/hub-service.ts'

const room = await makeRoom('a')
let service: HubService
let disk = 0.1
let photo: Buffer
let hash: string

beforeAll(async () => {
  service = await startHub({ mostBlobBytes: 4_000_000 }, { diskUse: () => Promise.resolve(disk) })
})
afterAll(() => service.destroy())
beforeEach(() => {
  photo = randomBytes(2_500_000)
  hash = addressFor(photo)
})

interface Asking {
  role?: Role
  into?: TestRoom
  body?: Uint8Array
  headers?: Record<string, string>
}

async function ask(method: string, asking: Asking = {}) {
  const { role = 'contribution', into = room, body, headers = {} } = asking
  const token = Buffer.from(JSON.stringify(await tokenFor(service.origin, into, role)))
  const response = await fetch(`${service.origin}/blobs/${hash}`, {
    method,
    headers: { authorization: `Hub ${token.toString('base64url')}`, ...headers },
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  })
  const content = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, content }
}

function part(from: number, to: number): Asking {
  const headers = { 'content-range': `bytes ${from}-${to - 1}/${photo.length}` }
  return { body: photo.subarray(from, to), headers }
}

test('a whole blob is there for every member, also in ranges', async () => {
  expect((await ask('PUT', { body: photo })).status).toBe(201)
  const whole = await ask('GET', { role: 'reading' })
  expect(whole.status).toBe(200)
  expect(whole.content.equals(photo)).toBe(true)
  const some = await ask('GET', { headers: { range: 'bytes=1000000-1999999' } })
  expect(some.status).toBe(206)
  expect(some.headers.get('content-range')).toBe(`bytes 1000000-1999999/${photo.length}`)
  expect(some.content.equals(photo.subarray(1_000_000, 2_000_000))).toBe(true)
  const head = await ask('HEAD')
  expect(head.headers.get('content-length')).toBe(String(photo.length))
  expect((await ask('GET', { headers: { range: 'bytes=9999999-' } })).status).toBe(416)
  expect((await ask('PUT', { body: photo })).status).toBe(200)
})

test('whoever brings what is there already is answered after the last byte, as a proxy needs it', async () => {
  expect((await ask('PUT', { body: photo })).status).toBe(201)
  const token = Buffer.from(JSON.stringify(await tokenFor(service.origin, room, 'contribution')))
  const headers = {
    authorization: `Hub ${token.toString('base64url')}`,
    'content-length': photo.length,
    connection: 'close',
  }
  const sending = request(`${service.origin}/blobs/${hash}`, { method: 'PUT', headers })
  let isAnswered = false
  const answer = once(sending, 'response').then(([response]: IncomingMessage[]) => {
    isAnswered = true
    return response?.statusCode
  })
  sending.write(photo.subarray(0, 100_000))
  // The hub has read the beginning long before it has answered something else.
  for (let round = 0; round < 3; round += 1) await ask('HEAD')
  expect(isAnswered).toBe(false)
  sending.end(photo.subarray(100_000))
  expect(await answer).toBe(200)
})

test('an upload goes on where it was broken off', async () => {
  expect((await ask('PUT', part(0, 1_200_000))).status).toBe(202)
  const asked = await ask('PUT', { headers: { 'content-range': `bytes */${photo.length}` } })
  expect([asked.status, asked.headers.get('range')]).toEqual([202, 'bytes=0-1199999'])
  expect((await ask('GET')).status).toBe(404)
  expect((await ask('PUT', part(2_000_000, 2_100_000))).status).toBe(409)
  expect((await ask('PUT', part(1_200_000, photo.length))).status).toBe(201)
  expect((await ask('GET')).content.equals(photo)).toBe(true)
})

test('bytes with another address never count, and the true ones can come after them', async () => {
  const evil = Buffer.from(photo)
  evil[77] = (evil[77] ?? 0) ^ 1
  expect((await ask('PUT', { body: evil })).status).toBe(422)
  expect((await ask('HEAD')).status).toBe(404)
  expect((await ask('PUT', { body: photo })).status).toBe(201)
})

describe('nobody brings', () => {
  test('anything without a right token', async () => {
    const url = `${service.origin}/blobs/${hash}`
    const none = await fetch(url, { method: 'PUT', body: 'x' })
    const wrong = await fetch(url, { headers: { authorization: 'Hub bm9uc2Vuc2U' } })
    expect([none.status, wrong.status]).toEqual([401, 401])
  })

  test('anything as a reader', async () => {
    expect((await ask('PUT', { role: 'reading', body: photo })).status).toBe(403)
  })

  test('more than a blob may be', async () => {
    const headers = { 'content-range': 'bytes 0-9/5000000' }
    expect((await ask('PUT', { body: randomBytes(10), headers })).status).toBe(413)
  })

  test('a part that is not as long as it says', async () => {
    const headers = { 'content-range': `bytes 0-99/${photo.length}` }
    expect((await ask('PUT', { body: randomBytes(10), headers })).status).toBe(400)
  })

  test('anything while the disk is full', async () => {
    disk = 0.95
    await service.hub.guard.check()
    expect((await ask('PUT', { body: photo })).status).toBe(507)
    disk = 0.1
    await service.hub.guard.check()
    expect((await ask('PUT', { body: photo })).status).toBe(201)
  })
})

describe('what a room has brought', () => {
  async function list(into: TestRoom, after = '') {
    const token = Buffer.from(JSON.stringify(await tokenFor(service.origin, into, 'reading')))
    const response = await fetch(`${service.origin}/blobs${after && `?after=${after}`}`, {
      headers: { authorization: `Hub ${token.toString('base64url')}` },
    })
    return HubBlobs.parse(await response.json()).blobs
  }

  test('is listed for its members alone, with its kind', async () => {
    const own = await makeRoom('list')
    await ask('PUT', { into: own, body: photo, headers: { 'blob-kind': 'thumbnail' } })
    const first = { hash, size: photo.length, kind: 'thumbnail' }
    photo = randomBytes(1000)
    hash = addressFor(photo)
    await ask('PUT', { into: own, body: photo })
    const all = [first, { hash, size: 1000, kind: 'original' }]
    all.sort((one, two) => (one.hash < two.hash ? -1 : 1))
    expect(await list(own)).toEqual(all)
    expect(await list(own, all[0]?.hash)).toEqual(all.slice(1))
    expect(await list(await makeRoom('other list'))).toEqual([])
  })

  test('is listed for nobody without a token', async () => {
    expect((await fetch(`${service.origin}/blobs`)).status).toBe(401)
    expect((await fetch(`${service.origin}/blobs`, { method: 'PUT' })).status).toBe(405)
  })
})

describe('who asks too much', () => {
  let slow: HubService
  beforeAll(async () => {
    slow = await startHub({ messagesPerSecond: 1, bytesPerMinute: 60_000 })
  })
  afterAll(() => slow.destroy())

  async function head(into: TestRoom, role: Role) {
    const token = Buffer.from(JSON.stringify(await tokenFor(slow.origin, into, role)))
    const headers = { authorization: `Hub ${token.toString('base64url')}` }
    return (nothing?: Uint8Array<ArrayBuffer>) =>
      fetch(`${slow.origin}/blobs/${hash}`, {
        method: nothing ? 'PUT' : 'HEAD',
        headers,
        ...(nothing && { body: nothing }),
      })
  }

  test('is told to wait, and nobody else has to', async () => {
    const reader = await head(room, 'reading')
    const statuses: number[] = []
    for (let turn = 0; turn < 12; turn += 1) statuses.push((await reader()).status)
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404))
    const refused = await reader()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await (await head(room, 'contribution'))()).status).toBe(404)
    expect((await (await head(await makeRoom('calm'), 'reading'))()).status).toBe(404)
  })

  test('waits for what it has brought already', async () => {
    const own = await head(await makeRoom('much'), 'contribution')
    photo = randomBytes(70_000)
    hash = addressFor(photo)
    expect((await own(photo as Buffer<ArrayBuffer>)).status).toBe(201)
    expect((await own()).status).toBe(429)
  })
})
