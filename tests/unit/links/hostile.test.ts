/** Whatever a member does who means harm: nothing is lost, nothing is believed, and the others go on. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Session } from '#links/session.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { openTrusted } from '#vault/entries.ts'
import type { SessionParts } from '#links/parts.ts'
import { applyPayloads } from '#links/merge.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { byTable, junk, payloadOf, tableKeys } from '../../client/harm.ts'
import { addCard, cardsOf, docId, Peer } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'

class Store extends MemoryEntryStore {
  readonly setAside: string[] = []
  override quarantine(id: string, entry: SealedEntry, reason: string): Promise<void> {
    this.setAside.push(reason)
    return super.quarantine(id, entry, reason)
  }
}

const person = (name: string) => ({ id: name, kind: 'device' as const, name })
const before = { a: 'Bus', b: 'Bank', c: 'Licht' }

let office: Session
let table: Session
let stores: Store[]
/** The ways of the one who means harm: to the office and to the other table. */
let ways: Link[]
let heard: LinkMessage[]

async function open(name: string, link: Link[], parts: Partial<SessionParts>) {
  const store = new Store()
  stores.push(store)
  return { name, session: await new Peer(store).open(link, parts) }
}

beforeEach(async () => {
  stores = []
  heard = []
  const [here, there] = wire(person('office'), person('table'))
  const [one, toOffice] = wire(person('office'), person('evil'))
  const [two, toTable] = wire(person('table'), person('evil'))
  ways = [toOffice, toTable]
  for (const way of ways) way.receive((message) => heard.push(message))
  office = (await open('office', [here, one], { role: 'moderation' })).session
  table = (await open('table', [there, two], { keys: tableKeys })).session
  addCard(office, 'a', before.a)
  addCard(table, 'b', before.b)
  addCard(table, 'c', before.c)
  await agree(before)
})
afterEach(() => {
  for (const session of [office, table]) session.stop()
})

async function agree(cards: Record<string, unknown>): Promise<void> {
  await vi.waitFor(() => {
    for (const session of [office, table]) expect(cardsOf(session)).toEqual(cards)
    for (const session of [office, table]) expect(session.saved).toBe('saved')
  }, 5000)
}

/** Both still write, both still hear each other, and what was kept before is on both disks. */
async function goOn(kept: string[], cards: Record<string, unknown> = before): Promise<void> {
  addCard(office, 'after', 'im Büro')
  addCard(table, 'later', 'am Tisch')
  await agree({ ...cards, after: 'im Büro', later: 'am Tisch' })
  for (const store of stores)
    expect(await store.hashes(docId)).toEqual(expect.arrayContaining(kept))
}

const keptNow = async () => (await stores[0]?.hashes(docId)) ?? []

function say(message: LinkMessage): void {
  for (const way of ways) way.send(message)
}

function give(...entries: SealedEntry[]): void {
  say({ kind: 'entries', docId, entries })
}

test.each(junk)('%s is set aside: %s', async (_what, reason, make) => {
  const kept = await keptNow()
  const [seen] = (await stores[0]?.load(docId, kept.slice(0, 1))) ?? []
  const entry = await make(seen as SealedEntry)
  give(entry)
  await vi.waitFor(() =>
    expect(stores.map(({ setAside }) => setAside)).toEqual([[reason], [reason]]),
  )
  await goOn(kept)
  for (const store of stores) expect(await store.hashes(docId)).not.toContain(entry.hash)
})

test('a false address under the bytes of somebody else changes nothing', async () => {
  const kept = await keptNow()
  const [one, two] = (await stores[0]?.load(docId)) ?? []
  if (!one || !two) throw new Error('two entries are needed')
  give({ hash: one.hash, bytes: two.bytes }, { hash: 'A'.repeat(43), bytes: two.bytes })
  await goOn(kept)
  expect(await stores[1]?.load(docId, [one.hash])).toEqual([one])
})

