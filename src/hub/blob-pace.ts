/** How fast the members of a room may ask for photos: per room and role, never per address of a network. */
import type { Member } from './admission.ts'
import { Pace } from './pace.ts'
import type { Settings } from './settings.ts'

/** Rooms that are remembered; whoever was silent longest is forgotten, and begins with a full measure. */
const MOST = 10_000

interface Measure {
  asks: Pace
  bytes: Pace
}

export class BlobPace {
  readonly #settings: Pick<Settings, 'messagesPerSecond' | 'bytesPerMinute'>
  readonly #measures = new Map<string, Measure>()

  constructor(settings: Pick<Settings, 'messagesPerSecond' | 'bytesPerMinute'>) {
    this.#settings = settings
  }

  /** Milliseconds to wait; 0 if the member may ask now. Who is told to wait has not used anything up. */
  ask(member: Member): number {
    const { asks, bytes } = this.#of(member)
    const wait = Math.max(asks.take(0), bytes.take(0))
    return wait > 0 ? wait : asks.take(1)
  }

  /** Counts what is carried; the next one may have to wait for it. */
  carry(member: Member, bytes: number): void {
    this.#of(member).bytes.take(bytes)
  }

  /** Readers use up nothing of those who contribute: the link to read may be known to many. */
  #of({ room, role }: Member): Measure {
    const key = `${room.id} ${role}`
    const { messagesPerSecond: perSecond, bytesPerMinute } = this.#settings
    const known = this.#measures.get(key)
    const measure = known ?? {
      asks: new Pace(perSecond, perSecond * 10),
      bytes: new Pace(bytesPerMinute / 60, bytesPerMinute),
    }
    this.#measures.delete(key)
    this.#measures.set(key, measure)
    for (const oldest of this.#measures.keys()) {
      if (this.#measures.size <= MOST) break
      this.#measures.delete(oldest)
    }
    return measure
  }
}
