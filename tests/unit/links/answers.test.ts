/** Answers between devices: whatever comes, only whole answers are kept, and none is let go that two others do not have. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { addressOf } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration, type Role } from '#vault/keys.ts'
import type { Payload } from '#vault/payload.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  answerEntry,
  answerPayload,
  AnswerPeer,
  answersId,
  holderOf,
  kioskKeys,
} from '../../client/answers.ts'
import { evil } from '../../client/harm.ts'
import { secret } from '../../client/sessions.ts'
import { wire } from '../../client/wire.ts'

class Store extends MemoryEntryStore {
  readonly setAside: string[] = []
  override quarantine(id: string, entry: SealedEntry, reason: string): Promise<void> {
    this.setAside.push(reason)
    return super.quarantine(id, entry, reason)
  }
}

function join(one: AnswerPeer, other: AnswerPeer): void {
  const [here, there] = wire(holderOf(one.name), holderOf(other.name))
  one.attach(here)
  other.attach(there)
}

function part(peer: AnswerPeer): void {
  for (const link of peer.links.all) {
    link.close()
    peer.links.detach(link)
  }
}

let peers: AnswerPeer[]
async function peer(name: string, isOffice = false, store = new Store()): Promise<AnswerPeer> {
  const one = await new AnswerPeer(name, isOffice, store).open()
  peers.push(one)
  return one
}
beforeEach(() => {
  peers = []
})
afterEach(() => {
  for (const { carried } of peers) carried?.discard()
})

async function agree(...all: AnswerPeer[]): Promise<string[]> {
  await vi.waitFor(async () => {
    const [first, ...others] = await Promise.all(
      all.map(async (one) => (await one.hashes()).sort()),
    )
    for (const other of others) expect(other).toEqual(first)
  })
  return (await all[0]?.hashes()) ?? []
}

test('what a kiosk tells, sends and notes is in no order of time', async () => {
  const kiosk = await peer('kiosk')
  const heard: LinkMessage[] = []
  const [here, there] = wire(holderOf('kiosk'), holderOf('office'))
  there.receive((message) => heard.push(message))
  const came: string[] = []
  for (let person = 0; person < 12; person += 1) {
    const entry = await answerEntry()
    came.push(entry.hash)
    await kiosk.carried?.put(entry)
  }
  const byAddress = [...came].sort()
  expect(came).not.toEqual(byAddress)
  kiosk.attach(here)
  there.send({ kind: 'hashes', docId: answersId, hashes: [] })
  const sent = () => heard.flatMap((one) => (one.kind === 'entries' ? one.entries : []))
  await vi.waitFor(() => expect(sent()).toHaveLength(12))
  expect(sent().map(({ hash }) => hash)).toEqual(byAddress)
  for (const one of heard) if (one.kind === 'hashes') expect(one.hashes).toEqual(byAddress)
  there.send({ kind: 'acknowledge', docId: answersId, hashes: came })
  await vi.waitFor(() => expect(kiosk.receipts.get('office')?.hashes).toEqual(byAddress))
})

describe('a phone that was only asked to answer', () => {
  async function phone(name: string): Promise<AnswerPeer> {
    const one = new AnswerPeer(name, false, new Store())
    one.isDropOnly = true
    peers.push(await one.open())
    return one
  }

  test('hands its answer to every holder, hears that it is kept, and takes no other', async () => {
    const [office, kiosk, first] = [
      await peer('office', true),
      await peer('kiosk'),
      await phone('p'),
    ]
    const [own, other] = [await answerEntry(), await answerEntry()]
    await first.carried?.put(own)
    await kiosk.carried?.put(other)
    join(first, kiosk)
    join(first, office)
    join(kiosk, office)
    expect(await agree(office, kiosk)).toEqual([own.hash, other.hash].sort())
    const isSafe = () =>
      expect(first.carried?.holdersOf(own.hash).sort()).toEqual(['kiosk', 'office'])
    await vi.waitFor(isSafe)
    // What comes in while they are linked is nothing for it either.
    const late = await answerEntry()
    await kiosk.carried?.put(late)
    await agree(office, kiosk)
    expect(await first.hashes()).toEqual([own.hash])
  })

  test('two phones give each other nothing, and what one has in the meantime arrives later', async () => {
    const [first, second] = [await phone('one'), await phone('two')]
    const [here, there] = wire(holderOf('one'), holderOf('two'))
    const heard: LinkMessage[] = []
    there.receive((message) => heard.push(message))
    first.attach(here)
    second.attach(there)
    const own = await answerEntry()
    await first.carried?.put(own)
    await vi.waitFor(() => expect(heard.map(({ kind }) => kind)).toContain('entries'))
    expect(await second.hashes()).toEqual([])
    // It never says what it has: whoever hears a list sends everything that is not in it.
    expect(heard.map(({ kind }) => kind)).not.toContain('hashes')
    part(first)
    const office = await peer('office', true)
    join(office, first)
    await vi.waitFor(async () => expect(await office.hashes()).toEqual([own.hash]))
  })
})

const byKiosk = async (payload: Partial<Payload> = {}, role: Role = 'contribution') =>
  sealEntry(kioskKeys, role, { ...(await answerPayload()), ...payload })

async function readdressed(bytes: Uint8Array): Promise<SealedEntry> {
  return { hash: await addressOf(bytes), bytes }
}

async function changed(at: number, value: number, entry?: SealedEntry): Promise<SealedEntry> {
  const bytes = (entry ?? (await byKiosk())).bytes.slice()
  bytes[at < 0 ? bytes.length + at : at] = value
  return readdressed(bytes)
}

/** Each with the reason for which it is set aside; `seen` is an answer of somebody else. */
const junk: [string, string, (seen: SealedEntry) => Promise<SealedEntry>][] = [
  ['noise', 'length', () => readdressed(new Uint8Array(60).fill(7))],
  ['long noise', 'version', () => readdressed(new Uint8Array(5000).fill(7))],
  [
    'an answer to somebody else’s survey',
    'key',
    async () =>
      sealEntry(
        await keysOfModeration(secret.toReversed(), answersId),
        'contribution',
        await answerPayload(),
      ),
  ],
  [
    'an answer to another survey of the same initiative',
    'key',
    async () =>
      sealEntry(
        await keysOfModeration(secret, 'answers.other'),
        'contribution',
        await answerPayload(),
      ),
  ],
  [
    'an answer without a signature',
    'signature',
    async () => {
      const { bytes } = await byKiosk()
      return readdressed(bytes.fill(0, bytes.length - 64))
    },
  ],
  ['an answer of which one bit was turned', 'signature', (seen) => changed(200, 3, seen)],
  ['an answer that calls itself the moderation’s', 'role', () => changed(6, 1)],
  ['an answer signed by a reader', 'role', () => byKiosk({}, 'reading')],
  ['an entry of a role that nobody knows', 'role', () => changed(6, 9)],
  ['an update of a document', 'payload', () => byKiosk(evil)],
  [
    'a snapshot that replaces the answers of others',
    'role',
    ({ hash }) => byKiosk({ kind: 'snapshot', covers: [hash] }),
  ],
  [
    'an answer that is no envelope',
    'payload',
    () => byKiosk({ update: new Uint8Array(600).fill(1) }),
  ],
  [
    'an envelope that was cut off',
    'payload',
    async () => byKiosk({ update: (await answerPayload()).update.slice(0, -1) }),
  ],
]

