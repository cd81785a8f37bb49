/** The hub in a real browser: the contract over its own WebSocket, and what a page notices when it comes back. */
import { HubLink } from '#links/hub/hub-link.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { commands } from 'vitest/browser'
import { runLinkContract } from '../../contracts/link.ts'
import { addCard, cardsOf, docId, Peer, secret } from '../../client/sessions.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    startHub: (name: string) => Promise<string>
    killHub: (name: string) => Promise<void>
    removeHub: (name: string) => Promise<void>
  }
}

let links: HubLink[] = []
let hubs = 0

const slow = { watch: 60_000, again: 60_000, firstPause: 20, longestPause: 200, quiet: 50 }

async function linkTo(address: string, peer = new Peer(), pace = {}): Promise<HubLink> {
  const link = new HubLink({
    address,
    holder: { id: 'hub', kind: 'hub', name: 'Hub' },
    known: () => Promise.resolve([docId]),
    keysOf: (id) => keysOfModeration(secret, id),
    hashes: (id) => peer.store.hashes(id),
    pace: { ...slow, ...pace },
  })
  links.push(link)
  await vi.waitUntil(() => link.status.state === 'open', 20_000)
  return link
}

function closeAll(): void {
  for (const link of links) link.close()
  links = []
}

runLinkContract('The hub in a browser', () => {
  const name = `contract ${(hubs += 1)}`
  const starting = commands.startHub(name)
  return {
    isGuarded: true,
    join: async () => linkTo(await starting),
    close: async () => {
      closeAll()
      await starting
      await commands.removeHub(name)
    },
  }
})

describe('a page at the hub', () => {
  let name: string
  let origin: string
  beforeEach(async () => {
    name = `page ${(hubs += 1)}`
    origin = await commands.startHub(name)
  })
  afterEach(async () => {
    closeAll()
    await commands.removeHub(name)
  })

  test('brings what was written while the hub was gone, without a further edit', async () => {
    const [left, right] = [new Peer(), new Peer()]
    const one = await left.open([await linkTo(origin, left)])
    const two = await right.open([await linkTo(origin, right)])
    addCard(one, 'a', 'Bus')
    await vi.waitFor(() => expect(cardsOf(two)).toEqual({ a: 'Bus' }), 5000)
    await commands.killHub(name)
    addCard(one, 'b', 'Bank')
    addCard(two, 'c', 'Licht')
    await one.whenSaved()
    await commands.startHub(name)
    await vi.waitFor(
      () => expect(cardsOf(one)).toEqual({ a: 'Bus', b: 'Bank', c: 'Licht' }),
      10_000,
    )
    await vi.waitFor(() => expect(cardsOf(two)).toEqual(cardsOf(one)), 10_000)
    await vi.waitFor(() => expect(one.holdings[0]?.isComplete).toBe(true), 10_000)
    for (const session of [one, two]) session.stop()
  })

  test.each([
    ['online', () => window.dispatchEvent(new Event('online'))],
    ['pageshow', () => window.dispatchEvent(new Event('pageshow'))],
    ['visibilitychange', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('comes back at once on %s, however long it would have waited', async (_, wake) => {
    const peer = new Peer()
    const link = await linkTo(origin, peer, { firstPause: 600_000, longestPause: 600_000 })
    const session = await peer.open([link])
    await commands.killHub(name)
    await vi.waitUntil(() => link.status.state === 'waiting', 5000)
    addCard(session, 'a', 'Bus')
    await session.whenSaved()
    await commands.startHub(name)
    expect(link.status.state).toBe('waiting')
    wake()
    await vi.waitUntil(() => link.status.state === 'open', 5000)
    await vi.waitFor(() => expect(session.holdings[0]?.isComplete).toBe(true), 5000)
    session.stop()
  })
})
