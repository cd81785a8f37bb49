/** The pair link keeps the contract over real peer connections, and carries what others drop. */
import type { LinkMessage } from '#documents/ports.ts'
import { addressOf } from '#vault/bytes.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { runLinkContract } from '../../contracts/link.ts'
import { openRoom, openStar, type Opened } from '../../client/pairs.ts'

runLinkContract('The pair link', openStar)

describe('a pair of real peer connections', () => {
  let room: Opened
  afterEach(() => room.close())

  async function entriesOf(length: number, docId = 'workshop.big'): Promise<LinkMessage> {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at += 65_536) {
      crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, length)))
    }
    return { kind: 'entries', docId, entries: [{ hash: await addressOf(bytes), bytes }] }
  }

  test('carries an entry of 20 MB whole', async () => {
    room = openRoom()
    const { one, two } = await room.pair('a', 'b')
    const heard: LinkMessage[] = []
    two.receive((message) => heard.push(message))
    const sent = await entriesOf(20 * 1024 * 1024)
    one.send(sent)
    await vi.waitFor(() => expect(heard).toHaveLength(1), 20_000)
    const [message] = heard
    if (message?.kind !== 'entries' || sent.kind !== 'entries') throw new Error('not entries')
    const [entry] = message.entries
    if (!entry) throw new Error('no entry')
    expect(await addressOf(entry.bytes)).toBe(sent.entries[0]?.hash)
  })

  test('carries 300 documents in their order, both ways at once', async () => {
    room = openRoom()
    const { one, two } = await room.pair('a', 'b')
    const names = Array.from({ length: 300 }, (_, at) => `workshop.${at}`)
    const heard: Record<string, string[]> = { one: [], two: [] }
    one.receive((message) => 'docId' in message && heard.one?.push(message.docId))
    two.receive((message) => 'docId' in message && heard.two?.push(message.docId))
    for (const name of names) {
      const message = await entriesOf(20_000, name)
      one.send(message)
      two.send(message)
    }
    await vi.waitFor(() => expect(heard).toEqual({ one: names, two: names }), 20_000)
  })
})
