/** From an edit to a kept entry: the first commits at once, what is done meanwhile forms the next entry. */
import type { SealedEntry } from '#documents/ports.ts'
import type { Bytes } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import type { DocumentKeys, Role } from '#vault/keys.ts'
import { readerVersion } from '#vault/payload.ts'
import type { Keeper } from './keeper.ts'
import { mergeUpdates } from './merge.ts'
import type { SessionParts } from './parts.ts'
import { sendEntries } from './sending.ts'

export class Outbox {
  readonly #parts: SessionParts
  readonly #role: Role
  readonly #keeper: Keeper
  readonly #kept: (entry: SealedEntry) => void
  #queue: Uint8Array[] = []
  #busy = false

  constructor(parts: SessionParts, role: Role, keeper: Keeper, kept: (entry: SealedEntry) => void) {
    this.#parts = parts
    this.#role = role
    this.#keeper = keeper
    this.#kept = kept
  }

  /** True while something done here is not kept yet. */
  get isBusy(): boolean {
    return this.#busy
  }

  add(update: Uint8Array): void {
    this.#queue.push(update)
    if (this.#busy) return
    this.#busy = true
    void this.#run()
  }

  /** Drops what is not kept: the document was removed from this device. */
  stop(): void {
    this.#queue = []
  }

  async #run(): Promise<void> {
    while (this.#queue.length) {
      const updates = this.#queue
      this.#queue = []
      await this.#commit(await this.#seal(updates))
    }
    this.#busy = false
  }

  async #commit(entry: SealedEntry): Promise<void> {
    const send = () => sendEntries(this.#parts, this.#parts.links.all, [entry])
    const kept = () => {
      // Not busy any more once the last is kept: whoever hears of it must see `saved`.
      this.#busy = this.#queue.length > 0
      // Sent before, if keeping it failed at first; who has come since does not have it yet.
      send()
      this.#kept(entry)
    }
    // While this device cannot keep it, another one may: a full disk must not stop the beamer.
    await this.#keeper.keep([entry], kept, send)
  }

  async #seal(updates: Uint8Array[]): Promise<SealedEntry> {
    return sealUpdate(this.#parts.keys, this.#role, mergeUpdates(updates))
  }
}

/** What was done here as an entry. */
export async function sealUpdate(
  keys: DocumentKeys,
  role: Role,
  update: Bytes,
): Promise<SealedEntry> {
  const covers: string[] = []
  const fixed = { kind: 'update', encoding: 'V1', minReader: readerVersion, covers } as const
  return sealEntry(keys, role, { ...fixed, update })
}
