/** Answers of somebody who only hands in: brought to the hub one by one, without being told of those of others. */
import type { LinkMessage, SealedEntry } from '#documents/ports.ts'
import { asBytes, toBase64url, toUtf8 } from '#vault/bytes.ts'
import type { DocumentKeys } from '#vault/keys.ts'
import type { StatusBoard } from './status.ts'
import { roomTokenFor } from './token.ts'

/** Milliseconds that one answer may take. */
const patience = 30_000

export interface DropDeskParts {
  address: string
  operator?: string | undefined
  keysOf: (docId: string) => Promise<DocumentKeys>
  /** A text to sign. */
  challenge: () => Promise<string>
  board: StatusBoard
  emit: (message: LinkMessage) => void
}

export class DropDesk {
  readonly #parts: DropDeskParts
  /** On the hub's disk, since this page was opened: bringing one again costs little. */
  readonly #kept = new Map<string, Set<string>>()
  readonly #under = new Set<string>()

  constructor(parts: DropDeskParts) {
    this.#parts = parts
  }

  /** From whoever has the answers here. */
  take(message: LinkMessage & { kind: 'entries' | 'hashes' }): void {
    const { docId } = message
    if (message.kind === 'hashes') {
      if (message.hashes.some((hash) => !this.#keptOf(docId).has(hash))) this.ask(docId)
      return
    }
    for (const entry of message.entries) void this.#bring(docId, entry).catch(() => undefined)
  }

  /** Whoever has the answers here sends those that the hub has not confirmed. */
  ask(docId: string): void {
    this.#parts.emit({ kind: 'hashes', docId, hashes: [...this.#keptOf(docId)] })
  }

  #keptOf(docId: string): Set<string> {
    const kept = this.#kept.get(docId) ?? new Set()
    this.#kept.set(docId, kept)
    return kept
  }

  async #bring(docId: string, { hash, bytes }: SealedEntry): Promise<void> {
    const kept = this.#keptOf(docId)
    if (kept.has(hash) || this.#under.has(hash)) return
    this.#under.add(hash)
    try {
      const status = await this.#put(docId, hash, bytes)
      if (status === 200 || status === 201) {
        kept.add(hash)
        this.#parts.board.clear('room-full', docId)
        this.#parts.emit({ kind: 'acknowledge', docId, hashes: [hash] })
      } else if (status === 507) this.#parts.board.raise('room-full', docId)
      else if (status === 413) this.#parts.board.raise('too-large', docId)
    } finally {
      // What did not arrive is asked for again with the next tour.
      this.#under.delete(hash)
    }
  }

  async #put(docId: string, hash: string, bytes: Uint8Array): Promise<number> {
    const { address, operator, challenge, keysOf } = this.#parts
    const token = await roomTokenFor(
      await keysOf(docId),
      'contribution',
      await challenge(),
      operator,
    )
    const answer = await fetch(new URL(`/answers/${hash}`, address), {
      method: 'PUT',
      headers: { Authorization: `Hub ${toBase64url(toUtf8(token))}` },
      body: asBytes(bytes).slice(),
      signal: AbortSignal.timeout(patience),
      cache: 'no-store',
      credentials: 'omit',
    })
    await answer.body?.cancel()
    return answer.status
  }
}
