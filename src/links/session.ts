/** The one merge path: joins an open document with the store that keeps it and the links that carry it. */
import type { Holding, Link, OpenDocument, Saved, SealedEntry } from '#documents/ports.ts'
import { fromUtf8, toUtf8 } from '#vault/bytes.ts'
import { readerVersion } from '#vault/payload.ts'
import { Seal } from '#vault/seal.ts'
import * as Y from 'yjs'
import { Exchange } from './exchange.ts'
import { Inbox, type OpenedEntry } from './inbox.ts'
import { Keeper } from './keeper.ts'
import { Ledger } from './ledger.ts'
import { applyPayloads, hasPending } from './merge.ts'
import { coversOf, innerFirst, readDocument, type Covers } from './opening.ts'
import { Outbox } from './outbox.ts'
import { Receipts } from './receipts.ts'
import type { SessionParts } from './parts.ts'
import { confirm, passOn, sendEntries } from './sending.ts'
import { Superseding } from './superseding.ts'

/** Opens what this device has of a document; rejects only if the store cannot be read at all. */
export async function openSession(parts: SessionParts, doc = new Y.Doc()): Promise<Session> {
  const session = new Session(parts, doc)
  try {
    await session.read()
    return session
  } catch (error) {
    session.stop()
    throw error
  }
}

export class Session implements OpenDocument {
  readonly doc: Y.Doc
  readonly docId: string
  readonly #parts: SessionParts
  readonly #ledger = new Ledger()
  readonly #keeper: Keeper
  readonly #inbox: Inbox
  readonly #exchange: Exchange
  readonly #receipts: Receipts
  readonly #outbox: Outbox | undefined
  readonly #superseding: Superseding
  readonly #presence: Seal
  readonly #observers = new Set<() => void>()
  readonly #watchers = new Set<(value: unknown) => void>()
  #isNewer = false
  #isStopped = false
  /** Something was done here that this device will never keep. */
  #isDropped = false

