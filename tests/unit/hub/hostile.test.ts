/** Nothing that comes over a socket ends the hub, fills it, or is noticed by anybody else. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import {
  HubDevice,
  makeRoom,
  sealText,
  tokenFor,
  WebSocket,
  type TestSocket,
} from '../../client/hub-device.ts'
import { startHub, type HubService } from '../../client/hub-service.ts'

const room = await makeRoom('a')
const { roomId } = room.keys
let service: HubService
let witness: HubDevice

beforeAll(async () => {
  service = await startHub({ entryTime: 1500 })
  witness = new HubDevice(service.origin, room)
  await witness.joined()
})

// One hub and one device go through everything.
afterEach(() => stillWorks())

afterAll(async () => {
  witness.leave()
  await service.destroy()
})

/** Somebody else in the same room is served as ever, on the socket that was open before. */
async function stillWorks(hub = service, device = witness): Promise<void> {
  const entry = await sealText(room, 'geht noch')
  device.put(entry)
  await device.acknowledgedAll([entry])
  expect((await fetch(`${hub.origin}/health`)).status).toBe(200)
  expect(hub.lines.join('')).not.toContain('uncaught')
}

/** A hub of its own, with one device in the room. */
async function another(settings: Parameters<typeof startHub>[0]) {
  const hub = await startHub(settings)
  const device = new HubDevice(hub.origin, room)
  await device.joined()
  const end = async () => {
    device.leave()
    await hub.destroy()
  }
  return { hub, device, end }
}

