/** The device the app runs on: puts the sealed store, the open documents and the other windows together. */
import type { Invitation, InvitationWish, Joined } from '#schema/invitation.ts'
import type { SetAside } from '#schema/quarantine.ts'
import type {
  Device,
  Drafts,
  Meeting,
  OpenDocument,
  OpenSurvey,
  OpenWorkshop,
  Problem,
  ProblemCode,
} from '#documents/ports.ts'
import { Junction } from '#links/junction.ts'
import { TabsLink } from '#links/tabs.ts'
import { documentId, newId } from '#schema/id.ts'
import type { InitiativeSummary, Municipality } from '#schema/initiative.ts'
import { forget, type Forgetting } from '#storage/forgetting.ts'
import { ProblemError } from '#storage/problem.ts'
import type { Bytes } from '#vault/bytes.ts'
import { newSecret } from '#vault/keys.ts'
import type { Doc } from 'yjs'
import { Announcements, type Announcement } from './announcements.ts'
import { DraftDesk, MemoryDrafts, SealedDrafts } from './drafts.ts'
import { Ground } from './ground.ts'
import { Keyring } from './keyring.ts'
import type { MeetingRoom } from './meeting.ts'
import type { Memberships } from './memberships.ts'
import type { OpenDocuments } from './open-documents.ts'
import { Patience } from './patience.ts'
import { Preferences } from './preferences.ts'
import { Problems } from './problems.ts'
import type { Surveys } from './surveys.ts'
import { closeAll, openThree, rehearsalIds, watchEdits } from './three-documents.ts'

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
  readonly #ground: Ground
  readonly #keyring = new Keyring(() => this.#ground.shelf)
  readonly #problems = new Problems()
  readonly #patience = new Patience(this.#problems)
  readonly #desk = new DraftDesk()
  readonly #preferences: Preferences
  readonly #announcements: Announcements
  readonly #listeners = new Set<() => void>()
  readonly #summaries = new Map<string, string>()
  #open: Promise<OpenDocuments> | undefined
  #opened: OpenDocuments | undefined
  #surveys: Promise<Surveys> | undefined
  #links: Junction | undefined
  #meeting: Promise<MeetingRoom> | undefined

  constructor(name: string) {
    this.#name = name
    this.#ground = new Ground(name, this.#problems)
    this.drafts = this.#draftsOf('')
    this.#preferences = new Preferences(() => this.#ground.shelf.preferences, this.#patience)
    this.#announcements = new Announcements(`${name} device`, (heard) => void this.#hear(heard))
  }

  /** Resolves when the database is open, or when it is known that it does not open now. */
  async start(): Promise<void> {
    await this.#ground.start(async () => {
      await this.#preferences.load()
      this.#changed()
    })
  }

  async initiatives(): Promise<InitiativeSummary[]> {
    try {
      return await this.#ground.shelf.initiatives.all()
    } catch (error) {
      // The database is away: the list comes when it is back, and the problem is shown until then.
      this.#ground.recover(error)
      return []
    }
  }

  observeInitiatives(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  async createInitiative(title: string, fill?: (doc: Doc, id: string) => void): Promise<string> {
    const id = newId()
    const secret = newSecret()
    const summary = { id, title, municipality: this.municipality.name, example: false }
    const { initiatives, entries } = this.#ground.shelf
    const { foundInitiative } = await import('./founding.ts')
    const first = await foundInitiative({ id, secret }, (doc) => fill?.(doc, id))
    const rows = first.map(({ docId, entry }) => entries.rowOf(docId, entry))
    await initiatives.add({ ...summary, workshops: [] }, secret, rows)
    this.#tellInitiatives()
    return id
  }

  async openInitiative(id: string): Promise<OpenDocument> {
    return (await this.#documents()).open({ kind: 'initiative', id })
  }

  async createWorkshop(
    initiativeId: string,
    workshopId: string,
    fill: (docs: { workshop: Doc; conduct: Doc; initiative: Doc }) => void,
  ): Promise<void> {
    const { initiatives, entries } = this.#ground.shelf
    const secret = await initiatives.secret(initiativeId)
    const [documents, { foundWorkshop }] = await Promise.all([
      this.#documents(),
      import('./founding.ts'),
    ])
    const place = { id: initiativeId, secret }
    await foundWorkshop(documents, place, workshopId, fill, (first) => {
      const rows = first.map(({ docId, entry }) => entries.rowOf(docId, entry))
      return initiatives.addWorkshop(initiativeId, workshopId, rows)
    })
    this.#tellInitiatives()
  }

  async openWorkshop(id: string): Promise<OpenWorkshop> {
    const docId = documentId('workshop', id)
    const [initiative, { held, role }] = await Promise.all([
      this.#keyring.initiativeOf(docId),
      this.#keyring.accessTo(docId),
    ])
    const open = await this.#documents()
    const opened = await openThree((wanted) => open.open(wanted), id, initiative)
    const own = { drafts: this.#draftsOf(`workshop.${id} `), rehearsal: false }
    return { id, ...opened, role: role ? held : 'reading', ...own, close: () => closeAll(opened) }
  }

  async createSurvey(
    initiativeId: string,
    surveyId: string,
    fill: (docs: { survey: Doc; initiative: Doc }) => void,
  ): Promise<void> {
    await (await this.#surveyDesk()).create(initiativeId, surveyId, fill)
    this.#tellInitiatives()
  }

  async openSurvey(id: string): Promise<OpenSurvey> {
    return (await this.#surveyDesk()).open(id)
  }

  async openRehearsal(id: string): Promise<OpenWorkshop> {
    const initiative = await this.#keyring.initiativeOf(documentId('workshop', id))
    if (initiative === undefined) throw new ProblemError('not-here', id)
    const secret = await this.#ground.shelf.initiatives.secret(initiative)
    const open = await this.#documents()
    const opened = await openThree((wanted) => open.openRehearsal(wanted, secret), id, initiative)
    const isLed = watchEdits(opened)
    const close = async () => {
      await closeAll(opened)
      // Who led it ends it for all: the next one begins afresh, even if the beamer's window stays open.
      if (isLed()) this.#announcements.tell({ kind: 'rehearsed', documents: rehearsalIds(opened) })
    }
    const own = { role: 'moderation', drafts: new MemoryDrafts(), rehearsal: true } as const
    return { id, ...opened, ...own, close }
  }

  async removeInitiative(id: string): Promise<void> {
    const { initiatives } = this.#ground.shelf
    const [workshops, surveys] = [
      await initiatives.workshopsOf(id),
      await initiatives.surveysOf(id),
    ]
    // A workshop or a survey that was joined by a link goes the same way: its id is that of its documents.
    const documents = [
      ...[id, ...workshops].flatMap((one) => [
        documentId('workshop', one),
        documentId('conduct', one),
      ]),
      ...[id, ...surveys].flatMap((one) => [
        documentId('survey', one),
        documentId('answers', one),
        documentId('draft', one),
      ]),
      documentId('initiative', id),
    ]
    const what = { initiative: id, names: [id, ...workshops, ...surveys], documents }
    await this.#letGo(what)
    await forget(this.#ground.database, what)
    // Others answer `gone` once they let go; what they wrote in between goes then.
    this.#announcements.tell({ kind: 'removing', ...what })
    this.#changed()
  }

  async updateSummary(summary: InitiativeSummary): Promise<void> {
    const text = JSON.stringify(summary)
    if (this.#summaries.get(summary.id) === text) return
    this.#summaries.set(summary.id, text)
    await this.#patience.persist(`summary ${summary.id}`, async () =>
      this.#ground.shelf.initiatives.update(summary),
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

  get outstanding(): boolean {
    return this.#desk.waiting.size > 0 || (this.#opened?.outstanding ?? false)
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

  async invite(wish: InvitationWish): Promise<string> {
    return (await this.#memberships()).invite(wish)
  }

  async join(invitation: Invitation): Promise<void> {
    await (await this.#memberships()).join(invitation)
    if (invitation.surveyKey) await this.#bringForward(documentId('answers', invitation.id))
    await this.#meetAt(invitation.hub)
    this.#tellInitiatives()
  }

  async joined(): Promise<Joined[]> {
    try {
      return await this.#ground.shelf.capabilities.all()
    } catch (error) {
      this.#ground.recover(error)
      return []
    }
  }

  async settleAdmission(workshop: string, isAdmitted: boolean): Promise<void> {
    await (await this.#memberships()).settle(workshop, isAdmitted)
    this.#tellInitiatives()
  }

  async paperKey(initiative: string): Promise<string[]> {
    return (await this.#memberships()).paperKey(initiative)
  }

  async recover(key: { id: string; secret: Bytes }, title: string): Promise<void> {
    await (await this.#memberships()).recover(key, title)
    this.#tellInitiatives()
  }

  async renewKeys(initiative: string): Promise<string[]> {
    const [documents, { renewKeys }] = await Promise.all([
      this.#documents(),
      import('./renewal.ts'),
    ])
    const names = await renewKeys(initiative, this.#ground.shelf, documents)
    // The rooms have new names; without the link to the hub nothing is lost but time.
    await (await this.#meeting)?.hub.renew().catch(() => undefined)
    this.#tellInitiatives()
    return names
  }

  async setAside(): Promise<SetAside[]> {
    const { listSetAside } = await import('#storage/quarantine-rows.ts')
    return listSetAside(this.#ground.database)
  }

  meeting(): Promise<Meeting> {
    this.#meeting ??= this.#meet()
    this.#meeting.catch(() => (this.#meeting = undefined))
    return this.#meeting
  }

  get deviceName(): string {
    return this.#preferences.get('device name') ?? ''
  }

  async setDeviceName(name: string): Promise<void> {
    await this.setPreference('device name', name)
    const meeting = await this.#meeting?.catch(() => undefined)
    // Whoever is met from now on hears the new name.
    if (meeting) meeting.self.name = name
  }

  async #meet(): Promise<MeetingRoom> {
    const [{ MeetingRoom }, documents] = await Promise.all([
      import('./meeting.ts'),
      this.#documents(),
    ])
    const id = this.preference('device id') ?? newId()
    await this.setPreference('device id', id)
    const meeting = new MeetingRoom({
      self: { id, kind: 'device', name: this.deviceName },
      ...{ shelf: this.#ground.shelf, keyring: this.#keyring, documents },
      preference: (key) => this.preference(key),
      setPreference: (key, value) => this.setPreference(key, value),
      links: this.#links ?? new Junction(),
      learned: async (summary) => {
        const before = (await this.initiatives()).find((one) => one.id === summary.id)
        await this.updateSummary({ ...summary, example: before?.example ?? false })
      },
    })
    void meeting.hub.follow().catch(() => undefined)
    return meeting
  }

  /** Answers that were kept under keys which a newer link replaces go on under the new ones. */
  async #bringForward(docId: string): Promise<void> {
    const given = await this.#ground.shelf.capabilities.capabilities(docId)
    if (!given || given.length < 2) return
    const [documents, { bringForward }] = await Promise.all([
      this.#documents(),
      import('./answer-renewal.ts'),
    ])
    await (await this.#meeting)?.discard([docId])
    await documents.discard([docId])
    // Whoever holds more than the link keeps nothing of it.
    await documents.partsOf(docId).then(bringForward, () => undefined)
  }

  /** Who is invited meets where the inviting one does, unless this device has a hub already. */
  async #meetAt(hub: string): Promise<void> {
    if (!hub || this.preference('hub')) return
    await (await this.meeting()).hub.choose(hub).catch(() => undefined)
  }

  async #memberships(): Promise<Memberships> {
    const { Memberships } = await import('./memberships.ts')
    return new Memberships(this.#ground.shelf)
  }

  #documents(): Promise<OpenDocuments> {
    const { shelf } = this.#ground
    this.#open ??= import('./open-documents.ts').then(({ OpenDocuments }) => {
      const links = new Junction([new TabsLink(`${this.#name} links`)])
      this.#links = links
      const board = {
        raise: (problem: Problem) => this.#problems.raise(problem),
        clear: (code: ProblemCode, docId: string) => this.#problems.clear(code, docId),
      }
      const confirmed = (docId: string) => this.#announcements.tell({ kind: 'confirmed', docId })
      this.#opened = new OpenDocuments(shelf, links, board, this.#keyring, confirmed)
      return this.#opened
    })
    this.#open.catch(() => (this.#open = undefined))
    return this.#open
  }

  #surveyDesk(): Promise<Surveys> {
    this.#surveys ??= Promise.all([this.#documents(), import('./surveys.ts')]).then(
      ([documents, { Surveys }]) => {
        const own = { shelf: this.#ground.shelf, keyring: this.#keyring, documents }
        return new Surveys({
          ...own,
          draftsOf: (prefix) => this.#draftsOf(prefix),
          meeting: () => this.meeting(),
        })
      },
    )
    this.#surveys.catch(() => (this.#surveys = undefined))
    return this.#surveys
  }

  #draftsOf(prefix: string): Drafts {
    return new SealedDrafts(() => this.#ground.shelf.drafts, this.#patience, this.#desk, prefix)
  }

  async #letGo({ initiative, names, documents }: Forgetting): Promise<void> {
    this.#desk.forget(names)
    this.#summaries.delete(initiative)
    const open = await this.#open
    await (await this.#meeting)?.discard(documents)
    await open?.discard(documents)
  }

  async #hear(heard: Announcement): Promise<void> {
    if (heard.kind === 'confirmed') return (await this.#surveys)?.answers.confirmed(heard.docId)
    if (heard.kind === 'preferences') {
      await this.#preferences.load().catch(() => undefined)
      await (await this.#meeting)?.hub.follow().catch(() => undefined)
    }
    if (heard.kind === 'rehearsed') await (await this.#open)?.discard(heard.documents)
    if (heard.kind === 'removing') {
      await this.#letGo(heard)
      this.#announcements.tell({ ...heard, kind: 'gone' })
    }
    if (heard.kind === 'gone') await forget(this.#ground.database, heard).catch(() => undefined)
    if (heard.kind === 'initiatives') this.#summaries.clear()
    // A kiosk begun in one window closes the others, too: they look at what was chosen.
    if (heard.kind !== 'rehearsed') this.#changed()
  }

  #tellInitiatives(): void {
    void this.#meeting?.then((meeting) => meeting.tell())
    this.#announcements.tell({ kind: 'initiatives' })
    this.#changed()
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
