/** Simulated hands: every tap and key takes as long as people need for it, and each person has a clock of their own. */
import type { Locator, Page } from 'playwright'
import { Pointer, type Hands } from './hands.ts'

/**
 * Seconds, after Card, Moran and Newell's keystroke-level model: deciding (1.35), reaching (1.1) and touching (0.1)
 * for a tap, an unhurried typist's key, and what happens beside the screen as it was tried out with tablets.
 */
export const pace = { tap: 2.55, key: 0.28, scan: 4, walk: 5, carry: 10 } as const

export class PacedHands implements Hands {
  readonly page: Page
  readonly #pointer: Pointer
  /** Seconds that this person has needed since the clock was set, those of waiting for the app included. */
  seconds = 0
  taps = 0
  keys = 0

  constructor(page: Page) {
    this.page = page
    this.#pointer = new Pointer(page)
  }

  setClock(): void {
    this.seconds = 0
    this.taps = 0
    this.keys = 0
  }

  /** Something besides tapping and typing. */
  spend(seconds: number): void {
    this.seconds += seconds
  }

  /** Counts how long the app keeps this person waiting, as it is measured. */
  async wait<T>(what: Promise<T>): Promise<T> {
    const before = performance.now()
    const result = await what
    this.seconds += (performance.now() - before) / 1000
    return result
  }

  /** Two people do something together: whoever is earlier waits. */
  meet(other: PacedHands): void {
    const later = Math.max(this.seconds, other.seconds)
    this.seconds = later
    other.seconds = later
  }

  /** Opens the app anew at its first page, by its icon. */
  async openApp(): Promise<void> {
    this.#tap()
    await this.wait(this.page.goto('/'))
  }

  async press(target: Locator): Promise<void> {
    this.#tap()
    await this.wait(this.#pointer.press(target))
  }

  async write(field: Locator, text: string): Promise<void> {
    this.#tap()
    this.#type(text.length)
    await this.wait(this.#pointer.write(field, text))
  }

  async setDate(field: Locator, value: string): Promise<void> {
    this.#tap()
    this.#type(value.length)
    await this.wait(this.#pointer.setDate(field, value))
  }

  async choose(list: Locator, value: string): Promise<void> {
    this.#tap()
    this.#tap()
    await this.wait(this.#pointer.choose(list, value))
  }

  async key(key: string): Promise<void> {
    this.#type(1)
    await this.wait(this.#pointer.key(key))
  }

  async reach(target: Locator): Promise<void> {
    this.#tap()
    await this.wait(this.#pointer.reach(target))
  }

  #tap(): void {
    this.taps += 1
    this.seconds += pace.tap
  }

  #type(keys: number): void {
    this.keys += keys
    this.seconds += keys * pace.key
  }
}