test('all that was ever heard, sent again and backwards, changes nothing', async () => {
  addCard(office, 'a', 'Straßenbahn')
  await agree({ ...before, a: 'Straßenbahn' })
  const kept = await keptNow()
  for (const message of [...heard, ...heard.toReversed()]) say(message)
  await goOn(kept, { ...before, a: 'Straßenbahn' })
  expect(stores.flatMap(({ setAside }) => setAside)).toEqual([])
})

test('who gives nothing on, answers nothing and claims everything holds nobody up', async () => {
  const kept = await keptNow()
  const madeUp = Array.from({ length: 3000 }, (_, at) => `${String(at).padStart(42, 'x')}A`)
  heard.length = 0
  say({ kind: 'hashes', docId, hashes: madeUp })
  say({ kind: 'acknowledge', docId, hashes: madeUp })
  say({ kind: 'index', documents: [{ name: 'nobody', sum: 'none' }] })
  await goOn(kept)
  // Asked for once by each, not again and again.
  expect(heard.filter(({ kind }) => kind === 'hashes').length).toBeLessThanOrEqual(4)
  for (const { holdings } of [office, table]) {
    expect(holdings.find(({ holder }) => holder.id === 'evil')?.isComplete).toBe(false)
  }
})

test('of a flood of foreign entries 200 are kept for a look, and all are counted', async () => {
  const kept = await keptNow()
  const flood = await Promise.all(Array.from({ length: 300 }, () => byTable({}, 'reading')))
  give(...flood)
  await vi.waitFor(() => expect(stores.map(({ setAside }) => setAside.length)).toEqual([200, 200]))
  await goOn(kept)
})

describe('what contribution may write', () => {
  test('a phase in the document that only the moderation leads does not count', async () => {
    const store = new Store()
    const [here, there] = wire(person('conduct'), person('evil'))
    const conduct = await new Peer(store).open([here], {
      role: 'moderation',
      trusted: ['moderation'],
    })
    const ended = payloadOf((doc) => doc.getMap('course').set('status', 'ended'))
    there.send({ kind: 'entries', docId, entries: [await byTable(ended)] })
    await vi.waitFor(() => expect(store.setAside).toEqual(['role']))
    expect(conduct.doc.getMap('course').toJSON()).toEqual({})
    expect(await store.hashes(docId)).toEqual([])
    conduct.stop()
  })

  test('who takes away all cards takes nothing from the disks: every entry can be read again', async () => {
    const kept = await keptNow()
    const wipe = payloadOf((doc) => doc.getMap('cards').clear(), copyOf(office))
    give(await byTable(wipe))
    await agree({})
    await goOn(kept, {})
    const whole = await Promise.all(
      ((await stores[0]?.load(docId, kept)) ?? []).map(({ bytes }) =>
        openTrusted(tableKeys, bytes),
      ),
    )
    const again = new Y.Doc()
    applyPayloads(again, whole, again)
    expect(again.getMap('cards').toJSON()).toEqual(before)
  })

  test('an update that waits for something that never comes holds nobody up', async () => {
    const kept = await keptNow()
    const doc = new Y.Doc()
    doc.getMap('cards').set('first', 'kommt nie')
    give(await byTable(payloadOf((one) => one.getMap('cards').set('second', 'wartet'), doc)))
    await vi.waitFor(async () => expect((await keptNow()).length).toBe(kept.length + 1))
    await goOn(kept)
  })

  test('what says that only a newer app may read it takes nothing away, here or at a restart', async () => {
    const kept = await keptNow()
    give(await byTable({ minReader: 99 }))
    await vi.waitFor(() => expect([office.writable, table.writable]).toEqual([false, false]))
    await agree(before)
    for (const store of stores) {
      const again = await new Peer(store).open([])
      expect(cardsOf(again)).toEqual(before)
      expect(await store.hashes(docId)).toEqual(expect.arrayContaining(kept))
      again.stop()
    }
  })
})

function copyOf({ doc }: Session): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
