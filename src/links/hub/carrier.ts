/** This device's copy of a room's shared document: only the hub writes into it; what was kept before is left out. */
import type { SealedEntry } from '#documents/ports.ts'
import { ENTRIES_MAP } from '#schema/hub.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { HubPosition } from './parts.ts'

/** How Yjs writes that something is not there any more. */
const GONE = 0

/** Numbers 0 to `count - 1` of this client as gaps: the hub sends what comes behind them. */
function gaps(client: number, count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  // One client with one struct, from number 0 on; and no deletions.
  for (const value of [1, 1, client, 0]) encoding.writeVarUint(encoder, value)
  encoding.writeUint8(encoder, GONE)
  for (const value of [count, 0]) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

/** An update that carries these entries; each in a document of its own, so that nothing is held twice. */
export function updateWith(entries: readonly SealedEntry[]): Uint8Array {
  const doc = new Y.Doc()
  const map = doc.getMap(ENTRIES_MAP)
  doc.transact(() => {
    for (const { hash, bytes } of entries) map.set(hash, bytes)
  })
  return Y.encodeStateAsUpdate(doc)
}

export class Carrier {
  readonly doc = new Y.Doc()
  readonly #map: Y.Map<unknown>
  readonly #from: HubPosition | undefined

  /** `added` hears of everything that the hub has beyond the position; it lies on the hub's disk. */
  constructor(from: HubPosition | undefined, added: (entries: SealedEntry[]) => void) {
    this.#from = from
    if (from && from.next > 1) Y.applyUpdate(this.doc, gaps(from.client, from.next - 1))
    this.#map = this.doc.getMap(ENTRIES_MAP)
    this.#map.observe(({ keysChanged }) => {
      const entries = this.#entriesAt(keysChanged)
      if (entries.length) added(entries)
    })
  }

  get entries(): SealedEntry[] {
    return this.#entriesAt(this.#map.keys())
  }

  /** True unless the hub was set back: then its numbers mean something else than they did. Asked once synced. */
  get isContinued(): boolean {
    if (!this.#from || this.#client !== this.#from.client) return true
    return this.#addressAt(this.#from.next - 1) === this.#from.last
  }

  /** How far everything is among `kept`; undefined if that is nothing. */
  reach(kept: ReadonlySet<string>): Pick<HubPosition, 'client' | 'next' | 'last'> | undefined {
    const client = this.#client
    if (client === undefined) return undefined
    let reached: Pick<HubPosition, 'client' | 'next' | 'last'> | undefined
    for (const struct of this.doc.store.clients.get(client) ?? []) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      const last = struct.parentSub ?? ''
      if (!kept.has(last)) break
      reached = { client, next: struct.id.clock + 1, last }
    }
    return reached
  }

  close(): void {
    this.doc.destroy()
  }

  /** Whoever writes in this room now. */
  get #client(): number | undefined {
    const clients = [...this.doc.store.clients.keys()]
    return clients.find((one) => one !== this.#from?.client) ?? clients[0]
  }

  #addressAt(number: number): string | undefined {
    const structs = this.doc.store.clients.get(this.#from?.client ?? -1) ?? []
    const found = structs.find(({ id }) => id.clock === number)
    return found instanceof Y.Item ? (found.parentSub ?? undefined) : undefined
  }

  #entriesAt(keys: Iterable<string | null>): SealedEntry[] {
    const entries: SealedEntry[] = []
    for (const hash of keys) {
      const bytes = hash === null ? undefined : this.#map.get(hash)
      if (hash !== null && bytes instanceof Uint8Array) entries.push({ hash, bytes })
    }
    return entries
  }
}
