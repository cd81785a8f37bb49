/** A citizen follows a link: what is asked is shown at once, and the rest of the app comes while they read and answer. */
import { createSubscriber } from 'svelte/reactivity'
import type { AnswerBox, Device, Meeting } from '#documents/ports.ts'
import type { AskedKind, AskedNow, Visit } from '#schema/asked.ts'
import type { Invitation } from '#schema/invitation.ts'
import { Clock } from '#state/clock.svelte.ts'
import type { AnsweringHouse } from './answering-house.ts'
import { Invited } from './answering-invited.svelte.ts'
import { AskedHere } from './citizen-asked.ts'

/** The survey on this device once all of the app is here; where answers are kept and sent from. */
export interface CitizenDevice {
  readonly box: Pick<AnswerBox, 'keep' | 'count' | 'observe'>
  has(kind: AskedKind): boolean
  note(kind: AskedKind): Promise<void>
  meeting(): Promise<Meeting>
  /** What its document says is asked now; undefined before the first start, and while it has not come. */
  readonly asked: AskedNow | undefined
  /** True once something of its document is here. */
  readonly hasCome: boolean
  observeAsked(changed: () => void): () => void
}

export interface CitizenParts {
  invitation: Invitation
  /** What was kept of the last visit, with the link of this one. */
  visit: Visit
  keepVisit: (visit: Visit) => Promise<void>
  /** The newest that the hub has. Rejects if it cannot be asked. */
  askHub: () => Promise<AskedNow | undefined>
  /** Loads all of the app and joins. Rejects if it does not come. */
  openDevice: () => Promise<CitizenDevice>
}

export class Citizen implements AnsweringHouse {
  readonly clock = new Clock()
  readonly municipality = { name: '', crest: '' }
  isAnswering = false
  readonly invited: Invited
  readonly #parts: CitizenParts
  readonly #asked: AskedHere
  #visit: Visit
  #device: Promise<CitizenDevice> | undefined
  #opened = $state.raw<CitizenDevice>()
  #isAsking = $state(false)
  readonly #listeners = new Set<() => void>()
  readonly #follow = createSubscriber((update) => {
    this.#listeners.add(update)
    return () => this.#listeners.delete(update)
  })

  constructor(parts: CitizenParts) {
    this.#parts = parts
    this.#visit = parts.visit
    const { id } = parts.invitation
    this.#asked = new AskedHere(id)
    this.invited = new Invited({
      house: this,
      survey: {
        id,
        asked: this.#asked,
        answers: { keep: async (response) => (await this.open()).box.keep(response) },
      },
      answered: { has: (kind) => this.#has(kind), note: (kind) => this.#note(kind) },
      arrival: this.#arrival(),
    })
  }

  readonly device: Pick<Device, 'meeting'> = {
    meeting: async () => (await this.open()).meeting(),
  }

  /** Shows what was asked at the last visit, and resolves; what is asked now takes its place as soon as it is known. */
  async begin(): Promise<void> {
    const { asked } = this.#visit
    if (asked) await this.#asked.take(asked).catch(() => undefined)
    const asking = this.#askHub()
    if (!this.invited.running) await asking
  }

  async #askHub(): Promise<void> {
    this.#isAsking = true
    try {
      const asked = await this.#parts.askHub()
      if (asked) await this.#take(asked)
    } catch {
      // Without a network the last visit counts; the device asks again by itself.
    } finally {
      this.#isAsking = false
    }
  }

  /** True once there is nothing to be shown that the rest of the app would hold up. */
  get isShown(): boolean {
    const { current, hasAnswered, running } = this.invited
    if (hasAnswered || (!running && !this.#isAsking)) return true
    return current !== undefined && current.stage !== 'notice'
  }

  /** There may be a network again. */
  again(): void {
    if (!this.invited.running) void this.#askHub()
    if (this.isShown) void this.open().catch(() => undefined)
  }

  /** The rest of the app; tried again after it did not come. */
  open(): Promise<CitizenDevice> {
    this.#device ??= this.#open()
    this.#device.catch(() => (this.#device = undefined))
    return this.#device
  }

  async #open(): Promise<CitizenDevice> {
    const device = await this.#parts.openDevice()
    this.#opened = device
    const look = () => {
      const { asked, hasCome } = device
      if (asked) void this.#take(asked).catch(() => undefined)
      else if (hasCome) this.#asked.nothing()
    }
    device.observeAsked(look)
    device.box.observe(() => this.#tell())
    look()
    this.#tell()
    return device
  }

  /** Newer words of the moderation take the place of older ones, also for somebody who has answered nothing yet. */
  async #take(asked: AskedNow): Promise<void> {
    if (!(await this.#asked.take(asked))) return
    const { invited } = this
    if (invited.current?.stage === 'notice') invited.begin()
    await this.#keep({ ...this.#visit, asked })
  }

  #has(kind: AskedKind): boolean {
    return this.#visit.answered.includes(kind) || (this.#opened?.has(kind) ?? false)
  }

  async #note(kind: AskedKind): Promise<void> {
    const device = await this.open()
    await device.note(kind)
    await this.#keep({ ...this.#visit, answered: [...new Set([...this.#visit.answered, kind])] })
  }

  /** A visit that cannot be kept is no reason to stop: it is only that the next one needs a network. */
  async #keep(visit: Visit): Promise<void> {
    this.#visit = visit
    await this.#parts.keepVisit(visit).catch(() => undefined)
  }

  #arrival() {
    const isArrived = () => {
      this.#follow()
      const { kept, open } = this.#opened?.box.count ?? { kept: 0, open: 0 }
      return kept > 0 && open === 0
    }
    return {
      get isArrived() {
        return isArrived()
      },
      observe: (changed: () => void) => {
        this.#listeners.add(changed)
        return () => this.#listeners.delete(changed)
      },
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
