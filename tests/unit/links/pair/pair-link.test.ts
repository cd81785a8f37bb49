/** The link between two devices: long messages, a slow or cut wire, sleep, farewell and loss. */
import type { LinkMessage } from '#documents/ports.ts'
import { encodeControl } from '#links/pair/control.ts'
import { framesOf } from '#links/pair/frames.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBoth, twoEnds, type End } from '../../../client/pipes.ts'

const docId = 'workshop.test'
const hash = 'A'.repeat(43)

let one: End
let two: End
let heard: LinkMessage[]

function entries(length: number): LinkMessage {
  const bytes = new Uint8Array(length).map((_, at) => at % 251)
  return { kind: 'entries', docId, entries: [{ hash, bytes }] }
}

beforeEach(() => {
  vi.useFakeTimers()
  ;[one, two] = twoEnds()
  heard = []
  two.link.receive((message) => heard.push(message))
})
afterEach(() => {
  one.link.close()
  two.link.close()
  vi.useRealTimers()
})

/** Lets everything that is on its way arrive; less time than anybody waits for. */
const settle = () => vi.advanceTimersByTimeAsync(100)

describe('two devices', () => {
  test('learn who the other is before anything is taken', async () => {
    const met: string[] = []
    two.link.joined(() => met.push(two.link.holder.name))
    one.link.send(entries(5))
    expect(() => two.link.holder).toThrow()
    openBoth([one, two])
    await settle()
    expect(met).toEqual(['Tisch one'])
    expect(one.link.holder).toEqual({ id: 'two', kind: 'device', name: 'Tisch two' })
    expect([one.link.state, two.link.state]).toEqual(['open', 'open'])
    expect(heard).toEqual([entries(5)])
  })

  test('who does not say hello is not listened to', async () => {
    const [frame] = [...framesOf(encodeControl({ kind: 'signal', bytes: new Uint8Array(3) }), 1)]
    two.pipe.open()
    two.link.signalled(() => heard.push(entries(1)))
    two.pipe.fire('message', { data: frame?.buffer })
    await settle()
    expect(heard).toEqual([])
    expect(two.link.state).toBe('opening')
  })

  test('a message of 20 MB passes, and no more than 1.1 MB wait in the browser', async () => {
    openBoth([one, two])
    one.link.send(entries(20 * 1024 * 1024))
    await vi.waitFor(() => expect(heard).toHaveLength(1), 20_000)
    const [message] = heard
    if (message?.kind !== 'entries') throw new Error('not entries')
    expect(message.entries[0]?.bytes).toHaveLength(20 * 1024 * 1024)
    expect(one.pipe.mostBuffered).toBeLessThan(1.1 * 1024 * 1024)
  })

  test('300 documents share one link in their order', async () => {
    openBoth([one, two])
    const names = Array.from({ length: 300 }, (_, at) => `workshop.${at}`)
    for (const name of names) one.link.send({ ...entries(3000), docId: name } as LinkMessage)
    await settle()
    expect(heard.map((message) => 'docId' in message && message.docId)).toEqual(names)
  })

  test('a signal overtakes a long message', async () => {
    openBoth([one, two])
    await settle()
    const order: string[] = []
    two.link.receive(() => order.push('message'))
    two.link.signalled((bytes) => order.push(`signal ${bytes.length}`))
    one.link.send(entries(5 * 1024 * 1024))
    one.link.signal(new Uint8Array(9))
    await vi.waitFor(() => expect(order).toEqual(['signal 9', 'message']), 10_000)
  })

  test('live drags do not pile up behind a long message', async () => {
    one.link.send(entries(1024 * 1024))
    for (let turn = 0; turn < 10; turn += 1) {
      one.link.send({ kind: 'presence', docId, bytes: new Uint8Array(100) })
    }
    openBoth([one, two])
    await settle()
    expect(heard.map(({ kind }) => kind)).toEqual(['entries'])
  })
})

