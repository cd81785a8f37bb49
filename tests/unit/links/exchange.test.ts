/** The exchange: what was lost on the way is found again, without another edit. */
import type { LinkMessage } from '#documents/ports.ts'
import { expect, test, vi } from 'vitest'
import { foul, Hall } from '../../client/hall.ts'
import { addCard, cardsOf, Peer } from '../../client/sessions.ts'

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
