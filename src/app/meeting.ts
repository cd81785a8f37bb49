/** Meets other devices: paired ones, and those that come as a file. Loaded when the first is met. */
import type { Holding, Link, Meeting } from '#documents/ports.ts'
import { initiativeRecords, summaryOf } from '#documents/initiative.ts'
import { Courier } from '#links/courier.ts'
import { FileDesk } from '#links/file/desk.ts'
import type { Junction } from '#links/junction.ts'
import { MediaExchange } from '#links/media/exchange.ts'
import { Leaving } from '#links/media/leaving.ts'
import { PairingDesk } from '#links/pair/desk.ts'
import { answerPairing, offerPairing } from '#links/pair/meeting.ts'
import { isInNetwork } from '#links/pair/network.ts'
import { PairLink } from '#links/pair/pair-link.ts'
import { Star } from '#links/pair/star.ts'
import { relayPresence } from '#links/presence-relay.ts'
import { documentId } from '#schema/id.ts'
import type { InitiativeSummary } from '#schema/initiative.ts'
import type { Holder } from '#schema/receipt.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Shelf } from '#storage/shelf.ts'
import { belongingsOf, documentsOf } from './belongings.ts'
import { HubChooser } from './hub-desk.ts'
import type { Keyring } from './keyring.ts'
import type { OpenDocuments } from './open-documents.ts'
import { PhotoGate } from './photo-gate.ts'
import { PhotoNews } from './photo-news.ts'

export interface MeetingParts {
  self: Holder
  shelf: Shelf
  keyring: Keyring
  documents: OpenDocuments
  links: Junction
  preference: (key: string) => string | undefined
  setPreference: (key: string, value: string) => Promise<void>
  /** An initiative has become known better: its workshops are listed, its summary is written. */
  learned: (summary: InitiativeSummary) => Promise<void>
}

export class MeetingRoom implements Meeting {
  readonly self: Holder
  readonly files: FileDesk
  readonly media: MediaExchange
  readonly pairing: PairingDesk
  readonly hub: HubChooser
  readonly #parts: MeetingParts
  readonly #courier: Courier
  readonly #photoNews: PhotoNews
  readonly #star: Star
  readonly #observers = new Set<() => void>()
  /** Initiatives that are being read because something of them arrived. */
  readonly #learning = new Map<string, Promise<void>>()

