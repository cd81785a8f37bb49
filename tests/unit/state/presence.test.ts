/** Who is there and what they move: told between devices, forgotten as soon as nothing is heard of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Presence } from '#state/presence.svelte.ts'
import type { PresenceMessage } from '#schema/presence.ts'

/** A room in which all hear each other; `sent` counts what was said. */
function room() {
  const ears = new Map<object, (value: unknown) => void>()
  const sent: PresenceMessage[] = []
  const enter = () => {
    const self = {}
    const presence = new Presence({
      sendPresence: (value) => {
        sent.push(value as PresenceMessage)
        for (const [ear, hear] of [...ears]) if (ear !== self) hear(structuredClone(value))
      },
      receivePresence: (listener) => {
        ears.set(self, listener)
        return () => ears.delete(self)
      },
    })
    return { presence, cut: () => ears.delete(self) }
  }
  return { enter, sent, say: (value: unknown) => ears.forEach((hear) => hear(value)) }
}

const carried = { cards: ['one'], zone: 'loose', x: 1, y: 2 }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('three tables and a guest are counted, whoever came first, and one that leaves is not', () => {
  const { enter } = room()
  const early = enter().presence
  early.enter('table', 'Tisch 10')
  const desk = enter().presence
  desk.enter('desk', '')
  const leaves = ['Tisch 2', 'Tisch 1'].map((name) => enter().presence.enter('table', name))
  enter().presence.enter('guest', '')
  expect([desk.count('table'), desk.count('guest')]).toEqual([3, 1])
  expect(desk.names).toEqual(['Tisch 1', 'Tisch 2', 'Tisch 10'])
  leaves[0]?.()
  expect([desk.count('table'), early.count('table'), early.count('desk')]).toEqual([2, 1, 1])
})

test('a table that falls silent is gone within half a minute, and one that goes on is not', () => {
  const { enter, say } = room()
  const desk = enter().presence
  say({ presence: 'here', from: 'silent', place: 'table', name: 'Tisch 1' })
  enter().presence.enter('table', 'Tisch 2')
  vi.advanceTimersByTime(24_000)
  expect(desk.names).toEqual(['Tisch 1', 'Tisch 2'])
  vi.advanceTimersByTime(3000)
  expect(desk.names).toEqual(['Tisch 2'])
  vi.advanceTimersByTime(120_000)
  expect(desk.count('table')).toBe(1)
})

test('what is moved is told at most ten times a second, and the last place always', () => {
  const { enter, sent } = room()
  const [here, there] = [enter().presence, enter().presence]
  here.enter('desk', 'Laptop')
  for (let x = 0; x < 100; x += 1) {
    here.carrying.move({ ...carried, x })
    vi.advanceTimersByTime(10)
  }
  const told = sent.filter(({ presence }) => presence === 'carry')
  expect(told.length).toBeLessThanOrEqual(11)
  vi.advanceTimersByTime(100)
  expect([...there.carrying.others.values()]).toEqual([{ ...carried, x: 99 }])
  here.carrying.drop()
  expect(there.carrying.others.size).toBe(0)
})

test('a card that is held still stays; one whose device is gone is let go', () => {
  const { enter } = room()
  const [here, there] = [enter(), enter().presence]
  const leave = here.presence.enter('desk', '')
  here.presence.carrying.move(carried)
  vi.advanceTimersByTime(20_000)
  expect(there.carrying.others.size).toBe(1)
  leave()
  expect(there.carrying.others.size).toBe(0)
})

test('without a farewell it is let go after a few seconds', () => {
  const { enter, say } = room()
  const { presence } = enter()
  say({ presence: 'carry', from: 'someone', count: 1, carried })
  vi.advanceTimersByTime(3500)
  expect(presence.carrying.others.size).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(presence.carrying.others.size).toBe(0)
})

test('late, doubled and broken messages change nothing', () => {
  const { enter, say } = room()
  const { presence } = enter()
  say({ presence: 'carry', from: 'someone', count: 7, carried: { ...carried, x: 7 } })
  say({ presence: 'carry', from: 'someone', count: 6, carried })
  say({ presence: 'carry', from: 'someone', count: 8, carried: { ...carried, x: 'far' } })
  say({ presence: 'here', from: 'someone', place: 'throne', name: '' })
  say({ presence: 'here', from: 'someone', place: 'table', name: 'x'.repeat(5000) })
  say(null)
  expect([...presence.carrying.others.values()]).toMatchObject([{ x: 7 }])
  expect([presence.names, presence.count('table')]).toEqual([[], 0])
})

test('nobody fills the room: more than two hundred are not listened to', () => {
  const { enter, say } = room()
  const { presence } = enter()
  for (let at = 0; at < 300; at += 1) {
    say({ presence: 'here', from: `t${String(at)}`, place: 'table', name: '' })
  }
  expect(presence.count('table')).toBe(200)
})

test('while nobody is there nothing is timed', () => {
  const { enter } = room()
  enter()
  expect(vi.getTimerCount()).toBe(0)
})
