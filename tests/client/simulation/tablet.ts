/** A device of the simulation: its disk outlives each run of the app, and the app is put together as in the device. */
import type { LinkMessage } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import { Courier } from '#links/courier.ts'
import { Junction } from '#links/junction.ts'
import type { SessionParts } from '#links/parts.ts'
import { openSession, type Session } from '#links/session.ts'
import { ProblemError } from '#storage/problem.ts'
import { Seal } from '#vault/seal.ts'
import * as Y from 'yjs'
import type { Random } from '../random.ts'
import { Board } from '../sessions.ts'
import type { Disk } from './disk.ts'
import type { Access } from './documents.ts'
import { act, marksOf } from './edits.ts'
import { Mount, type Health } from './mount.ts'
import type { End, Station } from './network.ts'
import type { Timeline } from './timeline.ts'
import type { Witness } from './witness.ts'

/** What all devices of a run have in common. */
export interface Surroundings {
  timeline: Timeline
  random: Random
  witness: Witness
  /** True if a holder of this name has this edit on its disk; also for those who may lie. */
  isMarkHeld: (holder: string, docId: string, mark: string) => boolean
}

/** What belongs to the profile, also to a copy of it. */
interface Given {
  access: ReadonlyMap<string, Access>
  holder: Holder
  deviceKey: CryptoKey
}

interface Settings {
  /** Entries after which a snapshot replaces them. */
  most: number
  sharesStore: boolean
  isLarge: boolean
}

/** One document that is open, with what was done in it. */
interface Opened {
  session: Session
  own: Set<string>
}

export class Tablet implements Station {
  readonly name: string
  readonly holder: Holder
  readonly disk: Disk
  readonly health: Health = { fault: undefined, aborts: 0, slowness: 12 }
  /** Of this run of the app; another one begins with none. */
  board = new Board()
  readonly open = new Map<string, Opened>()
  /** Being opened or closed: the courier lets go of these too. */
  readonly #busy = new Set<string>()
  readonly #given: Given
  readonly #settings: Settings
  readonly #around: Surroundings
  readonly #seal: Seal
  #junction = new Junction()
  #courier: Courier | undefined
  #mount: Mount | undefined
  #edits = 0

  constructor(name: string, disk: Disk, given: Given, settings: Settings, around: Surroundings) {
    this.name = name
    this.disk = disk
    this.holder = given.holder
    this.#given = given
    this.#settings = settings
    this.#seal = new Seal(given.deviceKey)
    this.#around = around
  }

  /** The same profile on another device. */
  clone(name: string): Tablet {
    return new Tablet(name, this.disk.copy(name), this.#given, this.#settings, this.#around)
  }

  get isOn(): boolean {
    return this.#mount !== undefined
  }

  start(): void {
    if (this.isOn) return
    const { timeline, random } = this.#around
    const mount = new Mount(this.disk, this.health, timeline, random)
    this.#mount = mount
    this.#junction = new Junction()
    const board = new Board()
    this.board = board
    mount.onDamage = (docId) => board.raise({ code: 'row-damaged', docId })
    this.#courier = new Courier({
      links: this.#junction,
      known: () => Promise.resolve([...this.disk.known]),
      partsOf: (docId) => Promise.resolve(this.#partsOf(docId, mount)),
      isOpen: (docId) => this.open.has(docId) || this.#busy.has(docId),
      hashes: (docId) => mount.hashes(docId),
      arrived: () => undefined,
    })
  }

