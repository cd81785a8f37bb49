/** The device the app runs on: puts the sealed store, the open documents and the other windows together. */
import type {
  Device,
  Drafts,
  OpenDocument,
  OpenWorkshop,
  Problem,
  ProblemCode,
} from '#documents/ports.ts'
import { TabsLink } from '#links/tabs.ts'
import { documentId, newId } from '#schema/id.ts'
import type { InitiativeSummary, Municipality } from '#schema/initiative.ts'
import { Database } from '#storage/database.ts'
import { forget, type Forgetting } from '#storage/forgetting.ts'
import { ProblemError } from '#storage/problem.ts'
import { openShelf, type Shelf } from '#storage/shelf.ts'
import { newSecret } from '#vault/keys.ts'
import type { Doc } from 'yjs'
import { Announcements, type Announcement } from './announcements.ts'
import { MemoryDrafts, SealedDrafts } from './drafts.ts'
import type { OpenDocuments, Wanted } from './open-documents.ts'
import { Patience } from './patience.ts'
import { Preferences } from './preferences.ts'
import { Problems } from './problems.ts'

/** A database that does not open within this time is shown as failing, and goes on opening. */
const overdueMilliseconds = 900
const retryMilliseconds = 2000

/**
 * The device, once its database is open and its preferences are read. If the database cannot be opened,
 * a device that says `storage-failing` and tries again until it can. `name` keeps tests apart.
 */
export async function createDevice(name = 'beteiligungskoffer'): Promise<Device> {
  const device = new LocalDevice(name)
  await device.start()
  return device
}

class LocalDevice implements Device {
  readonly drafts: Drafts
  readonly #name: string
  readonly #database: Database
  readonly #problems = new Problems()
  readonly #patience = new Patience(this.#problems)
  readonly #preferences: Preferences
  readonly #announcements: Announcements
  readonly #listeners = new Set<() => void>()
  readonly #summaries = new Map<string, string>()
  #shelf: Shelf | undefined
  #open: Promise<OpenDocuments> | undefined

