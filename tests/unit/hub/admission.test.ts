/** Who gets in: whoever proves a role for a room, and who may open a new one. */
import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Challenges } from '#hub/challenge.ts'
import { isNear } from '#hub/near.ts'
import { Pace } from '#hub/pace.ts'
import { readSettings, type Settings } from '#hub/settings.ts'
import type { RoomToken } from '#schema/hub.ts'
import {
  HubDevice,
  makeRoom,
  tokenFor,
  WebSocket,
  type JoinOptions,
} from '../../client/hub-device.ts'
import { startHub, type HubService } from '../../client/hub-service.ts'

const room = await makeRoom('a')
let service: HubService | undefined

afterEach(async () => {
  await service?.destroy()
  service = undefined
})

/** What a device is told: `in`, or why not. */
async function tryJoin(
  options: JoinOptions = {},
  settings: Partial<Settings> = {},
): Promise<string> {
  service ??= await startHub(settings)
  const device = new HubDevice(service.origin, room, options)
  await vi.waitUntil(() => device.denial ?? device.of('state').length > 0)
  device.leave()
  return device.denial ?? 'in'
}

function withToken(change: (token: RoomToken) => unknown): () => Promise<string> {
  return async () =>
    JSON.stringify(change(await tokenFor(service?.origin ?? '', room, 'contribution')))
}

describe('a room takes', () => {
  test.each(['moderation', 'contribution', 'reading'] as const)('the role %s', async (role) => {
    expect(await tryJoin({ role })).toBe('in')
  })

  test.each<[string, string, (token: RoomToken) => unknown]>([
    ['no words', 'token', () => 'hello'],
    ['no token of a newer app', 'token', (token) => ({ ...token, version: 2 })],
    [
      'no challenge of somebody else',
      'challenge',
      (token) => ({ ...token, nonce: 'A'.repeat(48) }),
    ],
    ['no role that was not proved', 'signature', (token) => ({ ...token, role: 'moderation' })],
    [
      'no keys of another room',
      'token',
      (token) => ({ ...token, keys: [...token.keys].reverse() }),
    ],
    [
      'no keys that are none',
      'token',
      (token) => ({ ...token, keys: Array(3).fill('A'.repeat(43)) }),
    ],
    ['no other signature', 'signature', (token) => ({ ...token, signature: 'A'.repeat(86) })],
  ])('%s', async (_what, reason, change) => {
    service = await startHub()
    expect(await tryJoin({ token: withToken(change) })).toBe(reason)
    expect(await tryJoin()).toBe('in')
  })

  test('no token that was made for another room', async () => {
    service = await startHub()
    const other = await makeRoom('b')
    const token = async () =>
      JSON.stringify(await tokenFor(service?.origin ?? '', other, 'moderation'))
    expect(await tryJoin({ token })).toBe('token')
  })
})

describe('a new room is opened', () => {
  test('by whoever is near', async () => {
    expect(await tryJoin()).toBe('in')
  })

  test('by holders of the operator’s token alone, if it is so set; joining needs none', async () => {
    const settings = { openers: 'token', operatorToken: 'geheim' } as const
    expect(await tryJoin({}, settings)).toBe('operator')
    expect(await tryJoin({ operator: 'falsch' })).toBe('operator')
    expect(await tryJoin({ operator: 'geheim' })).toBe('in')
    expect(await tryJoin()).toBe('in')
  })
})

describe('near is', () => {
  const near = (remoteAddress: string, headers: Record<string, string> = {}) =>
    isNear({ socket: { remoteAddress }, headers } as unknown as IncomingMessage)

  test.each([
    '127.0.0.1',
    '::1',
    '::ffff:192.168.1.4',
    '10.1.2.3',
    '172.31.0.1',
    'fd00::1',
    'fe80::1%eth0',
  ])('%s', (address) => expect(near(address)).toBe(true))
  test.each(['8.8.8.8', '172.32.0.1', '2001:db8::1', '::ffff:1.2.3.4', 'nonsense', ''])(
    'not %s',
    (address) => expect(near(address)).toBe(false),
  )
  test('not who comes through a proxy from far away, whatever else is said', () => {
    expect(near('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(false)
    expect(near('127.0.0.1', { 'x-forwarded-for': '127.0.0.1, 203.0.113.7' })).toBe(false)
    expect(near('127.0.0.1', { 'x-real-ip': '203.0.113.7' })).toBe(false)
    expect(near('127.0.0.1', { forwarded: 'for=127.0.0.1' })).toBe(false)
    expect(near('127.0.0.1', { 'x-forwarded-for': '192.168.1.9' })).toBe(true)
  })
})

test('HUB_ORIGIN lets in pages of that origin alone, and programs, which name none', async () => {
  service = await startHub({ origins: ['https://koffer.example'] })
  const { port, origin } = service
  const codes = []
  for (const page of ['https://koffer.example', 'https://evil.example', undefined]) {
    const headers = page === undefined ? {} : { origin: page }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/sync`, { headers })
    const what = await new Promise<string>((resolve) => {
      socket.on('open', () => resolve('open'))
      socket.on('error', (error: Error) => resolve(error.message))
    })
    codes.push(what)
    socket.terminate()
  }
  expect(codes).toEqual(['open', 'Unexpected server response: 403', 'open'])
  const asked = await fetch(`${origin}/challenge`, { headers: { origin: 'https://evil.example' } })
  expect(asked.status).toBe(403)
  const allowed = await fetch(`${origin}/challenge`, {
    headers: { origin: 'https://koffer.example' },
  })
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://koffer.example')
})

test('a challenge is known again by every node, for ten minutes, unchanged', () => {
  let now = 1e12
  const [one, two] = [new Challenges('c2VjcmV0', () => now), new Challenges('c2VjcmV0', () => now)]
  const nonce = one.give()
  expect(two.knows(nonce)).toBe(true)
  expect(new Challenges('b3RoZXI').knows(nonce)).toBe(false)
  const flipped = Buffer.from(nonce, 'base64url')
  flipped[5] = (flipped[5] ?? 0) ^ 1
  expect(two.knows(flipped.toString('base64url'))).toBe(false)
  now += 599_000
  expect(two.knows(nonce)).toBe(true)
  now += 2000
  expect(two.knows(nonce)).toBe(false)
})

test('a pace allows a minute’s worth at once and then says how long to wait', () => {
  let now = 0
  const pace = new Pace(10, 100, () => now)
  expect(pace.take(100)).toBe(0)
  expect(pace.take(5)).toBe(500)
  now = 1000
  expect(pace.take(5)).toBe(0)
})

test('settings that mean nothing are named in a sentence', () => {
  expect(readSettings({}).openers).toBe('near')
  expect(() => readSettings({ HUB_ROOM_MB: 'viel' })).toThrow('HUB_ROOM_MB')
  expect(() => readSettings({ HUB_ROOMS: 'alle' })).toThrow('HUB_ROOMS')
  expect(readSettings({ HUB_ORIGIN: 'https://a.de, https://b.de' }).origins).toHaveLength(2)
})
