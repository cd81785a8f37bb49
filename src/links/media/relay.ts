/** Passes parts between two neighbours that are not linked with each other; nothing of them is kept on the way. */
import { mostAsked, type MediaMessage } from './wire.ts'
import type { Neighbour } from './neighbour.ts'

/** So many photos may be on their way through at once; who asked for an older one asks again, and is heard. */
const mostRelayed = 64

interface Passage {
  keeper: Neighbour
  /** Who waits, and for how many bytes. */
  waiting: Map<Neighbour, number>
}

export class Relay {
  readonly #passages = new Map<string, Passage>()

  /** Asks one of the others that keeps it. False if none does. */
  passOn(
    others: readonly Neighbour[],
    docId: string,
    ask: MediaMessage & { kind: 'ask' },
    from: Neighbour,
  ): boolean {
    const keeper = others.find((other) => other.isKeeping(docId, ask.hash))
    if (!keeper) return false
    const key = `${docId} ${ask.hash}`
    const waiting = this.#passages.get(key)?.waiting ?? new Map<Neighbour, number>()
    waiting.set(
      from,
      Math.min(2 * mostAsked, (waiting.get(from) ?? 0) + Math.min(mostAsked, ask.length)),
    )
    this.#passages.delete(key)
    this.#passages.set(key, { keeper, waiting })
    for (const oldest of this.#passages.keys()) {
      if (this.#passages.size <= mostRelayed) break
      this.#passages.delete(oldest)
    }
    void keeper.say(docId, ask)
    return true
  }

  /** Only from who was asked, and only as much as was asked for. */
  passed(docId: string, part: MediaMessage & { kind: 'part' }, from: Neighbour): void {
    const key = `${docId} ${part.hash}`
    const passage = this.#passages.get(key)
    if (passage?.keeper !== from) return
    for (const [neighbour, rest] of passage.waiting) {
      void neighbour.say(docId, part)
      if (rest > part.bytes.length) passage.waiting.set(neighbour, rest - part.bytes.length)
      else passage.waiting.delete(neighbour)
    }
    if (!passage.waiting.size) this.#passages.delete(key)
  }

  forget(neighbour: Neighbour): void {
    for (const [key, { keeper, waiting }] of this.#passages) {
      waiting.delete(neighbour)
      if (keeper === neighbour || !waiting.size) this.#passages.delete(key)
    }
  }
}