describe('whoever means harm', () => {
  let office: AnswerPeer
  let kiosk: AnswerPeer
  let stores: Store[]
  let ways: Link[]
  let heard: LinkMessage[]

  beforeEach(async () => {
    stores = [new Store(), new Store()]
    office = await peer('office', true, stores[0])
    kiosk = await peer('kiosk', false, stores[1])
    heard = []
    const [one, toOffice] = wire(holderOf('office'), holderOf('evil'))
    const [two, toKiosk] = wire(holderOf('kiosk'), holderOf('evil'))
    ways = [toOffice, toKiosk]
    for (const way of ways) way.receive((message) => heard.push(message))
    join(office, kiosk)
    office.attach(one)
    kiosk.attach(two)
    for (let time = 0; time < 3; time += 1) await kiosk.carried?.put(await answerEntry())
    await agree(office, kiosk)
  })

  const say = (message: LinkMessage) => {
    for (const way of ways) way.send(message)
  }

  async function goOn(kept: string[]): Promise<void> {
    const after = await answerEntry()
    await kiosk.carried?.put(after)
    await vi.waitFor(async () => {
      for (const store of stores)
        expect(new Set(await store.hashes(answersId))).toEqual(new Set([...kept, after.hash]))
    })
  }

  test.each(junk)('%s is set aside: %s', async (_what, reason, make) => {
    const kept = await office.hashes()
    const [seen] = await office.store.load(answersId, kept.slice(0, 1))
    const entry = await make(seen as SealedEntry)
    say({ kind: 'entries', docId: answersId, entries: [entry] })
    await vi.waitFor(() =>
      expect(stores.map(({ setAside }) => setAside)).toEqual([[reason], [reason]]),
    )
    await goOn(kept)
  })

  test('a false address under the answer of somebody else changes nothing', async () => {
    const kept = await office.hashes()
    const [one, two] = await office.store.load(answersId)
    if (!one || !two) throw new Error('two answers are needed')
    const entries = [
      { hash: one.hash, bytes: two.bytes },
      { hash: 'A'.repeat(43), bytes: two.bytes },
    ]
    say({ kind: 'entries', docId: answersId, entries })
    await goOn(kept)
    expect(await kiosk.store.load(answersId, [one.hash])).toEqual([one])
  })

  test('all that was ever heard, sent again and backwards, changes nothing', async () => {
    const kept = await office.hashes()
    for (const message of [...heard, ...heard.toReversed()]) say(message)
    await goOn(kept)
    expect(stores.flatMap(({ setAside }) => setAside)).toEqual([])
  })

  test('an answer in a document that is none of answers is set aside', async () => {
    const { Peer, docId } = await import('../../client/sessions.ts')
    const { tableKeys } = await import('../../client/harm.ts')
    const store = new Store()
    const [here, there] = wire(holderOf('office'), holderOf('evil'))
    const session = await new Peer(store).open([here])
    const entry = await sealEntry(tableKeys, 'contribution', await answerPayload())
    there.send({ kind: 'entries', docId, entries: [entry] })
    await vi.waitFor(() => expect(store.setAside).toEqual(['payload']))
    session.stop()
  })

  test('an answer that only a newer app can read is kept and passed on', async () => {
    const kept = await office.hashes()
    const newer = await byKiosk({ minReader: 99 })
    ways[0]?.send({ kind: 'entries', docId: answersId, entries: [newer] })
    await vi.waitFor(async () => expect(await kiosk.hashes()).toContain(newer.hash))
    await goOn([...kept, newer.hash])
  })
})

