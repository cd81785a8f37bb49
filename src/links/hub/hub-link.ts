/** The link to the hub: one socket for all documents of this device; what it confirms lies on the hub's disk. */
import type { HubStatus, Link, LinkMessage } from '#documents/ports.ts'
import type { FromHub } from '#schema/hub.ts'
import type { Holder } from '#schema/receipt.ts'
import { fromBase64url, toBase64url, type Bytes } from '#vault/bytes.ts'
import { Seal } from '#vault/seal.ts'
import { BlobDesk } from './blobs.ts'
import { DropDesk } from './drops.ts'
import { Line } from './line.ts'
import { usualPace, type HubLinkParts, type Pace } from './parts.ts'
import { MemoryPositions } from './position.ts'
import { Rooms } from './rooms.ts'
import { StatusBoard } from './status.ts'
import { onWake } from './wake.ts'

/** What a stateless message may carry (schema/hub.ts). */
const mostPassing = 96 * 1024
const signalPurpose = (docId: string) => `signal/1${docId}`

export class HubLink implements Link {
  readonly kind = 'hub'
  readonly holder: Holder
  readonly blobs: BlobDesk
  readonly #parts: HubLinkParts
  readonly #pace: Pace
  readonly #board = new StatusBoard()
  readonly #line: Line
  readonly #rooms: Rooms
  readonly #drops: DropDesk
  readonly #dropOnly = new Map<string, Promise<boolean>>()
  readonly #receivers = new Set<(message: LinkMessage) => void>()
  readonly #greeters = new Set<() => void>()
  readonly #signalled = new Set<(docId: string, bytes: Bytes) => void>()
  readonly #stops: (() => void)[]
  #isWritable = true
  #isGreeted = false
  /** Rooms that said no for a while only. */
  #isToTryAgain = false
  #again = performance.now()
  #toured = performance.now()

