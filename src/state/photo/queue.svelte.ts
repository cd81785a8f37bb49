/** Pictures that are being taken in, one after the other: how far each is, what became of it, and the way to stop. */
import { PhotoRefused, type PhotoFault } from '#photo/fault.ts'
import type { Intake, TakenPhoto } from './intake.ts'

/** `unkept`: it was taken in and could not be kept; it waits here for another attempt. */
export type ArrivalState =
  'waiting' | 'working' | 'keeping' | 'done' | 'cancelled' | 'unkept' | PhotoFault

export interface Arrival {
  id: number
  /** The name of the file; empty for what the camera of the app took. */
  name: string
  state: ArrivalState
  /** From 0 to 1. */
  share: number
}

interface Job {
  source: Blob | ImageBitmap | undefined
  taken?: TakenPhoto
  stop: AbortController
}

const isOver = (state: ArrivalState) => !['waiting', 'working', 'keeping'].includes(state)

export class PhotoQueue {
  readonly #intake: Pick<Intake, 'take' | 'end'>
  readonly #keep: (taken: TakenPhoto) => Promise<unknown>
  readonly #jobs = new Map<number, Job>()
  #arrivals = $state.raw<readonly Arrival[]>([])
  #next = 1
  #isRunning = false

  /** `keep` resolves once a photo is on the disk; only then the next one begins, so that memory stays flat. */
  constructor(intake: Pick<Intake, 'take' | 'end'>, keep: (taken: TakenPhoto) => Promise<unknown>) {
    this.#intake = intake
    this.#keep = keep
  }

  /** In the order in which they were added. */
  get arrivals(): readonly Arrival[] {
    return this.#arrivals
  }

  get isWorking(): boolean {
    return this.#arrivals.some(({ state }) => !isOver(state))
  }

  /** How many of those since the last rest are done. */
  get done(): { done: number; all: number } {
    const done = this.#arrivals.filter(({ state }) => isOver(state)).length
    return { done, all: this.#arrivals.length }
  }

  /** What needs a person: everything that is over and did not become a photo. */
  get faults(): readonly Arrival[] {
    return this.#arrivals.filter(
      ({ state }) => isOver(state) && state !== 'done' && state !== 'cancelled',
    )
  }

  add(sources: readonly (Blob | ImageBitmap)[]): void {
    if (!this.isWorking) this.#arrivals = this.faults
    const added = sources.map((source): Arrival => {
      const id = this.#next
      this.#next += 1
      this.#jobs.set(id, { source, stop: new AbortController() })
      return { id, name: source instanceof File ? source.name : '', state: 'waiting', share: 0 }
    })
    this.#arrivals = [...this.#arrivals, ...added]
    void this.#run()
  }

  /** What is kept already stays; files stay where they were. */
  cancel(id?: number): void {
    for (const arrival of this.#arrivals) {
      const isMeant = id === undefined || arrival.id === id
      if (!isMeant || !['waiting', 'working'].includes(arrival.state)) continue
      this.#jobs.get(arrival.id)?.stop.abort(new DOMException('Stopped.', 'AbortError'))
      if (arrival.state !== 'waiting') continue
      // What was taken in already and only waits for room is not thrown away.
      if (this.#jobs.get(arrival.id)?.taken) this.#become(arrival.id, { state: 'unkept' })
      else this.#end(arrival.id, 'cancelled')
    }
  }

  /** Tries once more to keep what could not be kept. */
  again(id: number): void {
    if (this.#stateOf(id) !== 'unkept') return
    this.#become(id, { state: 'waiting' })
    void this.#run()
  }

  /** Takes a line away that somebody has read. */
  dismiss(id: number): void {
    const state = this.#stateOf(id)
    if (!state || !isOver(state)) return
    this.#jobs.delete(id)
    this.#arrivals = this.#arrivals.filter((arrival) => arrival.id !== id)
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    for (let next = this.#waiting(); next; next = this.#waiting()) await this.#take(next.id)
    this.#isRunning = false
    // Nothing waits: the memory of the thread is given back.
    this.#intake.end()
  }

  #waiting(): Arrival | undefined {
    return this.#arrivals.find(({ state }) => state === 'waiting')
  }

  async #take(id: number): Promise<void> {
    const job = this.#jobs.get(id)
    if (!job) return
    try {
      job.taken ??= await this.#takeIn(id, job)
      // A frame is used up, and a file is needed no more.
      job.source = undefined
    } catch (error) {
      const fault = error instanceof PhotoRefused ? error.fault : 'failing'
      return this.#end(id, job.stop.signal.aborted ? 'cancelled' : fault)
    }
    this.#become(id, { state: 'keeping', share: 1 })
    try {
      await this.#keep(job.taken)
      this.#end(id, 'done')
    } catch {
      this.#become(id, { state: 'unkept' })
    }
  }

  async #takeIn(id: number, { source, stop }: Job): Promise<TakenPhoto> {
    if (!source) throw new PhotoRefused('failing')
    this.#become(id, { state: 'working', share: 0 })
    const progress = (share: number) => this.#become(id, { share })
    return this.#intake.take(source, {}, { signal: stop.signal, progress })
  }

  #stateOf(id: number): ArrivalState | undefined {
    return this.#arrivals.find((arrival) => arrival.id === id)?.state
  }

  #end(id: number, state: ArrivalState): void {
    const job = this.#jobs.get(id)
    if (job?.source instanceof ImageBitmap) job.source.close()
    this.#jobs.delete(id)
    this.#become(id, { state })
  }

  #become(id: number, change: Partial<Arrival>): void {
    this.#arrivals = this.#arrivals.map((one) => (one.id === id ? { ...one, ...change } : one))
  }
}
