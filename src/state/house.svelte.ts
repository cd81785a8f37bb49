/** The house that views stand in: the device, the address, the words, and what is open. */
import { getContext, setContext } from 'svelte'
import type { Device, OpenDocument, Problem } from '#documents/ports.ts'
import { newId } from '#schema/id.ts'
import type { InitiativeSummary, Municipality } from '#schema/initiative.ts'
import type { Joined } from '#schema/invitation.ts'
import type { Method } from '#schema/method.ts'
import { firstGerman } from '#text/first.ts'
import type { Messages } from '#text/german.ts'
import { Clock } from './clock.svelte.ts'
import { Installation } from './installation.svelte.ts'
import type { Initiative } from './initiative.svelte.ts'
import { Live } from './live.ts'
import { Persistence } from './persistence.svelte.ts'
import { Router } from './router.svelte.ts'
import { setAnsweringHouse } from './survey/answering-house.ts'
import type { Workshop } from './workshop.svelte.ts'

/** A new version that waits for consent (see app/updates). */
export interface Updates {
  readonly waiting: boolean
  observe(changed: () => void): () => void
  /** Resolves to false when some window is in a workshop or not saved. */
  apply(): Promise<boolean>
}

/** The workshop that is open, or on its way. */
interface Slot {
  key: string
  opening: Promise<Workshop>
  current?: Workshop
}

const key = Symbol('house')

export type { Problem }

/** The languages that moderators read; what the hall reads is chosen for each workshop. */
export type InterfaceLanguage = 'de' | 'en'

export class House {
  readonly device: Device
  readonly router = new Router()
  readonly clock = new Clock()
  readonly installation = new Installation()
  readonly persistence: Persistence
  /** Until `withWords` has resolved once, only the areas of the first screens are there. */
  words = $state.raw(firstGerman as Messages)
  #language: InterfaceLanguage = $state('de')
  municipality = $state.raw<Municipality>({ name: '', crest: '' })
  #initiatives = $state.raw<InitiativeSummary[] | undefined>(undefined)
  #joined = $state.raw<readonly Joined[]>([])
  #problems: Live<Problem[]>
  #waiting: Live<boolean>
  #updates: Updates
  #workshop: Slot | undefined
  /** Documents whose changes are written into the list of the start page. */
  readonly #summed = new WeakSet<object>()
  /** The survey that this device is handed round with; nothing else opens until somebody leaves with the PIN. */
  kiosk = $state<string>()
  /** True while somebody answers a survey here. */
  isAnswering = false
  #wantedLanguage: InterfaceLanguage = 'de'
  #hasAllWords = false

