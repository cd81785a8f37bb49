/** Whatever a hub in bad hands does: devices lose nothing, believe nothing, and agree as soon as they meet otherwise. */
import type { SealedEntry } from '#documents/ports.ts'
import type { Session } from '#links/session.ts'
import { MemoryPositions } from '#links/hub/position.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { junk } from '../../../client/harm.ts'
import { HostileHub, type Manners } from '../../../client/hostile-hub.ts'
import { HubTablet } from '../../../client/hub-tablet.ts'
import { addCard, cardsOf, docId, secret } from '../../../client/sessions.ts'
import { wire } from '../../../client/wire.ts'

const patient = { timeout: 4000, interval: 10 }
const { roomId } = await keysOfModeration(secret, docId)

class Store extends MemoryEntryStore {
  readonly setAside: string[] = []
  override quarantine(id: string, entry: SealedEntry, reason: string): Promise<void> {
    this.setAside.push(reason)
    return super.quarantine(id, entry, reason)
  }
}

let hub: HostileHub
let one: Joined
let two: Joined
let all: Joined[]

interface Joined {
  tablet: HubTablet
  session: Session
  store: Store
}

beforeEach(() => {
  all = []
})
afterEach(async () => {
  for (const { tablet } of all) await tablet.end()
  await hub.stop()
})

async function join(): Promise<Joined> {
  const store = new Store()
  const tablet = new HubTablet([docId], store)
  const session = await tablet.open(docId)
  const link = tablet.connect(hub.origin, { positions: new MemoryPositions() })
  await vi.waitUntil(() => link.status.state === 'open', patient)
  const joined = { tablet, session, store }
  all.push(joined)
  return joined
}

async function begin(manners: Manners = {}): Promise<void> {
  hub = await HostileHub.start(manners)
  one = await join()
  two = await join()
}

async function agree(cards: Record<string, string>): Promise<void> {
  await vi.waitFor(() => {
    for (const { session } of all) expect(cardsOf(session)).toEqual(cards)
    for (const { session } of all) expect(session.saved).toBe('saved')
  }, patient)
}

/** The two meet in a room: from then on nothing depends on the hub. */
function meet(): void {
  const person = (name: string) => ({ id: name, kind: 'device' as const, name })
  const [here, there] = wire(person('one'), person('two'))
  one.tablet.links.attach(here)
  two.tablet.links.attach(there)
}

test('takes everything out of its map: devices keep it, and put it back', async () => {
  await begin()
  addCard(one.session, 'a', 'Bus')
  addCard(two.session, 'b', 'Bank')
  await agree({ a: 'Bus', b: 'Bank' })
  const kept = await one.store.hashes(docId)
  await vi.waitFor(() => expect(hub.entries(roomId).size).toBe(2), patient)
  hub.entries(roomId).clear()
  addCard(one.session, 'c', 'Licht')
  await agree({ a: 'Bus', b: 'Bank', c: 'Licht' })
  for (const { store } of all) {
    expect(await store.hashes(docId)).toEqual(expect.arrayContaining(kept))
  }
  // Whoever comes back compares, and brings again what the hub lacks.
  hub.given.length = 0
  one.tablet.disconnect()
  one.tablet.connect(hub.origin)
  await vi.waitFor(() => expect(hub.given).toEqual(expect.arrayContaining(kept)), patient)
})

test('puts other bytes under known addresses: nobody believes them', async () => {
  await begin()
  addCard(one.session, 'a', 'Bus')
  addCard(one.session, 'b', 'Bank')
  await agree({ a: 'Bus', b: 'Bank' })
  const before = await two.store.load(docId)
  const map = hub.entries(roomId)
  for (const { hash, bytes } of before) map.set(hash, bytes.toReversed())
  const three = await join()
  addCard(one.session, 'c', 'Licht')
  await vi.waitFor(() => expect(cardsOf(two.session)).toMatchObject({ c: 'Licht' }), patient)
  expect(
    await two.store.load(
      docId,
      before.map(({ hash }) => hash),
    ),
  ).toEqual(before)
  // The newcomer got nothing but damage from this hub, and the whole ones from another table.
  const person = (name: string) => ({ id: name, kind: 'device' as const, name })
  const [here, there] = wire(person('one'), person('three'))
  one.tablet.links.attach(here)
  three.tablet.links.attach(there)
  await agree({ a: 'Bus', b: 'Bank', c: 'Licht' })
})

test.each(junk)(
  'brings in %s: it is set aside (%s), and the rest goes on',
  async (_, reason, make) => {
    await begin()
    addCard(one.session, 'a', 'Bus')
    await agree({ a: 'Bus' })
    const [seen] = await one.store.load(docId)
    const entry = await make(seen as SealedEntry)
    hub.entries(roomId).set(entry.hash, entry.bytes)
    await vi.waitFor(
      () => expect(all.map(({ store }) => store.setAside)).toEqual([[reason], [reason]]),
      patient,
    )
    addCard(two.session, 'b', 'Bank')
    await agree({ a: 'Bus', b: 'Bank' })
  },
)

test('claims to keep everything and passes nothing on: the other device is not called safe, and gets all when they meet', async () => {
  await begin({ claims: true, forgets: true })
  // Written while the hub is told of addresses alone.
  addCard(one.session, 'a', 'Bus')
  addCard(two.session, 'b', 'Bank')
  await vi.waitFor(
    () => expect([one, two].map(({ session }) => session.saved)).toEqual(['saved', 'saved']),
    patient,
  )
  const shown = one.session.holdings.map(({ holder }) => holder.kind)
  expect(shown).not.toContain('device')
  meet()
  await agree({ a: 'Bus', b: 'Bank' })
  await vi.waitUntil(
    () => one.session.holdings.some(({ holder, isComplete }) => holder.id === 'two' && isComplete),
    patient,
  )
})

test('shows each device another history: they agree as soon as they meet', async () => {
  await begin()
  const other = await HostileHub.start()
  two.tablet.disconnect()
  two.tablet.connect(other.origin)
  addCard(one.session, 'a', 'Bus')
  addCard(two.session, 'b', 'Bank')
  const sizes = () => [hub, other].map((each) => each.entries(roomId).size)
  await vi.waitFor(() => expect(sizes()).toEqual([1, 1]), patient)
  expect([cardsOf(one.session), cardsOf(two.session)]).toEqual([{ a: 'Bus' }, { b: 'Bank' }])
  meet()
  await agree({ a: 'Bus', b: 'Bank' })
  two.tablet.disconnect()
  await other.stop()
})

test('goes back to an older state and replays it: nothing is undone', async () => {
  await begin()
  addCard(one.session, 'a', 'alt')
  await agree({ a: 'alt' })
  const old = new Map(hub.entries(roomId).entries())
  addCard(one.session, 'a', 'neu')
  await agree({ a: 'neu' })
  const map = hub.entries(roomId)
  map.clear()
  for (const [hash, bytes] of old) map.set(hash, bytes)
  for (const { tablet } of all) {
    tablet.disconnect()
    tablet.connect(hub.origin)
  }
  addCard(two.session, 'b', 'danach')
  await agree({ a: 'neu', b: 'danach' })
})