  constructor(parts: HubLinkParts) {
    this.#parts = parts
    this.holder = parts.holder
    this.#pace = { ...usualPace, ...parts.pace }
    this.#rooms = new Rooms({
      ...parts,
      known: () => this.#knownRooms(),
      positions: parts.positions ?? new MemoryPositions(),
      pace: this.#pace,
      board: this.#board,
      emit: (message) => this.#emit(message),
      challenge: () => this.#line.challenge(),
      isWritable: () => this.#isWritable,
      overheard: (message, docId) => this.#hear(message, docId),
      entered: () => this.#enter(),
      denied: (reason) => {
        this.#isToTryAgain ||= reason !== 'operator' && reason !== 'token'
      },
      wanted: (document) => this.#rooms.want(document),
    })
    this.#line = new Line(parts, this.#pace, this.#board, {
      opened: (socket) => {
        this.#toured = performance.now()
        this.#rooms.opened(socket)
      },
      closed: () => this.#close(),
      due: () => this.#dial(),
    })
    this.#drops = new DropDesk({
      address: parts.address,
      operator: parts.operator,
      keysOf: parts.keysOf,
      challenge: () => this.#line.challenge(),
      board: this.#board,
      emit: (message) => this.#emit(message),
    })
    this.blobs = new BlobDesk({
      address: parts.address,
      operator: parts.operator,
      keysOf: parts.keysOf,
      challenge: () => this.#line.challenge(),
      quiet: async () => {
        await Promise.all(this.#rooms.inside.map((document) => document.settled()))
      },
    })
    const watch = setInterval(() => this.#watch(), this.#pace.watch)
    this.#stops = [() => clearInterval(watch), onWake(() => this.wake())]
    this.#dial()
  }

  get status(): HubStatus {
    return this.#board.now
  }

  /** Rooms that are joined at the moment. */
  get joinedRooms(): number {
    return this.#rooms.joined.length
  }

  /** Calls back whenever the status has changed. */
  observe(changed: () => void): () => void {
    return this.#board.observe(changed)
  }

  send(message: LinkMessage): void {
    // What is here was made or removed: the list itself says nothing to a hub, the rooms do.
    if (message.kind === 'index') return this.#begin()
    if (message.kind === 'acknowledge' || message.kind === 'media') return
    if (message.docId.startsWith('answers.')) {
      // If the keys cannot be read now, the next tour asks for what was not sent.
      return void this.#sendAnswers(message).catch(() => undefined)
    }
    this.#pass(message)
  }

  #pass(message: LinkMessage & { kind: 'entries' | 'hashes' | 'presence' }): void {
    const document = this.#rooms.of(message.docId)
    if (message.kind !== 'presence') document.take(message)
    else if (message.bytes.length <= mostPassing)
      document.say({ kind: 'presence', bytes: toBase64url(message.bytes) })
  }

  receive(listener: (message: LinkMessage) => void): () => void {
    this.#receivers.add(listener)
    return () => this.#receivers.delete(listener)
  }

  joined(listener: () => void): () => void {
    this.#greeters.add(listener)
    return () => this.#greeters.delete(listener)
  }

  /** Sends bytes sealed to everybody who is in the document's room now, such as a pairing's codes. */
  signal(docId: string, bytes: Uint8Array): void {
    const document = this.#rooms.of(docId)
    if (!document.keys) return
    void new Seal(document.keys.content)
      .close(signalPurpose(docId), bytes)
      .then((sealed) => document.say({ kind: 'signal', bytes: toBase64url(sealed) }))
  }

  signalled(listener: (docId: string, bytes: Bytes) => void): () => void {
    this.#signalled.add(listener)
    return () => this.#signalled.delete(listener)
  }

  /** The device may have slept, or a person asks: the socket is proved, and everything offered again. */
  wake(): void {
    this.#dial()
    this.#prove()
    for (const document of this.#rooms.inside) document.again(0)
    if (performance.now() - this.#toured > this.#pace.again) this.#begin()
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#line.stop()
    this.#receivers.clear()
    this.#greeters.clear()
    this.#signalled.clear()
  }

  /** Whoever only hands in brings answers without entering their room: the hub would send those of others. */
  async #sendAnswers(message: LinkMessage & { kind: 'entries' | 'hashes' | 'presence' }) {
    if (!(await this.#isDropOnly(message.docId))) return this.#pass(message)
    if (message.kind !== 'presence') this.#drops.take(message)
  }

  #isDropOnly(docId: string): Promise<boolean> {
    if (!docId.startsWith('answers.')) return Promise.resolve(false)
    const known = this.#dropOnly.get(docId)
    if (known) return known
    const asking = this.#parts.isDropOnly?.(docId) ?? Promise.resolve(false)
    this.#dropOnly.set(docId, asking)
    asking.catch(() => this.#dropOnly.delete(docId))
    return asking
  }

  /** The rooms to enter; whoever has what is to be handed in is asked for it. */
  async #knownRooms(): Promise<string[]> {
    const rooms: string[] = []
    for (const docId of await this.#parts.known()) {
      const isDropOnly = await this.#isDropOnly(docId).catch(() => undefined)
      if (isDropOnly) this.#drops.ask(docId)
      else if (isDropOnly === false) rooms.push(docId)
    }
    return rooms
  }

  /** A device that holds nothing has nothing to do at a hub. */
  #dial(): void {
    void this.#parts.known().then(
      (docIds) => docIds.length && this.#line.dial(),
      () => undefined,
    )
  }

  #begin(): void {
    this.#toured = performance.now()
    this.#dial()
    void this.#rooms.tour()
  }

  #enter(): void {
    this.#line.settle()
    if (this.#isGreeted) return
    this.#isGreeted = true
    for (const greet of [...this.#greeters]) greet()
  }

  #close(): void {
    this.#isGreeted = false
    this.#isToTryAgain = false
    this.#setWritable(true)
    this.#rooms.closed()
  }

  #watch(): void {
    const now = performance.now()
    // Without documents nothing was dialled yet; otherwise the line has its own pace.
    if (this.#line.isIdle) this.#dial()
    if (this.#line.silence > this.#pace.silence) this.#prove()
    if (now - this.#again < this.#pace.again) return
    this.#again = now
    if (this.#isToTryAgain) this.#line.renew()
    for (const document of this.#rooms.inside) document.again(now - this.#pace.again / 2)
    if (now - this.#toured > this.#pace.tour) this.#begin()
  }

  /** A large room comes as one message: while one comes in, silence means nothing. */
  #prove(): void {
    const [document] = this.#rooms.inside
    const isQuiet = this.#rooms.joined.every(({ isInside }) => isInside)
    if (document && isQuiet) this.#line.prove(() => document.say({ kind: 'hashes', hashes: [] }))
  }

  #hear(message: FromHub, docId: string): void {
    if (message.kind === 'state') {
      const { writable, reason } = message
      if (!writable) this.#board.raise(reason === 'disk' ? 'disk' : 'storage')
      this.#setWritable(writable)
    } else if (message.kind === 'presence') {
      this.#emit({ kind: 'presence', docId, bytes: fromBase64url(message.bytes) })
    } else if (message.kind === 'signal') void this.#hearSignal(message.bytes, docId)
  }

  async #hearSignal(text: string, docId: string): Promise<void> {
    const { keys } = this.#rooms.of(docId)
    if (!keys || !this.#signalled.size) return
    try {
      const plain = await new Seal(keys.content).open(signalPurpose(docId), fromBase64url(text))
      for (const listener of [...this.#signalled]) listener(docId, plain)
    } catch {
      // Somebody without the key said it: nobody is meant.
    }
  }

  #setWritable(isWritable: boolean): void {
    const wasWritable = this.#isWritable
    this.#isWritable = isWritable
    if (!isWritable) return
    this.#board.clear('disk')
    this.#board.clear('storage')
    if (!wasWritable) for (const document of this.#rooms.inside) document.again()
  }

  #emit(message: LinkMessage): void {
    for (const listener of [...this.#receivers]) listener(message)
  }
}
