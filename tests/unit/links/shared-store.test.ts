/** Two windows over one store: what one keeps the other neither takes out nor takes for kept unseen. */
import { ProblemError } from '#storage/problem.ts'
import { addressOf } from '#vault/bytes.ts'
import { expect, test, vi } from 'vitest'
import { FaultyStore } from '../../client/faulty-store.ts'
import { Hall } from '../../client/hall.ts'
import { addCard, cardsOf, docId, Peer } from '../../client/sessions.ts'

/** An entry in a form that only a later app can read. */
async function entryOfLaterApp() {
  const bytes = new Uint8Array(300).fill(7)
  return { hash: await addressOf(bytes), bytes }
}

test('what a window cannot read stays the kept entry of the window that sent it', async () => {
  const store = new FaultyStore()
  const peer = new Peer(store)
  const hall = new Hall()
  await peer.open([hall.join('tabs')], { sharesStore: true })
  const entry = await entryOfLaterApp()
  await store.keep(docId, [entry])
  hall.join('tabs').send({ kind: 'entries', docId, entries: [entry] })
  await vi.waitFor(() => expect(peer.board.codes).toEqual(['entry-foreign']))
  await vi.waitFor(() => expect(hall.isQuiet).toBe(true))
  expect(await store.hashes(docId)).toEqual([entry.hash])
  expect(store.setAside).toEqual([])
})

test('an entry in a form of a later app makes the document read-only, and its row stays', async () => {
  const store = new FaultyStore()
  const peer = new Peer(store)
  const session = await peer.open([])
  addCard(session, 'a', 'Bus')
  await session.close()
  const entry = await entryOfLaterApp()
  await store.keep(docId, [entry])
  for (const attempt of [1, 2]) {
    const again = await peer.open([])
    expect([attempt, again.writable, cardsOf(again)]).toEqual([attempt, false, { a: 'Bus' }])
    await again.close()
  }
  expect(peer.board.codes).toEqual(['document-newer'])
  expect(await store.hashes(docId)).toContain(entry.hash)
})

test('what the window that sent it cannot keep, the window that got it keeps', async () => {
  const store = new FaultyStore()
  const failing = new FaultyStore()
  failing.keep = () => Promise.reject(new ProblemError('storage-full', docId))
  const hall = new Hall()
  const sender = await new Peer(failing).open([hall.join('tabs')], { sharesStore: true })
  const receiver = await new Peer(store).open([hall.join('tabs')], { sharesStore: true })
  addCard(sender, 'a', 'Bus')
  await vi.waitFor(() => expect(cardsOf(receiver)).toEqual({ a: 'Bus' }))
  await receiver.whenSaved()
  expect(await store.hashes(docId)).toHaveLength(1)
  sender.stop()
})
