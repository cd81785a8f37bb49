/** A store in memory that fails or waits when a test says so. */
import type { Problem, SealedEntry } from '#documents/ports.ts'
import { MemoryEntryStore } from '#storage/memory-store.ts'
import { ProblemError } from '#storage/problem.ts'

export class FaultyStore extends MemoryEntryStore {
  /** What each write is refused with; undefined lets it through. */
  fault: Problem['code'] | undefined
  /** Writes wait until `go` is called. */
  #gate: Promise<void> = Promise.resolve()
  /** How many entries each write held. */
  readonly writes: number[] = []
  readonly setAside: string[] = []

  /** Makes writes wait; returns what lets them go on. */
  hold(): () => void {
    let go = () => {}
    this.#gate = new Promise((resolve) => (go = resolve))
    return go
  }

  override async keep(docId: string, entries: SealedEntry[]): Promise<void> {
    await this.#gate
    if (this.fault) throw new ProblemError(this.fault, docId)
    this.writes.push(entries.length)
    await super.keep(docId, entries)
  }

  override quarantine(docId: string, entry: SealedEntry, reason: string): Promise<void> {
    this.setAside.push(reason)
    return super.quarantine(docId, entry, reason)
  }
}
