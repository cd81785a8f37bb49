/** Blobs: brought in parts, taken up again after a break, believed by their address alone. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
