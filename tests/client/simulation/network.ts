/** The ways between devices: what is sent is lost, doubled, delayed by days, damaged or sent again, as the seed says. */
import type { Link, LinkMessage, SealedEntry } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'
import type { Random } from '../random.ts'
import type { Timeline } from './timeline.ts'
import type { Witness } from './witness.ts'

/** Probabilities from 0 to 1. */
export interface Weather {
  loss: number
  doubling: number
  /** How often a message takes hours or days. */
  delay: number
  damage: number
}

export const fair: Weather = { loss: 0, doubling: 0, delay: 0, damage: 0 }
export const foul: Weather = { loss: 0.2, doubling: 0.2, delay: 0.1, damage: 0.1 }

const day = 86_400_000
const mostRemembered = 300

/** Someone with a name to whom ways lead. */
export interface Station {
  readonly name: string
  /** What the station says of its own disk must be true; undefined for liars. */
  readonly claims?: ((message: LinkMessage) => void) | undefined
}

/** One end of a way, as a device sees it. */
export class End implements Link {
  readonly kind: Link['kind']
  readonly holder: Holder
  readonly at: Station
  other: End | undefined
  isOpen = true
  /** Nothing that is sent from here arrives, and nobody notices. */
  isMute = false
  readonly #network: Network
  readonly #listeners = new Set<(message: LinkMessage) => void>()
  readonly #newcomers = new Set<() => void>()

  constructor(network: Network, kind: Link['kind'], at: Station, holder: Holder) {
    this.#network = network
    this.kind = kind
    this.at = at
    this.holder = holder
  }

  send(message: LinkMessage): void {
    if (this.isOpen && this.other) this.#network.send(this, this.other, message)
  }

  receive(listener: (message: LinkMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  joined(listener: () => void): () => void {
    this.#newcomers.add(listener)
    return () => this.#newcomers.delete(listener)
  }

  close(): void {
    this.isOpen = false
  }

  greet(): void {
    for (const newcomer of [...this.#newcomers]) newcomer()
  }

  take(message: LinkMessage): void {
    for (const listener of [...this.#listeners]) listener(message)
  }
}

export class Network {
  weather: Weather = fair
  /** Right before everything whole comes the same, damaged, under the same addresses. */
  isShadowed = false
  /** Messages that were sent, and entries in them. */
  sent = 0
  /** Called for each message that arrives. */
  readonly observers = new Set<(message: LinkMessage, at: End) => void>()
  /** Called for each message that is sent. */
  readonly watchers = new Set<(message: LinkMessage, from: End) => void>()
  readonly ends = new Set<End>()
  readonly #past: { message: LinkMessage; to: End }[] = []
  readonly #timeline: Timeline
  readonly #random: Random
  readonly #witness: Witness

  constructor(timeline: Timeline, random: Random, witness: Witness) {
    this.#timeline = timeline
    this.#random = random
    this.#witness = witness
  }

  /** A way between two; each end knows who is at the other. */
  join(kind: Link['kind'], one: [Station, Holder], two: [Station, Holder]): [End, End] {
    const here = new End(this, kind, one[0], two[1])
    const there = new End(this, kind, two[0], one[1])
    here.other = there
    there.other = here
    this.ends.add(here).add(there)
    return [here, there]
  }

  cut(end: End): void {
    for (const one of [end, end.other]) {
      if (!one) continue
      one.close()
      this.ends.delete(one)
    }
  }

  between(one: Station, two: Station): End | undefined {
    return [...this.ends].find((end) => end.at === one && end.other?.at === two)
  }

  send(from: End, to: End, message: LinkMessage): void {
    from.at.claims?.(message)
    for (const bytes of bytesIn(message)) this.#witness.expectSealed(bytes, 'on the way')
    for (const watch of this.watchers) watch(message, from)
    this.sent += 1
    const { loss, doubling } = this.weather
    if (this.#past.length < mostRemembered) this.#past.push({ message, to })
    if (from.isMute || this.#random.chance(loss)) return
    this.#dispatch(to, message)
    if (this.#random.chance(doubling)) this.#dispatch(to, message)
  }

  /** Brings something again that was sent before, between the same two. */
  replay(count: number): void {
    for (let at = 0; at < count && this.#past.length; at += 1) {
      const { message, to } = this.#random.pick(this.#past)
      this.#dispatch(to, message)
    }
  }

  #dispatch(to: End, message: LinkMessage): void {
    const isLate = this.#random.chance(this.weather.delay)
    const wait = isLate ? this.#random.below(3 * day) : 1 + this.#random.below(20)
    const carried = this.#random.chance(this.weather.damage) ? this.#damage(message) : message
    if (this.isShadowed && message.kind === 'entries') {
      const damaged = this.#damage(message)
      this.#timeline.after(wait, () => this.#deliver(to, damaged))
    }
    this.#timeline.after(wait, () => this.#deliver(to, carried))
  }

  /** What took days arrives over the way that there is between the two by then. */
  #deliver(to: End, message: LinkMessage): void {
    const end = to.isOpen ? to : to.other && this.between(to.at, to.other.at)
    if (!end) return
    this.#witness.note(`${end.other?.at.name ?? ''} > ${end.at.name} ${tell(message)}`)
    for (const observe of this.observers) observe(message, end)
    end.take(message)
  }

  #damage(message: LinkMessage): LinkMessage {
    if (message.kind !== 'entries') return message
    const entries = message.entries.map((entry) => damageEntry(entry, this.#random))
    return { ...message, entries }
  }
}

function bytesIn(message: LinkMessage): Uint8Array[] {
  if (message.kind === 'presence') return [message.bytes]
  return message.kind === 'entries' ? message.entries.map(({ bytes }) => bytes) : []
}

/** One bit turned, or the end cut off. */
export function damageBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (!bytes.length || random.chance(0.3)) return bytes.slice(0, random.below(bytes.length + 1))
  const changed = bytes.slice()
  const at = random.below(bytes.length)
  changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
  return changed
}

function damageEntry({ hash, bytes }: SealedEntry, random: Random): SealedEntry {
  return { hash, bytes: damageBytes(bytes, random) }
}

function tell(message: LinkMessage): string {
  if (message.kind === 'index') {
    return `index ${message.documents.map(({ sum }) => sum.slice(0, 5)).join(' ')}`
  }
  if (message.kind === 'presence' || message.kind === 'media') {
    return `${message.kind} ${message.docId}`
  }
  const hashes =
    message.kind === 'entries' ? message.entries.map(({ hash }) => hash) : message.hashes
  return `${message.kind} ${message.docId} ${hashes.map((hash) => hash.slice(0, 5)).join(' ')}`
}
