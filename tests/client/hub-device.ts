/** A device made for tests: goes into rooms of a hub the way the app does, and remembers what it was told. */
import type { EventEmitter } from 'node:events'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { Server } from '@hocuspocus/server'
import type { SealedEntry } from '#documents/ports.ts'
import { Challenge, ENTRIES_MAP, FromHub, type RoomToken, type ToHub } from '#schema/hub.ts'
import { toBase64url } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { keysOfModeration, type DocumentKeys, type Role } from '#vault/keys.ts'
import { makeRoomToken } from '#vault/membership.ts'
import { vi } from 'vitest'
import * as Y from 'yjs'

/** The WebSocket that comes with Hocuspocus; Node 20 has none of its own. */
export const WebSocket = (
  new Server({ quiet: true }).webSocketServer as {
    options: { WebSocket: new (url: string, options?: object) => TestSocket }
  }
).options.WebSocket

/** Whoever leaves while a connection is being made hears of it as an error. */
class QuietSocket extends WebSocket {
  constructor(url: string) {
    super(url)
    this.on('error', () => undefined)
  }
}

export interface TestSocket extends EventEmitter {
  send(data: Uint8Array | string): void
  close(): void
  terminate(): void
  readonly readyState: number
}

/** A room as somebody with the moderation secret knows it. */
export interface TestRoom {
  keys: DocumentKeys
  publicKeys: RoomToken['keys']
}

export async function makeRoom(
  seed: string | number,
  docId = `workshop.${seed}`,
): Promise<TestRoom> {
  const secret = new Uint8Array(32).fill(7)
  secret.set(new TextEncoder().encode(String(seed)).slice(0, 32))
  const keys = await keysOfModeration(secret, docId)
  const { moderation, contribution, reading } = keys.signers
  if (!moderation || !contribution || !reading) throw new Error('The secret gives all roles.')
  const [one, two, three] = [moderation, contribution, reading].map((signer) =>
    toBase64url(signer.publicKey),
  )
  return { keys, publicKeys: [one ?? '', two ?? '', three ?? ''] }
}

/** An entry that says `text`, under the signature of a role. */
export async function sealText(
  { keys }: TestRoom,
  text: string,
  role: Role = 'contribution',
): Promise<SealedEntry> {
  const doc = new Y.Doc()
  doc.getMap('cards').set(`card ${Math.random()}`, text)
  const update = Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>
  const payload = { kind: 'update', encoding: 'V1', minReader: 1, covers: [], update } as const
  return sealEntry(keys, role, { ...payload, covers: [] })
}

export async function tokenFor(
  origin: string,
  room: TestRoom,
  role: Role,
  operator?: string,
): Promise<RoomToken> {
  const response = await fetch(`${origin}/challenge`)
  const { nonce } = Challenge.parse(await response.json())
  const signer = room.keys.signers[role]
  if (!signer) throw new Error('The room has every role.')
  const { roomId, docId } = room.keys
  const token = await makeRoomToken(
    { roomId, docId, publicKeys: room.publicKeys },
    role,
    signer,
    nonce,
  )
  return operator === undefined ? token : { ...token, operator }
}

/** One socket; several rooms can be joined on it. */
export function connectTo(origin: string): HocuspocusProviderWebsocket {
  return new HocuspocusProviderWebsocket({
    url: `${origin.replace('http', 'ws')}/sync`,
    WebSocketPolyfill: QuietSocket,
    delay: 50,
    minDelay: 20,
    maxDelay: 200,
  })
}

export interface JoinOptions {
  role?: Role
  socket?: HocuspocusProviderWebsocket
  operator?: string
  token?: () => Promise<string>
}

export class HubDevice {
  readonly doc = new Y.Doc()
  readonly room: TestRoom
  readonly provider: HocuspocusProvider
  readonly heard: FromHub[] = []
  readonly acknowledged = new Set<string>()
  denial: string | undefined
  readonly #socket: HocuspocusProviderWebsocket
  readonly #ownsSocket: boolean

  constructor(origin: string, room: TestRoom, options: JoinOptions = {}) {
    this.room = room
    this.#ownsSocket = options.socket === undefined
    this.#socket = options.socket ?? connectTo(origin)
    const { role = 'contribution', operator } = options
    const token = async () => JSON.stringify(await tokenFor(origin, room, role, operator))
    this.provider = new HocuspocusProvider({
      name: room.keys.roomId,
      document: this.doc,
      awareness: null,
      token: options.token ?? token,
      websocketProvider: this.#socket,
      onStateless: ({ payload }) => this.#hear(payload),
      onAuthenticationFailed: ({ reason }) => (this.denial = reason),
    })
    this.provider.attach()
  }

  get entries(): Y.Map<Uint8Array> {
    return this.doc.getMap(ENTRIES_MAP)
  }

  get socket(): HocuspocusProviderWebsocket {
    return this.#socket
  }

  put(...entries: SealedEntry[]): void {
    this.doc.transact(() => {
      for (const { hash, bytes } of entries) this.entries.set(hash, bytes)
    })
  }

  say(message: ToHub): void {
    this.provider.sendStateless(JSON.stringify(message))
  }

  of<Kind extends FromHub['kind']>(kind: Kind): (FromHub & { kind: Kind })[] {
    return this.heard.filter((message) => message.kind === kind) as (FromHub & { kind: Kind })[]
  }

  async joined(): Promise<void> {
    await vi.waitUntil(() => this.of('state').length > 0 && this.provider.synced, { timeout: 5000 })
  }

  async acknowledgedAll(entries: SealedEntry[]): Promise<void> {
    await vi.waitUntil(() => entries.every(({ hash }) => this.acknowledged.has(hash)), {
      timeout: 10_000,
      interval: 5,
    })
  }

  async has(entries: SealedEntry[]): Promise<void> {
    await vi.waitUntil(() => entries.every(({ hash }) => this.entries.has(hash)), {
      timeout: 10_000,
      interval: 5,
    })
  }

  leave(): void {
    this.provider.destroy()
    if (this.#ownsSocket) this.#socket.destroy()
  }

  #hear(payload: string): void {
    const message = FromHub.parse(JSON.parse(payload))
    this.heard.push(message)
    if (message.kind === 'acknowledge')
      for (const hash of message.hashes) this.acknowledged.add(hash)
  }
}