describe('letting go', () => {
  async function three(): Promise<AnswerPeer[]> {
    const all = [await peer('a'), await peer('b'), await peer('c', true)]
    for (const [at, one] of all.entries()) for (const other of all.slice(at + 1)) join(one, other)
    for (let time = 0; time < 4; time += 1) await all[0]?.carried?.put(await answerEntry())
    await agree(...all)
    return all
  }

  test('two others that keep everything: it may go, and does not come back', async () => {
    const [a, b, c] = await three()
    if (!a || !b || !c) throw new Error('three')
    const all = await a.hashes()
    expect(new Set(await a.carried?.letGo(1000))).toEqual(new Set(all))
    expect(await a.hashes()).toEqual([])
    // Met again, also after a start.
    part(a)
    a.carried?.discard()
    await a.open()
    join(a, b)
    await b.carried?.put(await answerEntry())
    await vi.waitFor(async () => expect((await a.hashes()).length).toBe(1))
    await agree(b, c)
    expect((await b.hashes()).length).toBe(5)
  })

  test('one after the other lets go, and two always keep everything', async () => {
    const all = await three()
    const everything = await all[0]?.hashes()
    for (const one of all) await one.carried?.letGo(150)
    const holders = await Promise.all(all.map((one) => one.hashes()))
    for (const hash of everything ?? [])
      expect(holders.filter((hashes) => hashes.includes(hash)).length).toBe(2)
  })

  test('all let go at once, and nothing is lost', async () => {
    const all = await three()
    const everything = await all[0]?.hashes()
    await Promise.all(all.map(async (one) => one.carried?.letGo(150)))
    const holders = await Promise.all(all.map((one) => one.hashes()))
    for (const hash of everything ?? [])
      expect(holders.filter((hashes) => hashes.includes(hash)).length).toBeGreaterThanOrEqual(2)
  })

  test('what was confirmed long ago is not enough: who is away is not counted', async () => {
    const [a, b, c] = await three()
    if (!a || !b || !c) throw new Error('three')
    part(c)
    expect(a.carried?.holdersOf((await a.hashes())[0] ?? '').length).toBe(2)
    expect(await a.carried?.letGo(100)).toEqual([])
    expect((await a.hashes()).length).toBe(4)
    await a.carried?.put(await answerEntry())
    await agree(a, b)
  })
})