  constructor(parts: MeetingParts) {
    this.#parts = parts
    this.self = parts.self
    const { shelf, keyring, documents, links } = parts
    this.#courier = new Courier({
      links,
      known: () => keyring.known(),
      partsOf: (docId) => documents.partsOf(docId),
      isOpen: (docId) => documents.isOpen(docId),
      hashes: (docId) => shelf.entries.hashes(docId),
      arrived: (docId) => this.#arrived(docId),
    })
    documents.carriedBy(this.#courier)
    relayPresence(links)
    const leaving = new Leaving(shelf.media, new PhotoGate(documents, shelf.entries))
    this.media = new MediaExchange({
      ...{ links, store: shelf.media, arrivals: shelf.arrivals, known: () => keyring.known() },
      leaving,
      keysOf: async (docId) => (await keyring.accessTo(docId)).keys,
    })
    this.#photoNews = new PhotoNews(leaving, (docId) => this.media.decided(docId))
    this.pairing = new PairingDesk(parts.self)
    this.#star = new Star({
      self: parts.self,
      connector: { offer: offerPairing, answer: answerPairing },
      attach: (link) => links.attach(link),
      detach: (link) => links.detach(link),
      changed: () => this.#tell(),
    })
    const changed = () => this.#tell()
    this.hub = new HubChooser({ ...parts, changed })
    // Whoever closes the page says goodbye: the others need not wait for a silence to be sure.
    addEventListener('pagehide', ({ persisted }) => persisted || this.#star.close())
    this.files = new FileDesk({
      entries: shelf.entries,
      media: shelf.media,
      leaving,
      receipts: shelf.receipts,
      belongings: (initiative, part) => belongingsOf(keyring, initiative, part),
      partsOf: (docId, roomId) => documents.partsOf(docId, roomId).catch(unlessElsewhere),
      attach: (link) => {
        links.attach(link)
        return () => links.detach(link)
      },
      taken: async (arrived) => {
        for (const { docId, roomId } of arrived) await this.#list(docId, roomId)
        await this.#learn(arrived.map(({ docId }) => docId))
        this.media.tell()
      },
    })
    void this.#catchUp().catch(() => undefined)
  }

  get devices(): Holder[] {
    return this.#star.devices
  }

  observe(changed: () => void): () => void {
    this.#observers.add(changed)
    return () => this.#observers.delete(changed)
  }

  isInNetwork(): Promise<boolean> {
    return isInNetwork()
  }

  meet(link: Link, showedFirst: boolean): void {
    if (!(link instanceof PairLink)) throw new Error('Only paired links are met.')
    this.#star.meet(link, showedFirst)
  }

  /** One line a holder; it is complete only if it is complete for every document. */
  async holdings(initiative: string): Promise<Holding[]> {
    const { shelf, keyring } = this.#parts
    const documents = await documentsOf(keyring, initiative)
    const byHolder = new Map<string, { holding: Holding; complete: number }>()
    let filled = 0
    for (const docId of documents) {
      const hashes = await shelf.entries.hashes(docId)
      if (hashes.length) filled += 1
      for (const { holder, at, hashes: confirmed } of await shelf.receipts.read(docId)) {
        const has = new Set(confirmed)
        const isComplete = hashes.length > 0 && hashes.every((hash) => has.has(hash))
        const before = byHolder.get(holder.id)
        const latest = Math.max(at, before?.holding.at ?? 0)
        const complete = (before?.complete ?? 0) + Number(isComplete)
        byHolder.set(holder.id, { holding: { holder, at: latest, isComplete: false }, complete })
      }
    }
    return [...byHolder.values()]
      .map(({ holding, complete }) => ({ ...holding, isComplete: complete === filled }))
      .sort((a, b) => b.at - a.at)
  }

  /** Lets go of what is removed from this device. */
  async discard(documents: readonly string[]): Promise<void> {
    await Promise.all([this.#courier.discard(documents), this.media.discard(documents)])
  }

  /** Something was made or removed here: others are told what there is. */
  tell(): void {
    this.#courier.tell()
    this.media.tell()
  }

  #arrived(docId: string): void {
    if (docId.startsWith('initiative.')) void this.#learn([docId])
    void this.#photoNews.look(docId)
  }

  /** Whoever went off between keeping an initiative and listing its workshops lists them now. */
  async #catchUp(): Promise<void> {
    const { shelf } = this.#parts
    for (const { id } of await shelf.initiatives.held()) {
      const docId = documentId('initiative', id)
      if ((await shelf.entries.hashes(docId)).length) await this.#read(id)
    }
  }

  /** A workshop or survey that nothing here has named yet belongs to the initiative whose secret opens it. */
  async #list(docId: string, roomId: string): Promise<void> {
    const { shelf, keyring } = this.#parts
    const [kind = '', id = ''] = docId.split('.')
    const isNamed = ['workshop', 'survey', 'answers', 'draft'].includes(kind)
    if (!isNamed || (await keyring.initiativeOf(docId))) return
    const initiative = await keyring.makerOf(docId, roomId)
    if (!initiative) return
    if (kind === 'workshop') await shelf.initiatives.addWorkshop(initiative, id, [])
    else await shelf.initiatives.addSurvey(initiative, id, [])
  }

  async #learn(docIds: readonly string[]): Promise<void> {
    const prefix = 'initiative.'
    const ids = docIds.filter((docId) => docId.startsWith(prefix))
    await Promise.all(ids.map((docId) => this.#read(docId.slice(prefix.length))))
  }

  /** One reading at a time; what arrives meanwhile is read by the next one. */
  #read(id: string): Promise<void> {
    const before = this.#learning.get(id) ?? Promise.resolve()
    const reading = before.then(() => this.#readNow(id)).catch(() => undefined)
    this.#learning.set(id, reading)
    void reading.then(() => {
      if (this.#learning.get(id) === reading) this.#learning.delete(id)
    })
    return reading
  }

  async #readNow(id: string): Promise<void> {
    const { shelf, documents } = this.#parts
    const open = await documents.open({ kind: 'initiative', id })
    try {
      const { workshops, surveys } = initiativeRecords(open.doc)
      const { initiatives } = shelf
      const known = new Set([
        ...(await initiatives.workshopsOf(id)),
        ...(await initiatives.surveysOf(id)),
      ])
      const isFresh = (one: { id: string }) => !known.has(one.id)
      const [newWorkshops, newSurveys] = [
        workshops.list().filter(isFresh),
        surveys.list().filter(isFresh),
      ]
      for (const one of newWorkshops) await initiatives.addWorkshop(id, one.id, [])
      for (const one of newSurveys) await initiatives.addSurvey(id, one.id, [])
      await this.#parts.learned(summaryOf(open.doc, false))
      // Documents of workshops and surveys that were unknown until now can be asked for.
      if (newWorkshops.length + newSurveys.length > 0) this.#courier.tell()
    } finally {
      await open.close()
    }
  }

  #tell(): void {
    for (const observer of [...this.#observers]) observer()
  }
}

/** For the documents of an initiative that a file names though no key of them is here. */
function unlessElsewhere(error: unknown): undefined {
  if (error instanceof ProblemError && error.code === 'not-here') return undefined
  throw error
}
