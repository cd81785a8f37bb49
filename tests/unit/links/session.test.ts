/** The session: what `saved` means, what happens when the disk fails, and what is never let in. */
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import { beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { FaultyStore } from '../../client/faulty-store.ts'
import { Hall } from '../../client/hall.ts'
import { addCard, cardsOf, docId, Peer, secret } from '../../client/sessions.ts'

let store: FaultyStore
let peer: Peer
beforeEach(() => {
  store = new FaultyStore()
  peer = new Peer(store)
})

const keys = await keysOfModeration(secret, docId)

function updateOf(edit: (doc: Y.Doc) => void, other: Partial<Payload> = {}): Payload {
  const doc = new Y.Doc()
  edit(doc)
  const update = Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>
  return { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update, ...other }
}

test('saved is said only after the store kept it', async () => {
  const session = await peer.open([])
  const go = store.hold()
  addCard(session, 'a', 'Bus')
  expect(session.saved).toBe('saving')
  await vi.waitFor(() => expect(session.saved).toBe('saving'))
  expect(session.entryCount).toBe(0)
  go()
  await session.whenSaved()
  expect([session.saved, session.entryCount]).toEqual(['saved', 1])
  expect(await store.hashes(docId)).toHaveLength(1)
})

test('whoever hears of a change to saved sees it saved', async () => {
  const session = await peer.open([])
  const seen: string[] = []
  session.observe(() => seen.push(session.saved))
  addCard(session, 'a', 'Bus')
  await session.whenSaved()
  expect(seen.at(0)).toBe('saving')
  expect(seen.at(-1)).toBe('saved')
})

test('the first edit commits at once, edits made meanwhile form one entry', async () => {
  const session = await peer.open([])
  for (let card = 0; card < 40; card += 1) addCard(session, `c${card}`, 'Bus')
  await session.whenSaved()
  expect(await store.hashes(docId)).toHaveLength(2)
  const again = await peer.open([])
  expect(Object.keys(cardsOf(again) as object)).toHaveLength(40)
})

test('a failing disk is shown at once, nothing is thrown, and it heals by itself', async () => {
  const session = await peer.open([])
  store.fault = 'storage-full'
  for (let card = 0; card < 5; card += 1) addCard(session, `c${card}`, 'Bus')
  await vi.waitFor(() => expect(peer.board.codes).toEqual(['storage-full']))
  expect(session.saved).toBe('failing')
  store.fault = 'storage-closed'
  session.retry()
  await vi.waitFor(() => expect(peer.board.codes).toEqual(['storage-closed']))
  store.fault = undefined
  await session.whenSaved()
  expect([session.saved, peer.board.codes]).toEqual(['saved', []])
  const again = await peer.open([])
  expect(Object.keys(cardsOf(again) as object)).toHaveLength(5)
})

test('a disk that does not answer is shown as failing, and cleared when it does', async () => {
  vi.useFakeTimers()
  try {
    const session = await peer.open([])
    const go = store.hold()
    addCard(session, 'a', 'Bus')
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(100)
      expect(peer.board.codes).toEqual(['storage-failing'])
    })
    expect(session.saved).toBe('failing')
    go()
    await session.whenSaved()
    expect(peer.board.codes).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

test('while one disk is full the other device follows, and keeps it', async () => {
  const hall = new Hall()
  const session = await peer.open([hall.join()])
  const other = await new Peer().open([hall.join()])
  store.fault = 'storage-full'
  addCard(session, 'a', 'Bus')
  await vi.waitFor(() => expect(cardsOf(other)).toEqual({ a: 'Bus' }))
  expect(other.entryCount).toBe(1)
  expect(session.saved).toBe('failing')
  session.stop()
})

test('conduct takes no entry that only a contribution signed', async () => {
  const hall = new Hall()
  const rights = { role: 'moderation', trusted: ['moderation'] } as const
  const session = await peer.open([hall.join()], rights)
  const payload = updateOf((doc) => doc.getMap('course').set('status', 'ended'))
  const forged = await sealEntry(keys, 'contribution', payload)
  const link = hall.join()
  link.send({ kind: 'entries', docId, entries: [forged] })
  await vi.waitFor(() => expect(store.setAside).toEqual(['role']))
  expect(peer.board.list).toEqual([{ code: 'entry-foreign', docId, count: 1 }])
  expect(session.doc.getMap('course').size).toBe(0)
  const real = await sealEntry(keys, 'moderation', payload)
  link.send({ kind: 'entries', docId, entries: [real] })
  await vi.waitFor(() => expect(session.doc.getMap('course').get('status')).toBe('ended'))
})

test('a signed update that Yjs cannot read is set aside', async () => {
  const hall = new Hall()
  const session = await peer.open([hall.join()])
  const broken = { ...updateOf(() => undefined), update: Uint8Array.of(9, 9, 9, 9, 200) }
  const entry = await sealEntry(keys, 'contribution', broken)
  hall.join().send({ kind: 'entries', docId, entries: [entry] })
  await vi.waitFor(() => expect(store.setAside).toEqual(['payload']))
  addCard(session, 'a', 'Bus')
  await session.whenSaved()
  expect(session.entryCount).toBe(1)
})

test('what a newer app wrote makes the document read-only, and is kept whole', async () => {
  const hall = new Hall()
  const session = await peer.open([hall.join()])
  addCard(session, 'a', 'Bus')
  await session.whenSaved()
  const newer = updateOf((doc) => doc.getMap('cards').set('b', 'neu'), { minReader: 2 })
  const entry = await sealEntry(keys, 'moderation', newer)
  hall.join().send({ kind: 'entries', docId, entries: [entry] })
  await vi.waitFor(() => expect(session.writable).toBe(false))
  expect(peer.board.codes).toEqual(['document-newer'])
  expect(session.saved).toBe('saved')
  let isKept = false
  addCard(session, 'c', 'zu spät')
  void session.whenSaved().then(() => (isKept = true))
  expect(session.saved).toBe('failing')
  await session.close()
  expect([session.entryCount, isKept]).toEqual([2, false])
  const again = await peer.open([])
  expect([again.writable, cardsOf(again)]).toEqual([false, { a: 'Bus' }])
})

test('a device without a key to write only reads', async () => {
  const session = await peer.open([], { role: undefined })
  expect(session.writable).toBe(false)
})

test('a session that was stopped keeps nothing more', async () => {
  const session = await peer.open([])
  addCard(session, 'a', 'Bus')
  await session.whenSaved()
  store.fault = 'storage-full'
  addCard(session, 'b', 'Bank')
  await vi.waitFor(() => expect(peer.board.codes).toEqual(['storage-full']))
  let isKept = false
  void session.whenSaved().then(() => (isKept = true))
  session.stop()
  store.fault = undefined
  addCard(session, 'c', 'Licht')
  await session.close()
  // The draft of "Bank" may be all that is left of it.
  expect([session.saved, isKept]).toEqual(['failing', false])
  expect(await store.hashes(docId)).toHaveLength(1)
  expect(peer.board.codes).toEqual([])
})

test('what is done after a document was removed is never called saved', async () => {
  const session = await peer.open([])
  let changes = 0
  session.stop()
  session.observe(() => (changes += 1))
  expect(session.saved).toBe('saved')
  addCard(session, 'a', 'Bus')
  expect([session.saved, changes]).toEqual(['failing', 1])
})

test('presence of strangers is nothing', async () => {
  const hall = new Hall()
  const session = await peer.open([hall.join()])
  const heard: unknown[] = []
  session.receivePresence((value) => heard.push(value))
  hall.join().send({ kind: 'presence', docId, bytes: new Uint8Array(60) })
  const friend = await new Peer().open([hall.join()])
  friend.sendPresence('here')
  await vi.waitFor(() => expect(heard).toEqual(['here']))
})
