/** A room of devices: newcomers reach the centre by themselves, and the room survives whoever leaves it. */
import {
  decodeStar,
  encodeStar,
  isStronger,
  type Roster,
  type StarMessage,
} from '#links/pair/star-messages.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Random } from '../../../client/random.ts'
import { TestRoom, type Device } from '../../../client/stars.ts'

let room: TestRoom
beforeEach(() => {
  vi.useFakeTimers()
  room = new TestRoom()
})
afterEach(() => {
  for (const device of room.devices) device.star.close()
  vi.useRealTimers()
})

const settle = (milliseconds = 200) => vi.advanceTimersByTimeAsync(milliseconds)

/** Everybody says something; everybody hears it. */
async function talk(devices = room.devices): Promise<void> {
  const texts = devices.map(({ self }, at) => `${self.id} sagt ${at} ${Math.random()}`)
  devices.forEach((device, at) => device.say(texts[at] ?? ''))
  await settle()
  for (const device of devices) {
    const missing = texts.filter((text) => !device.texts.has(text))
    expect({ at: device.self.id, missing }).toEqual({ at: device.self.id, missing: [] })
  }
}

/** Devices that are linked one after the other, each brought in by the one before it. */
async function chain(count: number): Promise<Device[]> {
  const devices = Array.from({ length: count }, (_, at) => room.device(`d${at}`))
  for (const [at, device] of devices.entries()) {
    const bringer = devices[at - 1]
    if (bringer) await room.pair(bringer, device)
    await settle()
  }
  return devices
}

const linksOf = (device: Device) => device.links.size
const namesOf = (device: Device) => device.star.devices.map(({ id }) => id).sort()

describe('a room', () => {
  test('of two is led by the one that showed its code first', async () => {
    const [one, two] = (await chain(2)) as [Device, Device]
    expect([one.star.centre, two.star.centre]).toEqual(['d0', 'd0'])
    expect([namesOf(one), namesOf(two)]).toEqual([['d1'], ['d0']])
    await talk()
  })

  test('in which each brings in the next ends as a star: no way is longer than two links', async () => {
    const devices = await chain(8)
    expect(devices.map((device) => device.star.centre)).toEqual(devices.map(() => 'd0'))
    expect(devices.map(linksOf)).toEqual([7, 1, 1, 1, 1, 1, 1, 1])
    for (const device of devices) expect(device.star.devices).toHaveLength(7)
    await talk()
  })

  test('a newcomer who cannot reach the centre stays with the one who brought it', async () => {
    const isFar = (one: string, other: string) => one === 'd3' && !['d2', 'd4'].includes(other)
    room.reachable = (one, other) => !isFar(one, other) && !isFar(other, one)
    const devices = await chain(5)
    expect(devices.map(linksOf)).toEqual([3, 1, 2, 1, 1])
    for (const device of devices) expect(device.star.devices).toHaveLength(4)
    await talk()
  })

  test('two rooms that find each other become one', async () => {
    const [one] = (await chain(3)) as [Device]
    const others = ['x', 'y', 'z'].map((id) => room.device(id)) as [Device, Device, Device]
    await room.pair(others[0], others[1])
    await room.pair(others[0], others[2])
    await settle()
    await room.pair(others[1], one)
    await settle(1000)
    expect(new Set(room.devices.map((device) => device.star.centre)).size).toBe(1)
    for (const device of room.devices) expect(device.star.devices).toHaveLength(5)
    await talk()
  })

  test('of 30 devices stays a star', async () => {
    const devices = Array.from({ length: 30 }, (_, at) => room.device(`d${at}`))
    const random = new Random(4)
    for (let at = 1; at < devices.length; at += 1) {
      const bringer = devices[random.below(at)] as Device
      await room.pair(bringer, devices[at] as Device)
      await settle()
    }
    expect(devices.map(linksOf)).toEqual([29, ...devices.slice(1).map(() => 1)])
    await talk()
  })
})

