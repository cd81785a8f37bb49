/** Measures how fast somebody sends, and how long to wait when it is too fast. */

/** Fills steadily up to a minute's worth; what is taken beyond has to be waited for. */
export class Pace {
  readonly #perSecond: number
  readonly #most: number
  readonly #now: () => number
  #left: number
  #at: number

  constructor(perSecond: number, most: number, now = () => performance.now()) {
    this.#perSecond = perSecond
    this.#most = most
    this.#now = now
    this.#left = most
    this.#at = now()
  }

  /** Milliseconds to wait before the next may come; 0 if there is no hurry. */
  take(amount: number): number {
    const now = this.#now()
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    this.#left -= amount
    return this.#left >= 0 ? 0 : (-this.#left / this.#perSecond) * 1000
  }
}
