/** One document on its way to the hub and back: enters its room, says what is here, hands over what is there. */
import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { LinkMessage, SealedEntry } from '#documents/ports.ts'
import { lineOf } from '#links/index-lines.ts'
import { Denial, MOST_FRAME_BYTES, MOST_HASHES, type FromHub, type ToHub } from '#schema/hub.ts'
import { roles, type DocumentKeys, type Role } from '#vault/keys.ts'
import { Account } from './account.ts'
import type { HubLinkParts, HubPositions, Pace } from './parts.ts'
import { notePosition, readPosition } from './position.ts'
import { HubRoom } from './room.ts'
import type { StatusBoard } from './status.ts'
import { replacedIn } from './tidying.ts'
import { roomTokenFor } from './token.ts'

/** Entries beyond this size come in several messages. */
const mostBytes = 1024 * 1024
/** Room in a frame for what surrounds an entry. */
const frameRest = 64 * 1024

export interface DocumentParts extends HubLinkParts {
  positions: HubPositions
  pace: Pace
  board: StatusBoard
  emit: (message: LinkMessage) => void
  /** A text to sign. */
  challenge: () => Promise<string>
  isWritable: () => boolean
  /** Said in this room, but not about this document. */
  overheard: (message: FromHub, docId: string) => void
  /** Somebody is in a room of the hub. */
  entered: () => void
  denied: (reason: Denial | undefined) => void
  /** There is something to say and the room is not joined. */
  wanted: (document: HubDocument) => void
}

export class HubDocument {
  readonly docId: string
  readonly #parts: DocumentParts
  readonly #account = new Account()
  readonly #waiting = new Set<() => void>()
  readonly #lacking = new Set<string>()
  /** Asked for and not answered yet. */
  #asks = 0
  /** Counts the stays, so that an old one does not go on. */
  #stay = 0
  #room: HubRoom | undefined
  #leaving: Promise<void> | undefined
  #keys: DocumentKeys | undefined
  #role: Role = 'reading'
  #rest: ReturnType<typeof setTimeout> | undefined
  #isInside = false
  /** Whoever has it here speaks for it; before, only the store does. */
  #isHeard = false
  isDenied = false

  constructor(docId: string, parts: DocumentParts) {
    this.docId = docId
    this.#parts = parts
  }

  get isJoined(): boolean {
    return this.#room !== undefined
  }

  get isInside(): boolean {
    return this.#isInside
  }

  get keys(): DocumentKeys | undefined {
    return this.#keys
  }

  /** Nothing is under way, and everything that is here was compared. */
  get isSettled(): boolean {
    return this.#isInside && this.#asks === 0 && this.#account.isSettled
  }

