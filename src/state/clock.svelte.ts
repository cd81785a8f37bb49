/** The time of this device: ticks once a second while somebody looks, and never runs backwards. */
import { createSubscriber } from 'svelte/reactivity'

const longestSleep = 12 * 3_600_000
const tolerated = 2_000

/** Where times come from; tests hand in their own. */
export interface TimeSource {
  wall(): number
  steady(): number
}

const deviceTime: TimeSource = { wall: () => Date.now(), steady: () => performance.now() }

export class Clock {
  #source: TimeSource
  #wall: number
  #steady: number
  #subscribe: () => void
  /** True once the device's clock was set back or far forward; the workshop goes on in steady time. */
  jumped = $state(false)

  constructor(source: TimeSource = deviceTime) {
    this.#source = source
    this.#wall = source.wall()
    this.#steady = source.steady()
    this.#subscribe = createSubscriber((update) => {
      const timer = setInterval(update, 1000)
      return () => clearInterval(timer)
    })
  }

  /** Epoch milliseconds, ticking once a second inside effects and templates. */
  get current(): number {
    this.#subscribe()
    return this.now()
  }

  /**
   * Epoch milliseconds now. A clock that goes on by hours was a device asleep and is believed; one that
   * goes back, or more than half a day forward, was changed by hand: then steady time counts on.
   */
  now(): number {
    const wall = this.#source.wall()
    const steady = this.#source.steady()
    const expected = this.#wall + (steady - this.#steady)
    const off = wall - expected
    const believed = off >= -tolerated && off < longestSleep
    if (!believed && !this.jumped) queueMicrotask(() => (this.jumped = true))
    const now = believed ? Math.max(wall, this.#wall) : expected
    this.#wall = now
    this.#steady = steady
    return now
  }

  /** The present day as ISO `JJJJ-MM-TT` in local time. */
  today(): string {
    const now = new Date(this.now())
    const two = (value: number) => String(value).padStart(2, '0')
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }
}
