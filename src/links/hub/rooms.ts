/** Which rooms of the hub are joined: those that somebody needs, and all others in turn. */
import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { mapBounded } from '#links/merge.ts'
import { HubDocument, type DocumentParts } from './document.ts'

export class Rooms {
  readonly #parts: DocumentParts
  readonly #documents = new Map<string, HubDocument>()
  /** Joined or waited for, the one that was needed longest ago first. */
  readonly #needed = new Set<HubDocument>()
  #socket: HocuspocusProviderWebsocket | undefined
  #tour: Promise<void> | undefined
  #isTourDue = false

  constructor(parts: DocumentParts) {
    this.#parts = parts
  }

  get all(): HubDocument[] {
    return [...this.#documents.values()]
  }

  get inside(): HubDocument[] {
    return this.all.filter(({ isInside }) => isInside)
  }

  get joined(): HubDocument[] {
    return this.all.filter(({ isJoined }) => isJoined)
  }

  of(docId: string): HubDocument {
    const known = this.#documents.get(docId)
    const document = known ?? new HubDocument(docId, this.#parts)
    if (!known) this.#documents.set(docId, document)
    return document
  }

  /** Enters the room, if there is a socket, and makes room for it. */
  want(document: HubDocument): void {
    this.#needed.delete(document)
    this.#needed.add(document)
    const socket = this.#socket
    if (!socket || document.isJoined || document.isDenied) return
    this.#makeRoom()
    void document.enter(socket).catch(() => {
      // It belongs into no room, or the hub gave nothing to sign: the next tour asks again.
      this.#needed.delete(document)
    })
  }

  opened(socket: HocuspocusProviderWebsocket): void {
    this.#socket = socket
    for (const document of [...this.#needed].slice(-this.#parts.pace.mostRooms)) this.want(document)
    void this.tour()
  }

  closed(): void {
    this.#socket = undefined
    for (const document of this.all) document.drop()
  }

  /** Compares all documents of this device with the hub, also those that nobody has open. */
  tour(): Promise<void> {
    this.#isTourDue = true
    this.#tour ??= this.#travel().finally(() => (this.#tour = undefined))
    return this.#tour
  }

  async #travel(): Promise<void> {
    while (this.#isTourDue && this.#socket) {
      this.#isTourDue = false
      const docIds = await this.#parts.known().catch(() => [])
      await mapBounded(docIds, this.#parts.pace.mostVisits, (docId) => this.#visit(docId))
    }
  }

  async #visit(docId: string): Promise<void> {
    const document = this.of(docId)
    try {
      if (document.isJoined && (await document.isElsewhere())) await document.leave()
      if (!this.#socket || document.isDenied) return
      if (!document.isJoined) this.want(document)
      await document.compare()
    } catch {
      // The store or the keys cannot be read now; there is another tour.
    }
  }

  /** Leaves the room that was needed longest ago and where nothing is under way. */
  #makeRoom(): void {
    let most = this.joined.length - this.#parts.pace.mostRooms + 1
    for (const document of this.#needed) {
      if (most <= 0) return
      if (!document.isSettled || this.#parts.isOpen?.(document.docId)) continue
      most -= 1
      this.#needed.delete(document)
      void document.leave()
    }
  }
}