  constructor(parts: SessionParts, doc: Y.Doc) {
    this.doc = doc
    this.docId = parts.docId
    this.#parts = parts
    this.#presence = new Seal(parts.keys.content)
    this.#keeper = new Keeper(parts.docId, parts.store, parts.board, () => this.#tell())
    this.#receipts = new Receipts(parts, this.#ledger, () => this.#tell())
    this.#inbox = new Inbox(parts, this.#ledger, this.#keeper, {
      apply: (opened, from) => this.#arrive(opened, from),
      kept: (opened, from, isLate) => this.#kept(opened, from, isLate),
    })
    this.#exchange = new Exchange(parts, this.#ledger, this.#inbox, {
      presence: (bytes) => this.#watch(bytes),
      confirmed: (holder, hashes) => this.#receipts.note(holder, hashes),
    })
    if (parts.role) {
      this.#outbox = new Outbox(parts, parts.role, this.#keeper, (entry) => this.#keep(entry))
    }
    this.#superseding = new Superseding(parts, {
      doc,
      ledger: this.#ledger,
      isSettled: () => this.saved === 'saved' && !this.#isNewer && !hasPending(doc),
      superseded: (snapshot, covered) => this.#supersede(snapshot, covered),
    })
  }

  /** Called once by `openSession`. */
  async read(): Promise<void> {
    // Both only read, and neither needs the other.
    const receipts = this.#receipts.read()
    const { cache, opened, held, covers } = await readDocument(this.#parts)
    if (cache) Y.applyUpdateV2(this.doc, cache.update, this)
    this.#ledger.add(held)
    this.#apply(opened)
    for (const [snapshot, covered] of covers) this.#cover(snapshot, covered)
    this.#ledger.miss(cache?.hashes ?? [])
    await receipts
    this.#superseding.noteCached(cache ? held.length - opened.length : 0)
    this.doc.on('update', this.#edit)
    this.#exchange.start()
    this.#superseding.considerLater()
    // What came in while nobody had it open was not replaced yet.
    void this.#prune(covers)
  }

  get writable(): boolean {
    return this.#outbox !== undefined && !this.#isNewer && !this.#isStopped
  }

  get saved(): Saved {
    if (this.#keeper.failing || this.#isDropped) return 'failing'
    return this.isBusy ? 'saving' : 'saved'
  }

  /** True while something is on its way to the store; what was dropped is on no way any more. */
  get isBusy(): boolean {
    return !this.#isStopped && (!!this.#outbox?.isBusy || this.#keeper.outstanding > 0)
  }

  get entryCount(): number {
    return this.#ledger.have.size
  }

  get holdings(): Holding[] {
    return this.#receipts.holdings
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  async whenSaved(): Promise<void> {
    // What was dropped is never kept: whoever waits for it must not let go of what it came from.
    while (this.saved !== 'saved') await this.#change()
  }

  /** Resolves when nothing is on its way any more, be it kept or dropped. */
  async settled(): Promise<void> {
    while (this.isBusy) await this.#change()
  }

  /** Takes in what this device has kept past this session, together with other documents. */
  learn(entry: SealedEntry, update: Uint8Array): void {
    if (this.#isStopped) return
    Y.applyUpdate(this.doc, update, this)
    sendEntries(this.#parts, this.#parts.links.all, [entry])
    this.#keep(entry)
  }

  sendPresence(value: unknown): void {
    void this.#sendPresence(value)
  }

  receivePresence(listener: (value: unknown) => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  /** Tries again at once what could not be kept, and asks others for what is missing. */
  retry(): void {
    this.#keeper.retry()
    this.#exchange.tell(this.#parts.links.all)
  }

  /** Writes the cache for the next opening, for example because the page is being hidden. */
  async rest(): Promise<void> {
    await this.#superseding.cache().catch(() => undefined)
  }

  /** Waits until all is kept that can be; then nothing is observed any more. */
  async close(): Promise<void> {
    await this.settled()
    await this.rest()
    await this.settled()
    this.stop()
  }

  /** Ends at once: what is not kept is dropped, because the document was removed from this device. */
  stop(): void {
    this.#isDropped ||= this.saved !== 'saved'
    this.#isStopped = true
    this.#exchange.stop()
    this.#superseding.stop()
    this.#outbox?.stop()
    this.#keeper.stop()
    this.#tell()
    this.#watchers.clear()
  }

  readonly #edit = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    if (this.writable) this.#outbox?.add(update)
    else this.#isDropped = true
    this.#tell()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.observe(() => {
        stop()
        resolve()
      })
    })
  }

  #keep({ hash }: SealedEntry): void {
    this.#ledger.add([hash])
    this.#receipts.kept()
    confirm(this.docId, this.#parts.links.all, [hash])
    this.#tell()
    this.#superseding.consider()
  }

  #arrive(opened: OpenedEntry[], from: Link): void {
    if (this.#isStopped) return
    this.#apply(opened)
    this.#ledger.apply(opened.map(({ entry }) => entry.hash))
    passOn(this.#parts, opened, from)
    // Something that came before what it builds on: others are asked for it.
    if (hasPending(this.doc)) this.#exchange.tell([from])
    this.#tell()
  }

  /** Only what is on the disk is confirmed. */
  #kept(opened: OpenedEntry[], from: Link, isLate: boolean): void {
    if (this.#isStopped) return
    const hashes = opened.map(({ entry }) => entry.hash)
    this.#ledger.add(hashes)
    this.#receipts.kept()
    if (from.kind !== 'tabs') {
      if (isLate) passOn(this.#parts, opened, from)
      confirm(this.docId, this.#parts.links.all, hashes)
      void this.#prune(coversOf(opened))
    }
    this.#tell()
  }

  #apply(opened: OpenedEntry[]): void {
    const payloads = opened.map(({ payload }) => payload)
    const readable = payloads.filter(({ minReader }) => minReader <= readerVersion)
    if (readable.length < payloads.length && !this.#isNewer) {
      this.#isNewer = true
      this.#parts.board.raise({ code: 'document-newer', docId: this.docId })
    }
    applyPayloads(this.doc, readable, this)
    for (const [snapshot, covered] of coversOf(opened)) this.#cover(snapshot, covered)
  }

  /** Another window may have superseded in the store that both share. */
  #cover(snapshot: string, covered: string[]): void {
    this.#ledger.cover(snapshot, covered)
    if (this.#parts.sharesStore) this.#ledger.drop(covered)
  }

  /** A snapshot of the moderation replaces here too what it covers, once it is kept. */
  async #prune(covers: Covers): Promise<void> {
    const { store } = this.#parts
    if (!covers.length || hasPending(this.doc)) return
    const held = new Set(await store.hashes(this.docId).catch(() => []))
    const due = covers.filter(([, all]) => all.some((hash) => held.has(hash)))
    if (!due.length || this.#isStopped) return
    // If it fails nothing was taken out, and nothing is lost by holding both.
    await this.#superseding
      .forgetCache()
      .then(() => this.#replace(covers, held))
      .catch(() => undefined)
    await this.rest()
    this.#tell()
  }

  async #replace(covers: Covers, held: ReadonlySet<string>): Promise<void> {
    for (const [snapshot, all] of innerFirst(covers)) {
      const covered = all.filter((hash) => held.has(hash))
      if (!covered.length || this.#isStopped) continue
      await this.#parts.store.supersede(this.docId, snapshot, covered).then(
        () => this.#ledger.drop(covered),
        () => undefined,
      )
    }
  }

  #supersede(snapshot: SealedEntry, covered: string[]): void {
    this.#ledger.add([snapshot.hash])
    this.#ledger.cover(snapshot.hash, covered)
    this.#ledger.drop(covered)
    sendEntries(this.#parts, this.#parts.links.all, [snapshot])
    confirm(this.docId, this.#parts.links.all, [snapshot.hash])
    this.#tell()
  }

  async #sendPresence(value: unknown): Promise<void> {
    const plain = toUtf8(JSON.stringify(value))
    const bytes = await this.#presence.close(`presence/1${this.docId}`, plain)
    for (const link of this.#parts.links.all)
      link.send({ kind: 'presence', docId: this.docId, bytes })
  }

  async #watchSealed(bytes: Uint8Array): Promise<void> {
    try {
      const plain = await this.#presence.open(`presence/1${this.docId}`, bytes)
      const value: unknown = JSON.parse(fromUtf8(plain))
      for (const watch of [...this.#watchers]) watch(value)
    } catch {
      // Presence of strangers: it is not kept, so there is nothing to set aside.
    }
  }

  #watch(bytes: Uint8Array): void {
    if (this.#watchers.size) void this.#watchSealed(bytes)
  }

  #tell(): void {
    for (const observer of [...this.#observers]) observer()
  }
}