  constructor(name: string) {
    this.#name = name
    this.#database = new Database(name)
    const rows = async () => Promise.resolve(this.#ready().drafts)
    this.drafts = new SealedDrafts(rows, this.#patience)
    this.#preferences = new Preferences(
      async () => Promise.resolve(this.#ready().preferences),
      this.#patience,
    )
    this.#announcements = new Announcements(`${name} device`, (heard) => void this.#hear(heard))
  }

  /** Resolves when the database is open, or when it is known that it does not open now. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      const overdue = setTimeout(() => {
        this.#problems.raise({ code: 'storage-failing' })
        resolve()
      }, overdueMilliseconds)
      void this.#prepare().then((isOpen) => {
        clearTimeout(overdue)
        resolve()
        if (isOpen) this.#problems.clear('storage-failing')
        else setTimeout(() => void this.start(), retryMilliseconds)
      })
    })
  }

  async initiatives(): Promise<InitiativeSummary[]> {
    return (await this.#shelf?.initiatives.all()) ?? []
  }

  observeInitiatives(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  async createInitiative(title: string, fill?: (doc: Doc, id: string) => void): Promise<string> {
    const id = newId()
    const secret = newSecret()
    const summary = { id, title, municipality: this.municipality.name, example: false }
    await this.#ready().initiatives.add({ ...summary, workshops: [] }, secret)
    if (fill) {
      const documents = await this.#documents()
      const opened = await documents.open({ kind: 'initiative', id, secret })
      opened.doc.transact(() => fill(opened.doc, id))
      await opened.close()
    }
    this.#tellInitiatives()
    return id
  }

  async openInitiative(id: string): Promise<OpenDocument> {
    const secret = await this.#ready().initiatives.secret(id)
    return (await this.#documents()).open({ kind: 'initiative', id, secret })
  }

  async createWorkshop(
    initiativeId: string,
    workshopId: string,
    fill: (docs: { workshop: Doc; conduct: Doc; initiative: Doc }) => void,
  ): Promise<void> {
    const { initiatives } = this.#ready()
    const secret = await initiatives.secret(initiativeId)
    await initiatives.addWorkshop(initiativeId, workshopId)
    const open = await this.#documents()
    const opened = await openThree((wanted) => open.open(wanted), initiativeId, workshopId, secret)
    const { initiative, workshop, conduct } = opened
    const docs = { initiative: initiative.doc, workshop: workshop.doc, conduct: conduct.doc }
    // One entry each: a crash in between leaves a workshop that is not listed rather than half of one.
    docs.initiative.transact(() =>
      docs.conduct.transact(() => docs.workshop.transact(() => fill(docs))),
    )
    await closeAll([workshop, conduct, initiative])
    this.#tellInitiatives()
  }

  async openWorkshop(id: string): Promise<OpenWorkshop> {
    const { initiativeId, secret } = await this.#findWorkshop(id)
    const open = await this.#documents()
    const opened = await openThree((wanted) => open.open(wanted), initiativeId, id, secret)
    const rows = async () => Promise.resolve(this.#ready().drafts)
    const drafts = new SealedDrafts(rows, this.#patience, `workshop.${id} `)
    const close = () => closeAll([opened.workshop, opened.conduct, opened.initiative])
    return { id, ...opened, drafts, rehearsal: false, close }
  }

  async openRehearsal(id: string): Promise<OpenWorkshop> {
    const { initiativeId, secret } = await this.#findWorkshop(id)
    const open = await this.#documents()
    const opened = await openThree((wanted) => open.openRehearsal(wanted), initiativeId, id, secret)
    const close = () => closeAll([opened.workshop, opened.conduct, opened.initiative])
    return { id, ...opened, drafts: new MemoryDrafts(), rehearsal: true, close }
  }

  async removeInitiative(id: string): Promise<void> {
    const workshops = await this.#ready().initiatives.workshopsOf(id)
    const documents = workshops.flatMap((workshop) => [
      documentId('workshop', workshop),
      documentId('conduct', workshop),
    ])
    documents.push(documentId('initiative', id))
    const what = { initiative: id, names: [id, ...workshops], documents }
    await this.#letGo(what)
    await forget(this.#database, what)
    // Others answer `gone` once they let go; what they wrote in between goes then.
    this.#announcements.tell({ kind: 'removing', ...what })
    this.#changed()
  }

  async updateSummary(summary: InitiativeSummary): Promise<void> {
    const text = JSON.stringify(summary)
    if (this.#summaries.get(summary.id) === text) return
    this.#summaries.set(summary.id, text)
    await this.#patience.persist(`summary ${summary.id}`, async () =>
      this.#ready().initiatives.update(summary),
    )
    this.#tellInitiatives()
  }

  get municipality(): Municipality {
    return this.#preferences.municipality
  }

  async setMunicipality(value: Municipality): Promise<void> {
    await this.#preferences.setMunicipality(value)
    this.#announcements.tell({ kind: 'preferences' })
  }

  preference(key: string): string | undefined {
    return this.#preferences.get(key)
  }

  async setPreference(key: string, value: string): Promise<void> {
    await this.#preferences.set(key, value)
    this.#announcements.tell({ kind: 'preferences' })
  }

  get problems(): Problem[] {
    return this.#problems.list
  }

  observeProblems(changed: () => void): () => void {
    return this.#problems.observe(changed)
  }

  async persistence() {
    const [persisted, { usage = 0, quota = 0 }] = await Promise.all([
      navigator.storage.persisted(),
      navigator.storage.estimate(),
    ])
    return { persisted, usedBytes: usage, quotaBytes: quota }
  }

  requestPersistence(): Promise<boolean> {
    return navigator.storage.persist()
  }

  async #prepare(): Promise<boolean> {
    try {
      this.#shelf = await openShelf(this.#database, (problem) => this.#problems.raise(problem))
      await this.#preferences.load()
      this.#changed()
      return true
    } catch {
      this.#problems.raise({ code: 'storage-failing' })
      return false
    }
  }

  #ready(): Shelf {
    if (!this.#shelf) throw new ProblemError('storage-failing')
    return this.#shelf
  }

  #documents(): Promise<OpenDocuments> {
    const { entries, seal } = this.#ready()
    this.#open ??= import('./open-documents.ts').then(({ OpenDocuments }) => {
      const links = [new TabsLink(`${this.#name} links`)]
      const board = {
        raise: (problem: Problem) => this.#problems.raise(problem),
        clear: (code: ProblemCode, docId: string) => this.#problems.clear(code, docId),
      }
      return new OpenDocuments(entries, seal, links, board)
    })
    this.#open.catch(() => (this.#open = undefined))
    return this.#open
  }

  async #findWorkshop(id: string): Promise<{ initiativeId: string; secret: Uint8Array }> {
    const { initiatives } = this.#ready()
    const initiativeId = await initiatives.initiativeOf(id)
    if (initiativeId === undefined) throw new ProblemError('not-here', id)
    return { initiativeId, secret: await initiatives.secret(initiativeId) }
  }

  async #letGo({ initiative, documents }: Forgetting): Promise<void> {
    this.#summaries.delete(initiative)
    const open = await this.#open
    await open?.discard(documents)
  }

  async #hear(announcement: Announcement): Promise<void> {
    if (announcement.kind === 'preferences') await this.#preferences.load().catch(() => undefined)
    if (announcement.kind === 'removing') {
      await this.#letGo(announcement)
      this.#announcements.tell({ ...announcement, kind: 'gone' })
    }
    if (announcement.kind === 'gone') {
      await forget(this.#database, announcement).catch(() => undefined)
    }
    if (announcement.kind !== 'preferences') this.#changed()
  }

  #tellInitiatives(): void {
    this.#announcements.tell({ kind: 'initiatives' })
    this.#changed()
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

type Three = Record<'initiative' | 'workshop' | 'conduct', OpenDocument>

/** Opens what belongs to a workshop; if one fails, none stays open. */
async function openThree(
  open: (wanted: Wanted) => Promise<OpenDocument>,
  initiativeId: string,
  workshopId: string,
  secret: Uint8Array,
): Promise<Three> {
  const opening = [
    open({ kind: 'initiative', id: initiativeId, secret }),
    open({ kind: 'workshop', id: workshopId, secret }),
    open({ kind: 'conduct', id: workshopId, secret }),
  ] as const
  try {
    const [initiative, workshop, conduct] = await Promise.all(opening)
    return { initiative, workshop, conduct }
  } catch (error) {
    const settled = await Promise.allSettled(opening)
    await closeAll(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    throw error
  }
}

async function closeAll(documents: OpenDocument[]): Promise<void> {
  await Promise.all(documents.map((document) => document.close()))
}
