/** y-webrtc in the place of our pair link: its rooms without servers, and sealed entries in the document they share. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import { WebrtcConn, WebrtcProvider, type Room } from 'y-webrtc'
import * as Y from 'yjs'
import { docId } from './sessions.ts'

interface Signal {
  data: { signal: unknown }
}
/** The part of simple-peer that is used; the package says nothing about it. */
interface Peer {
  signal(signal: unknown): void
  on(event: string, act: () => void): void
}
const peerOf = (conn: WebrtcConn) => conn.peer as Peer

export type Provider = WebrtcProvider & { room: Room }

/** One provider without servers; each has a room name of its own, or they would meet over the browser's own channel. */
export async function provider(doc: Y.Doc): Promise<Provider> {
  const made = new WebrtcProvider(crypto.randomUUID(), doc, {
    signaling: [],
    filterBcConns: false,
    peerOpts: { trickle: false, config: { iceServers: [] } },
  })
  await made.key
  return made as Provider
}

/** Links two the way y-webrtc does once its signals have been carried over. */
export async function link(one: Provider, two: Provider): Promise<void> {
  const half = ({ room }: Provider, isFirst: boolean, offer?: unknown) =>
    new Promise<{ conn: WebrtcConn; signal: unknown }>((resolve) => {
      const send = ({ data }: Signal) => resolve({ conn, signal: data.signal })
      const name = crypto.randomUUID()
      const conn = new WebrtcConn({ send } as never, isFirst, name, room)
      room.webrtcConns.set(name, conn)
      if (offer) peerOf(conn).signal(offer)
    })
  const offer = await half(one, true)
  const answer = await half(two, false, offer.signal)
  const connected = new Promise<void>((resolve) => peerOf(offer.conn).on('connect', resolve))
  peerOf(offer.conn).signal(answer.signal)
  await connected
}

/** A member of a room of y-webrtc. What is in its map it tells its device; what its device has it puts in. */
class Member implements Link {
  readonly kind = 'pair'
  readonly provider: Provider
  readonly #map: Y.Map<Uint8Array>
  readonly #listeners = new Set<(message: LinkMessage) => void>()

  constructor(made: Provider) {
    this.provider = made
    this.#map = made.doc.getMap('entries')
    this.#map.observe(({ keysChanged, transaction }) => {
      if (!transaction.local) this.#give([...(keysChanged as Set<string>)])
    })
    made.awareness.on('update', ({ added, updated }: Record<'added' | 'updated', number[]>) => {
      const others = [...added, ...updated].filter((id) => id !== made.doc.clientID)
      for (const id of others) this.#see(id)
    })
  }

  send(message: LinkMessage): void {
    if (message.kind === 'presence')
      this.provider.awareness.setLocalStateField('presence', [...message.bytes])
    if (message.kind === 'hashes') {
      const there = new Set(message.hashes)
      this.#give([...this.#map.keys()].filter((hash) => !there.has(hash)))
      this.#tell({ kind: 'hashes', docId, hashes: [...this.#map.keys()] })
    }
    if (message.kind !== 'entries') return
    this.provider.doc.transact(() => {
      for (const { hash, bytes } of message.entries) this.#map.set(hash, bytes)
    })
  }

  receive(listener: (message: LinkMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  joined(): () => void {
    return () => undefined
  }

  close(): void {
    this.provider.destroy()
  }

  #give(hashes: string[]): void {
    const entries = hashes.map((hash) => ({ hash, bytes: this.#map.get(hash) ?? new Uint8Array() }))
    if (entries.length) this.#tell({ kind: 'entries', docId, entries })
  }

  #see(id: number): void {
    const { presence } = this.provider.awareness.getStates().get(id) ?? {}
    if (presence)
      this.#tell({ kind: 'presence', docId, bytes: new Uint8Array(presence as number[]) })
  }

  #tell(message: LinkMessage): void {
    // Not within the event of another library: what is thrown there would be lost.
    setTimeout(() => {
      for (const listener of [...this.#listeners]) listener(message)
    })
  }
}

/** Everybody is linked with everybody, as y-webrtc does it. */
export function openMesh(): { join: () => Promise<Link>; close: () => void } {
  const members: Member[] = []
  return {
    join: async () => {
      const member = new Member(await provider(new Y.Doc()))
      for (const other of members) await link(other.provider, member.provider)
      members.push(member)
      return member
    },
    close: () => {
      for (const member of members) member.close()
    },
  }
}
