/** Documents that nobody has open travel too, and who keeps what is said only after it is kept. */
import type { LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import { Courier } from '#links/courier.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import { openSession, type Session } from '#links/session.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { ProblemError } from '#storage/problem.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { FaultyStore } from '../../client/faulty-store.ts'
import { addCard, Board, cardsOf, secret } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'

class Tablet {
  readonly holder: Holder
  readonly store: MemoryEntryStore
  readonly links = new Junction()
  readonly board = new Board()
  readonly known: string[]
  readonly sessions = new Map<string, Session>()
  readonly arrived: string[] = []
  readonly isOpening = new Set<string>()
  asked: (docId: string) => unknown = () => undefined
  readonly courier: Courier

  constructor(name: string, known: string[], store = new MemoryEntryStore()) {
    this.holder = { id: name, kind: 'device', name }
    this.store = store
    this.known = known
    this.courier = new Courier({
      links: this.links,
      known: () => Promise.resolve(this.known),
      partsOf: (docId) => this.partsOf(docId),
      isOpen: (docId) => this.sessions.has(docId) || this.isOpening.has(docId),
      hashes: async (docId) => {
        this.asked(docId)
        return this.store.hashes(docId)
      },
      arrived: (docId) => this.arrived.push(docId),
    })
  }

  async partsOf(docId: string): Promise<SessionParts> {
    const { store, links, board } = this
    const keys = await keysOfModeration(secret, docId)
    const trusted = ['moderation', 'contribution'] as const
    const fixed = { sharesStore: false, seal: undefined, role: 'contribution', trusted } as const
    return { ...fixed, docId, keys, store, links, board }
  }

  async open(docId: string): Promise<Session> {
    await this.courier.release(docId)
    const session = await openSession(await this.partsOf(docId))
    this.sessions.set(docId, session)
    return session
  }

  async close(docId: string): Promise<void> {
    await this.sessions.get(docId)?.close()
    this.sessions.delete(docId)
  }

  async write(docId: string, card: string): Promise<void> {
    const session = await this.open(docId)
    addCard(session, card, card)
    await session.whenSaved()
    await this.close(docId)
  }

  async cards(docId: string): Promise<unknown> {
    const session = await this.open(docId)
    const cards = cardsOf(session)
    await this.close(docId)
    return cards
  }

  async end(): Promise<void> {
    for (const session of this.sessions.values()) session.stop()
    await this.courier.close()
  }
}

let tablets: Tablet[] = []
afterEach(async () => {
  for (const tablet of tablets) await tablet.end()
  tablets = []
})

function tablet(name: string, known: string[], store?: MemoryEntryStore): Tablet {
  const made = new Tablet(name, known, store)
  tablets.push(made)
  return made
}

/** Joins two tablets; what passes is noted. */
function meet(one: Tablet, two: Tablet): LinkMessage[] {
  const [here, there] = wire(one.holder, two.holder)
  const passed: LinkMessage[] = []
  here.receive((message) => passed.push(message))
  there.receive((message) => passed.push(message))
  one.links.attach(here)
  two.links.attach(there)
  return passed
}

test('of 300 documents only the three that differ are spoken of, and they agree', async () => {
  const known = Array.from({ length: 300 }, (_, index) => `workshop.${String(index)}`)
  const [left, right] = [tablet('links', known), tablet('rechts', known)]
  for (const docId of known.slice(0, 20)) {
    await left.write(docId, 'gemeinsam')
    await right.store.keep(docId, await left.store.load(docId))
  }
  await left.write('workshop.3', 'neu links')
  await right.write('workshop.3', 'neu rechts')
  await left.write('workshop.50', 'nur links')
  await right.write('workshop.60', 'nur rechts')
  const passed = meet(left, right)
  await vi.waitFor(async () => {
    for (const docId of ['workshop.3', 'workshop.50', 'workshop.60']) {
      const [here, there] = [await left.store.hashes(docId), await right.store.hashes(docId)]
      expect(here.toSorted()).toEqual(there.toSorted())
      expect(here.length).toBeGreaterThan(0)
    }
  })
  expect(await right.cards('workshop.3')).toEqual(await left.cards('workshop.3'))
  const spoken = new Set(passed.flatMap((one) => (one.kind === 'index' ? [] : [one.docId])))
  expect([...spoken].toSorted()).toEqual(['workshop.3', 'workshop.50', 'workshop.60'])
})

test('what one has open reaches the disk of another that has it closed, and is confirmed', async () => {
  const [left, right] = [tablet('links', ['workshop.a']), tablet('rechts', ['workshop.a'])]
  const session = await left.open('workshop.a')
  meet(left, right)
  addCard(session, 'a', 'Bus')
  await vi.waitFor(() => expect(session.holdings[0]?.isComplete).toBe(true))
  expect(session.holdings[0]?.holder.name).toBe('rechts')
  expect(right.arrived).toContain('workshop.a')
  expect(await right.cards('workshop.a')).toEqual({ a: 'Bus' })
})

test('what a full disk could not keep is not confirmed, until it is kept', async () => {
  const store = new FaultyStore()
  const [left, right] = [tablet('links', ['workshop.a']), tablet('rechts', ['workshop.a'], store)]
  const keep = store.keep.bind(store)
  let isFull = true
  store.keep = (docId: string, entries: SealedEntry[]) =>
    isFull ? Promise.reject(new Error('full')) : keep(docId, entries)
  const session = await left.open('workshop.a')
  const other = await right.open('workshop.a')
  meet(left, right)
  addCard(session, 'a', 'Bus')
  await vi.waitFor(() => expect(cardsOf(other)).toEqual({ a: 'Bus' }))
  expect(session.holdings.every(({ isComplete }) => !isComplete)).toBe(true)
  isFull = false
  other.retry()
  await vi.waitFor(() => expect(session.holdings[0]?.isComplete).toBe(true))
})

test('a third tablet gets through the one in the middle what the first wrote', async () => {
  const docs = ['workshop.a']
  const [left, middle, right] = [tablet('l', docs), tablet('m', docs), tablet('r', docs)]
  meet(left, middle)
  meet(middle, right)
  await left.write('workshop.a', 'Bus')
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.a')).toHaveLength(1))
  expect(await right.cards('workshop.a')).toEqual({ Bus: 'Bus' })
})

test('a document without keys here is neither asked for nor kept', async () => {
  const [left, right] = [tablet('l', ['workshop.a', 'workshop.b']), tablet('r', ['workshop.b'])]
  await left.write('workshop.a', 'geheim')
  const passed = meet(left, right)
  await left.write('workshop.b', 'für beide')
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.b')).toHaveLength(1))
  expect(await right.store.hashes('workshop.a')).toEqual([])
  const names = passed.flatMap((one) => (one.kind === 'index' ? one.documents : []))
  expect(names.some(({ name }) => name.includes('workshop'))).toBe(false)
})

test('a document that becomes known later is fetched when the list is told again', async () => {
  const [left, right] = [tablet('l', ['workshop.new']), tablet('r', [])]
  await left.write('workshop.new', 'Bus')
  meet(left, right)
  right.known.push('workshop.new')
  right.courier.tell()
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.new')).toHaveLength(1))
})

test('a list that cannot be read now breaks nothing, and is told when two meet again', async () => {
  const store = new FaultyStore()
  const [left, right] = [tablet('l', ['workshop.a'], store), tablet('r', ['workshop.a'])]
  await left.write('workshop.a', 'Bus')
  const hashes = store.hashes.bind(store)
  const closed = vi.fn(() => Promise.reject(new ProblemError('storage-closed')))
  store.hashes = closed
  meet(left, right)
  await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  store.hashes = hashes
  meet(left, right)
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.a')).toHaveLength(1))
})

test('what the disk kept only at the second try reaches who came meanwhile', async () => {
  const store = new FaultyStore()
  const [left, right] = [tablet('l', ['workshop.a'], store), tablet('r', ['workshop.a'])]
  const session = await left.open('workshop.a')
  store.fault = 'storage-full'
  addCard(session, 'a', 'Bus')
  await vi.waitFor(() => expect(session.saved).toBe('failing'))
  const passed = meet(left, right)
  await vi.waitFor(() => expect(passed.some(({ kind }) => kind === 'index')).toBe(true))
  store.fault = undefined
  session.retry()
  await session.whenSaved()
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.a')).toHaveLength(1))
})

test('who wrote something counts among those who keep it', async () => {
  const [left, right] = [tablet('l', ['workshop.a']), tablet('r', ['workshop.a'])]
  const [here, there] = [await left.open('workshop.a'), await right.open('workshop.a')]
  meet(left, right)
  addCard(there, 'a', 'Bus')
  await vi.waitFor(() => expect(cardsOf(here)).toEqual({ a: 'Bus' }))
  await vi.waitFor(() => expect(here.holdings[0]?.isComplete).toBe(true))
})

test('who has just opened a document is told again who keeps it', async () => {
  const [left, right] = [tablet('l', ['workshop.a']), tablet('r', ['workshop.a'])]
  meet(left, right)
  await left.write('workshop.a', 'Bus')
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.a')).toHaveLength(1))
  const again = await left.open('workshop.a')
  await vi.waitFor(() => expect(again.holdings[0]?.isComplete).toBe(true))
})

test('a document that is opened meanwhile is not carried beside it', async () => {
  const [left, right] = [tablet('l', ['workshop.a']), tablet('r', ['workshop.a'])]
  await left.write('workshop.a', 'Bus')
  const starts = vi.spyOn(right, 'partsOf')
  const passed = meet(left, right)
  right.asked = () => passed.length && right.isOpening.add('workshop.a')
  await vi.waitFor(() => expect(right.isOpening.size).toBe(1))
  await right.open('workshop.a')
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.a')).toHaveLength(1))
  expect(starts).toHaveBeenCalledTimes(1)
})

test('a document that becomes known later is fetched also from somebody who has it open', async () => {
  const [left, right] = [tablet('l', ['workshop.new']), tablet('r', [])]
  const session = await left.open('workshop.new')
  addCard(session, 'a', 'Bus')
  await session.whenSaved()
  const passed = meet(left, right)
  await vi.waitFor(() => expect(passed.some(({ kind }) => kind === 'index')).toBe(true))
  right.known.push('workshop.new')
  right.courier.tell()
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.new')).toHaveLength(1))
})

test('one document that cannot be read now holds up no other', async () => {
  const docs = ['workshop.a', 'workshop.b']
  const [left, right] = [tablet('l', docs), tablet('r', docs)]
  await left.write('workshop.a', 'Bus')
  await left.write('workshop.b', 'Bank')
  const passed = meet(left, right)
  right.asked = (docId) => {
    if (passed.length && docId === 'workshop.a') throw new ProblemError('storage-failing')
  }
  await vi.waitFor(async () => expect(await right.store.hashes('workshop.b')).toHaveLength(1))
})
