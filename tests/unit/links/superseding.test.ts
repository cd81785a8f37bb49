/** Superseding and the cache: fast to open, and never a reason to lose anything. */
import type { SealedEntry } from '#documents/ports.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration } from '#vault/keys.ts'
import type { Session } from '#links/session.ts'
import { beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { FaultyStore } from '../../client/faulty-store.ts'
import { Hall } from '../../client/hall.ts'
import { addCard, cardsOf, docId, Peer, secret } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'

const person = (name: string) => ({ id: name, kind: 'device' as const, name })

let store: FaultyStore
let peer: Peer
beforeEach(() => {
  store = new FaultyStore()
  peer = new Peer(store)
})

async function write(session: Session, count: number, prefix = 'c'): Promise<void> {
  for (let card = 0; card < count; card += 1) {
    addCard(session, `${prefix}${card}`, 'Bus')
    await session.whenSaved()
  }
}

function countOf(session: Session): number {
  return Object.keys(cardsOf(session) as object).length
}

test('at 200 entries one snapshot replaces them, and nothing is missing', async () => {
  const session = await peer.open([])
  await write(session, 199)
  expect(session.entryCount).toBe(199)
  await write(session, 1, 'last')
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  expect(await store.hashes(docId)).toHaveLength(1)
  const fresh = new Peer(store)
  expect(countOf(await fresh.open([]))).toBe(200)
})

test('what was opened is tidied after a rest, not while the first screen is drawn', async () => {
  const session = await peer.open([], { mostEntries: 100 })
  await write(session, 12)
  await session.close()
  vi.useFakeTimers()
  try {
    const again = await new Peer(store).open([], { mostEntries: 10 })
    await vi.advanceTimersByTimeAsync(4000)
    expect(again.entryCount).toBe(12)
    await vi.advanceTimersByTimeAsync(2000)
  } finally {
    vi.useRealTimers()
  }
  await vi.waitFor(async () => expect(await store.hashes(docId)).toHaveLength(1))
})

test('an entry that comes while superseding stays', async () => {
  const session = await peer.open([], { mostEntries: 10 })
  await write(session, 9)
  const supersede = store.supersede.bind(store)
  store.supersede = async (...given) => {
    addCard(session, 'during', 'Bus')
    await session.whenSaved()
    return supersede(...given)
  }
  await write(session, 1, 'last')
  await vi.waitFor(() => expect(session.entryCount).toBe(2))
  expect(countOf(await new Peer(store).open([]))).toBe(11)
})

test('if the snapshot cannot be kept, the entries stay', async () => {
  const session = await peer.open([], { mostEntries: 10 })
  store.supersede = () => Promise.reject(new Error('not read back'))
  await write(session, 12)
  expect(await store.hashes(docId).then(({ length }) => length)).toBeGreaterThanOrEqual(12)
  expect(countOf(await new Peer(store).open([]))).toBe(12)
})

test('while something is missing in between, nothing is superseded', async () => {
  const hall = new Hall()
  const session = await peer.open([hall.join()], { mostEntries: 5 })
  const keys = await keysOfModeration(secret, docId)
  const doc = new Y.Doc()
  doc.getMap('cards').set('first', 'fehlt')
  const before = Y.encodeStateVector(doc)
  doc.getMap('cards').set('first', 'hängt davon ab')
  const update = Y.encodeStateAsUpdate(doc, before) as Uint8Array<ArrayBuffer>
  const fixed = { kind: 'update', encoding: 'V1', minReader: 1, covers: [] as string[] } as const
  const later = await sealEntry(keys, 'contribution', { ...fixed, update })
  hall.join().send({ kind: 'entries', docId, entries: [later] })
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await write(session, 10)
  expect(session.entryCount).toBe(11)
})

test('a cache opens the document without the entries that it holds', async () => {
  const session = await peer.open([])
  await write(session, 5)
  await session.close()
  const load = vi.spyOn(store, 'load')
  const again = await peer.open([])
  expect([countOf(again), again.entryCount]).toEqual([5, 5])
  expect(load).not.toHaveBeenCalled()
  await write(again, 2, 'more')
  again.stop()
  const third = await peer.open([])
  expect(countOf(third)).toBe(7)
  expect(load.mock.calls.at(-1)?.[1]).toHaveLength(2)
})

test('a cache that is damaged, missing or of another device is no loss', async () => {
  const session = await peer.open([])
  await write(session, 5)
  await session.close()
  const sealed = (await store.readCache(docId)) ?? new Uint8Array()
  for (const cache of [sealed.with(40, sealed[40] ? 0 : 1), new Uint8Array(), Uint8Array.of(1)]) {
    await store.writeCache(docId, cache)
    const again = await peer.open([])
    expect(countOf(again)).toBe(5)
    expect(peer.board.codes).toEqual([])
    again.stop()
  }
})

test('a row damaged after it was cached is no loss at all', async () => {
  const session = await peer.open([])
  await write(session, 5)
  await session.close()
  const [first] = await store.load(docId)
  if (!first) throw new Error('an entry is needed')
  first.bytes[50] = (first.bytes[50] ?? 0) ^ 1
  expect(countOf(await peer.open([]))).toBe(5)
  const uncached = new Peer(store)
  await uncached.open([])
  expect(uncached.board.codes).toEqual(['row-damaged'])
  expect(store.setAside).toEqual(['seal'])
})

test('what is not kept is never in the cache: after a crash nobody builds on it', async () => {
  const session = await peer.open([])
  await write(session, 3)
  store.fault = 'storage-full'
  addCard(session, 'lost', 'nicht gesichert')
  await vi.waitFor(() => expect(session.saved).toBe('failing'))
  await session.rest()
  session.stop()
  store.fault = undefined
  expect(countOf(await peer.open([]))).toBe(3)
})

test('a device that takes a snapshot over takes out what it replaces', async () => {
  const hall = new Hall()
  const other = new Peer()
  const far = await other.open([hall.join()], { mostEntries: 1000 })
  const session = await peer.open([hall.join()], { mostEntries: 20 })
  await write(session, 20)
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await vi.waitFor(() => expect(far.entryCount).toBe(1))
  expect(countOf(await new Peer(other.store).open([]))).toBe(20)
})

test('what a snapshot replaced does not come back, also after opening from the cache', async () => {
  const hall = new Hall()
  const old = new Peer()
  const session = await peer.open([], { mostEntries: 20 })
  await write(session, 19)
  for (const entry of await store.load(docId)) await old.store.keep(docId, [entry])
  await write(session, 1, 'last')
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await session.close()
  const again = await peer.open([hall.join()])
  const other = await old.open([hall.join()], { mostEntries: 1000 })
  await vi.waitFor(() => expect(countOf(other)).toBe(20))
  await vi.waitFor(() => expect(other.entryCount).toBe(1))
  await vi.waitFor(() => expect(hall.isQuiet).toBe(true))
  expect([again.entryCount, await store.hashes(docId)]).toEqual([1, await old.store.hashes(docId)])
})

test('what a snapshot replaces is taken out also where it came in while nobody had the document open', async () => {
  const session = await peer.open([], { mostEntries: 20 })
  const other = new Peer()
  await write(session, 19)
  for (const entry of await store.load(docId)) await other.store.keep(docId, [entry])
  await write(session, 1, 'last')
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await other.store.keep(docId, await store.load(docId))
  const far = await other.open([], { mostEntries: 1000 })
  await vi.waitFor(() => expect(far.entryCount).toBe(1))
  expect(await other.store.hashes(docId)).toHaveLength(1)
  expect(countOf(far)).toBe(20)
})

test('of two snapshots one upon the other nothing is left but the last one', async () => {
  const session = await peer.open([], { mostEntries: 5 })
  const other = new Peer()
  const seen: SealedEntry[] = []
  const copy = async () => seen.unshift(...(await store.load(docId)))
  await write(session, 4)
  await copy()
  await write(session, 1, 'first')
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await copy()
  await write(session, 4, 'second')
  await vi.waitFor(() => expect(session.entryCount).toBe(1))
  await copy()
  // In the order in which it came in, the last one is the first.
  await other.store.keep(docId, seen)
  const far = await other.open([], { mostEntries: 1000 })
  await vi.waitFor(async () => expect(await other.store.hashes(docId)).toHaveLength(1))
  expect(countOf(far)).toBe(9)
})

test('an old cache does not take for lost what two snapshots replaced after it was written', async () => {
  const session = await peer.open([], { mostEntries: 5 })
  const other = new Peer()
  const carry = async () => other.store.keep(docId, await store.load(docId))
  await write(session, 4)
  await carry()
  await (await other.open([], { mostEntries: 1000 })).close()
  // Two snapshots come in, each while the document is open, and the page is killed before it writes a cache.
  const writing = vi.spyOn(other.store, 'writeCache')
  writing.mockImplementation((id, sealed) =>
    sealed.length
      ? Promise.reject(new Error('killed'))
      : MemoryEntryStore.prototype.writeCache.call(other.store, id, sealed),
  )
  for (const name of ['first', 'second']) {
    await write(session, name === 'first' ? 1 : 4, name)
    await vi.waitFor(() => expect(session.entryCount).toBe(1))
    await carry()
    const far = await other.open([], { mostEntries: 1000 })
    await vi.waitFor(async () => expect(await other.store.hashes(docId)).toHaveLength(1))
    far.stop()
  }
  writing.mockRestore()
  const [here, there] = wire(person('here'), person('there'))
  const again = await other.open([here], { mostEntries: 1000 })
  there.send({ kind: 'acknowledge', docId, hashes: await other.store.hashes(docId) })
  await vi.waitFor(() => expect(again.holdings[0]?.isComplete).toBe(true))
  expect(countOf(again)).toBe(9)
  again.stop()
})
