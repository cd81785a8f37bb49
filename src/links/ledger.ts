/** Which entries of a document this device has, by address. */

export class Ledger {
  /** Kept on this device. */
  readonly have = new Set<string>()
  /** Kept until the disk damaged it, and not here again since. */
  readonly lost = new Set<string>()
  /** Applied, and on its way to the disk. */
  readonly #applied = new Set<string>()
  /** Replaced by snapshots, by address: which ones. */
  readonly #covered = new Map<string, Set<string>>()
  /** The same the other way round. */
  readonly #covers = new Map<string, string[]>()
  /** Foreign or broken: never asked for again. */
  readonly #refused = new Set<string>()
  /** Let go because others keep it: not taken in again. */
  readonly released = new Set<string>()

  knows(hash: string): boolean {
    const isHere = this.have.has(hash) || this.#applied.has(hash)
    const isUnwanted = this.#refused.has(hash) || this.released.has(hash)
    return isHere || this.#covered.has(hash) || isUnwanted
  }

  /** True if it is among these, or a snapshot that covers it is: then what it says is there. */
  isHeldIn(hashes: ReadonlySet<string>, hash: string): boolean {
    const ways = new Set([hash])
    for (const way of ways) {
      if (hashes.has(way)) return true
      for (const by of this.#covered.get(way) ?? []) ways.add(by)
    }
    return false
  }

  /** What a snapshot here says too, and need not travel beside it. */
  isCoveredHere(hash: string): boolean {
    return [...(this.#covered.get(hash) ?? [])].some((by) => this.isHeldIn(this.have, by))
  }

  /** What this snapshot covers; nothing if it is none. */
  coveredBy(snapshot: string): string[] {
    return this.#covers.get(snapshot) ?? []
  }

  /** Notes what is in the document though not yet on the disk. */
  apply(hashes: readonly string[]): void {
    for (const hash of hashes) this.#applied.add(hash)
  }

  /** Notes what the strict transaction has kept. */
  add(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.have.add(hash)
      this.released.delete(hash)
      this.lost.delete(hash)
      this.#applied.delete(hash)
    }
  }

  /** Notes what a snapshot covers; what is still held stays until it is superseded. */
  cover(snapshot: string, hashes: string[]): void {
    this.#covers.set(snapshot, hashes)
    for (const hash of hashes) {
      if (hash === snapshot) continue
      const by = this.#covered.get(hash) ?? new Set<string>()
      this.#covered.set(hash, by.add(snapshot))
    }
  }

  /** What was covered and taken out of the store. */
  drop(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.have.delete(hash)
      this.#applied.delete(hash)
    }
  }

  /** Notes that rows do not hold any more what they held: whoever has it is asked. */
  lose(hashes: readonly string[]): void {
    for (const hash of hashes) if (this.have.delete(hash)) this.lost.add(hash)
  }

  /** Notes what the document holds by its cache: what is neither here nor replaced was lost. */
  miss(cached: readonly string[]): void {
    for (const hash of cached) if (!this.knows(hash)) this.lost.add(hash)
  }

  /** Notes what is not kept here any more though others have it. */
  release(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.released.add(hash)
      this.have.delete(hash)
    }
  }

  /** These stay after all. */
  restore(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.released.delete(hash)
      this.have.add(hash)
    }
  }

  refuse(hash: string): void {
    this.#refused.add(hash)
  }
}
