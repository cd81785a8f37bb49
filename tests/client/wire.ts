/** Two devices joined with nobody in between: each end knows who is at the other. */
import type { Link, LinkMessage } from '#documents/ports.ts'
import type { Holder } from '#schema/receipt.ts'

class End implements Link {
  readonly kind = 'pair'
  readonly holder: Holder
  other: End | undefined
  readonly #listeners = new Set<(message: LinkMessage) => void>()

  constructor(holder: Holder) {
    this.holder = holder
  }

  send(message: LinkMessage): void {
    const carried = structuredClone(message)
    setImmediate(() => this.other?.take(carried))
  }
  receive(listener: (message: LinkMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  joined(): () => void {
    return () => undefined
  }
  close(): void {
    this.other = undefined
  }
  take(message: LinkMessage): void {
    for (const listener of [...this.#listeners]) listener(message)
  }
}

/** The end of `here` and the end of `there`. */
export function wire(here: Holder, there: Holder): [Link, Link] {
  const ends = [new End(there), new End(here)] as const
  ends[0].other = ends[1]
  ends[1].other = ends[0]
  return [ends[0], ends[1]]
}
