/** Tells others what is here and sends them what they lack; nobody has to be asked twice. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import type { Inbox } from './inbox.ts'
import type { Ledger } from './ledger.ts'
import type { SessionParts } from './parts.ts'
import { sendEntries } from './sending.ts'

/** A message about one document. */
export type DocumentMessage = Exclude<LinkMessage, { kind: 'index' }>

interface Listeners {
  presence: (bytes: Uint8Array) => void
  /** A holder says that it has kept these. */
  confirmed: (holder: Holder, hashes: string[]) => void
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
    const message = { kind: 'hashes', docId: this.#parts.docId, hashes: [...this.#ledger.have] }
    for (const link of links) link.send({ ...message, kind: 'hashes' })
  }

  stop(): void {
    this.#stop()
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
        if (message.kind === 'index' || message.docId !== this.#parts.docId) return
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
    if (message.kind === 'entries') await this.#inbox.take(message.entries, link)
    if (message.kind === 'hashes') await this.#answer(message.hashes, link)
    if (link.holder) this.#note(message, link.holder)
  }

  /** A device says what it keeps; a hub sends nothing that is not on its disk. */
  #note(message: DocumentMessage, holder: Holder): void {
    if (message.kind === 'hashes' || message.kind === 'acknowledge') {
      this.#listeners.confirmed(holder, message.hashes)
    } else if (message.kind === 'entries' && holder.kind === 'hub') {
      this.#listeners.confirmed(
        holder,
        message.entries.map(({ hash }) => hash),
      )
    }
  }

  async #answer(theirs: string[], link: Link): Promise<void> {
    const there = new Set(theirs)
    // What a snapshot replaces stays where it is: the snapshot travels, if they lack it.
    const isLacking = (hash: string) => !there.has(hash) && !this.#ledger.isCoveredHere(hash)
    const lacking = [...this.#ledger.have].filter(isLacking)
    if (lacking.length) {
      const { docId, store } = this.#parts
      const entries = await store.load(docId, lacking).catch(() => [])
      sendEntries(this.#parts, [link], entries)
    }
    // Asking back ends: what was refused or covered counts as known, and who lacks nothing is silent.
    if (theirs.some((hash) => !this.#ledger.knows(hash))) this.tell([link])
  }
}
