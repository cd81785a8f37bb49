/** Who is there reaches every device that hangs on another one, once, sealed, and nothing of it is kept. */
import { expect, test, vi } from 'vitest'
import type { Link } from '#documents/ports.ts'
import { Junction } from '#links/junction.ts'
import { relayPresence } from '#links/presence-relay.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { docId, Peer } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'

const holder = (id: string) => ({ id, kind: 'device', name: `Tisch ${id}` }) as const

/** A device in the middle and two that hang on it. */
async function star() {
  const [toOne, one] = wire(holder('M'), holder('1'))
  const [toOther, other] = wire(holder('M'), holder('2'))
  const middle = new Junction([toOne, toOther])
  const peers = { one: await new Peer().open([one]), other: await new Peer().open([other]) }
  return { ...peers, middle, links: { toOne, toOther, one, other } }
}

const heardBy = (link: Link) => {
  const presence: unknown[] = []
  link.receive((message) => {
    if (message.kind === 'presence') presence.push(message)
  })
  return presence
}

test('what one table says reaches the other, though the device between has not even the keys', async () => {
  const { one, other, middle } = await star()
  const heard: unknown[] = []
  other.receivePresence((value) => heard.push(value))
  relayPresence(middle)
  one.sendPresence({ hello: 'Tisch 1' })
  await vi.waitFor(() => expect(heard).toEqual([{ hello: 'Tisch 1' }]))
})

test('in a ring of devices a message goes round once, and does not come back to who said it', async () => {
  const [ab, ba] = wire(holder('a'), holder('b'))
  const [bc, cb] = wire(holder('b'), holder('c'))
  const [ca, ac] = wire(holder('c'), holder('a'))
  const heard = [heardBy(ba), heardBy(cb), heardBy(bc), heardBy(ac)]
  for (const links of [
    [ba, bc],
    [cb, ca],
  ])
    relayPresence(new Junction(links))
  const message = {
    kind: 'presence',
    docId,
    bytes: crypto.getRandomValues(new Uint8Array(40)),
  } as const
  ab.send(message)
  await vi.waitFor(() => expect(heard.map((one) => one.length)).toEqual([1, 1, 0, 1]))
  ab.send(message)
  const next = { ...message, bytes: crypto.getRandomValues(new Uint8Array(40)) }
  ab.send(next)
  await vi.waitFor(() => expect(heard[3]).toContainEqual(next))
  expect(heard.map((one) => one.length)).toEqual([3, 2, 0, 2])
})

test('nothing of it is kept, and what somebody without the key says is not heard', async () => {
  const store = new MemoryEntryStore()
  const [here, there] = wire(holder('a'), holder('b'))
  const session = await new Peer(store).open([here])
  const heard: unknown[] = []
  session.receivePresence((value) => heard.push(value))
  there.send({ kind: 'presence', docId, bytes: crypto.getRandomValues(new Uint8Array(60)) })
  const friend = await new Peer().open([there])
  friend.sendPresence('da')
  await vi.waitFor(() => expect(heard).toEqual(['da']))
  expect([await store.hashes(docId), session.saved]).toEqual([[], 'saved'])
})