  constructor(device: Device, updates: Updates) {
    this.device = device
    this.#updates = updates
    this.persistence = new Persistence(device)
    this.municipality = device.municipality
    this.#problems = new Live(
      (changed) => device.observeProblems(changed),
      () => device.problems,
    )
    this.#waiting = new Live(
      (changed) => updates.observe(changed),
      () => updates.waiting,
    )
    const read = () => {
      this.enterKiosk()
      void device.initiatives().then((list) => (this.#initiatives = list))
      void device.joined().then((list) => (this.#joined = list))
    }
    device.observeInitiatives(read)
    read()
  }

  /** The language of the interface, for dates and for programs that read aloud. */
  get language(): InterfaceLanguage {
    return this.#language
  }

  /** Changes every word at once and keeps the choice; rejects, and changes nothing, if the words do not come. */
  async setLanguage(language: InterfaceLanguage): Promise<void> {
    this.#wantedLanguage = language
    const words = await readWords(language)
    // Somebody chose again in the meantime.
    if (this.#wantedLanguage !== language) return
    this.words = words
    this.#hasAllWords = true
    this.#language = language
    await this.device.setPreference('language', language)
  }

  /** Takes up the language chosen on this device, before anything is drawn; stays with German otherwise. */
  async restoreLanguage(): Promise<void> {
    if (this.device.preference('language') !== 'en') return
    try {
      this.words = await readWords('en')
      this.#hasAllWords = true
      this.#language = 'en'
    } catch {
      // Better in German than not at all; the choice stays for the next start.
    }
  }

  /** Resolves to that part of the app once the words of all screens are here, too. */
  async withWords<Part>(part: Promise<Part>): Promise<Part> {
    if (this.#hasAllWords) return part
    const [loaded, words] = await Promise.all([part, readWords('de')])
    // German unless somebody chose another language in the meantime.
    if (this.#language === 'de') this.words = words
    this.#hasAllWords = true
    return loaded
  }

  /** Stays in the kiosk if this device is in one; another window, or the one before a crash, may have begun it. */
  enterKiosk(): void {
    const survey = this.device.preference('kiosk') || undefined
    if (survey === this.kiosk) return
    this.kiosk = survey
    this.router.hold(survey === undefined ? undefined : { screen: 'kiosk', survey })
  }

  /** The sentence for a problem that was thrown; undefined for anything else. */
  sentenceFor(error: unknown): string | undefined {
    const code = (error as Partial<Problem> | undefined)?.code
    if (code === 'not-here') return this.words.shell.notHere
    return code && Object.hasOwn(this.words.problems, code) ? this.words.problems[code] : undefined
  }

  /** Undefined until the device has answered. */
  get initiatives() {
    return this.#initiatives
  }
  /** What was joined by a link, without its initiative. */
  get joined() {
    return this.#joined
  }
  get problems() {
    return this.#problems.current
  }
  get updateWaiting() {
    return this.#waiting.current
  }

  /** True while a workshop runs here or something is not yet kept: no update then. */
  get busy(): boolean {
    // Also what was closed in this window may still be on its way to the disk.
    if (this.device.outstanding || this.isAnswering) return true
    const workshop = this.#workshop?.current
    if (!workshop) return false
    // What runs for weeks must not keep an update away.
    const isUnderWay = ['running', 'paused'].includes(workshop.course.status)
    return (isUnderWay && workshop.unit === 'minutes') || workshop.saved !== 'saved'
  }

  applyUpdate(): Promise<boolean> {
    return this.#updates.apply()
  }

  async setMunicipality(value: Municipality): Promise<void> {
    await this.device.setMunicipality(value)
    this.municipality = value
  }

  /** Drafts of what belongs to no initiative yet. */
  get drafts() {
    return this.device.drafts
  }

  /** What the house does is kept as soon as it says so. */
  whenSaved(): Promise<void> {
    return Promise.resolve()
  }

  /** Makes an initiative and returns its id. */
  async createInitiative(title: string): Promise<string> {
    const { setInitiativeHeading } = await import('#documents/initiative.ts')
    const municipality = this.municipality.name
    return this.device.createInitiative(title, (doc, id) =>
      setInitiativeHeading(doc, { id, title, municipality }),
    )
  }

  /** Opens the example that is here already, or makes it; returns the id of its initiative. */
  async openExample(): Promise<string> {
    const here = (await this.device.initiatives()).find((summary) => summary.example)
    if (here) return here.id
    const { makeExample } = await import('./example.ts')
    return makeExample(this.device)
  }

  /** "Von diesem Gerät löschen": closes what is open of it, then removes every trace; also of something joined. */
  async removeInitiative(id: string): Promise<void> {
    const open = this.#workshop?.current
    // Not awaited: with a full disk it would wait for room that only this removal makes.
    if (open?.id === id || open?.initiative.id === id) void this.closeWorkshop()
    await this.device.removeInitiative(id)
  }

  /** Makes a workshop with a copy of the method and returns its id. */
  async createWorkshop(initiative: string, method: Method, variant: string): Promise<string> {
    const { copyMethod, keepMethod, setHeading } = await import('#documents/conduct.ts')
    const { listWorkshop } = await import('#documents/initiative.ts')
    const { findMethod } = await import('#methods/index.ts')
    const id = newId()
    const title = method.title.de
    await this.device.createWorkshop(initiative, id, (docs) => {
      setHeading(docs.conduct, { id, initiative, title, hallLanguage: 'de', tables: 1 })
      copyMethod(docs.conduct, method, variant)
      if (findMethod(method.id) !== method) keepMethod(docs.conduct, method)
      const listed = { id, title, date: '', methodId: method.id, variant }
      listWorkshop(docs.initiative, { ...listed, state: 'prepared' as const })
    })
    return id
  }

  /** Makes a survey without questions and returns its id. */
  async createSurvey(initiative: string, title: string): Promise<string> {
    const { beginSurvey } = await import('#documents/survey-filling.ts')
    const { listSurvey } = await import('#documents/initiative.ts')
    const id = newId()
    await this.device.createSurvey(initiative, id, (docs) => {
      beginSurvey(docs.survey, { id, initiative, title })
      listSurvey(docs.initiative, { id, title, state: 'draft', questions: 0 })
    })
    return id
  }

  async openInitiative(id: string): Promise<Initiative> {
    const [{ Initiative }, open] = await Promise.all([
      import('./initiative.svelte.ts'),
      this.device.openInitiative(id),
    ])
    await this.#keepSummary(open)
    return new Initiative(open, this.device.drafts)
  }

  /** Opens a workshop, or returns the one that is open already; the one before is closed. */
  openWorkshop(id: string, rehearsal: boolean): Promise<Workshop> {
    const wanted = `${id} ${String(rehearsal)}`
    if (this.#workshop?.key === wanted) return this.#workshop.opening
    void this.closeWorkshop()
    const slot: Slot = { key: wanted, opening: this.#open(id, rehearsal) }
    this.#workshop = slot
    slot.opening.then(
      (workshop) => (slot.current = workshop),
      () => {
        if (this.#workshop === slot) this.#workshop = undefined
      },
    )
    return slot.opening
  }

  /** Ends the Probelauf: nothing of it stays. */
  async closeWorkshop(): Promise<void> {
    const slot = this.#workshop
    this.#workshop = undefined
    await slot?.opening.then(
      (workshop) => workshop.close(),
      () => undefined,
    )
  }

  /** The device and its workshop that views need on every screen. */
  async #open(id: string, rehearsal: boolean): Promise<Workshop> {
    const [{ Workshop }, open] = await Promise.all([
      import('./workshop.svelte.ts'),
      rehearsal ? this.device.openRehearsal(id) : this.device.openWorkshop(id),
    ])
    if (!rehearsal && open.initiative) await this.#keepSummary(open.initiative)
    return new Workshop(open, this.clock)
  }

  async #keepSummary({ doc }: OpenDocument): Promise<void> {
    const { initiativeRecords, summaryOf } = await import('#documents/initiative.ts')
    // Opened again in this window, it is the same document, and somebody listens already.
    if (this.#summed.has(doc)) return
    this.#summed.add(doc)
    const { heading, workshops, surveys } = initiativeRecords(doc)
    const id = heading.isThere ? heading.current.id : undefined
    const known = this.#initiatives?.find((one) => one.id === id)
    const write = () => {
      // After a paper key the contents come later.
      if (heading.isThere) void this.device.updateSummary(summaryOf(doc, known?.example ?? false))
    }
    write()
    workshops.observe(write)
    surveys.observe(write)
    heading.observe(write)
  }
}

/** Loaded once per page; German is shared with the words of the first screens. */
async function readWords(language: InterfaceLanguage): Promise<Messages> {
  if (language === 'en') return (await import('#text/english.ts')).english
  return (await import('#text/german.ts')).german
}

/** Puts the house where all views find it; called once, by App. */
export function setHouse(house: House): void {
  setContext(key, house)
  setAnsweringHouse(house)
}

/** The house that this view stands in. */
export function useHouse(): House {
  return getContext<House>(key)
}
