/** One room on one socket: what the hub has of a document comes in, what is put goes out. */
import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { SealedEntry } from '#documents/ports.ts'
import { FromHub, type ToHub } from '#schema/hub.ts'
import { Carrier, updateWith } from './carrier.ts'
import type { HubPosition } from './parts.ts'

export interface RoomTakers {
  /** All that the hub has was heard; from now on something can be said. */
  inside: () => void
  added: (entries: SealedEntry[]) => void
  heard: (message: FromHub) => void
  denied: (reason: string) => void
  /** The hub ended the room, though the socket goes on. */
  ended: () => void
}

export interface RoomParts {
  roomId: string
  token: string
  socket: HocuspocusProviderWebsocket
  position: HubPosition | undefined
}

/** Milliseconds for the hub's farewell; without it the room is left all the same. */
const farewell = 2000

export class HubRoom {
  readonly carrier: Carrier
  readonly #socket: HocuspocusProviderWebsocket
  readonly #provider: HocuspocusProvider
  readonly #roomId: string
  #left: (() => void) | undefined
  #isClosed = false

  constructor({ roomId, token, socket, position }: RoomParts, takers: RoomTakers) {
    this.#socket = socket
    this.#roomId = roomId
    this.carrier = new Carrier(position, takers.added)
    this.#provider = new HocuspocusProvider({
      name: roomId,
      document: this.carrier.doc,
      awareness: null,
      token,
      websocketProvider: socket,
      onSynced: () => takers.inside(),
      onStateless: ({ payload }) => {
        const message = read(payload)
        if (message) takers.heard(message)
      },
      onAuthenticationFailed: ({ reason }) => takers.denied(reason),
      onClose: () => {
        if (this.#left) this.#left()
        else if (!this.#isClosed) takers.ended()
      },
    })
    this.#provider.attach()
  }

  say(message: ToHub): void {
    if (!this.#isClosed) this.#provider.sendStateless(JSON.stringify(message))
  }

  /** As an edit of the provider's document would, without holding the bytes here until they come back. */
  put(entries: readonly SealedEntry[]): void {
    if (!this.#isClosed) this.#provider.documentUpdateHandler(updateWith(entries), undefined)
  }

  /** Resolves when the hub has said farewell: heard later, it would end the next stay in this room. */
  async leave(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await new Promise<void>((resolve) => {
      this.#left = resolve
      setTimeout(resolve, farewell)
      // Says so to the hub, and forgets whom the answer is for.
      this.#socket.detach(this.#provider)
      this.#socket.configuration.providerMap.set(this.#roomId, this.#provider)
    })
    this.#end()
  }

  /** The socket is gone, or will be: nobody has to be told. */
  drop(): void {
    this.#isClosed = true
    this.#left?.()
    this.#end()
  }

  #end(): void {
    const { providerMap } = this.#socket.configuration
    if (providerMap.get(this.#roomId) === this.#provider) providerMap.delete(this.#roomId)
    this.#provider.destroy()
    this.carrier.close()
  }
}

/** What a newer hub says besides is nothing to this app. */
function read(payload: string): FromHub | undefined {
  try {
    const found = FromHub.safeParse(JSON.parse(payload))
    return found.success ? found.data : undefined
  } catch {
    return undefined
  }
}
