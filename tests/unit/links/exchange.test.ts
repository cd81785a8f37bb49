/** The exchange: what was lost on the way is found again, without another edit. */
import type { LinkMessage } from '#documents/ports.ts'
import { expect, test, vi } from 'vitest'
import { foul, Hall } from '../../client/hall.ts'
import { addCard, cardsOf, docId, Peer } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'

const nothingArrives = { ...foul, loss: 1 }

test('after a time apart it is enough to meet again', async () => {
  const hall = new Hall()
  const one = await new Peer().open([hall.join()])
  const two = await new Peer().open([hall.join()])
  await vi.waitFor(() => expect(hall.isQuiet).toBe(true))
  hall.weather = nothingArrives
  addCard(one, 'a', 'Bus')
  addCard(two, 'b', 'Bank')
  await Promise.all([one.whenSaved(), two.whenSaved()])
  hall.heal()
  await vi.waitFor(() => expect(cardsOf(one)).toEqual({ a: 'Bus', b: 'Bank' }))
  await vi.waitFor(() => expect(cardsOf(two)).toEqual({ a: 'Bus', b: 'Bank' }))
})

test('an entry that builds on a lost one makes the others send that too', async () => {
  const hall = new Hall()
  const one = await new Peer().open([hall.join()])
  const two = await new Peer().open([hall.join()])
  await vi.waitFor(() => expect(hall.isQuiet).toBe(true))
  const clear = hall.weather
  hall.weather = nothingArrives
  addCard(one, 'a', 'Bus')
  await one.whenSaved()
  hall.weather = clear
  addCard(one, 'a', 'Bus am Abend')
  await vi.waitFor(() => expect(cardsOf(two)).toEqual({ a: 'Bus am Abend' }))
})

test('two that set aside what the other holds do not ask each other for ever', async () => {
  const hall = new Hall()
  const parts = { trusted: ['moderation'] } as const
  const peers = [new Peer(), new Peer()]
  for (const [at, peer] of peers.entries()) {
    const alone = await peer.open([])
    addCard(alone, `c${at}`, 'Bus')
    await alone.close()
  }
  const sessions = await Promise.all(peers.map((peer) => peer.open([hall.join()], parts)))
  await vi.waitFor(() => {
    for (const { board } of peers) expect(board.codes).toEqual(['entry-foreign'])
  })
  await vi.waitFor(() => expect(hall.isQuiet).toBe(true))
  const asked = hall.sent.filter(({ kind }: LinkMessage) => kind === 'hashes').length
  expect(asked).toBeLessThan(10)
  expect(sessions.map(({ entryCount }) => entryCount)).toEqual([1, 1])
})

test('a damaged copy that comes first does not keep the whole one out', async () => {
  const peer = new Peer()
  const one = await peer.open([])
  addCard(one, 'a', 'Bus')
  await one.close()
  const entries = await peer.store.load(docId)
  const damaged = entries.map(({ hash, bytes }) => ({ hash, bytes: bytes.with(60, 1) }))
  const listeners: ((message: LinkMessage) => void)[] = []
  const two = await new Peer().open([
    {
      kind: 'pair',
      send: () => undefined,
      receive: (listener) => {
        listeners.push(listener)
        return () => undefined
      },
      joined: () => () => undefined,
      close: () => undefined,
    },
  ])
  listeners[0]?.({ kind: 'entries', docId, entries: damaged })
  listeners[0]?.({ kind: 'entries', docId, entries })
  await vi.waitFor(() => expect(cardsOf(two)).toEqual({ a: 'Bus' }))
})

test('a row damaged under an open document is not sent on, and heals from whoever has it', async () => {
  const [hall, other] = [new Hall(), new Hall()]
  const peer = new Peer()
  const middle = await peer.open([hall.join(), other.join()])
  const left = await new Peer().open([hall.join()])
  addCard(left, 'a', 'Bus')
  await vi.waitFor(() => expect(middle.entryCount).toBe(1))
  const [row] = await peer.store.load(docId)
  row?.bytes.fill(0, 60, 70)
  const right = await new Peer().open([other.join()])
  await vi.waitFor(() => expect(cardsOf(right)).toEqual({ a: 'Bus' }))
  await vi.waitFor(() => expect(middle.entryCount).toBe(1))
  expect(cardsOf(await peer.open([]))).toEqual({ a: 'Bus' })
  expect(peer.board.codes).toEqual(['row-damaged'])
})

test('what the disk lost is missed also after opening from the cache', async () => {
  const hall = new Hall()
  const peer = new Peer()
  const session = await peer.open([hall.join()])
  for (const card of ['a', 'b']) {
    addCard(session, card, 'Bus')
    await session.whenSaved()
  }
  const [first, second] = await peer.store.load(docId)
  first?.bytes.fill(0, 60, 70)
  await new Peer().open([hall.join()])
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await session.close()
  const [here, there] = wire(
    { id: 'here', kind: 'device', name: '' },
    { id: 'there', kind: 'device', name: '' },
  )
  const again = await peer.open([here])
  there.send({ kind: 'acknowledge', docId, hashes: [second?.hash ?? ''] })
  await vi.waitFor(() => expect(again.holdings).toHaveLength(1))
  expect(cardsOf(again)).toEqual({ a: 'Bus', b: 'Bus' })
  expect(again.holdings[0]?.isComplete).toBe(false)
})
