/** Which entries of a document this device has, by address. */

export class Ledger {
  /** Kept and applied. */
  readonly have = new Set<string>()
  /** Replaced by a snapshot that is kept. */
  readonly #covered = new Set<string>()
  /** Foreign or broken: never asked for again. */
  readonly #refused = new Set<string>()

  knows(hash: string): boolean {
    return this.have.has(hash) || this.#covered.has(hash) || this.#refused.has(hash)
  }

  isCovered(hash: string): boolean {
    return this.#covered.has(hash)
  }

  add(hash: string): void {
    this.have.add(hash)
  }

  /** Notes what a snapshot covers; what is still held stays until it is superseded. */
  cover(hashes: string[]): void {
    for (const hash of hashes) this.#covered.add(hash)
  }

  /** What was covered and taken out of the store. */
  drop(hashes: string[]): void {
    for (const hash of hashes) this.have.delete(hash)
  }

  refuse(hash: string): void {
    this.#refused.add(hash)
  }
}
