/** Reads one kind of record out of a shared document and keeps the list ready while it changes. */
import { Map as SharedMap, type Doc } from 'yjs'

/** A schema that can check an unknown value; every Zod schema is one. */
interface Reader<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/** Up to so many changed records are put in their place one by one. */
const fewChanges = 64

/** A record with what it is sorted by. */
interface Row<T> {
  key: string
  rank: string
  value: T
}

function row<T extends object>(key: string, value: T): Row<T> {
  const rank = 'rank' in value && typeof value.rank === 'string' ? value.rank : ''
  return { key, rank, value }
}

/** Puts a row where it belongs among rows in order. */
function insert<T>(rows: Row<T>[], one: Row<T>): void {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = rows[middle]
    if (other && byRank(other, one) < 0) low = middle + 1
    else high = middle
  }
  rows.splice(low, 0, one)
}

/** Sorts by fractional rank; equal ranks (written apart) by key, the same on every device. */
function byRank(a: { key: string; rank: string }, b: { key: string; rank: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.key < b.key ? -1 : 1
}

/**
 * The records of one root map (`name`), each a shared map written field by field. Only what changed is
 * read again, so that one new card on a board of 5,000 costs one card. Records that do not parse are
 * left out, never changed (formats, section 4).
 */
export class Records<T extends object> {
  readonly map: SharedMap<SharedMap<unknown>>
  #reader: Reader<T>
  #values = new Map<string, T>()
  #rows: Row<T>[] = []
  /** Keys that changed since the rows were put in order. */
  #stale = new Set<string>()
  #list: readonly T[] | undefined
  #listeners = new Set<() => void>()

  constructor(doc: Doc, name: string, reader: Reader<T>) {
    this.map = doc.getMap(name)
    this.#reader = reader
    for (const key of this.map.keys()) this.#read(key)
    this.map.observeDeep((events) => {
      const keys = new Set<string>()
      for (const event of events) {
        const [key] = event.path
        if (typeof key === 'string') keys.add(key)
        else for (const changed of event.keys.keys()) keys.add(changed)
      }
      this.#changed(keys)
    })
  }

  /** The record under this key, or undefined. */
  get(key: string): T | undefined {
    return this.#values.get(key)
  }

  /** All records in display order. The same array until something changes. */
  list(): readonly T[] {
    this.#list ??= this.#ordered()
    return this.#list
  }

  /** Calls back after each change until the returned function is called. */
  observe(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  #ordered(): readonly T[] {
    // Sorting 5,000 cards for each new one would be felt in the composer: a few are put in their place.
    if (this.#stale.size > fewChanges) {
      this.#rows = [...this.#values].map(([key, value]) => row(key, value)).sort(byRank)
    } else if (this.#stale.size > 0) {
      const rows = this.#rows.filter(({ key }) => !this.#stale.has(key))
      for (const key of this.#stale) {
        const value = this.#values.get(key)
        if (value) insert(rows, row(key, value))
      }
      this.#rows = rows
    }
    this.#stale.clear()
    return this.#rows.map(({ value }) => value)
  }

  #read(key: string): void {
    // Whoever may write can put anything here; what is no record is left out, too.
    const record: unknown = this.map.get(key)
    const parsed = this.#reader.safeParse(record instanceof SharedMap ? record.toJSON() : undefined)
    if (parsed.success) this.#values.set(key, parsed.data)
    else this.#values.delete(key)
    this.#stale.add(key)
  }

  #changed(keys: Set<string>): void {
    for (const key of keys) this.#read(key)
    this.#list = undefined
    for (const listener of [...this.#listeners]) listener()
  }
}

/** One record that a document has exactly once, such as its heading: the root map itself. */
export class Single<T extends object> {
  readonly map: SharedMap<unknown>
  #reader: Reader<T>
  #value: T | undefined
  #listeners = new Set<() => void>()

  constructor(doc: Doc, name: string, reader: Reader<T>) {
    this.map = doc.getMap(name)
    this.#reader = reader
    this.map.observeDeep(() => {
      this.#value = undefined
      for (const listener of [...this.#listeners]) listener()
    })
  }

  /** False while nothing of it has arrived on this device: what is joined comes later than its keys. */
  get isThere(): boolean {
    return this.#value !== undefined || this.#reader.safeParse(this.map.toJSON()).success
  }

  /** The record; missing or damaged fields have their defaults. Throws only if the document is of another kind. */
  get current(): T {
    if (!this.#value) {
      const parsed = this.#reader.safeParse(this.map.toJSON())
      if (!parsed.success) throw new Error('The document has no heading that can be read.')
      this.#value = parsed.data
    }
    return this.#value
  }

  observe(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
}
