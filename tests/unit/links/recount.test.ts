/** Noch einmal zählen: what is stored of the first count, and until when. */
import { beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { handInTally, sumTallies } from '#documents/blocks/poll.ts'
import type { Session } from '#links/session.ts'
import { openTrusted } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { FaultyStore } from '../../client/faulty-store.ts'
import { addCard, docId, Peer, secret } from '../../client/sessions.ts'

let store: FaultyStore
beforeEach(() => {
  store = new FaultyStore()
})

function count(session: Session, dots: number) {
  handInTally(session.doc, { poll: 'dots', totals: { a: dots }, voters: 22, unused: 0 })
  return session.whenSaved()
}

/** Everything readable in the entries of the store, for whoever holds the keys. */
async function held(): Promise<string> {
  const keys = await keysOfModeration(secret, docId)
  const entries = await store.load(docId)
  const texts = entries.map(async ({ bytes }) => {
    const { update, encoding } = await openTrusted(keys, bytes)
    const { structs } = encoding === 'V2' ? Y.decodeUpdateV2(update) : Y.decodeUpdate(update)
    return JSON.stringify(
      structs.map((one) =>
        one instanceof Y.Item && one.content instanceof Y.ContentAny ? one.content.arr : '',
      ),
    )
  })
  return (await Promise.all(texts)).join()
}

test('every device that opens the entries of two counts sees the last one alone', async () => {
  const session = await new Peer(store).open([])
  await count(session, 4711)
  await count(session, 4712)
  const again = await new Peer(store).open([])
  expect(sumTallies(again.doc, 'dots')).toEqual({ totals: { a: 4712 }, voters: 22, unused: 0 })
})

test('entries hold sums of a count and no person, and a snapshot leaves nothing of the first', async () => {
  const session = await new Peer(store).open([], { mostEntries: 8 })
  await count(session, 4711)
  await count(session, 4712)
  // Grow-only: until the moderation's snapshot, both sums are there.
  expect(await held()).toMatch(/4711.*4712|4712.*4711/)
  for (let card = 0; card < 6; card += 1) {
    addCard(session, `c${card}`, 'Bus')
    await session.whenSaved()
  }
  await vi.waitFor(async () => expect(await store.hashes(docId)).toHaveLength(1))
  expect(await held()).toContain('4712')
  expect(await held()).not.toContain('4711')
})
