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
    const isConfirmed = message.kind === 'hashes' || message.kind === 'acknowledge'
    if (isConfirmed && link.holder) this.#listeners.confirmed(link.holder, message.hashes)
  }

  async #answer(theirs: string[], link: Link): Promise<void> {
    const there = new Set(theirs)
    const lacking = [...this.#ledger.have].filter((hash) => !there.has(hash))
    if (lacking.length) {
      const { docId, store } = this.#parts
      const entries = await store.load(docId, lacking).catch(() => [])
      sendEntries(this.#parts, [link], entries)
    }
    // Asking back ends: what was refused or covered counts as known, and who lacks nothing is silent.
    if (theirs.some((hash) => !this.#ledger.knows(hash))) this.tell([link])
  }
}
