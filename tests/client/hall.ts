/** A hall without a network: links in memory that lose, double, reorder and damage what a test wants. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import { Random } from './random.ts'

/** Probabilities from 0 to 1. */
export interface Weather {
  loss: number
  doubling: number
  /** How often a message is delivered out of its turn. */
  disorder: number
  /** How often one bit of the bytes is turned, or the end is cut off. */
  damage: number
}

const fair: Weather = { loss: 0, doubling: 0, disorder: 0, damage: 0 }
export const foul: Weather = { loss: 0.3, doubling: 0.3, disorder: 0.5, damage: 0.1 }

interface Seat {
  take: (message: LinkMessage) => void
  greet: () => void
}

/** Joins any number of peers. Everything that was ever sent can be sent again. */
export class Hall {
  weather: Weather
  readonly sent: LinkMessage[] = []
  readonly #random: Random
  readonly #seats = new Set<Seat>()
  readonly #queue: { to: Seat; message: LinkMessage }[] = []
  #isRunning = false

  constructor(weather: Weather = fair, random = new Random(1)) {
    this.weather = weather
    this.#random = random
  }

  /** A new peer; the others learn that somebody joined. */
  join(kind: Link['kind'] = 'pair'): Link {
    const listeners = new Set<(message: LinkMessage) => void>()
    const newcomers = new Set<() => void>()
    const seat: Seat = {
      take: (message) => [...listeners].forEach((listener) => listener(message)),
      greet: () => [...newcomers].forEach((newcomer) => newcomer()),
    }
    this.#greetOthers(seat)
    this.#seats.add(seat)
    return {
      kind,
      send: (message) => this.#send(seat, message),
      receive: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      joined: (listener) => {
        newcomers.add(listener)
        return () => newcomers.delete(listener)
      },
      close: () => this.#seats.delete(seat),
    }
  }

  /** True if no message is on its way. */
  get isQuiet(): boolean {
    return !this.#isRunning
  }

  /** Good weather from now on; everybody meets everybody again. */
  heal(): void {
    this.weather = fair
    for (const seat of this.#seats) seat.greet()
  }

  /** Sends everything once more, as a hostile listener could. */
  replay(): void {
    for (const message of [...this.sent]) {
      for (const to of this.#seats) this.#queue.push({ to, message })
    }
    this.#start()
  }

  #greetOthers(seat: Seat): void {
    for (const other of this.#seats) if (other !== seat) other.greet()
  }

  #send(from: Seat, message: LinkMessage): void {
    this.sent.push(structuredClone(message))
    for (const to of this.#seats) {
      if (to === from || this.#random.chance(this.weather.loss)) continue
      this.#queue.push({ to, message: this.#carry(message) })
      if (this.#random.chance(this.weather.doubling)) {
        this.#queue.push({ to, message: this.#carry(message) })
      }
    }
    this.#start()
  }

  #carry(message: LinkMessage): LinkMessage {
    const carried = structuredClone(message)
    if (!this.#random.chance(this.weather.damage)) return carried
    if (carried.kind === 'presence') carried.bytes = this.#damage(carried.bytes)
    if (carried.kind === 'entries') {
      for (const entry of carried.entries) entry.bytes = this.#damage(entry.bytes)
    }
    return carried
  }

  #damage(bytes: Uint8Array): Uint8Array {
    if (this.#random.chance(0.3)) return bytes.slice(0, this.#random.below(bytes.length))
    const at = this.#random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << this.#random.below(8))
    return bytes
  }

  #start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    setImmediate(() => this.#deliver())
  }

  #deliver(): void {
    const isOutOfTurn = this.#random.chance(this.weather.disorder)
    const at = isOutOfTurn ? this.#random.below(this.#queue.length) : 0
    const [next] = this.#queue.splice(at, 1)
    if (next && this.#seats.has(next.to)) next.to.take(next.message)
    if (this.#queue.length) setImmediate(() => this.#deliver())
    else this.#isRunning = false
  }
}
