/** What y-webrtc does with 5 MB: as many small edits, and as the state that one side has when they meet. */
import { WebrtcConn, WebrtcProvider, type Room } from 'y-webrtc'
import * as Y from 'yjs'
import { randomText } from './pair.ts'

interface Signal {
  data: { signal: unknown }
}
/** The part of simple-peer that is used; the package says nothing about it. */
interface Peer {
  signal(signal: unknown): void
  on(event: string, act: () => void): void
}
const peerOf = (conn: WebrtcConn) => conn.peer as Peer

/** Longer than anybody would look at a screen on which nothing happens. */
const patience = 15_000

async function provider(doc: Y.Doc): Promise<WebrtcProvider & { room: Room }> {
  const made = new WebrtcProvider(crypto.randomUUID(), doc, {
    signaling: [],
    filterBcConns: false,
    peerOpts: { trickle: false, config: { iceServers: [] } },
  })
  await made.key
  return made as WebrtcProvider & { room: Room }
}

/** Links two documents as y-webrtc does once its signals were carried over; resolves when the answer was taken. */
async function link(one: Y.Doc, two: Y.Doc) {
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
  const begun = performance.now()
  const connected = new Promise<void>((resolve) => peerOf(offer.conn).on('connect', resolve))
  peerOf(offer.conn).signal(answer.signal)
  await connected
  const end = () => [first, second].forEach((each) => each.destroy())
  return { begun, end }
}

function fill(doc: Y.Doc): void {
  const text = randomText(20_000)
  for (let card = 0; card < 250; card += 1)
    doc.getMap('cards').set(`c${String(card)}`, `${String(card)} ${text}`)
}

async function measure(one: Y.Doc, two: Y.Doc, linked: () => void): Promise<number | undefined> {
  const cards = two.getMap('cards')
  const all = new Promise<number>((resolve) => {
    two.on('update', () => cards.size === 250 && resolve(performance.now()))
  })
  const { begun, end } = await link(one, two)
  linked()
  const never = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
  const ended = await Promise.race([all, never])
  end()
  return ended === undefined ? undefined : ended - begun
}

/** Milliseconds for 250 edits of 20 KB that are done once both are linked; undefined if they never come. */
export function webrtcEdits(): Promise<number | undefined> {
  const one = new Y.Doc()
  return measure(one, new Y.Doc(), () => fill(one))
}

/** Milliseconds for the same as a state that is there before: one message, too large for a data channel. */
export function webrtcState(): Promise<number | undefined> {
  const one = new Y.Doc()
  fill(one)
  return measure(one, new Y.Doc(), () => undefined)
}
