/**
 * Stands between a socket and Hocuspocus: only frames that a device of ours sends come through, at a bearable pace,
 * and what a device writes never reaches Hocuspocus at all. Hocuspocus takes it for the socket.
 */
import { EventEmitter } from 'node:events'
import type { Connection } from '@hocuspocus/server'
import { CLOSING, MOST_FRAME_BYTES } from '#schema/hub.ts'
import { readFrame, type Frame } from './frame.ts'
import type { Journal } from './journal.ts'
import type { Metrics } from './metrics.ts'
import { Pace } from './pace.ts'
import { isTaken, Seat, type TakenSeat } from './seat.ts'
import type { Settings } from './settings.ts'
import type { Socket } from './socket.ts'

/** Bytes that wait for a device that does not read; what is asked for in one piece may be larger. */
const MOST_WAITING = 64 * 2 ** 20
const MOST_EARLY = 200

/** Where frames go that were let through; none of it throws or rejects. */
export interface Desk {
  write(seat: TakenSeat, update: Uint8Array, gate: Gate): Promise<void>
  say(seat: TakenSeat, text: string, gate: Gate): Promise<void>
}

export interface GateParts {
  settings: Settings
  metrics: Metrics
  journal: Journal
  desk: Desk
}

export class Gate extends EventEmitter {
  readonly isNear: boolean
  readonly seats = new Map<string, Seat>()
  readonly #socket: Socket
  readonly #parts: GateParts
  readonly #messages: Pace
  readonly #bytes: Pace
  #deadline: NodeJS.Timeout | undefined
  #waiting: NodeJS.Timeout | undefined
  /** Bytes that are being written for this socket. */
  #under = 0
  binaryType = 'nodebuffer'

  constructor(socket: Socket, isNear: boolean, parts: GateParts) {
    super()
    this.setMaxListeners(0)
    this.isNear = isNear
    this.#socket = socket
    this.#parts = parts
    const { messagesPerSecond: perSecond, bytesPerMinute } = parts.settings
    this.#messages = new Pace(perSecond, perSecond * 10)
    this.#bytes = new Pace(bytesPerMinute / 60, bytesPerMinute)
    socket.on('message', (data: Uint8Array, isBinary: boolean) => this.#take(data, isBinary))
    socket.on('pong', () => this.emit('pong'))
    // A frame that is too large or no frame at all: ws closes by itself and only wants to be heard.
    socket.on('error', () => parts.metrics.refuse('frame'))
    socket.once('close', (code: number, reason: Buffer) => this.#closed(code, reason))
    this.#expectEntry()
  }

  get readyState(): number {
    return this.#socket.readyState
  }

  ping(): void {
    this.#socket.ping()
  }

  send(data: Uint8Array, done?: (error?: Error) => void): void {
    if (this.#socket.bufferedAmount > MOST_WAITING) {
      this.#parts.metrics.refuse('reader')
      this.#socket.terminate()
    } else this.#socket.send(data, done)
  }

  /** Ends the socket: Hocuspocus would end only one room, and its provider would not come back. */
  close(code: number = CLOSING.malformed, reason = ''): void {
    this.#socket.close(code, reason)
    // Whoever does not answer is not waited for.
    setTimeout(() => this.#socket.terminate(), 1000).unref()
  }

  /** Sends the device away for a moment: it comes back by itself. */
  leave(): void {
    this.close(CLOSING.leaving, 'leaving')
  }

  refuse(reason: 'malformed' | 'crowded'): void {
    this.#parts.metrics.refuse(reason)
    this.#parts.journal.warn('refused', { reason })
    this.close(CLOSING[reason], reason)
  }

  /** The room said no; the other rooms of the socket go on. */
  deny(room: string): void {
    const seat = this.seats.get(room)
    if (!seat) return
    seat.isDenied = true
    seat.early = []
  }

  /** The room's document is loaded: from now on what comes is taken at once. */
  enter(room: string, connection: Connection): void {
    const seat = this.seats.get(room)
    if (!seat) return
    clearTimeout(this.#deadline)
    seat.connection = connection
    connection.onClose(() => this.#left(seat))
    const { early } = seat
    seat.early = []
    for (const { run } of early) run()
  }

  #take(data: Uint8Array, isBinary: boolean): void {
    const wait = Math.max(this.#messages.take(1), this.#bytes.take(data.length))
    if (wait > 0) this.#slow(wait)
    const frame = isBinary ? readFrame(data) : undefined
    if (!frame) this.refuse('malformed')
    else if (frame.kind === 'authenticate') this.#seat(frame.room, data)
    else this.#pass(frame, data)
  }

  #seat(room: string, data: Uint8Array): void {
    if (this.seats.has(room)) return
    if (this.seats.size >= this.#parts.settings.mostRooms) return this.refuse('crowded')
    this.seats.set(room, new Seat(room))
    this.emit('message', data)
  }

  /** Frames for a room that nobody asked for, or that said no, are for nobody. */
  #pass(frame: Frame, data: Uint8Array): void {
    const seat = this.seats.get(frame.room)
    if (!seat || seat.isDenied) return
    const run = () => this.#handle(seat, frame, data)
    if (isTaken(seat)) return run()
    seat.early.push({ run, size: data.length })
    let size = 0
    for (const other of this.seats.values()) for (const each of other.early) size += each.size
    if (size > MOST_FRAME_BYTES || seat.early.length > MOST_EARLY) this.refuse('crowded')
  }

  #handle(seat: Seat, frame: Frame, data: Uint8Array): void {
    if (!isTaken(seat)) return
    const { desk } = this.#parts
    if (frame.kind === 'write') void this.#carry(data.length, desk.write(seat, frame.update, this))
    else if (frame.kind === 'say') void this.#carry(data.length, desk.say(seat, frame.text, this))
    else this.emit('message', data)
  }

  /** While much of this socket is on its way to the disk, no more is read from it. */
  async #carry(size: number, work: Promise<void>): Promise<void> {
    this.#under += size
    if (this.#under > MOST_FRAME_BYTES) this.#socket.pause()
    await work
    this.#under -= size
    if (this.#under <= MOST_FRAME_BYTES && !this.#waiting) this.#socket.resume()
  }

  #slow(milliseconds: number): void {
    this.#parts.metrics.count('slowed_total')
    this.#socket.pause()
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined
      if (this.#under <= MOST_FRAME_BYTES) this.#socket.resume()
    }, milliseconds)
  }

  #left(seat: Seat): void {
    this.seats.delete(seat.room)
    if (![...this.seats.values()].some(isTaken)) this.#expectEntry()
  }

  #expectEntry(): void {
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(() => {
      this.#parts.metrics.refuse('idle')
      this.close(CLOSING.slow, 'idle')
    }, this.#parts.settings.entryTime)
  }

  #closed(code: number, reason: Buffer): void {
    clearTimeout(this.#waiting)
    this.emit('close', code, reason)
    clearTimeout(this.#deadline)
    this.seats.clear()
  }
}