async function open(port = service.port): Promise<TestSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync`)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  return socket
}

/** Sends frames and resolves with the code with which the hub closed. */
async function closedAfter(...frames: (Uint8Array | string)[]): Promise<number> {
  const socket = await open()
  for (const frame of frames) socket.send(frame)
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

function frame(
  type: number,
  name = roomId,
  more: (encoder: encoding.Encoder) => void = () => undefined,
) {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, type)
  more(encoder)
  return encoding.toUint8Array(encoder)
}

async function authentication(): Promise<Uint8Array> {
  const token = await tokenFor(service.origin, room, 'contribution')
  return frame(2, roomId, (encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, JSON.stringify(token))
  })
}

function update(bytes: Uint8Array, step = 2): Uint8Array {
  return frame(0, roomId, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

function updateThat(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return update(Y.encodeStateAsUpdate(doc))
}

describe('frames that no device sends', () => {
  test.each<[string, Uint8Array | string]>([
    ['text', 'hello'],
    ['nothing', new Uint8Array()],
    ['a name that is none', frame(0, '__proto__')],
    ['the name of a method', frame(0, 'constructor')],
    ['presence in the clear', frame(1)],
    [
      'a broadcast past the hub',
      frame(6, roomId, (encoder) => encoding.writeVarString(encoder, 'x')),
    ],
    ['an unknown kind', frame(99)],
    ['an unknown step', frame(0, roomId, (encoder) => encoding.writeVarUint(encoder, 7))],
    ['half a frame', frame(0, roomId, (encoder) => encoding.writeVarUint(encoder, 2))],
    ['a state vector without end', update(Uint8Array.of(255, 255, 255, 127), 0)],
  ])('%s', async (_what, bytes) => {
    expect(await closedAfter(bytes)).toBe(4400)
  })

  test.each<[string, () => Uint8Array]>([
    ['noise', () => update(randomBytes(2000))],
    ['an update that was cut off', () => update(Y.encodeStateAsUpdate(witness.doc).slice(0, -3))],
    ['a text', () => updateThat((doc) => doc.getText('x').insert(0, 'Hallo'))],
    ['a value that is no bytes', () => updateThat((doc) => doc.getMap('entries').set('a', 'b'))],
    ['another map', () => updateThat((doc) => doc.getMap('more').set('a', new Uint8Array(200)))],
    [
      'bytes under another address',
      () => updateThat((doc) => doc.getMap('entries').set('a', new Uint8Array(200))),
    ],
    ['words that are no JSON', () => frame(5, roomId, (to) => encoding.writeVarString(to, '{'))],
    ['unknown words', () => frame(5, roomId, (to) => encoding.writeVarString(to, '{"kind":"x"}'))],
  ])('from a member: %s', async (_what, make) => {
    const entry = await sealText(room, 'vorher')
    witness.put(entry)
    await witness.acknowledgedAll([entry])
    const socket = await open()
    const closed = once(socket, 'close') as Promise<[number]>
    socket.send(await authentication())
    socket.send(make())
    expect((await closed)[0]).toBe(4400)
  })

  test('any bytes at all', async () => {
    const good = [await authentication(), update(Y.encodeStateAsUpdate(witness.doc)), frame(7)]
    for (let round = 0; round < 150; round += 1) {
      const socket = await open()
      const bytes = Buffer.from(good[round % good.length] ?? [])
      if (round % 5 === 0) socket.send(randomBytes(round * 20))
      else {
        bytes[(round * 31) % bytes.length] = round & 255
        socket.send(bytes.subarray(0, bytes.length - (round % 7)))
      }
      if (round % 3 === 0) socket.terminate()
      else socket.close()
    }
  })

  test('a frame that is too large', async () => {
    const socket = await open()
    const closed = once(socket, 'close') as Promise<[number]>
    socket.send(Buffer.alloc(34 * 1024 * 1024))
    expect((await closed)[0]).toBe(1009)
  })
})

describe('crowds', () => {
  test('a socket that enters no room is closed', async () => {
    expect(await closedAfter()).toBe(4408)
  })

  test('whoever writes before being let in cannot fill the memory', async () => {
    const socket = await open()
    const closed = once(socket, 'close') as Promise<[number]>
    // A room whose token never comes to an end: the seat is asked for, and nothing follows.
    const other = await makeRoom('b')
    const token = { ...(await tokenFor(service.origin, other, 'contribution')) }
    socket.send(
      frame(2, other.keys.roomId, (encoder) => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, JSON.stringify(token))
      }),
    )
    for (let count = 0; count < 250; count += 1) {
      socket.send(
        frame(5, other.keys.roomId, (encoder) =>
          encoding.writeVarString(encoder, '{"kind":"hashes"}'),
        ),
      )
    }
    expect([4400, 4429]).toContain((await closed)[0])
  })

  test('a flood is read more slowly, and others do not wait for it', async () => {
    const { hub, device, end } = await another({ messagesPerSecond: 50 })
    const loud = new HubDevice(hub.origin, room)
    await loud.joined()
    for (let count = 0; count < 3000; count += 1) loud.say({ kind: 'presence', bytes: 'YQ' })
    const begun = performance.now()
    await stillWorks(hub, device)
    expect(performance.now() - begun).toBeLessThan(5000)
    await vi.waitUntil(() => /hub_slowed_total [1-9]/.test(hub.hub.metrics.text()))
    expect(device.of('presence').length).toBeLessThan(1500)
    loud.leave()
    await end()
  })

  test('more rooms than one socket may have', async () => {
    const { hub, end } = await another({ mostRooms: 2 })
    const socket = await open(hub.port)
    const closed = once(socket, 'close') as Promise<[number]>
    for (const name of ['b', 'c', 'd']) {
      const other = await makeRoom(name)
      const token = await tokenFor(hub.origin, other, 'contribution')
      socket.send(
        frame(2, other.keys.roomId, (encoder) => {
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, JSON.stringify(token))
        }),
      )
    }
    expect((await closed)[0]).toBe(4429)
    await end()
  })
})

test('a clock that jumps refuses old challenges and nothing else', async () => {
  let now = Date.now()
  const other = await startHub({}, { now: () => now })
  const device = new HubDevice(other.origin, room)
  await device.joined()
  const token = JSON.stringify(await tokenFor(other.origin, room, 'contribution'))
  for (const jump of [3_600_000, -86_400_000]) {
    now = Date.now() + jump
    const late = new HubDevice(other.origin, room, { token: () => Promise.resolve(token) })
    await vi.waitUntil(() => late.denial !== undefined)
    expect(late.denial).toBe('challenge')
    late.leave()
    const fresh = new HubDevice(other.origin, room)
    await fresh.joined()
    const entry = await sealText(room, `nach ${jump}`)
    fresh.put(entry)
    await fresh.acknowledgedAll([entry])
    await device.has([entry])
    fresh.leave()
  }
  device.leave()
  await other.destroy()
})
