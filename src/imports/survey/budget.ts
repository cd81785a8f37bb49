/** Holds every reading of a foreign file to so many steps, lets the screen breathe, and stops when told to. */
import { FileFault } from './fault.ts'

/** Told by whoever waits: how far it is (0 to 1), and that nobody waits any more. */
export interface Watch {
  signal?: AbortSignal
  progress?: (share: number) => void
}

/** More than the largest file within all other limits needs; a loop ends here instead of never. */
const mostSteps = 60_000_000
/** About 15 ms of work on a cheap tablet. */
const breath = 150_000

export class Budget {
  #left: number
  #sinceBreath = 0
  readonly #watch: Watch

  /** `most` is Infinity where something else bounds the work. */
  constructor(watch: Watch = {}, most = mostSteps) {
    this.#watch = watch
    this.#left = most
  }

  /** Counts work; throws a `FileFault` when a file asks for more than any real one. */
  spend(steps = 1): void {
    this.#left -= steps
    this.#sinceBreath += steps
    if (this.#left < 0) throw new FileFault('sie zu lesen würde zu lange dauern')
  }

  /** Tells how far it is, lets the screen draw after a stretch of work, and throws once it was cancelled. */
  async rest(share: number): Promise<void> {
    this.#watch.signal?.throwIfAborted()
    if (this.#sinceBreath < breath) return
    this.#sinceBreath = 0
    this.#watch.progress?.(share)
    await new Promise((resolve) => setTimeout(resolve))
    this.#watch.signal?.throwIfAborted()
  }
}
