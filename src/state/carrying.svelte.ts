/** Cards that hang on a finger: told to others while it moves, and shown for as long as they are heard of. */
import type { Carried, PresenceMessage } from '#schema/presence.ts'

/** At most so often a movement is sent; held still, it is said again before others forget. */
const stepMilliseconds = 100
const stillMilliseconds = 1500
/** What nobody has heard of for so long is not moved any more. */
const forgetMilliseconds = 4000

type CarryMessage = PresenceMessage & { presence: 'carry' }

export class Carrying {
  readonly #self: string
  readonly #send: (message: CarryMessage) => void
  #others = $state.raw<ReadonlyMap<string, Carried>>(new Map())
  /** The last message that was taken, by sender; older ones that arrive late are left aside. */
  readonly #counts = new Map<string, number>()
  readonly #ends = new Map<string, ReturnType<typeof setTimeout>>()
  #count = 0
  #now: Carried | undefined
  #isSent = true
  /** Nothing has moved since the last message. */
  #isStill = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(self: string, send: (message: CarryMessage) => void) {
    this.#self = self
    this.#send = send
  }

  /** What others move right now, by sender. */
  get others(): ReadonlyMap<string, Carried> {
    return this.#others
  }

  /** Cards hang on the finger here; the last position always arrives. */
  move(carried: Carried): void {
    this.#now = carried
    this.#isSent = false
    if (this.#timer === undefined || this.#isStill) this.#say()
  }

  /** They were let go. */
  drop(): void {
    const wasCarrying = this.#now !== undefined
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#now = undefined
    if (wasCarrying) this.#tell(undefined)
  }

  take({ from, count, carried }: CarryMessage): void {
    if (count <= (this.#counts.get(from) ?? 0)) return
    this.#counts.set(from, count)
    clearTimeout(this.#ends.get(from))
    const others = new Map(this.#others)
    if (carried) {
      others.set(from, carried)
      this.#ends.set(
        from,
        setTimeout(() => this.forget(from), forgetMilliseconds),
      )
    } else others.delete(from)
    this.#others = others
  }

  forget(from: string): void {
    clearTimeout(this.#ends.get(from))
    this.#ends.delete(from)
    if (!this.#others.has(from)) return
    this.#others = new Map([...this.#others].filter(([one]) => one !== from))
  }

  close(): void {
    this.drop()
    for (const end of this.#ends.values()) clearTimeout(end)
  }

  #say(): void {
    this.#isSent = true
    this.#isStill = false
    this.#tell(this.#now)
    this.#wait(stepMilliseconds, () => {
      if (!this.#isSent) return this.#say()
      this.#isStill = true
      this.#wait(stillMilliseconds, () => this.#say())
    })
  }

  #wait(milliseconds: number, then: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(then, milliseconds)
  }

  #tell(carried: Carried | undefined): void {
    this.#count += 1
    const message = { presence: 'carry', from: this.#self, count: this.#count } as const
    this.#send({ ...message, ...(carried && { carried }) })
  }
}
