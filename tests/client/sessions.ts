/** Opens sessions over memory stores, the way the device does over its database. */
import type { EntryStore, Link, Problem } from '#documents/ports.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import { openSession, type Session } from '#links/session.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { keysOfModeration } from '#vault/keys.ts'
import { newDeviceKey, Seal } from '#vault/seal.ts'

/** One secret for all tests: what two peers share is the same initiative. */
export const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
export const docId = 'workshop.test'

/** The problems a session raised and did not clear again. */
export class Board {
  readonly list: Problem[] = []
  raise(problem: Problem): void {
    this.clear(problem.code)
    this.list.push(problem)
  }
  clear(code: Problem['code']): void {
    const at = this.list.findIndex((problem) => problem.code === code)
    if (at >= 0) this.list.splice(at, 1)
  }
  get codes(): string[] {
    return this.list.map(({ code }) => code)
  }
}

/** One device in a test: its store outlives its sessions. */
export class Peer {
  readonly store: EntryStore
  readonly board = new Board()
  seal: Seal | undefined
  constructor(store: EntryStore = new MemoryEntryStore()) {
    this.store = store
  }

  async open(links: Link[], other: Partial<SessionParts> = {}): Promise<Session> {
    const keys = await keysOfModeration(secret, docId)
    this.seal ??= new Seal(await newDeviceKey())
    return openSession({
      docId,
      keys,
      role: 'contribution',
      trusted: ['moderation', 'contribution'],
      store: this.store,
      links: new Junction(links),
      sharesStore: false,
      seal: this.seal,
      board: this.board,
      ...other,
    })
  }
}

/** The cards of a document as plain data. */
export function cardsOf(session: Session): unknown {
  return session.doc.getMap('cards').toJSON()
}

export function addCard(session: Session, id: string, text: string): void {
  session.doc.getMap('cards').set(id, text)
}
