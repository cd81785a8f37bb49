/** How the app joins a hub: with what this device keeps and knows, found again after a start. */
import { connectHub } from '#app/hub-connection.ts'
import { Junction } from '#links/junction.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { QuietSocket } from '../../../client/hub-links.ts'
import { startHub, type HubService } from '../../../client/hub-service.ts'
import { addCard, docId, Peer, secret } from '../../../client/sessions.ts'

let hub: HubService
beforeEach(async () => {
  // Node 20 has no WebSocket of its own; browsers have.
  vi.stubGlobal('WebSocket', QuietSocket)
  hub = await startHub()
})
afterEach(async () => {
  await hub.destroy()
  vi.unstubAllGlobals()
})

test('a device is safe at the hub of its choice, and remembers how far it has come there', async () => {
  const peer = new Peer()
  const links = new Junction()
  const rows = new Map<string, string>()
  const write = (key: string, text: string) => Promise.resolve(void rows.set(key, text))
  const access = async (id: string) => ({
    keys: await keysOfModeration(secret, id),
    role: 'contribution' as const,
    trusted: ['contribution' as const],
    held: 'moderation' as const,
  })
  const connection = await connectHub(
    {
      shelf: {
        entries: peer.store,
        drafts: { read: (key) => Promise.resolve(rows.get(key)), write },
      },
      keyring: {
        known: () => Promise.resolve([docId]),
        accessTo: access,
        isDropOnly: () => Promise.resolve(false),
      },
      documents: { isOpen: () => true },
      links,
    },
    { address: `${hub.origin}/` },
  )
  const session = await peer.open([], { links })
  addCard(session, 'a', 'Bus')
  const host = new URL(hub.origin).host
  await vi.waitFor(() => {
    expect(session.holdings[0]?.isComplete).toBe(true)
    expect([...rows.keys()]).toEqual([`hub ${host} ${docId}`])
  }, 8000)
  expect(session.holdings[0]?.holder).toEqual({ id: `hub ${host}`, kind: 'hub', name: 'Hub' })
  connection.end()
  expect(links.all).toEqual([])
  expect(connection.link.status.state).toBe('closed')
  session.stop()
}, 15_000)
