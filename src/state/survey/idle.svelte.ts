/** Watches whether somebody is still there: first a question, then, without an answer, a blank start. */

/** Where time comes from; tests hand in their own. */
export interface IdleTime {
  /** Milliseconds that only go forward, also while the device sleeps. */
  now(): number
  /** Calls once a second until the returned function is called. */
  tick(call: () => void): () => void
}

const deviceTime: IdleTime = {
  now: () => Date.now(),
  tick: (call) => {
    const timer = setInterval(call, 1000)
    return () => clearInterval(timer)
  },
}

/** Nobody reads a question in less. */
const leastSeconds = 15
/** WCAG 2.2.1: time to say that one is still there. */
const warningSeconds = 20

export class Idle {
  readonly time: IdleTime
  readonly #seconds: number
  readonly #onend: () => void
  #touched = 0
  #stop: (() => void) | undefined
  /** Seconds until everything is discarded, once it was asked; undefined before. */
  left = $state<number>()

  /** `seconds` without a touch until it is asked; never below 15. */
  constructor(seconds: number, onend: () => void, time: IdleTime = deviceTime) {
    this.#seconds = Math.max(leastSeconds, seconds)
    this.#onend = onend
    this.time = time
  }

  begin(): void {
    this.end()
    this.#touched = this.time.now()
    this.#stop = this.time.tick(() => this.#look())
  }

  end(): void {
    this.#stop?.()
    this.#stop = undefined
    this.left = undefined
  }

  /** Somebody touched or typed; once it was asked, only `stay` counts: a sleeve is no answer. */
  touch(): void {
    if (this.left === undefined) this.#touched = this.time.now()
  }

  /** "Weiter": from the beginning. */
  stay(): void {
    this.left = undefined
    this.#touched = this.time.now()
  }

  #look(): void {
    const idle = (this.time.now() - this.#touched) / 1000
    // A clock that was set back must not keep answers on the screen for hours.
    if (idle < 0) this.#touched = this.time.now()
    if (idle < this.#seconds) return
    const left = Math.ceil(this.#seconds + warningSeconds - idle)
    if (left > 0) this.left = left
    else {
      this.end()
      this.#onend()
    }
  }
}
