/** Takes one photo after the other from one neighbour, part by part, from where it was broken off. */
import type { MediaAsk } from '#documents/ports.ts'
import type { MediaStock } from './stock.ts'
import { mostAsked, partLength } from './wire.ts'

export interface TakingParts {
  stock: MediaStock
  /** What this neighbour has and this device wants, the most urgent first; without those in `not`. */
  next: (not: ReadonlySet<string>) => Promise<MediaAsk | undefined>
  ask: (ask: MediaAsk, at: number, length: number) => void
  /** All of it is here. */
  kept: (ask: MediaAsk) => void
  /** Milliseconds without a part after which somebody else is asked. */
  patience: number
}

interface Active {
  ask: MediaAsk
  /** Where this neighbour began: only what is all from one is held against it. */
  from: number
  /** Where the next part has to begin, and where what was asked for ends. */
  next: number
  asked: number
  timer?: ReturnType<typeof setTimeout>
}

/** So many photos that turned out to be something else come from no device of ours. */
const mostWrong = 3

export class Taking {
  readonly #parts: TakingParts
  /** Not to be had from this neighbour, until it says again what it has. */
  readonly #barred = new Set<string>()
  #active: Active | undefined
  #isLooking = false
  #isAgain = false
  #isStopped = false
  #wrong = 0

  constructor(parts: TakingParts) {
    this.#parts = parts
  }

  /** Parts are taken only for this address. */
  get hash(): string | undefined {
    return this.#active?.ask.hash
  }

  /** The neighbour has said anew what it has. */
  allow(hashes: Iterable<string>): void {
    for (const hash of hashes) this.#barred.delete(hash)
  }

  /** Looks for something to take, unless something is under way. */
  look(): void {
    this.#isAgain = true
    if (this.#active || this.#isLooking || this.#isStopped) return
    this.#isLooking = true
    void this.#look().finally(() => {
      this.#isLooking = false
      if (this.#isAgain && !this.#active) this.look()
    })
  }

  /** Something was lost on the way: what is missing is asked for again. */
  again(): void {
    if (!this.#active) return this.look()
    this.#active.asked = this.#active.next
    this.#askOn(this.#active)
  }

  /** Parts nobody asked for, too long or too short ones, and those in the wrong place are nothing. */
  async take(hash: string, at: number, bytes: Uint8Array): Promise<void> {
    const active = this.#active
    if (active?.ask.hash !== hash || at !== active.next || at >= active.asked) return
    const length = Math.min(partLength, active.ask.size - at)
    if (bytes.length !== length) return
    active.next = at + length
    const reached = await this.#parts.stock.add(active.ask, at, bytes).catch(() => undefined)
    if (this.#active !== active) return
    if (reached === undefined) return this.#fail(active)
    // Another window may have got further: then it goes on from there.
    if (reached > active.next) active.next = active.asked = reached
    if (reached < active.next) active.next = active.asked = active.from = reached
    if (reached >= active.ask.size) return this.#finish(active)
    this.#askOn(active)
  }

  /** Lets go of what is under way, for example because nobody wants it any more. */
  release(hash?: string): void {
    if (this.#active && (hash === undefined || this.#active.ask.hash === hash)) this.#end()
  }

  stop(): void {
    this.#isStopped = true
    this.release()
  }

  async #look(): Promise<void> {
    while (this.#isAgain) {
      this.#isAgain = false
      if (this.#wrong >= mostWrong) return
      const ask = await this.#parts.next(this.#barred).catch(() => undefined)
      if (this.#isStopped || !ask || !this.#parts.stock.claim(ask)) continue
      const reached = await this.#parts.stock.reached(ask.hash).catch(() => 0)
      const active: Active = { ask, from: reached, next: reached, asked: reached }
      this.#active = active
      // Everything is here, and only the last step was not taken before the end.
      if (reached >= ask.size) await this.#finish(active)
      else this.#askOn(active)
      return
    }
  }

  /** Never more than a few parts are on their way, and the next are asked for before the last has come. */
  #askOn(active: Active): void {
    clearTimeout(active.timer)
    active.timer = setTimeout(() => this.#bar(active), this.#parts.patience)
    const rest = active.asked - active.next
    if (rest > mostAsked / 2) return
    const length = Math.min(mostAsked, active.ask.size - active.asked)
    if (length <= 0) return
    this.#parts.ask(active.ask, active.asked, length)
    active.asked += length
  }

  async #finish(active: Active): Promise<void> {
    clearTimeout(active.timer)
    const ending = await this.#parts.stock.finish(active.ask)
    if (this.#active !== active) return
    if (ending === 'wrong' && active.from === 0) {
      this.#wrong += 1
      return this.#bar(active)
    }
    if (ending === 'failing') return this.#bar(active)
    this.#end()
    if (ending === 'kept') this.#parts.kept(active.ask)
    this.look()
  }

  #fail(active: Active): void {
    this.#barred.add(active.ask.hash)
    this.#end()
    this.#parts.stock.fail(active.ask.hash)
  }

  #bar(active: Active): void {
    if (this.#active !== active) return
    this.#barred.add(active.ask.hash)
    this.#end()
    this.look()
  }

  #end(): void {
    const active = this.#active
    this.#active = undefined
    if (!active) return
    clearTimeout(active.timer)
    this.#parts.stock.free(active.ask)
  }
}
