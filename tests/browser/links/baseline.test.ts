/** Why this app has its own link: what y-webrtc does with an edit above 256 KiB, kept as a failing test. */
import { expect, test, vi } from 'vitest'
import { WebrtcConn, WebrtcProvider, type Room } from 'y-webrtc'
import * as Y from 'yjs'

interface Signal {
  data: { signal: unknown }
}
/** The part of simple-peer that is used; the package says nothing about it. */
interface Peer {
  signal(signal: unknown): void
  on(event: string, act: () => void): void
}
const peerOf = (conn: WebrtcConn) => conn.peer as Peer

/** One provider without servers; each has a room name of its own, or they would meet over the browser's own channel. */
async function provider(doc: Y.Doc): Promise<WebrtcProvider & { room: Room }> {
  const made = new WebrtcProvider(crypto.randomUUID(), doc, {
    signaling: [],
    filterBcConns: false,
    peerOpts: { trickle: false, config: { iceServers: [] } },
  })
  await made.key
  return made as WebrtcProvider & { room: Room }
}

/** Links two documents the way y-webrtc does once its signals have been carried over. */
async function linked(one: Y.Doc, two: Y.Doc): Promise<() => void> {
  const [first, second] = [await provider(one), await provider(two)]
  const half = (room: Room, isFirst: boolean, offer?: unknown) =>
    new Promise<{ conn: WebrtcConn; signal: unknown }>((resolve) => {
      const send = ({ data }: Signal) => resolve({ conn, signal: data.signal })
      const conn = new WebrtcConn({ send } as never, isFirst, isFirst ? 'two' : 'one', room)
      room.webrtcConns.set(isFirst ? 'two' : 'one', conn)
      if (offer) peerOf(conn).signal(offer)
    })
  const offer = await half(first.room, true)
  const answer = await half(second.room, false, offer.signal)
  const connected = new Promise<void>((resolve) => peerOf(offer.conn).on('connect', resolve))
  peerOf(offer.conn).signal(answer.signal)
  await connected
  return () => {
    first.destroy()
    second.destroy()
  }
}

async function arrives(length: number): Promise<void> {
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  const end = await linked(one, two)
  try {
    one.getText('text').insert(0, 'x'.repeat(length))
    await vi.waitFor(() => expect(two.getText('text').length).toBe(length), 3000)
  } finally {
    end()
  }
}

test('y-webrtc carries an edit of 100 KB', () => arrives(100_000))

// Above 256 KiB the browser refuses the message, and y-webrtc swallows that.
test.fails('y-webrtc carries an edit of 300 KB', () => arrives(300_000))
