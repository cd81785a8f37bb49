/** Choosing how devices meet: a look at the network, and the hub, if there is one. */
import type { HubProbe, HubStatus, Meeting } from '#documents/ports.ts'
import { Live } from './live.ts'

/** What the look at the network recommends. */
export type Advice = 'hub' | 'room' | 'file'

export class Network {
  readonly #meeting: Pick<Meeting, 'hub' | 'isInNetwork' | 'observe'>
  readonly #status: Live<{ address: string | undefined; status: HubStatus | undefined }>
  /** Where the page itself came from: most often that is the hub. */
  address = $state('')
  operator = $state('')
  isLooking = $state(false)
  advice = $state<Advice>()
  fault = $state<Exclude<HubProbe, 'here'> | 'failed'>()

  constructor(meeting: Pick<Meeting, 'hub' | 'isInNetwork' | 'observe'>, origin: string) {
    this.#meeting = meeting
    this.address = meeting.hub.address ?? origin
    this.#status = new Live(
      (changed) => meeting.observe(changed),
      () => ({ address: meeting.hub.address, status: meeting.hub.status }),
    )
  }

  /** The hub this device meets others at; undefined: none is chosen. */
  get hub(): string | undefined {
    return this.#status.current.address
  }

  get status(): HubStatus | undefined {
    return this.#status.current.status
  }

  /** Ten seconds at most. */
  async look(): Promise<void> {
    await this.#during(async () => {
      const [found, isInNetwork] = await Promise.all([
        this.#meeting.hub.probe(this.address),
        this.#meeting.isInNetwork(),
      ])
      this.advice = found === 'here' ? 'hub' : isInNetwork ? 'room' : 'file'
    })
  }

  /** Nothing is chosen that does not answer. */
  async join(): Promise<void> {
    await this.#during(async () => {
      const found = await this.#meeting.hub.probe(this.address)
      if (found === 'here') await this.#meeting.hub.choose(this.address, this.operator.trim())
      else this.fault = found
    })
  }

  /** The operator's token came by mail or on paper: it is tried at once. */
  async enter(): Promise<void> {
    const { hub } = this
    if (hub === undefined) return
    await this.#during(() => this.#meeting.hub.choose(hub, this.operator.trim()))
  }

  async leave(): Promise<void> {
    await this.#during(() => this.#meeting.hub.leave())
  }

  async #during(work: () => Promise<void>): Promise<void> {
    if (this.isLooking) return
    this.isLooking = true
    this.fault = undefined
    try {
      await work()
    } catch {
      this.fault = 'failed'
    } finally {
      this.isLooking = false
    }
  }
}