  /** Enters the room. Rejects for a document that belongs into none, or if the hub gives nothing to sign. */
  async enter(socket: HocuspocusProviderWebsocket): Promise<void> {
    const stay = (this.#stay += 1)
    await this.#leaving
    const keys = await this.#parts.keysOf(this.docId)
    const role = roles.find((one) => keys.signers[one]) ?? 'reading'
    const token = await this.#tokenFor(keys, role)
    const position = await readPosition(this.#parts, this.#parts.positions, this.docId)
    if (stay !== this.#stay || this.#room) return
    this.#keys = keys
    this.#role = role
    const isNow = () => stay === this.#stay
    const parts = { roomId: keys.roomId, token, socket, position }
    const room = new HubRoom(parts, {
      inside: () => void this.#settleIn(stay),
      added: (entries) => isNow() && this.#learn(entries),
      heard: (message) => isNow() && this.#hear(message),
      denied: (reason) => isNow() && this.#deny(reason),
      ended: () => isNow() && this.#lose(),
    })
    this.#room = room
  }

  /** Ends this stay; resolves when the room can be entered anew. */
  leave(): Promise<void> {
    const room = this.#room
    if (!room) return this.#leaving ?? Promise.resolve()
    const isToNote = this.#isInside
    this.#forgetRoom()
    const leaving = (isToNote ? this.#note(room) : Promise.resolve()).then(() => room.leave())
    this.#leaving = leaving.finally(() => (this.#leaving = undefined))
    return this.#leaving
  }

  /** The socket is gone. */
  drop(): void {
    this.#room?.drop()
    this.#forgetRoom()
    this.#account.begin()
    this.isDenied = false
  }

  /** From whoever has the document here. */
  take(message: LinkMessage & { kind: 'entries' | 'hashes' }): void {
    if (message.kind === 'entries') return this.#put(message.entries)
    this.#isHeard = true
    this.#account.replaceOffered(message.hashes)
    const { held } = this.#account
    if (held.length) this.#emit('acknowledge', held)
    if (!this.#isInside) return this.#parts.wanted(this)
    if (this.#room) this.#deliver(this.#room.carrier.entries)
    this.#ask()
    this.#stir()
  }

  say(message: ToHub): void {
    if (this.#isInside) this.#room?.say(message)
  }

  /** Offers what the hub did not confirm; what went out before that moment and was not answered, too. */
  again(before?: number): void {
    this.#account.again(before)
    if (this.#isInside) this.#ask()
  }

  /** Takes the store's word for what is here, beside what was said, and compares. */
  async compare(): Promise<void> {
    const kept = await this.#parts.hashes(this.docId)
    this.#account.offer(kept)
    if (this.#isInside) this.#ask()
    await this.settled()
    const isHeld = kept.length > 0 && kept.every((hash) => this.#account.known.has(hash))
    // As a device says it in its list: nobody has to read the document to note that it is safe. Also if it was
    // heard: it may have been closed before its room was entered, and nobody else would note it.
    if (isHeld) this.#parts.emit({ kind: 'index', documents: [await lineOf(this.docId, kept)] })
  }

  /** True if the keys were replaced since the room was entered. */
  async isElsewhere(): Promise<boolean> {
    const { roomId } = await this.#parts.keysOf(this.docId)
    return this.#keys !== undefined && this.#keys.roomId !== roomId
  }

  /** Resolves when nothing is under way any more, or after a while. */
  async settled(): Promise<void> {
    if (this.isSettled) return
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, this.#parts.pace.entry)
      this.#waiting.add(done)
    })
  }

  async #tokenFor(keys: DocumentKeys, role: Role): Promise<string> {
    return roomTokenFor(keys, role, await this.#parts.challenge(), this.#parts.operator)
  }

  async #settleIn(stay: number): Promise<void> {
    const kept = this.#isHeard ? [] : await this.#parts.hashes(this.docId).catch(() => [])
    if (stay !== this.#stay || !this.#room || this.#isInside) return
    const { carrier } = this.#room
    if (!carrier.isContinued) return this.#beginAnew()
    this.#isInside = true
    this.#account.offer(kept)
    for (const fault of ['operator', 'refused'] as const) this.#parts.board.clear(fault, this.docId)
    this.#parts.entered()
    this.#deliver(carrier.entries)
    // What came with the room is on the hub's disk: it is not asked for again.
    const { held } = this.#account
    if (this.#isHeard && held.length) this.#emit('acknowledge', held)
    this.#ask()
    this.#stir()
  }

  /** The hub was set back: what it has now has to come from the beginning. */
  #beginAnew(): void {
    const nowhere = { client: 0, next: 0, last: '', sum: 'none', day: 0 }
    void this.#parts.positions
      .write(this.docId, nowhere)
      .catch(() => undefined)
      .then(() => this.leave())
      .then(() => this.#parts.wanted(this))
  }

  #put(entries: readonly SealedEntry[]): void {
    const most = MOST_FRAME_BYTES - frameRest
    const large = entries.filter(({ bytes }) => bytes.length > most)
    if (large.length) this.#refuse(hashesOf(large), 'size')
    this.#account.offer(hashesOf(entries))
    if (!this.#isInside) return this.#parts.wanted(this)
    if (!this.#parts.isWritable() || this.#role === 'reading') return
    const sent = this.#account.send(entries)
    if (sent.length) this.#room?.put(sent)
  }

  #learn(entries: readonly SealedEntry[]): void {
    this.#account.confirm(hashesOf(entries))
    // Before the room is entered it is not known yet what of it is here.
    if (this.#isInside) this.#deliver(entries)
    this.#stir()
  }

  #deliver(entries: readonly SealedEntry[]): void {
    let part: SealedEntry[] = []
    let size = 0
    const flush = () => {
      if (part.length) this.#parts.emit({ kind: 'entries', docId: this.docId, entries: part })
      part = []
      size = 0
    }
    for (const entry of entries) {
      if (this.#account.offered.has(entry.hash)) continue
      if (size + entry.bytes.length > mostBytes) flush()
      part.push(entry)
      size += entry.bytes.length
    }
    flush()
  }

  #ask(): void {
    const { open } = this.#account
    for (let at = 0; at < open.length; at += MOST_HASHES) {
      this.#asks += 1
      this.#room?.say({ kind: 'hashes', hashes: open.slice(at, at + MOST_HASHES) })
    }
    this.#tellSettled()
  }

  #hear(message: FromHub): void {
    if (message.kind === 'acknowledge') {
      this.#account.confirm(message.hashes)
      if (this.#isHeard && message.hashes.length) this.#emit('acknowledge', message.hashes)
      this.#stir()
    } else if (message.kind === 'lacking') this.#noteLacking(message.hashes)
    else if (message.kind === 'refused') this.#refuse(message.hashes, message.reason)
    else this.#parts.overheard(message, this.docId)
    this.#tellSettled()
  }

  /** All answers together: whoever has the document sends everything that is not in this list. */
  #noteLacking(hashes: readonly string[]): void {
    this.#asks = Math.max(0, this.#asks - 1)
    for (const hash of hashes) this.#lacking.add(hash)
    if (this.#asks > 0) return
    const lacking = [...this.#lacking]
    this.#lacking.clear()
    if (!this.#parts.isWritable() || this.#role === 'reading') return
    if (this.#account.want(lacking).length) this.#emit('hashes', this.#account.held)
  }

  #refuse(hashes: readonly string[], reason: (FromHub & { kind: 'refused' })['reason']): void {
    const { board } = this.#parts
    this.#account.deny(hashes, reason !== 'disk' && reason !== 'storage')
    if (reason === 'disk' || reason === 'storage') board.raise(reason)
    if (reason === 'room') board.raise('room-full', this.docId)
    if (reason === 'size') board.raise('too-large', this.docId)
  }

  #deny(reason: string): void {
    const known = Denial.safeParse(reason)
    this.isDenied = true
    this.#room?.drop()
    this.#forgetRoom()
    const { board } = this.#parts
    if (!known.success) board.raise('version')
    else if (known.data === 'operator') board.raise('operator', this.docId)
    else if (known.data === 'token' || known.data === 'signature')
      board.raise('refused', this.docId)
    else if (known.data === 'crowded' || known.data === 'storage') board.raise(known.data)
    this.#parts.denied(known.data)
    this.#tellSettled()
  }

  /** Hocuspocus ended the room alone; it may be entered again on the same socket. */
  #lose(): void {
    this.#room?.drop()
    this.#forgetRoom()
    setTimeout(() => this.#parts.wanted(this), this.#parts.pace.firstPause)
  }

  #forgetRoom(): void {
    this.#stay += 1
    this.#room = undefined
    this.#isInside = false
    this.#asks = 0
    this.#lacking.clear()
    clearTimeout(this.#rest)
    this.#account.again()
    this.#tellSettled()
  }

  /** When nothing happens any more: what was replaced is told, and how far this device is noted. */
  #stir(): void {
    clearTimeout(this.#rest)
    if (!this.#isInside) return
    this.#rest = setTimeout(() => void this.#tidy(), this.#parts.pace.quiet)
  }

  async #tidy(): Promise<void> {
    const room = this.#room
    if (!room || !this.#keys || this.#asks || !this.#account.isSettled) return
    try {
      const kept = new Set(await this.#parts.hashes(this.docId))
      const replaced = await replacedIn(this.#keys, room.carrier.entries, kept)
      if (room !== this.#room) return
      for (const { snapshot, covered } of replaced) {
        for (let at = 0; at < covered.length; at += MOST_HASHES)
          room.say({ kind: 'supersede', snapshot, covered: covered.slice(at, at + MOST_HASHES) })
      }
      await this.#note(room)
    } catch {
      // The store cannot be read now; the next stay tries again.
    }
  }

  async #note(room: HubRoom): Promise<void> {
    const kept = await this.#parts.hashes(this.docId).catch(() => undefined)
    if (kept) await notePosition(this.#parts.positions, this.docId, room.carrier, kept)
  }

  #emit(kind: 'hashes' | 'acknowledge', hashes: string[]): void {
    this.#parts.emit({ kind, docId: this.docId, hashes })
  }

  #tellSettled(): void {
    const isOver = this.isSettled || !this.#room
    if (isOver) for (const done of [...this.#waiting]) done()
  }
}

function hashesOf(entries: readonly SealedEntry[]): string[] {
  return entries.map(({ hash }) => hash)
}
