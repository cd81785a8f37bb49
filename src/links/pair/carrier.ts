/** Links two devices that know each other only through a third: their tokens travel over links that exist. */
import type { Holder } from '#schema/receipt.ts'
import type { PairLink } from './pair-link.ts'
import type { Half, Offer } from './meeting.ts'
import { encodeStar, type Carried } from './star-messages.ts'

/** Makes the two halves of a pairing; tests hand in their own. */
export interface Connector {
  offer(self: Holder): Promise<Offer>
  answer(self: Holder, offer: Uint8Array): Promise<Half>
}

export interface CarrierParts {
  self: Holder
  connector: Connector
  /** The link to a device that is linked to this one directly. */
  neighbour(id: string): PairLink | undefined
  /** Whether there is room for one more. */
  admits(): boolean
  opened(link: PairLink, spare: boolean): void
}

/** From table over centre to table: nothing of ours needs more. */
const mostHops = 3
const mostAnswers = 16
/** As long as a pairing may take, and the way of its tokens. */
const patience = 20_000

interface Pending {
  offer: Offer
  /** Tells the one who waits that it is decided. */
  done: () => void
}

export class Carrier {
  readonly #parts: CarrierParts
  readonly #pending = new Map<string, Pending>()
  readonly #reaching = new Map<string, Promise<void>>()
  /** Over which link somebody was last heard who is not linked directly. */
  readonly #ways = new Map<string, PairLink>()
  #answering = 0
  #isStopped = false

  constructor(parts: CarrierParts) {
    this.#parts = parts
  }

  /** Offers a link to somebody behind `via`; resolves when it is there, or is not going to be. */
  reach(to: string, via: PairLink, spare: boolean): Promise<void> {
    if (this.#parts.neighbour(to)) return Promise.resolve()
    const reaching = this.#reaching.get(to) ?? this.#reach(to, via, spare)
    this.#reaching.set(to, reaching)
    return reaching.finally(() => this.#reaching.delete(to))
  }

  async #reach(to: string, via: PairLink, spare: boolean): Promise<void> {
    const { self, connector } = this.#parts
    const offer = await connector.offer(self).catch(() => undefined)
    if (!offer) return
    if (this.#isStopped) return offer.cancel()
    const decided = new Promise<void>((done) => this.#pending.set(to, { offer, done }))
    const fixed = { part: 'offer', spare, from: self.id, to, hops: 0 } as const
    via.signal(encodeStar({ kind: 'carried', carried: { ...fixed, token: offer.token } }))
    const timer = setTimeout(() => this.#settle(to), patience)
    await decided
    clearTimeout(timer)
  }

  /** Something that came over `link`: for this device, or to be passed on. */
  take(carried: Carried, link: PairLink): void {
    if (carried.hops > mostHops || carried.from === this.#parts.self.id) return
    this.#ways.set(carried.from, link)
    if (carried.to !== this.#parts.self.id) this.#passOn(carried, link)
    else if (carried.part === 'offer') void this.#answer(carried, link)
    else if (carried.part === 'answer') void this.#accept(carried)
    else this.#settle(carried.from)
  }

  stop(): void {
    this.#isStopped = true
    for (const to of [...this.#pending.keys()]) this.#settle(to)
    this.#ways.clear()
  }

  #passOn(carried: Carried, from: PairLink): void {
    const way = this.#parts.neighbour(carried.to) ?? this.#ways.get(carried.to)
    const next = { ...carried, hops: carried.hops + 1 }
    if (way && way !== from) way.signal(encodeStar({ kind: 'carried', carried: next }))
    else if (carried.part === 'offer') this.#refuse(carried, from)
  }

  #refuse({ from, to, spare }: Carried, link: PairLink): void {
    const fixed = { part: 'refusal', spare, from: to, to: from, hops: 0 } as const
    const carried = { ...fixed, token: new Uint8Array() }
    link.signal(encodeStar({ kind: 'carried', carried }))
  }

  async #answer(carried: Carried, link: PairLink): Promise<void> {
    const { self, connector } = this.#parts
    if (this.#answering >= mostAnswers || !this.#parts.admits()) {
      return this.#refuse(carried, link)
    }
    this.#answering += 1
    const half = await connector.answer(self, carried.token).catch(() => undefined)
    if (!half) this.#refuse(carried, link)
    else {
      const fixed = {
        part: 'answer',
        spare: carried.spare,
        from: self.id,
        to: carried.from,
      } as const
      const reply = { ...fixed, hops: 0, token: half.token }
      link.signal(encodeStar({ kind: 'carried', carried: reply }))
      const timer = setTimeout(() => half.cancel(), patience)
      await half.opened
        .then((whole) => this.#parts.opened(whole, carried.spare))
        .catch(() => undefined)
      clearTimeout(timer)
    }
    this.#answering -= 1
  }

  async #accept({ from, spare, token }: Carried): Promise<void> {
    const link = await this.#pending
      .get(from)
      ?.offer.accept(token)
      .catch(() => undefined)
    if (link && !this.#isStopped) this.#parts.opened(link, spare)
    else link?.close()
    this.#settle(from)
  }

  #settle(to: string): void {
    const pending = this.#pending.get(to)
    this.#pending.delete(to)
    pending?.offer.cancel()
    pending?.done()
  }
}