  /** A power cut: what is not on the disk never was. */
  crash(): void {
    this.#mount?.cut()
    for (const link of this.#junction.all) this.#junction.detach(link)
    for (const { session } of this.open.values()) session.stop()
    this.#mount = undefined
    this.#courier = undefined
    this.open.clear()
    this.#busy.clear()
  }

  attach(end: End): void {
    this.#junction.attach(end)
  }

  detach(end: End): void {
    this.#junction.detach(end)
  }

  /** Gets to know a document, as by a link that somebody gave. */
  learn(docId: string): void {
    if (this.disk.known.has(docId)) return
    this.disk.known.add(docId)
    this.#courier?.tell()
  }

  async openDocument(docId: string): Promise<void> {
    const mount = this.#mount
    const isIn = this.open.has(docId) || this.#busy.has(docId)
    if (!mount || isIn || !this.disk.known.has(docId)) return
    this.#busy.add(docId)
    const { random, witness } = this.#around
    const doc = new Y.Doc()
    doc.clientID = random.below(2 ** 32)
    const isOurs = () => this.#mount === mount
    try {
      await this.#courier?.release(docId)
      const session = await openSession(this.#partsOf(docId, mount), doc)
      if (!isOurs()) return session.stop()
      const own = new Set<string>()
      this.open.set(docId, { session, own })
      session.observe(() => isOurs() && this.#look(docId, session, own))
      session.receivePresence((value) => isOurs() && this.#hear(docId, value))
      witness.note(`${this.name} opened ${docId}`)
    } catch (error) {
      // Only a disk that cannot be read at all may keep a document from opening.
      if (error instanceof ProblemError) witness.note(`${this.name} cannot open ${docId}`)
      else witness.violate('I10', `${this.name} cannot open ${docId}: ${String(error)}`)
    } finally {
      if (isOurs()) this.#busy.delete(docId)
    }
  }

  async closeDocument(docId: string): Promise<void> {
    const mount = this.#mount
    const session = this.open.get(docId)?.session
    if (!session || this.#busy.has(docId)) return
    this.#busy.add(docId)
    await session.close()
    if (this.#mount !== mount) return
    this.open.delete(docId)
    this.#busy.delete(docId)
    this.#around.witness.note(`${this.name} closed ${docId}`)
  }

  /** Writes as a person would; does nothing where nothing can be written. */
  write(docId: string, random: Random): void {
    const opened = this.open.get(docId)
    if (!opened?.session.writable || this.#busy.has(docId)) return
    const mark = `<${this.name}.${String((this.#edits += 1))}>`
    opened.own.add(mark)
    this.#around.witness.note(`${this.name} writes ${mark} in ${docId}`)
    const { isLarge } = this.#settings
    act(opened.session.doc, { docId, mark, isLarge }, random, this.#around.witness)
    opened.session.sendPresence({ mark })
  }

  /** The page comes to the front, or goes to the back. */
  turn(isShown: boolean): void {
    for (const { session } of this.open.values()) {
      if (isShown) session.retry()
      else void session.rest()
    }
  }

  /** Whatever this device says it has lies on its disk. */
  readonly claims = (message: LinkMessage): void => {
    if (message.kind !== 'hashes' && message.kind !== 'acknowledge') return
    const { docId, hashes } = message
    const missing = hashes.find((hash) => !this.disk.holdsEntry(docId, hash))
    if (missing === undefined) return
    const { witness } = this.#around
    witness.violate('I2', `${this.name} says it keeps ${missing} of ${docId} (${message.kind})`)
  }

  /** What the light says must be true. */
  checkLight(): void {
    for (const [docId, { session }] of this.open) {
      if (session.saved !== 'saved') continue
      const complete = session.holdings.filter(({ isComplete }) => isComplete)
      for (const { holder } of complete) {
        const isThere = (mark: string) => this.#around.isMarkHeld(holder.id, docId, mark)
        const mark = marksOf(session.doc).find((one) => !isThere(one))
        if (mark === undefined) continue
        this.#around.witness.violate('I9', `${this.name} shows ${mark} of ${docId} at ${holder.id}`)
      }
    }
  }

  /** I4: presence is sealed with the keys of the document, so that strangers are not seen. */
  #hear(docId: string, value: unknown): void {
    const { mark } = value as { mark?: string }
    const { made, violate } = this.#around.witness
    if (mark !== undefined && made.get(docId)?.has(mark)) return
    violate('I4', `${this.name} sees somebody in ${docId} who is not there`)
  }

  #look(docId: string, session: Session, own: Set<string>): void {
    if (session.saved !== 'saved') return
    const { witness } = this.#around
    const missing = [...own].find((mark) => !this.disk.holds(docId, mark))
    if (missing === undefined) witness.saved(docId, own)
    else witness.violate('I1', `${this.name} calls ${missing} of ${docId} saved`)
  }

  #partsOf(docId: string, mount: Mount): SessionParts {
    const access = this.#given.access.get(docId)
    if (!access) throw new Error(`There is no document ${docId}.`)
    const { keys, role, trusted } = access
    const { board } = this
    const kept = { store: mount, receipts: mount, seal: this.#seal, board }
    const settings = { mostEntries: this.#settings.most, sharesStore: this.#settings.sharesStore }
    return { docId, keys, role, trusted, ...kept, ...settings, links: this.#junction }
  }
}
