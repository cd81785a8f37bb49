/** Something outside Svelte that changes by itself, readable in a rune through `current`. */
import { createSubscriber } from 'svelte/reactivity'

export class Live<T> {
  #subscribe: () => void
  #read: () => T

  constructor(observe: (changed: () => void) => () => void, read: () => T) {
    this.#read = read
    this.#subscribe = createSubscriber((update) => observe(update))
  }

  get current(): T {
    this.#subscribe()
    return this.#read()
  }
}

/** The current list of records, or a single record, as a live value. */
export function liveList<T>(records: {
  list(): readonly T[]
  observe(changed: () => void): () => void
}): Live<readonly T[]> {
  return new Live(
    (changed) => records.observe(changed),
    () => records.list(),
  )
}

/** A record that exists once, as a live value. */
export function liveRecord<T>(single: {
  readonly current: T
  observe(changed: () => void): () => void
}): Live<T> {
  return new Live(
    (changed) => single.observe(changed),
    () => single.current,
  )
}
