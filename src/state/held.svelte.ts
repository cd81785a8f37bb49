/** What a field shows: what is known, but while somebody types in it nothing from elsewhere changes it. */
import { untrack } from 'svelte'

export class Held {
  readonly #read: () => string
  #kept = $state<string | undefined>()

  constructor(read: () => string) {
    this.#read = read
  }

  get value(): string {
    return this.#kept ?? this.#read()
  }

  /** Something was typed; from now on it stays. */
  hold(): void {
    this.#kept ??= untrack(this.#read)
  }

  /** The field was left. */
  release(): void {
    this.#kept = undefined
  }
}
