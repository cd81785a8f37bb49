/** Tells others what is here and sends them what they lack; nobody has to be asked twice. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import { addressOf } from '#vault/bytes.ts'
import { listed } from './fitting.ts'
import type { Inbox } from './inbox.ts'
import type { Ledger } from './ledger.ts'
import { mapBounded } from './merge.ts'
import type { SessionParts } from './parts.ts'
import { confirm, sendEntries } from './sending.ts'

/** A message about the entries of one document. */
export type DocumentMessage = Exclude<LinkMessage, { kind: 'index' | 'media' }>

interface Listeners {
  presence: (bytes: Uint8Array) => void
  /** A holder says that it has kept these. */
  confirmed: (holder: Holder, hashes: string[]) => void
  /** A device says that it keeps these and nothing else. */
  stated?: (holder: Holder, hashes: string[]) => void
  /** Somebody sent these, because this device said that it lacks them or because they are new. */
  brought?: (holder: Holder | undefined, hashes: string[]) => void
}

export class Exchange {
  readonly #parts: SessionParts
  readonly #ledger: Ledger
  readonly #inbox: Inbox
  readonly #listeners: Listeners
  readonly #stop: () => void
  /** Messages that came while the document was being opened. */
  #early: [DocumentMessage, Link][] | undefined = []

  constructor(parts: SessionParts, ledger: Ledger, inbox: Inbox, listeners: Listeners) {
    this.#parts = parts
    this.#ledger = ledger
    this.#inbox = inbox
    this.#listeners = listeners
    this.#stop = parts.links.each((link) => this.#meet(link))
  }

  /** From now on messages are taken; those that came early first. */
  start(): void {
    const early = this.#early ?? []
    this.#early = undefined
    for (const [message, link] of early) void this.#take(message, link)
    this.tell(this.#parts.links.all)
  }

  /** Says what is here, so that others send what is missing. */
  tell(links: readonly Link[]): void {
    // While opening nothing is known yet; `start` tells then.
    if (this.#early) return
    const { docId } = this.#parts
    const hashes = listed(docId, this.#ledger.have)
    // Whoever hears a list sends what is not in it.
    const oneWay = links.filter((link) => this.#isOneWay(link))
    if (oneWay.length) void this.#give(hashes, oneWay)
    for (const link of links) {
      if (!oneWay.includes(link)) link.send({ kind: 'hashes', docId, hashes })
    }
  }

  stop(): void {
    this.#stop()
  }

  /** Another window of a device that takes nothing in has nothing but what was made on this device. */
  #isOneWay({ kind }: Link): boolean {
    return this.#parts.isDropOnly === true && kind !== 'tabs'
  }

  /** Also called for a message that came before this document was open here. */
  take(message: DocumentMessage, link: Link): void {
    if (message.kind === 'presence') this.#listeners.presence(message.bytes)
    else if (this.#early) this.#early.push([message, link])
    else void this.#take(message, link)
  }

  #meet(link: Link): () => void {
    const stops = [
      link.receive((message) => {
        if (message.kind === 'index' || message.kind === 'media') return
        if (message.docId !== this.#parts.docId) return
        this.take(message, link)
      }),
      link.joined(() => this.tell([link])),
    ]
    this.tell([link])
    return () => {
      for (const stop of stops) stop()
    }
  }

  async #take(message: DocumentMessage, link: Link): Promise<void> {
    if (message.kind === 'entries' && !this.#isOneWay(link)) {
      this.#listeners.brought?.(link.holder, hashesOf(message.entries))
      const known = hashesOf(message.entries).filter((hash) => this.#ledger.have.has(hash))
      // Whoever sends it again has struck it off: an older list may have come after a newer word.
      if (this.#listeners.stated && known.length) confirm(this.#parts.docId, [link], known)
      await this.#inbox.take(message.entries, link)
      this.#confirmCovered(message.entries, link)
    }
    if (message.kind === 'hashes') await this.#answer(message.hashes, link)
    if (link.holder) this.#note(message, link.holder)
  }

  /** What was replaced here is not kept again, but all that it says is. */
  #confirmCovered(entries: SealedEntry[], link: Link): void {
    const { have } = this.#ledger
    const isCovered = (hash: string) => !have.has(hash) && this.#ledger.isHeldIn(have, hash)
    const covered = entries.map(({ hash }) => hash).filter(isCovered)
    if (covered.length) confirm(this.#parts.docId, [link], covered)
  }

  /** A row that was damaged on the disk is set aside here; others are asked for it, and asked by others. */
  async #load(hashes: string[]): Promise<SealedEntry[]> {
    const { docId, store } = this.#parts
    const entries = await store.load(docId, hashes).catch(() => [])
    const addresses = await mapBounded(entries, 32, ({ bytes }) => addressOf(bytes))
    const damaged = entries.filter(({ hash }, at) => hash !== addresses[at])
    if (!damaged.length) return entries
    for (const entry of damaged) {
      await store.quarantine(docId, entry, 'address').catch(() => undefined)
    }
    this.#ledger.lose(damaged.map(({ hash }) => hash))
    this.#parts.board.raise({ code: 'row-damaged', docId, count: damaged.length })
    this.tell(this.#parts.links.all)
    return entries.filter((entry) => !damaged.includes(entry))
  }

  /** A device says what it keeps; a hub sends nothing that is not on its disk. */
  #note(message: DocumentMessage, holder: Holder): void {
    const { stated } = this.#listeners
    // A hub answers for what it was asked; a device lists all that it has.
    if (message.kind === 'hashes' && stated && holder.kind === 'device') {
      stated(holder, message.hashes)
    } else if (message.kind === 'hashes' || message.kind === 'acknowledge') {
      this.#listeners.confirmed(holder, message.hashes)
    } else if (message.kind === 'entries' && holder.kind === 'hub') {
      this.#listeners.confirmed(holder, hashesOf(message.entries))
    }
  }

  async #give(hashes: string[], links: readonly Link[]): Promise<void> {
    if (!hashes.length) return
    const entries = await this.#load(hashes)
    sendEntries(this.#parts, links, entries)
    const sent = hashesOf(entries)
    if (sent.length) confirm(this.#parts.docId, links, sent)
  }

  async #answer(theirs: string[], link: Link): Promise<void> {
    const there = new Set(theirs)
    // What a snapshot replaces stays where it is: the snapshot travels, if they lack it.
    const isLacking = (hash: string) => !there.has(hash) && !this.#ledger.isCoveredHere(hash)
    await this.#give([...this.#ledger.have].filter(isLacking), [link])
    if (this.#isOneWay(link)) return
    // Asking back ends: what was refused or covered counts as known, and who lacks nothing is silent.
    if (theirs.some((hash) => !this.#ledger.knows(hash))) return this.tell([link])
    // Whoever has just opened the document may have missed that this is kept here.
    const kept = theirs.filter((hash) => this.#ledger.isHeldIn(this.#ledger.have, hash))
    if (kept.length) confirm(this.#parts.docId, [link], kept)
  }
}

function hashesOf(entries: readonly SealedEntry[]): string[] {
  return entries.map(({ hash }) => hash)
}
