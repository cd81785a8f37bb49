/** Links to a hub made for tests: quick to come back, over the WebSocket that Node can have. */
import { HubLink } from '#links/hub/hub-link.ts'
import type { HubLinkParts } from '#links/hub/parts.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { vi } from 'vitest'
import { WebSocket } from './hub-device.ts'
import { docId, secret } from './sessions.ts'

/** Whoever leaves while a connection is being made hears of it as an error. */
export class QuietSocket extends WebSocket {
  constructor(url: string) {
    super(url)
    this.on('error', () => undefined)
  }
}

/** A link for a device that holds the usual document of the tests. */
export function linkTo(address: string, other: Partial<HubLinkParts> = {}): HubLink {
  return new HubLink({
    address,
    holder: { id: 'hub', kind: 'hub', name: 'Hub' },
    known: () => Promise.resolve([docId]),
    keysOf: (id) => keysOfModeration(secret, id),
    hashes: () => Promise.resolve([]),
    webSocket: QuietSocket,
    ...other,
    pace: {
      firstPause: 20,
      longestPause: 200,
      farPause: 1000,
      watch: 100,
      again: 1000,
      quiet: 50,
      ...other.pace,
    },
  })
}

/** Resolves with the link once it is in a room. */
export async function opened(link: HubLink): Promise<HubLink> {
  const isOpen = () => link.status.state === 'open'
  await vi.waitUntil(isOpen, { timeout: 10_000, interval: 5 })
  return link
}
