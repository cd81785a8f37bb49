/** Which entries of a document this device has, by address. */

export class Ledger {
  /** Kept on this device. */
  readonly have = new Set<string>()
  /** Applied, and on its way to the disk. */
  readonly #applied = new Set<string>()
  /** Replaced by a snapshot that is kept. */
  readonly #covered = new Set<string>()
  /** Foreign or broken: never asked for again. */
  readonly #refused = new Set<string>()

  knows(hash: string): boolean {
    const isHere = this.have.has(hash) || this.#applied.has(hash)
    return isHere || this.#covered.has(hash) || this.#refused.has(hash)
  }

  isCovered(hash: string): boolean {
    return this.#covered.has(hash)
  }

  /** Notes what is in the document though not yet on the disk. */
  apply(hashes: readonly string[]): void {
    for (const hash of hashes) this.#applied.add(hash)
  }

  /** Notes what the strict transaction has kept. */
  add(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.have.add(hash)
      this.#applied.delete(hash)
    }
  }

  /** Notes what a snapshot covers; what is still held stays until it is superseded. */
  cover(hashes: readonly string[]): void {
    for (const hash of hashes) this.#covered.add(hash)
  }

  /** What was covered and taken out of the store. */
  drop(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.have.delete(hash)
      this.#applied.delete(hash)
    }
  }

  refuse(hash: string): void {
    this.#refused.add(hash)
  }
}
