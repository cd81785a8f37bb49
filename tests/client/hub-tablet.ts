/** A tablet made for tests that knows others by the hub alone: open documents, closed ones, what was confirmed. */
import { Courier } from '#links/courier.ts'
import type { HubLink } from '#links/hub/hub-link.ts'
import type { HubLinkParts } from '#links/hub/parts.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import { openSession, type Session } from '#links/session.ts'
import type { Receipt } from '#schema/receipt.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { keysOfModeration } from '#vault/keys.ts'
import type { Role } from '#vault/keys.ts'
import { addCard, Board, secret } from './sessions.ts'
import { linkTo } from './hub-links.ts'

export class HubTablet {
  readonly store: MemoryEntryStore
  readonly known: string[]
  readonly links = new Junction()
  readonly board = new Board()
  readonly sessions = new Map<string, Session>()
  /** By document: what the hub has confirmed. */
  readonly receipts = new Map<string, Receipt>()
  readonly courier: Courier
  readonly #role: Role
  link: HubLink | undefined

  constructor(known: string[], store = new MemoryEntryStore(), role: Role = 'contribution') {
    this.store = store
    this.known = known
    this.#role = role
    this.courier = new Courier({
      links: this.links,
      known: () => Promise.resolve(this.known),
      partsOf: (docId) => this.partsOf(docId),
      isOpen: (docId) => this.sessions.has(docId),
      hashes: (docId) => this.store.hashes(docId),
      arrived: () => undefined,
    })
  }

  connect(origin: string, other: Partial<HubLinkParts> = {}): HubLink {
    this.link = linkTo(origin, {
      known: () => Promise.resolve(this.known),
      hashes: (docId) => this.store.hashes(docId),
      isOpen: (docId) => this.sessions.has(docId),
      ...other,
    })
    this.links.attach(this.link)
    return this.link
  }

  disconnect(): void {
    if (this.link) this.links.detach(this.link)
    this.link?.close()
    this.link = undefined
  }

  async partsOf(docId: string): Promise<SessionParts> {
    const { store, links, board } = this
    const trusted = ['moderation', 'contribution'] as const
    const receipts = {
      read: (id: string) =>
        Promise.resolve([...(this.receipts.get(id) ? [this.receipts.get(id) as Receipt] : [])]),
      write: (id: string, receipt: Receipt) => Promise.resolve(void this.receipts.set(id, receipt)),
    }
    const keys = await keysOfModeration(secret, docId)
    const fixed = { sharesStore: false, seal: undefined, role: this.#role, trusted, receipts }
    return { ...fixed, docId, keys, store, links, board }
  }

  async open(docId: string, other: Partial<SessionParts> = {}): Promise<Session> {
    await this.courier.release(docId)
    const session = await openSession({ ...(await this.partsOf(docId)), ...other })
    this.sessions.set(docId, session)
    return session
  }

  /** Writes while nobody is connected or has it open. */
  async write(docId: string, card: string): Promise<void> {
    const session = await this.open(docId)
    addCard(session, card, card)
    await session.whenSaved()
    await this.close(docId)
  }

  async close(docId: string): Promise<void> {
    await this.sessions.get(docId)?.close()
    this.sessions.delete(docId)
  }

  async count(docId: string): Promise<number> {
    return (await this.store.hashes(docId)).length
  }

  /** True if the hub has confirmed everything of this open document. */
  isSafe(docId: string): boolean {
    const session = this.sessions.get(docId)
    return (
      session?.holdings.some(({ holder, isComplete }) => holder.kind === 'hub' && isComplete) ??
      false
    )
  }

  async end(): Promise<void> {
    this.disconnect()
    for (const session of this.sessions.values()) session.stop()
    await this.courier.close()
  }
}
