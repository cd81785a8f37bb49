/** Replaces many entries by one snapshot of the moderation, and keeps a cache for fast opening. */
import type { SealedEntry } from '#documents/ports.ts'
import { asBytes } from '#vault/bytes.ts'
import { sealEntry } from '#vault/entries.ts'
import { readerVersion } from '#vault/payload.ts'
import * as Y from 'yjs'
import type { Ledger } from './ledger.ts'
import { writeCache, type Covers } from './opening.ts'
import type { SessionParts } from './parts.ts'

/** A document opens fast up to here (formats, section 1). */
const usualMost = 200
/** Entries that may be missing in the cache. */
const mostUncached = 100

/** Milliseconds after opening: the first screen comes before any tidying. */
const usualRest = 5000

/** Runs when the page has nothing else to do; at the latest after two seconds. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 0)
}

export interface Situation {
  doc: Y.Doc
  ledger: Ledger
  /** True if everything in the document is kept and nothing is missing in between. */
  isSettled: () => boolean
  /** A snapshot was kept and replaced what it covers. */
  superseded: (snapshot: SealedEntry, covered: string[]) => void
}

export class Superseding {
  readonly #parts: SessionParts
  readonly #situation: Situation
  #isRunning = false
  #isStopped = false
  readonly #most: number
  #cached = 0
  #resting: ReturnType<typeof setTimeout> | undefined

  constructor(parts: SessionParts, situation: Situation) {
    this.#parts = parts
    this.#most = parts.mostEntries ?? usualMost
    this.#situation = situation
  }

  /** Says how many entries the cache that was just read holds. */
  noteCached(count: number): void {
    this.#cached = count
  }

  /** Called once, after opening. */
  considerLater(): void {
    this.#resting = setTimeout(() => this.consider(), this.#parts.restAfterOpening ?? usualRest)
  }

  /** Called after each entry done here; does nothing most of the time. */
  consider(): void {
    const { size } = this.#situation.ledger.have
    const isDue = size >= this.#most || size - this.#cached >= mostUncached
    if (!isDue || this.#isRunning || this.#isStopped) return
    this.#isRunning = true
    whenIdle(() => void this.#run().finally(() => (this.#isRunning = false)))
  }

  stop(): void {
    clearTimeout(this.#resting)
    this.#isStopped = true
  }

  async #run(): Promise<void> {
    if (this.#isStopped || !this.#situation.isSettled()) return
    try {
      if (this.#parts.role === 'moderation' || this.#parts.keys.signers.moderation) {
        if (this.#situation.ledger.have.size >= this.#most) await this.#supersede()
      }
      await this.cache()
    } catch {
      // Nothing was taken away; the next entry tries again.
    }
  }

  async #supersede(): Promise<void> {
    const { doc, ledger } = this.#situation
    const { docId, keys, store } = this.#parts
    const covers = [...ledger.have]
    // Taken in the same moment as the list: the snapshot holds all that it covers.
    const update = asBytes(Y.encodeStateAsUpdateV2(doc))
    const fixed = { kind: 'snapshot', encoding: 'V2', minReader: readerVersion } as const
    const snapshot = await sealEntry(keys, 'moderation', { ...fixed, covers, update })
    if (this.#isStopped) return
    await store.keep(docId, [snapshot])
    await this.forgetCache()
    await store.supersede(docId, snapshot.hash, covers)
    this.#situation.superseded(snapshot, covers)
  }

  /**
   * Called before rows are replaced: of two snapshots one upon the other only the last one stays, so that a cache
   * older than both could not tell what they replaced from what the disk has lost.
   */
  async forgetCache(): Promise<void> {
    if (!this.#parts.seal) return
    this.#cached = 0
    await this.#parts.store.writeCache(this.#parts.docId, new Uint8Array())
  }

  /** Writes the cache, if everything in the document is kept: it must hold nothing that no entry holds. */
  async cache(): Promise<void> {
    const { doc, ledger, isSettled } = this.#situation
    if (this.#isStopped || !this.#parts.seal || !isSettled()) return
    // What the disk lost is still in the document, and must be missed again at the next opening.
    const hashes = [...ledger.have, ...ledger.lost]
    if (hashes.length === this.#cached) return
    const covers = hashes.map((hash): Covers[0] => [hash, ledger.coveredBy(hash)])
    await writeCache(this.#parts, { hashes, covers, update: Y.encodeStateAsUpdateV2(doc) })
    this.#cached = hashes.length
  }
}