describe('when somebody goes', () => {
  test('with a farewell, the stand-by leads at once', async () => {
    const [centre, standby, ...rest] = (await chain(6)) as [Device, Device, ...Device[]]
    room.leave(centre)
    await settle()
    for (const device of [standby, ...rest]) {
      expect(device.star.centre).toBe('d1')
      expect(namesOf(device)).not.toContain('d0')
    }
    expect(linksOf(standby)).toBe(4)
    await talk()
  })

  test('without a word, the stand-by leads as soon as it is noticed', async () => {
    const [centre, standby] = (await chain(6)) as [Device, Device]
    room.crash(centre)
    await settle()
    expect(new Set(room.devices.map((device) => device.star.centre))).toEqual(new Set(['d1']))
    expect(linksOf(standby)).toBe(4)
    await talk()
  })

  test('one centre after the other, the last two still talk', async () => {
    await chain(6)
    while (room.devices.length > 2) {
      const centre = room.devices.find(({ self, star }) => star.centre === self.id)
      if (!centre) throw new Error('nobody leads')
      room.crash(centre)
      await settle(500)
      await talk()
    }
  })

  test('only from one table to the centre, that table goes on through the stand-by', async () => {
    const [centre, , third] = (await chain(5)) as [Device, Device, Device]
    room.separate(centre, third)
    await settle(500)
    expect(room.devices.map((device) => device.star.centre)).toEqual(room.devices.map(() => 'd0'))
    for (const device of room.devices) expect(device.star.devices).toHaveLength(4)
    await talk()
  })

  test('only between centre and stand-by, all still hear all and agree who leads', async () => {
    const [centre, standby] = (await chain(6)) as [Device, Device]
    room.separate(centre, standby)
    await settle(30_000)
    expect(new Set(room.devices.map((device) => device.star.centre)).size).toBe(1)
    await talk()
  })

  test('a table that was away comes back by code, even under its old name', async () => {
    const devices = await chain(5)
    const away = devices[3] as Device
    room.crash(away)
    await settle()
    expect(namesOf(devices[0] as Device)).toEqual(['d1', 'd2', 'd4'])
    const again = room.device('d3')
    await room.pair(devices[4] as Device, again)
    await settle()
    expect(again.star.centre).toBe('d0')
    expect(room.devices.map(linksOf).sort()).toEqual([1, 1, 1, 1, 4])
    await talk()
  })

  test('who is left alone says so', async () => {
    const [one, two] = (await chain(2)) as [Device, Device]
    room.crash(one)
    await settle()
    expect(two.star.devices).toEqual([])
    expect(two.star.centre).toBe('')
  })
})

test('whatever happens in 60 rooms, whoever is still there hears all others', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new Random(seed)
    room = new TestRoom()
    const devices = [room.device('first')]
    for (let step = 0; step < 14; step += 1) {
      if (room.devices.length < 3 || random.chance(0.65)) {
        const newcomer = room.device(`s${step}`)
        await room.pair(random.pick(room.devices.filter((one) => one !== newcomer)), newcomer)
        devices.push(newcomer)
      } else if (random.chance(0.5)) room.leave(random.pick(room.devices))
      else room.crash(random.pick(room.devices))
      await settle(random.pick([0, 5, 300]))
    }
    await settle(60_000)
    const groups = new Set(room.devices.map((device) => device.star.centre || device.self.id))
    // Whoever lost centre and stand-by at once is alone and is asked to pair again.
    for (const centre of groups) {
      const group = room.devices.filter(({ self, star }) => (star.centre || self.id) === centre)
      await talk(group).catch((error: unknown) => {
        throw new Error(`seed ${seed}`, { cause: error })
      })
    }
    for (const device of room.devices) device.star.close()
  }
}, 60_000)

describe('what devices say of a room', () => {
  const member = { id: 'd0', kind: 'device', name: 'Tisch 1', isDirect: true } as const
  const roster: Roster = { room: 'r', turn: 3, centre: 'd0', standby: '', members: [member] }

  test('comes back as it was, and noise is nothing', () => {
    const carried = { part: 'offer', spare: true, from: 'a', to: 'b', hops: 1 } as const
    const messages: StarMessage[] = [
      { kind: 'here', roster: undefined },
      { kind: 'here', roster },
      { kind: 'roster', roster },
      { kind: 'below', members: [{ id: 'x', kind: 'device', name: '' }] },
      { kind: 'use' },
      { kind: 'rest' },
      { kind: 'carried', carried: { ...carried, token: new Uint8Array(3) } },
    ]
    const random = new Random(2)
    for (const message of messages) {
      const bytes = encodeStar(message)
      expect(decodeStar(bytes)).toEqual(message)
      for (let length = 0; length < bytes.length; length += 1) {
        expect(decodeStar(bytes.subarray(0, length))).toBeUndefined()
      }
      for (let turn = 0; turn < 2000; turn += 1) {
        const noise = bytes.slice()
        noise[random.below(noise.length)] = random.below(256)
        decodeStar(noise)
      }
    }
  })

  test('is believed in one order, whoever hears it when', () => {
    const later = { ...roster, turn: 4 }
    const other = { ...roster, room: 'a', turn: 1 }
    const rival = { ...roster, centre: 'c' }
    expect(isStronger(later, roster)).toBe(true)
    expect(isStronger(other, later)).toBe(true)
    expect(isStronger(rival, roster)).toBe(true)
    expect(isStronger(roster, roster)).toBe(false)
  })
})
