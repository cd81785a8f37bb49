/** What this device and the hub know of each other's entries of one document. */
import type { SealedEntry } from '#documents/ports.ts'

export class Account {
  /** What this device said that it has. */
  readonly offered = new Set<string>()
  /** What the hub said that it has, or has replaced: on its disk. */
  readonly known = new Set<string>()
  /** On its way to the hub, with the time of day at which it went. */
  readonly #under = new Map<string, number>()
  /** Asked of whoever has the document here. */
  readonly #wanted = new Set<string>()
  /** The hub will not take them, however often they come. */
  readonly #hopeless = new Set<string>()

  /** A new socket: what was under way may be lost, and the hub may have been set back. */
  begin(): void {
    this.known.clear()
    this.again()
    this.#under.clear()
    this.#hopeless.clear()
  }

  /** What was asked for in vain may be asked for once more; what never was answered counts as lost. */
  again(before = Infinity): void {
    this.#wanted.clear()
    for (const [hash, at] of this.#under) if (at < before) this.#under.delete(hash)
  }

  /** Whoever speaks for the document now may not have been there when something was asked for: it is asked again. */
  replaceOffered(hashes: readonly string[]): void {
    this.offered.clear()
    this.#wanted.clear()
    this.offer(hashes)
  }

  offer(hashes: readonly string[]): void {
    for (const hash of hashes) this.offered.add(hash)
  }

  confirm(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.known.add(hash)
      this.#under.delete(hash)
      this.#wanted.delete(hash)
    }
  }

  deny(hashes: readonly string[], isForGood: boolean): void {
    for (const hash of hashes) {
      this.#under.delete(hash)
      if (isForGood) this.#hopeless.add(hash)
    }
  }

  /** Offered, and nobody knows whether the hub has it. */
  get open(): string[] {
    return [...this.offered].filter((hash) => this.#isOpen(hash))
  }

  /** Offered, and the hub has it. */
  get held(): string[] {
    return [...this.offered].filter((hash) => this.known.has(hash))
  }

  get isSettled(): boolean {
    return !this.#under.size && [...this.#wanted].every((hash) => this.#hopeless.has(hash))
  }

  /** Those of these that have to be asked for here. */
  want(lacking: Iterable<string>): string[] {
    const wanted = [...lacking].filter((hash) => this.#isOpen(hash) && !this.#wanted.has(hash))
    for (const hash of wanted) this.#wanted.add(hash)
    return wanted
  }

  /** Those of these that have to be sent now. */
  send(entries: readonly SealedEntry[]): SealedEntry[] {
    const sent = entries.filter(({ hash }) => this.#isOpen(hash))
    for (const { hash } of sent) this.#under.set(hash, performance.now())
    return sent
  }

  #isOpen(hash: string): boolean {
    return !this.known.has(hash) && !this.#under.has(hash) && !this.#hopeless.has(hash)
  }
}