describe('what does not arrive', () => {
  test('a damaged frame is dropped, and both sides say again what they have', async () => {
    openBoth([one, two])
    await settle()
    const met: string[] = []
    one.link.joined(() => met.push('one'))
    two.link.joined(() => met.push('two'))
    one.pipe.disturb = (frame) => {
      one.pipe.disturb = (whole) => whole
      const changed = frame.slice()
      changed[20] = (changed[20] ?? 0) ^ 1
      return changed
    }
    one.link.send(entries(100))
    await settle()
    expect(heard).toEqual([])
    expect(met.sort()).toEqual(['one', 'two'])
    one.link.send(entries(100))
    await settle()
    expect(heard).toEqual([entries(100)])
  })

  test('too much for the memory is turned away, and the addresses are exchanged when the way is free', async () => {
    let met = 0
    one.link.joined(() => (met += 1))
    for (let turn = 0; turn < 9; turn += 1) one.link.send(entries(10 * 1024 * 1024))
    openBoth([one, two])
    await vi.waitFor(() => expect(heard).toHaveLength(6), 20_000)
    await settle()
    expect(met).toBe(2)
  })

  test('what only a newer app says is passed over, however often it says it', async () => {
    openBoth([one, two])
    await settle()
    let again = 0
    two.link.joined(() => (again += 1))
    for (let turn = 1; turn <= 300; turn += 1) {
      const [frame] = [...framesOf(Uint8Array.of(15, 1, 2, 3), turn)]
      if (frame) one.pipe.send(frame)
      if (turn % 50 === 0) await settle()
    }
    one.link.send(entries(5))
    await settle()
    expect([two.link.state, again, heard.length]).toEqual(['open', 0, 1])
  })

  test('endless nonsense ends the link', async () => {
    openBoth([one, two])
    await settle()
    for (let turn = 0; turn < 300; turn += 1) two.pipe.fire('message', { data: new ArrayBuffer(9) })
    expect(two.link.state).toBe('lost')
  })
})

describe('the end', () => {
  test('a farewell closes both sides, and none is lost', async () => {
    openBoth([one, two])
    await settle()
    one.link.close()
    await settle()
    expect([one.link.state, two.link.state]).toEqual(['closed', 'closed'])
    await vi.advanceTimersByTimeAsync(1000)
    expect([one.connection.isClosed, two.connection.isClosed]).toEqual([true, true])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a channel that closes without a farewell is lost', async () => {
    openBoth([one, two])
    await settle()
    one.pipe.close()
    await settle()
    expect(two.link.state).toBe('lost')
  })

  test('a connection that failed is lost though its channel stays open', async () => {
    openBoth([one, two])
    await settle()
    const states: string[] = []
    two.link.observe(() => states.push(two.link.state))
    two.connection.become('failed')
    expect(states).toEqual(['lost'])
  })

  test('a lost Wi-Fi is noticed within six seconds of silence, a short gap is forgiven', async () => {
    openBoth([one, two])
    await settle()
    two.connection.become('disconnected')
    await vi.advanceTimersByTimeAsync(6500)
    expect(two.link.state).toBe('open')
    one.pipe.isCut = true
    two.pipe.isCut = true
    two.connection.become('disconnected')
    await vi.advanceTimersByTimeAsync(6500)
    expect(two.link.state).toBe('lost')
  })

  test('after waking up a dead link is found within two seconds, a living one stays', async () => {
    openBoth([one, two])
    await settle()
    two.link.check()
    await vi.advanceTimersByTimeAsync(2100)
    expect(two.link.state).toBe('open')
    two.pipe.isCut = true
    two.link.check()
    await vi.advanceTimersByTimeAsync(2100)
    expect(two.link.state).toBe('lost')
  })

  test('a jump of the time makes the link look', async () => {
    openBoth([one, two])
    await settle()
    two.pipe.isCut = true
    vi.setSystemTime(Date.now() + 3_600_000)
    await vi.advanceTimersByTimeAsync(7100)
    expect(two.link.state).toBe('lost')
  })

  test('a tablet with a dark screen is waited for as long as its Wi-Fi holds, a minute at most', async () => {
    openBoth([one, two])
    await settle()
    one.pipe.isCut = true
    await vi.advanceTimersByTimeAsync(50_000)
    expect(two.link.state).toBe('open')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(two.link.state).toBe('lost')
  })

  test('a long message on a slow wire is a sign of life, too', async () => {
    openBoth([one, two])
    await settle()
    two.pipe.isCut = true
    one.link.send(entries(1024 * 1024))
    one.link.check()
    await vi.advanceTimersByTimeAsync(2100)
    expect(one.link.state).toBe('open')
  })
})
