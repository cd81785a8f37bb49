/** Tells others what is here and sends them what they lack; nobody has to be asked twice. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import type { Inbox } from './inbox.ts'
import type { Ledger } from './ledger.ts'
import type { SessionParts } from './parts.ts'
import { sendEntries } from './sending.ts'

export class Exchange {
  readonly #parts: SessionParts
  readonly #ledger: Ledger
  readonly #inbox: Inbox
  #stops: (() => void)[] = []
  /** Messages that came while the document was being opened. */
  #early: [LinkMessage, Link][] | undefined = []

  constructor(
    parts: SessionParts,
    ledger: Ledger,
    inbox: Inbox,
    presence: (bytes: Uint8Array) => void,
  ) {
    this.#parts = parts
    this.#ledger = ledger
    this.#inbox = inbox
    const receive = (message: LinkMessage, link: Link) => {
      if (message.docId !== parts.docId) return
      if (message.kind === 'presence') presence(message.bytes)
      else if (this.#early) this.#early.push([message, link])
      else void this.#take(message, link)
    }
    this.#stops = parts.links.flatMap((link) => [
      link.receive((message) => receive(message, link)),
      link.joined(() => this.tell([link])),
    ])
  }

  /** From now on messages are taken; those that came early first. */
  start(): void {
    const early = this.#early ?? []
    this.#early = undefined
    for (const [message, link] of early) void this.#take(message, link)
    this.tell(this.#parts.links)
  }

  /** Says what is here, so that others send what is missing. */
  tell(links: readonly Link[]): void {
    // While opening nothing is known yet; `start` tells then.
    if (this.#early) return
    const message = { kind: 'hashes', docId: this.#parts.docId, hashes: [...this.#ledger.have] }
    for (const link of links) link.send({ ...message, kind: 'hashes' })
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
  }

  async #take(message: LinkMessage, link: Link): Promise<void> {
    if (message.kind === 'entries') await this.#inbox.take(message.entries, link)
    if (message.kind === 'hashes') await this.#answer(message.hashes, link)
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
